package credentials_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"scantop/client/credentials"
	"scantop/client/reason"
)

// Each mode of the aliyun CLI that can sign returns keys.
func TestModesOfTheCLI(t *testing.T) {
	sts, folder := newRoles(t), home(t)
	virtualMachine(t)
	source := replying(t, 200,
		`{"Code":"Success","AccessKeyId":"STS.uri","AccessKeySecret":"`+markedSecret+`","SecurityToken":"u"}`)
	token := put(t, "jwt", folder, "to ken")
	printed := put(t,
		`{"mode":"StsToken","access_key_id":"STS.program","access_key_secret":"`+markedSecret+`","sts_token":"p"}`,
		folder, "ke ys")
	role := settings{"ram_role_arn": "acs:ram::1:role/r", "ram_session_name": "s",
		"sts_endpoint": "https://" + sts.host + "/"}
	login := pair("STS.login").with(settings{"sts_token": "l", "sts_expiration": time.Now().Add(time.Hour).Unix()})
	for mode, test := range map[string]struct {
		profile     settings
		want, asked string
	}{
		"AK":             {profile: pair("LTAIplain"), want: "LTAIplain "},
		"StsToken":       {profile: pair("STS.token").with(settings{"sts_token": "a+/="}), want: "STS.token a+/="},
		"CloudSSO":       {profile: login, want: "STS.login l"},
		"OAuth":          {profile: login, want: "STS.login l"},
		"EcsRamRole":     {profile: settings{"ram_role_name": "named"}, want: "STS.named metadata"},
		"CredentialsURI": {profile: settings{"credentials_uri": source.URL}, want: "STS.uri u"},
		"External":       {profile: settings{"process_command": `cat "` + printed + `"`}, want: "STS.program p"},
		"RamRoleArn": {profile: role.with(pair("LTAIfirst")).with(settings{"sts_token": "t"}),
			want: "STS.role1 session", asked: "AssumeRole acs:ram::1:role/r by LTAIfirst t"},
		"RamRoleArnWithRoleName": {profile: role, want: "STS.role1 session",
			asked: "AssumeRole acs:ram::1:role/r by STS.machine metadata"},
		"OIDC": {profile: role.with(settings{"oidc_provider_arn": "p", "oidc_token_file": token}),
			want: "STS.role1 session", asked: "AssumeRoleWithOIDC acs:ram::1:role/r by jwt "},
		"ChainableRamRoleArn": {profile: role.with(settings{"source_profile": "middle"}),
			want: "STS.role2 session", asked: "AssumeRole acs:ram::1:role/r by STS.role1 session"},
	} {
		t.Run(mode, func(t *testing.T) {
			sts.asked = nil
			test.profile["name"], test.profile["mode"] = "prod", mode
			middle := role.with(pair("LTAIfirst")).with(settings{"name": "middle", "mode": "RamRoleArn"})
			put(t, configuration(t, middle, test.profile), folder, ".aliyun", "config.json")
			c := credentials.FromProfile("prod")
			for range 2 {
				wantKeys(t, c, mode, test.want)
			}
			if n := len(sts.asked); n > 0 && sts.asked[n-1] != test.asked {
				t.Errorf("asked for %q, want %q", sts.asked[n-1], test.asked)
			}
			want := credentials.Source{Kind: credentials.KindProfile, Profile: "prod", Mode: mode, KeyID: test.want[:4]}
			if got := c.Source(); got != want {
				t.Errorf("source %+v, want %+v", got, want)
			}
			wantNoSecrets(t, c)
		})
	}
}

// The letter case of a mode does not matter.
func TestModesAsPeopleWriteThem(t *testing.T) {
	folder := home(t)
	virtualMachine(t)
	token := settings{"sts_token": "t"}
	for i, test := range []struct {
		profile    settings
		mode, want string
	}{
		{pair("LTAIx").with(settings{"mode": "ak"}), "AK", "LTAIx "},
		{pair("LTAIx").with(settings{"mode": "Ak "}), "AK", "LTAIx "},
		{pair("STS.x").with(token).with(settings{"mode": "STSTOKEN"}), "StsToken", "STS.x t"},
		{settings{"mode": "ecsRAMrole", "ram_role_name": "named"}, "EcsRamRole", "STS.named metadata"},
	} {
		put(t, configuration(t, test.profile.with(settings{"name": "prod"})), folder, ".aliyun", "config.json")
		c := credentials.Default()
		wantKeys(t, c, strconv.Itoa(i), test.want)
		if got := c.Source().Mode; got != test.mode {
			t.Errorf("%d: mode %q, want %q", i, got, test.mode)
		}
	}
}

// A profile without keys gives the reason and shows none of its settings.
func TestProfilesWithoutKeysSayWhy(t *testing.T) {
	folder, refused := home(t), replying(t, 500, markedSecret)
	sts := newRoles(t)
	sts.fail()
	marked := settings{"access_key_id": markedID, "access_key_secret": markedSecret, "sts_token": markedToken,
		"sts_expiration": 1, "process_command": "cat " + markedSecret, "credentials_uri": refused.URL + "/" + markedID,
		"oidc_token_file": put(t, markedToken, folder, "token"), "oidc_provider_arn": markedID,
		"ram_role_arn":  markedID,
		"key_pair_name": markedID, "private_key": markedSecret, "sts_endpoint": sts.host}
	tests := map[string]struct {
		profile settings
		want    reason.Reason
	}{
		"":                       {settings{"access_key_id": markedID, "ram_role_arn": markedID}, reason.NoMode},
		markedID:                 {marked, reason.UnknownMode},
		"BearerToken":            {marked, reason.Unsupported},
		"Anonymous":              {marked, reason.Unsupported},
		"CloudSSO":               {marked, reason.Login},
		"OAuth":                  {marked, reason.Login},
		"RamRoleArn":             {marked, reason.NoKeys},
		"OIDC":                   {marked, reason.NoKeys},
		"External":               {marked, reason.NoKeys},
		"CredentialsURI":         {marked, reason.Status.About("500")},
		"EcsRamRole":             {marked, reason.Disabled},
		"RamRoleArnWithRoleName": {marked, reason.Disabled},
		"RsaKeyPair":             {marked, reason.Deprecated},
		"AK":                     {settings{"access_key_id": markedID}, reason.Incomplete},
		"StsToken":               {pair(markedID), reason.Incomplete},
		"ChainableRamRoleArn":    {marked.with(settings{"source_profile": markedSecret}), reason.Incomplete},
	}
	for mode, test := range tests {
		t.Run(mode, func(t *testing.T) { wantReason(t, folder, mode, test.profile, test.want) })
	}
	for output, content := range map[string]string{
		"no JSON": markedSecret, "no secret": `{"mode":"AK","access_key_id":"` + markedID + `"}`,
		"no token": `{"mode":"StsToken","access_key_id":"` + markedID + `","access_key_secret":"` + markedSecret + `"}`,
	} {
		t.Run("External "+output, func(t *testing.T) {
			printed := put(t, content, folder, "printed")
			wantReason(t, folder, "External", settings{"process_command": "cat '" + printed + "'"}, reason.NoKeys)
		})
	}
	// Missing values are not taken from keys of another account.
	t.Run("AK and environment", func(t *testing.T) {
		t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", markedID)
		t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", markedSecret)
		wantReason(t, folder, "AK", settings{"access_key_id": "LTAIother"}, reason.Incomplete)
	})
	for _, mode := range []string{"External", "CredentialsURI"} {
		t.Run(mode+" disabled", func(t *testing.T) {
			t.Setenv("ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", "1")
			wantReason(t, folder, mode, marked, reason.Disabled)
		})
	}
	t.Run("all disabled", func(t *testing.T) {
		t.Setenv("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true")
		wantReason(t, folder, "", pair(markedID).with(settings{"mode": "AK"}), reason.Disabled)
	})
	t.Run("loop", func(t *testing.T) {
		loop := settings{"source_profile": "prod", "ram_role_arn": markedID}
		wantReason(t, folder, "ChainableRamRoleArn", loop, reason.Loop)
	})
}

// wantReason fails the test unless the profile fails with the reason.
func wantReason(t *testing.T, folder, mode string, profile settings, want reason.Reason) {
	t.Helper()
	profile = profile.with(settings{"name": "prod"})
	if mode != "" {
		profile["mode"] = mode
	}
	put(t, configuration(t, profile), folder, ".aliyun", "config.json")
	r := credentials.FromProfile("prod")
	r.Direct = true
	failure := failureOf(t, r)
	if failure.Kind != credentials.KindProfile || failure.Reason != want || failure.Profile != "prod" {
		t.Fatalf("got %v, want %q", failure, want)
	}
	if text := failure.Error(); !strings.Contains(text, "profile, prod") ||
		!strings.HasSuffix(text, ": "+string(want)) {
		t.Errorf("got %q", text)
	}
}

// Errors before the mode is known. A profile's name is shown if the user gave it, but not if it
// comes from the file, which may contain anything.
func TestMissingProfiles(t *testing.T) {
	good := pair(markedID).with(settings{"name": "good", "mode": "AK"})
	for name, test := range map[string]struct {
		content, profile, shown string
		want                    reason.Reason
	}{
		"no file": {"", "prod", "prod", reason.NoFile},
		"no JSON": {markedSecret, "prod", "prod", reason.JSON},
		"absent":  {configuration(t, good), "prod", "prod", reason.NoProfile},
		"current": {configuration(t, settings{"name": markedSecret}, good)[:20] + markedToken + `"}`, "", "",
			reason.NoProfile},
		"long name":  {configuration(t, good), strings.Repeat("x", 41), "", reason.NoProfile},
		"odd name":   {configuration(t, good), "a\x1b[31m", "", reason.NoProfile},
		"no profile": {"{}", "", "", reason.NoProfile},
	} {
		t.Run(name, func(t *testing.T) {
			folder := home(t)
			if test.content != "" {
				put(t, test.content, folder, ".aliyun", "config.json")
			}
			failure := failureOf(t, credentials.FromProfile(test.profile))
			if failure.Kind != credentials.KindProfile || failure.Reason != test.want || failure.Profile != test.shown {
				t.Errorf("got %+v, want %q of %q", failure, test.want, test.shown)
			}
		})
	}
}

// A file that cannot be read is named in the error.
func TestUnreadableConfigurations(t *testing.T) {
	folder := home(t)
	elsewhere := filepath.Join(folder, "else where", "config.json")
	wantFile := func(what, shown string, want reason.Reason) {
		t.Helper()
		failure := failureOf(t, credentials.FromProfile("prod"))
		if failure.Reason != want || failure.File != shown ||
			!strings.HasSuffix(failure.Error(), shown+": "+string(want)) {
			t.Errorf("%s: got %v, want %s: %s", what, failure, shown, want)
		}
	}
	wantFile("nothing", "~/.aliyun/config.json", reason.NoFile)
	if err := os.MkdirAll(filepath.Join(folder, ".aliyun", "config.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	wantFile("directory", "~/.aliyun/config.json", reason.Unreadable)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", elsewhere)
	wantFile("nothing elsewhere", elsewhere, reason.NoFile)
	put(t, "", elsewhere)
	wantFile("empty elsewhere", elsewhere, reason.EmptyFile)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", elsewhere+"/x")
	wantFile("below a file", elsewhere+"/x", reason.Unreadable)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", elsewhere+"\x1b[31m")
	wantFile("odd name", "ALIBABA_CLOUD_CONFIG_FILE", reason.NoFile)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", "")
	t.Setenv("HOME", "")
	t.Setenv("USERPROFILE", "")
	wantFile("no home", "~/.aliyun/config.json", reason.NoHome)
	if failure := failureOf(t, credentials.Default()); failure.Kind != credentials.KindNone ||
		failure.Reason != reason.NoHome {
		t.Errorf("no home: %v", failure)
	}
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", filepath.Join(folder, "absent"))
	if failure := failureOf(t, credentials.Default()); failure.Reason == reason.NoHome {
		t.Errorf("no home, but a file is named: %v", failure)
	}
}

// A file that the environment names and that cannot be read is named in the error, even if no
// profile was requested.
func TestMissingNamedFiles(t *testing.T) {
	folder := home(t)
	absent := filepath.Join(folder, "absent")
	for variable, want := range map[string]string{
		"ALIBABA_CLOUD_CONFIG_FILE":      "profile, " + absent + ": " + string(reason.NoFile),
		"ALIBABA_CLOUD_CREDENTIALS_FILE": "file, default: " + string(reason.Unreadable),
		"ALIBABA_CLOUD_OIDC_TOKEN_FILE":  "oidc: " + string(reason.Unreadable),
	} {
		for _, path := range []string{absent, folder} {
			t.Setenv(variable, path)
			failure := failureOf(t, credentials.Default())
			if path == absent && !strings.Contains(failure.Error(), want) || failure.Kind == credentials.KindNone {
				t.Errorf("%s=%s: %v, want %s", variable, path, failure, want)
			}
		}
		t.Setenv(variable, "")
	}
}

// Without a name, ALIBABA_CLOUD_PROFILE selects the profile, or else the CLI's current one.
func TestProfileOfTheEnvironment(t *testing.T) {
	folder := home(t)
	one, two := pair("LTAIone").with(settings{"name": "one", "mode": "AK"}),
		pair("LTAItwo").with(settings{"name": "two", "mode": "AK"})
	put(t, configuration(t, one, two), folder, ".aliyun", "config.json")
	for _, test := range []struct{ variable, flag, want string }{
		{"", "", "LTAIone "}, {"two", "", "LTAItwo "}, {"two", "one", "LTAIone "},
	} {
		t.Setenv("ALIBABA_CLOUD_PROFILE", test.variable)
		wantKeys(t, credentials.FromProfile(test.flag), fmt.Sprint(test), test.want)
		if test.flag == "" {
			wantKeys(t, credentials.Default(), test.variable, test.want)
		}
	}
}

// The sources of the default chain, in rising order of priority.
func TestSourcesOfTheChain(t *testing.T) {
	folder := home(t)
	source := replying(t, 200, `{"AccessKeyId":"URI.x","AccessKeySecret":"s","Expiration":"2099-01-01T00:00:00Z"}`)
	steps := []struct {
		add  func()
		want credentials.Source
	}{
		{func() { t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL) },
			credentials.Source{Kind: credentials.KindURI, KeyID: "URI."}},
		{func() { virtualMachine(t) }, credentials.Source{Kind: credentials.KindECS, KeyID: "STS."}},
		{func() { put(t, ini("FILE"), folder, ".alibabacloud", "credentials") },
			credentials.Source{Kind: credentials.KindFile, Profile: "default", KeyID: "FILE"}},
		{func() {
			path := put(t, ini("ELSE"), folder, "elsewhere")
			t.Setenv("ALIBABA_CLOUD_CREDENTIALS_FILE", path)
		}, credentials.Source{Kind: credentials.KindFile, Profile: "default", KeyID: "ELSE"}},
		{func() {
			profile := pair("LTAIx").with(settings{"name": "生产", "mode": "AK"})
			put(t, configuration(t, profile), folder, ".aliyun", "config.json")
		}, credentials.Source{Kind: credentials.KindProfile, Profile: "生产", Mode: "AK", KeyID: "LTAI"}},
		{func() {
			t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "ENV")
			t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s")
		}, credentials.Source{Kind: credentials.KindEnvironment, KeyID: "ENV"}},
	}
	for _, step := range steps {
		step.add()
		c := credentials.Default()
		if got := c.Source(); got != (credentials.Source{}) {
			t.Errorf("before the first call: %+v", got)
		}
		mustFind(t, c)
		if got := c.Source(); got != step.want {
			t.Errorf("got %+v, want %+v", got, step.want)
		}
		wantNoSecrets(t, c)
	}
	c := credentials.FromKeys(markedID, markedSecret, markedToken)
	mustFind(t, c)
	if got := c.Source(); got != (credentials.Source{Kind: credentials.KindStatic, KeyID: "LTAI"}) {
		t.Errorf("got %+v", got)
	}
	wantNoSecrets(t, c)
}

func TestChainSaysWhatFailed(t *testing.T) {
	folder := home(t)
	t.Setenv("ALIBABA_CLOUD_OIDC_TOKEN_FILE", filepath.Join(folder, "absent"))
	t.Setenv("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", markedID)
	t.Setenv("ALIBABA_CLOUD_ROLE_ARN", markedID)
	path := put(t, configuration(t, settings{"name": "fresh"}), folder, ".aliyun", "config.json")
	if failure := failureOf(t, credentials.Default()); failure.Kind != credentials.KindOIDC {
		t.Errorf("with no profile set up: %v", failure)
	}
	t.Setenv("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "")
	if failure := failureOf(t, credentials.Default()); failure.Kind != credentials.KindNone ||
		failure.Reason != reason.NotSetUp {
		t.Errorf("with no source set up: %v", failure)
	}
	put(t, "[default]\ntype = access_key\naccess_key_id = "+markedID+"\n", folder, ".alibabacloud", "credentials")
	if failure := failureOf(t, credentials.Default()); failure.Kind != credentials.KindFile ||
		failure.Reason != reason.NoKeyPair {
		t.Errorf("with an incomplete credentials file: %v", failure)
	}
	put(t, configuration(t, pair(markedID).with(settings{"name": "sso", "mode": "CloudSSO"})), path)
	if failure := failureOf(t, credentials.Default()); failure.Profile != "sso" || failure.Mode != "CloudSSO" ||
		failure.Reason != reason.Login {
		t.Errorf("got %v", failure)
	}
}
