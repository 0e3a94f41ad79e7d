package credentials_test

import (
	"encoding/json"
	"testing"

	"scantop/client/credentials"
)

// Each prefix that the aliyun CLI reads gives a key pair. The names without a prefix come after the
// files, because other programs may use them.
func TestNamesOfKeysInTheEnvironment(t *testing.T) {
	folder := home(t)
	for _, family := range []string{"", "ALICLOUD_", "ALIBABACLOUD_", "ALIBABA_CLOUD_"} { // rising priority
		t.Setenv(family+"ACCESS_KEY_ID", family+"id")
		wantFamily(t, family, false)
		t.Setenv(family+"ACCESS_KEY_SECRET", markedSecret)
		t.Setenv(family+"SECURITY_TOKEN", family+"token")
		wantFamily(t, family, true)
		if family == "" {
			put(t, ak(t, "LTAIfile"), folder, ".aliyun", "config.json")
			wantKeys(t, credentials.Default(), "a file beside names without a prefix", "LTAIfile ")
			put(t, "{}", folder, ".aliyun", "config.json")
		}
	}
}

// wantFamily fails the test unless the key pair of a prefix is used, or is not used.
func wantFamily(t *testing.T, family string, want bool) {
	t.Helper()
	keys, err := credentials.Default().Resolve(t.Context())
	if used := err == nil && keys.ID()+keys.Token() == family+"id"+family+"token"; used != want {
		t.Errorf("%q: used is %t, %v", family, used, err)
	}
}

// A token belongs to the key pair with the same prefix.
func TestTokensOfOtherFamilies(t *testing.T) {
	home(t)
	t.Setenv("SECURITY_TOKEN", "other")
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", markedSecret)
	for id, want := range map[string]string{"LTAIx": "LTAIx ", "STS.x": "STS.x "} {
		t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", id)
		wantKeys(t, credentials.Default(), id, want)
	}
}

// Three variables can select the profile, in the order of the aliyun CLI.
func TestNamesOfTheProfileInTheEnvironment(t *testing.T) {
	folder := home(t)
	var all []settings
	for _, name := range []string{"current", "ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE", "ALIBABACLOUD_PROFILE"} {
		all = append(all, pair("LTAI"+name).with(settings{"name": name, "mode": "AK"}))
	}
	put(t, configuration(t, all...), folder, ".aliyun", "config.json")
	for i, p := range all {
		if name := p["name"].(string); i > 0 {
			t.Setenv(name, " "+name+"\r\n")
		}
		wantKeys(t, credentials.Default(), "chosen", p["access_key_id"].(string)+" ")
	}
	for _, name := range []string{"ALIBABACLOUD_IGNORE_PROFILE", "ALIBABA_CLOUD_IGNORE_PROFILE"} {
		t.Setenv(name, "TRUE")
		failureOf(t, credentials.Default())
		t.Setenv(name, "")
	}
}

// ALIBABA_CLOUD_CONFIG_FILE names another file, whose changes are noticed too.
func TestConfigurationElsewhere(t *testing.T) {
	folder := home(t)
	put(t, ak(t, "LTAIhome"), folder, ".aliyun", "config.json")
	elsewhere := put(t, ak(t, "LTAIelsewhere"), folder, "else where.json")
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", elsewhere+"\n")
	c := credentials.Default()
	wantKeys(t, c, "elsewhere", "LTAIelsewhere ")
	put(t, ak(t, "LTAIthere"), elsewhere)
	wantKeys(t, c, "changed", "LTAIthere ")
}

// Each setting of a pod's role has two names.
func TestNamesOfTheRoleInTheEnvironment(t *testing.T) {
	folder, sts := home(t), newRoles(t)
	t.Setenv("ALIBABA_CLOUD_STS_ENDPOINT", "https://"+sts.host+"/")
	for _, family := range []string{"ALIBABA_CLOUD_", "ALIBABACLOUD_"} {
		t.Setenv(family+"OIDC_TOKEN_FILE", put(t, "jwt of "+family, folder, family))
		t.Setenv(family+"OIDC_PROVIDER_ARN", "p")
		t.Setenv(family+"ROLE_ARN", "r")
		mustFind(t, credentials.Default())
		if got, want := sts.asked[len(sts.asked)-1], "AssumeRoleWithOIDC r by jwt of "+family+" "; got != want {
			t.Errorf("asked for %q, want %q", got, want)
		}
	}
}

// Spaces and other characters around a key are removed, wherever the key comes from.
func TestBlanksAroundKeys(t *testing.T) {
	folder := home(t)
	const id, token = "STS.x", "a+/="
	around := func(s string) string { return "\ufeff \t" + s + "\u00a0\u200b \r\n" }
	keys := settings{"access_key_id": around(id), "access_key_secret": around(markedSecret), "sts_token": around(token)}
	content, err := json.Marshal(keys.with(settings{"mode": "ststoken"}))
	if err != nil {
		t.Fatal(err)
	}
	printed := put(t, "\ufeff"+string(content), folder, "printed")
	source := replying(t, 200,
		"\ufeff"+`{"AccessKeyId":"`+id+` ","AccessKeySecret":" s","SecurityToken":"`+token+`\n"}`)
	profiles := map[string]settings{
		"StsToken":       keys.with(settings{"mode": " StsToken\r\n"}),
		"External":       {"mode": "External", "process_command": "cat '" + printed + "' \r\n"},
		"CredentialsURI": {"mode": "CredentialsURI", "credentials_uri": " " + source.URL + "\n"},
	}
	for name, p := range profiles {
		put(t, configuration(t, p.with(settings{"name": around("prod")})), folder, ".aliyun", "config.json")
		wantKeys(t, credentials.Default(), name, id+" "+token)
		wantKeys(t, credentials.FromProfile("prod "), name, id+" "+token)
	}
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", around(id))
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", around(markedSecret))
	t.Setenv("ALIBABA_CLOUD_SECURITY_TOKEN", around(token))
	wantKeys(t, credentials.Default(), "environment", id+" "+token)
}
