package credentials_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"scantop/client/credentials"
	"scantop/client/reason"
)

// A rotated key is used at once, without a restart.
func TestKeysFollowTheFile(t *testing.T) {
	for name, path := range map[string][]string{
		"profile": {".aliyun", "config.json"}, "credentials file": {".alibabacloud", "credentials"},
	} {
		t.Run(name, func(t *testing.T) {
			content, c := ini, credentials.Default()
			if name == "profile" {
				content = func(id string) string { return ak(t, id) }
				c = credentials.FromProfile("prod")
			}
			folder := home(t)
			file := put(t, content("LTAIone"), append([]string{folder}, path...)...)
			wantKeys(t, c, "before", "LTAIone ")
			put(t, content("LTAItwo"), file)
			wantKeys(t, c, "replaced", "LTAItwo ")
			if err := os.WriteFile(file, []byte(content("LTAIthree")), 0o600); err != nil {
				t.Fatal(err)
			}
			wantKeys(t, c, "rewritten in place", "LTAIthree ")
			if err := os.WriteFile(file, []byte(content("LTAIthree")[:40]), 0o600); err != nil {
				t.Fatal(err)
			}
			if name == "profile" {
				wantKeys(t, c, "half-written", "LTAIthree ")
			} else { // the format does not show that this is only half of the file
				failureOf(t, c)
			}
			if err := os.WriteFile(file, []byte(content("LTAIfour")), 0o600); err != nil {
				t.Fatal(err)
			}
			wantKeys(t, c, "whole again", "LTAIfour ")
			old := time.Now().Add(-time.Hour)
			if err := os.WriteFile(file, []byte("{}"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(file, old, old); err != nil {
				t.Fatal(err)
			}
			failureOf(t, c)
			if got := c.Source(); got != (credentials.Source{}) {
				t.Errorf("removed keys still come from %v", got)
			}
			put(t, content("LTAIfive"), file)
			wantKeys(t, c, "back", "LTAIfive ")
		})
	}
}

// The order of the chain also applies to changes while the program runs.
func TestChainFollowsFilesThatComeAndGo(t *testing.T) {
	folder := home(t)
	config := filepath.Join(folder, ".aliyun", "config.json")
	c := credentials.Default()
	if failure := failureOf(t, c); failure.Reason != reason.NotSetUp {
		t.Errorf("without any file: %v", failure)
	}
	shared := put(t, ini("LTAIshared"), folder, ".alibabacloud", "credentials")
	wantKeys(t, c, "credentials file", "LTAIshared ")
	put(t, ak(t, "LTAIcli")[:30], config)
	wantKeys(t, c, "half a configuration", "LTAIshared ")
	put(t, ak(t, "LTAIcli"), config)
	wantKeys(t, c, "configuration", "LTAIcli ")
	put(t, ak(t, "LTAIcli")[:30], config)
	wantKeys(t, c, "half a configuration again", "LTAIcli ")
	if err := os.Remove(config); err != nil {
		t.Fatal(err)
	}
	wantKeys(t, c, "without the configuration", "LTAIshared ")
	if err := os.Remove(shared); err != nil {
		t.Fatal(err)
	}
	if failure := failureOf(t, c); failure.Reason != reason.NotSetUp {
		t.Errorf("without any file again: %v", failure)
	}
}

// Another program renews the token of a pod.
func TestRoleFollowsTheOIDCTokenFile(t *testing.T) {
	folder, sts := home(t), newRoles(t)
	token := put(t, "jwt1", folder, "token")
	role := settings{"name": "pod", "mode": "OIDC", "ram_role_arn": "r", "oidc_provider_arn": "p",
		"oidc_token_file": token, "sts_endpoint": sts.host}
	put(t, configuration(t, role), folder, ".aliyun", "config.json")
	c := credentials.FromProfile("pod")
	mustFind(t, c)
	mustFind(t, c)
	put(t, "jwt2", token)
	mustFind(t, c)
	if want := "AssumeRoleWithOIDC r by jwt2 "; len(sts.asked) != 2 || sts.asked[1] != want {
		t.Errorf("asked for %q, want a second %q", sts.asked, want)
	}
}

// If a role is removed from the file, its keys are no longer used.
func TestRemovedRole(t *testing.T) {
	folder, sts := home(t), newRoles(t)
	role := pair("LTAIx").with(settings{"name": "prod", "mode": "RamRoleArn", "ram_role_arn": "r",
		"sts_endpoint": sts.host})
	file := put(t, configuration(t, role), folder, ".aliyun", "config.json")
	c := credentials.FromProfile("prod")
	mustFind(t, c)
	put(t, configuration(t, role.with(settings{"name": "other"})), file)
	if failure := failureOf(t, c); failure.Reason != reason.NoProfile || failure.Expired {
		t.Errorf("got %v", failure)
	}
}

// The CLI renews its stored keys when it is used or logs in again.
func TestRenewedLoginOfTheCLI(t *testing.T) {
	folder := home(t)
	login := func(id string, left time.Duration) {
		profile := pair(id).with(settings{"name": "sso", "mode": "CloudSSO", "sts_token": "",
			"sts_expiration": time.Now().Add(left).Unix()})
		profile["sts_token"] = "t"
		put(t, configuration(t, profile), folder, ".aliyun", "config.json")
	}
	login("LTAIold", -time.Minute)
	c := credentials.FromProfile("sso")
	if failure := failureOf(t, c); failure.Reason != reason.Login || failure.Mode != "CloudSSO" {
		t.Fatalf("got %v", failure)
	}
	login("LTAInew", time.Hour)
	wantKeys(t, c, "after the login", "LTAInew t")
}
