package client_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/credentials"
)

// ak is a configuration with one key pair in a profile called prod.
func ak(t *testing.T, id string) string {
	t.Helper()
	return configuration(t, pair(id).with(settings{"name": "prod", "mode": "AK"}))
}

// wantSigned makes a call and fails the test unless the key signed it.
func wantSigned(t *testing.T, avds *gateway, c *client.Client, what, id string) {
	t.Helper()
	avds.call(t, c)
	if got := avds.last(); got != id+" " {
		t.Errorf("%s: signed as %s, want %s", what, got, id)
	}
}

// A rotated key is used at once, without a restart.
func TestKeysFollowTheFile(t *testing.T) {
	for name, path := range map[string][]string{
		"profile": {".aliyun", "config.json"}, "credentials file": {".alibabacloud", "credentials"},
	} {
		t.Run(name, func(t *testing.T) {
			content, options := ini, []client.Option(nil)
			if name == "profile" {
				content = func(id string) string { return ak(t, id) }
				options = []client.Option{client.WithProfile("prod")}
			}
			folder, avds := home(t), newGateway(t)
			file := put(t, content("LTAIone"), append([]string{folder}, path...)...)
			c := unsigned(t, avds.URL, options...)
			wantSigned(t, avds, c, "before", "LTAIone")
			put(t, content("LTAItwo"), file)
			wantSigned(t, avds, c, "replaced", "LTAItwo")
			if err := os.WriteFile(file, []byte(content("LTAIthree")), 0o600); err != nil {
				t.Fatal(err)
			}
			wantSigned(t, avds, c, "rewritten in place", "LTAIthree")
			if err := os.WriteFile(file, []byte(content("LTAIthree")[:40]), 0o600); err != nil {
				t.Fatal(err)
			}
			wantSigned(t, avds, c, "half-written", "LTAIthree")
			if err := os.WriteFile(file, []byte(content("LTAIfour")), 0o600); err != nil {
				t.Fatal(err)
			}
			wantSigned(t, avds, c, "whole again", "LTAIfour")
			old := time.Now().Add(-time.Hour)
			if err := os.WriteFile(file, []byte("{}"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(file, old, old); err != nil {
				t.Fatal(err)
			}
			_, err := c.DescribeScans(t.Context(), client.Query{})
			failureOf(t, err, client.KindCredentials)
			if got := c.CredentialsSource(); got != (credentials.Source{}) {
				t.Errorf("keys that are gone come from %v", got)
			}
			put(t, content("LTAIfive"), file)
			wantSigned(t, avds, c, "back", "LTAIfive")
		})
	}
}

// The order of the chain holds while the program runs.
func TestChainFollowsFilesThatComeAndGo(t *testing.T) {
	folder, avds := home(t), newGateway(t)
	config := filepath.Join(folder, ".aliyun", "config.json")
	c := unsigned(t, avds.URL)
	if _, err := c.DescribeScans(t.Context(), client.Query{}); !errors.Is(err, credentials.ErrNone) {
		t.Errorf("without any file: %v", err)
	}
	shared := put(t, ini("LTAIshared"), folder, ".alibabacloud", "credentials")
	wantSigned(t, avds, c, "credentials file", "LTAIshared")
	put(t, ak(t, "LTAIcli")[:30], config)
	wantSigned(t, avds, c, "half a configuration", "LTAIshared")
	put(t, ak(t, "LTAIcli"), config)
	wantSigned(t, avds, c, "configuration", "LTAIcli")
	put(t, ak(t, "LTAIcli")[:30], config)
	wantSigned(t, avds, c, "half a configuration again", "LTAIcli")
	if err := os.Remove(config); err != nil {
		t.Fatal(err)
	}
	wantSigned(t, avds, c, "without the configuration", "LTAIshared")
	if err := os.Remove(shared); err != nil {
		t.Fatal(err)
	}
	if _, err := c.DescribeScans(t.Context(), client.Query{}); !errors.Is(err, credentials.ErrNone) {
		t.Errorf("without any file again: %v", err)
	}
}

// Others keep the token of a pod fresh.
func TestRoleFollowsTheOIDCTokenFile(t *testing.T) {
	folder, avds, sts := home(t), newGateway(t), newRoles(t)
	token := put(t, "jwt1", folder, "token")
	role := settings{"name": "pod", "mode": "OIDC", "ram_role_arn": "r", "oidc_provider_arn": "p", "oidc_token_file": token, "sts_endpoint": sts.host}
	put(t, configuration(t, role), folder, ".aliyun", "config.json")
	c := unsigned(t, avds.URL, client.WithProfile("pod"))
	avds.call(t, c)
	avds.call(t, c)
	put(t, "jwt2", token)
	avds.call(t, c)
	if want := "AssumeRoleWithOIDC r by jwt2 "; len(sts.asked) != 2 || sts.asked[1] != want {
		t.Errorf("asked for %q, want a second %q", sts.asked, want)
	}
}

// A role that is gone from the file is not a hiccup.
func TestRoleThatIsTakenOutOfTheFile(t *testing.T) {
	folder, avds, sts := home(t), newGateway(t), newRoles(t)
	role := pair("LTAIx").with(settings{"name": "prod", "mode": "RamRoleArn", "ram_role_arn": "r", "sts_endpoint": sts.host})
	file := put(t, configuration(t, role), folder, ".aliyun", "config.json")
	c := unsigned(t, avds.URL, client.WithProfile("prod"))
	avds.call(t, c)
	put(t, configuration(t, role.with(settings{"name": "other"})), file)
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindCredentials)
	var failure *credentials.ProfileError
	if !errors.As(err, &failure) || failure.Reason != credentials.ReasonNoProfile {
		t.Errorf("got %v", err)
	}
}

// The CLI renews what it stores when it is used or logged in again.
func TestLoginOfTheCLIIsTakenUp(t *testing.T) {
	folder, avds := home(t), newGateway(t)
	login := func(id string, left time.Duration) {
		profile := pair(id).with(settings{"name": "sso", "mode": "CloudSSO", "sts_token": "", "sts_expiration": time.Now().Add(left).Unix()})
		profile["sts_token"] = "t"
		put(t, configuration(t, profile), folder, ".aliyun", "config.json")
	}
	login("LTAIold", -time.Minute)
	c := unsigned(t, avds.URL, client.WithProfile("sso"))
	_, err := c.DescribeScans(t.Context(), client.Query{})
	var failure *credentials.ProfileError
	if !errors.As(err, &failure) || failure.Reason != credentials.ReasonLogin || failure.Mode != "CloudSSO" {
		t.Fatalf("got %v", err)
	}
	login("LTAInew", time.Hour)
	avds.call(t, c)
	if got := avds.last(); got != "LTAInew t" {
		t.Errorf("signed as %s", got)
	}
}
