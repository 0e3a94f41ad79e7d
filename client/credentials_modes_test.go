package client_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/credentials"
)

// pair is a key pair as a profile holds it.
func pair(id string) settings {
	return settings{"access_key_id": id, "access_key_secret": markedSecret}
}

// Each mode of the aliyun CLI that can sign does so.
func TestModesOfTheCLI(t *testing.T) {
	sts, folder := newRoles(t), home(t)
	virtualMachine(t)
	source := replying(t, 200, `{"Code":"Success","AccessKeyId":"STS.uri","AccessKeySecret":"`+markedSecret+`","SecurityToken":"u"}`)
	token := put(t, "jwt", folder, "to ken")
	printed := put(t, `{"mode":"StsToken","access_key_id":"STS.program","access_key_secret":"`+markedSecret+`","sts_token":"p"}`, folder, "ke ys")
	role := settings{"ram_role_arn": "acs:ram::1:role/r", "ram_session_name": "s", "sts_endpoint": "https://" + sts.host + "/"}
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
		"RamRoleArnWithRoleName": {profile: role, want: "STS.role1 session", asked: "AssumeRole acs:ram::1:role/r by STS.machine metadata"},
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
			avds := newGateway(t)
			c := unsigned(t, avds.URL, client.WithProfile("prod"))
			for range 2 {
				avds.call(t, c)
			}
			if got := avds.last(); got != test.want {
				t.Errorf("signed as %q, want %q", got, test.want)
			}
			if n := len(sts.asked); n > 0 && sts.asked[n-1] != test.asked {
				t.Errorf("asked for %q, want %q", sts.asked[n-1], test.asked)
			}
			want := credentials.Source{Kind: credentials.KindProfile, Profile: "prod", Mode: mode, KeyID: test.want[:4]}
			if got := c.CredentialsSource(); got != want {
				t.Errorf("source %+v, want %+v", got, want)
			}
			wantHidden(t, c)
		})
	}
}

// People write modes in any letter case, and leave them out. The settings then
// tell the mode, as they do to the aliyun CLI.
func TestModesAsPeopleWriteThem(t *testing.T) {
	folder, avds := home(t), newGateway(t)
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
		{pair("LTAIx"), "AK", "LTAIx "},
		{pair("LTAIx").with(settings{"mode": " "}), "AK", "LTAIx "},
		{pair("STS.x").with(token), "StsToken", "STS.x t"},
		{settings{"ram_role_name": "named"}, "EcsRamRole", "STS.named metadata"},
	} {
		put(t, configuration(t, test.profile.with(settings{"name": "prod"})), folder, ".aliyun", "config.json")
		c := unsigned(t, avds.URL)
		avds.call(t, c)
		if got := avds.last(); got != test.want || c.CredentialsSource().Mode != test.mode {
			t.Errorf("%d: signed as %q by %v", i, got, c.CredentialsSource())
		}
	}
}

// A profile that gives no keys says why, and shows none of its settings.
func TestProfilesWithoutKeysSayWhy(t *testing.T) {
	folder, refused := home(t), replying(t, 500, markedSecret)
	sts := newRoles(t)
	sts.fail()
	marked := settings{"access_key_id": markedID, "access_key_secret": markedSecret, "sts_token": markedToken,
		"sts_expiration": 1, "process_command": "cat " + markedSecret, "credentials_uri": refused.URL + "/" + markedID,
		"oidc_token_file": put(t, markedToken, folder, "token"), "oidc_provider_arn": markedID, "ram_role_arn": markedID,
		"key_pair_name": markedID, "private_key": markedSecret, "sts_endpoint": sts.host}
	der, key := x509.MarshalPKCS1PrivateKey, newRSAKey(t)
	tests := map[string]struct {
		profile settings
		want    credentials.Reason
	}{
		"":                       {settings{"access_key_id": markedID, "ram_role_arn": markedID}, credentials.ReasonNoMode},
		markedID:                 {marked, credentials.ReasonMode},
		"BearerToken":            {marked, credentials.ReasonUnsupported},
		"Anonymous":              {marked, credentials.ReasonUnsupported},
		"CloudSSO":               {marked, credentials.ReasonLogin},
		"OAuth":                  {marked, credentials.ReasonLogin},
		"RamRoleArn":             {marked, credentials.ReasonFailed},
		"OIDC":                   {marked, credentials.ReasonFailed},
		"External":               {marked, credentials.ReasonFailed},
		"CredentialsURI":         {marked, "the reply is HTTP 500"},
		"EcsRamRole":             {marked, credentials.ReasonDisabled},
		"RamRoleArnWithRoleName": {marked, credentials.ReasonDisabled},
		"RsaKeyPair":             {marked, credentials.ReasonIncomplete},
		"AK":                     {settings{"access_key_id": markedID}, credentials.ReasonIncomplete},
		"StsToken":               {pair(markedID), credentials.ReasonIncomplete},
		"ChainableRamRoleArn":    {marked.with(settings{"source_profile": markedSecret}), credentials.ReasonIncomplete},
	}
	// Through TestMain's proxy, which is not what the SDK believes to talk to.
	for form, key := range map[string]*pem.Block{
		"PKCS #1": {Type: "RSA PRIVATE KEY", Bytes: der(key)}, "PKCS #8": {Type: "PRIVATE KEY", Bytes: pkcs8(t, key)},
	} {
		t.Run("RsaKeyPair "+form, func(t *testing.T) {
			profile := marked.with(settings{"private_key": string(pem.EncodeToMemory(key))})
			wantReason(t, folder, "RsaKeyPair", profile, credentials.ReasonFailed)
		})
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
			wantReason(t, folder, "External", settings{"process_command": "cat '" + printed + "'"}, credentials.ReasonFailed)
		})
	}
	// Gaps are not filled with keys of another account.
	t.Run("AK and environment", func(t *testing.T) {
		t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", markedID)
		t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", markedSecret)
		wantReason(t, folder, "AK", settings{"access_key_id": "LTAIother"}, credentials.ReasonIncomplete)
	})
	for _, mode := range []string{"External", "CredentialsURI"} {
		t.Run(mode+" disabled", func(t *testing.T) {
			t.Setenv("ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", "1")
			wantReason(t, folder, mode, marked, credentials.ReasonDisabled)
		})
	}
	t.Run("all disabled", func(t *testing.T) {
		t.Setenv("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true")
		wantReason(t, folder, "", pair(markedID).with(settings{"mode": "AK"}), credentials.ReasonDisabled)
	})
	t.Run("loop", func(t *testing.T) {
		loop := settings{"source_profile": "prod", "ram_role_arn": markedID}
		wantReason(t, folder, "ChainableRamRoleArn", loop, credentials.ReasonLoop)
	})
}

func newRSAKey(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func pkcs8(t *testing.T, key *rsa.PrivateKey) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// wantReason fails the test unless the profile fails with the reason.
func wantReason(t *testing.T, folder, mode string, profile settings, want credentials.Reason) {
	t.Helper()
	profile = profile.with(settings{"name": "prod"})
	if mode != "" {
		profile["mode"] = mode
	}
	put(t, configuration(t, profile), folder, ".aliyun", "config.json")
	c := unsigned(t, deaf(t), client.WithProfile("prod"))
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindCredentials)
	wantNoSecret(t, err)
	wantHidden(t, c)
	var failure *credentials.ProfileError
	if !errors.Is(err, credentials.ErrProfile) || !errors.As(err, &failure) || failure.Reason != want {
		t.Fatalf("got %v, want %q", err, want)
	}
	if text := failure.Error(); failure.Profile != "prod" || !strings.Contains(text, "profile prod") || !strings.Contains(text, string(want)) {
		t.Errorf("got %q", text)
	}
}

// What can be wrong before a mode is known. A name is shown where the user gave
// it, not where it stands in a file that may hold anything.
func TestProfilesThatAreNotThere(t *testing.T) {
	good := pair(markedID).with(settings{"name": "good", "mode": "AK"})
	for name, test := range map[string]struct {
		content, profile, shown string
		want                    credentials.Reason
	}{
		"no file":    {"", "prod", "prod", credentials.ReasonNoFile},
		"no JSON":    {markedSecret, "prod", "prod", credentials.ReasonUnquoted},
		"absent":     {configuration(t, good), "prod", "prod", credentials.ReasonNoProfile},
		"current":    {configuration(t, settings{"name": markedSecret}, good)[:20] + markedToken + `"}`, "", "", credentials.ReasonNoProfile},
		"long name":  {configuration(t, good), strings.Repeat("x", 41), "", credentials.ReasonNoProfile},
		"odd name":   {configuration(t, good), "a\x1b[31m", "", credentials.ReasonNoProfile},
		"no profile": {"{}", "", "", credentials.ReasonNoProfile},
	} {
		t.Run(name, func(t *testing.T) {
			folder := home(t)
			if test.content != "" {
				put(t, test.content, folder, ".aliyun", "config.json")
			}
			_, err := unsigned(t, deaf(t), client.WithProfile(test.profile)).DescribeScans(t.Context(), client.Query{})
			wantNoSecret(t, err)
			var failure *credentials.ProfileError
			if !errors.As(err, &failure) || failure.Reason != test.want || failure.Profile != test.shown {
				t.Errorf("got %+v, want %q of %q", failure, test.want, test.shown)
			}
		})
	}
}

// What is not a readable file is told, with its place.
func TestConfigurationsThatAreNoFile(t *testing.T) {
	folder := home(t)
	elsewhere := filepath.Join(folder, "else where", "config.json")
	wantFile := func(what, shown string, want credentials.Reason) {
		t.Helper()
		_, err := unsigned(t, deaf(t), client.WithProfile("prod")).DescribeScans(t.Context(), client.Query{})
		var failure *credentials.ProfileError
		if !errors.As(err, &failure) || failure.Reason != want || failure.File != shown || !strings.Contains(err.Error(), shown+": "+string(want)) {
			t.Errorf("%s: got %v, want %s: %s", what, err, shown, want)
		}
	}
	wantFile("nothing", "~/.aliyun/config.json", credentials.ReasonNoFile)
	if err := os.MkdirAll(filepath.Join(folder, ".aliyun", "config.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	wantFile("directory", "~/.aliyun/config.json", credentials.ReasonDirectory)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", elsewhere)
	wantFile("nothing elsewhere", elsewhere, credentials.ReasonNoFile)
	put(t, "", elsewhere)
	wantFile("empty elsewhere", elsewhere, credentials.ReasonEmpty)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", elsewhere+"/x")
	wantFile("below a file", elsewhere+"/x", credentials.ReasonUnreadable)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", elsewhere+"\x1b[31m")
	wantFile("odd name", "ALIBABA_CLOUD_CONFIG_FILE", credentials.ReasonNoFile)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", "")
	t.Setenv("HOME", "")
	t.Setenv("USERPROFILE", "")
	wantFile("no home", "~/.aliyun/config.json", credentials.ReasonNoHome)
	_, err := unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
	if !errors.Is(err, credentials.ErrNoHome) || !errors.Is(err, credentials.ErrNone) {
		t.Errorf("no home: %v", err)
	}
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", filepath.Join(folder, "absent"))
	_, err = unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
	if errors.Is(err, credentials.ErrNoHome) {
		t.Errorf("no home, but a file is named: %v", err)
	}
}

// Files that the environment names and that cannot be read are told, also
// where no profile was asked for.
func TestNamedFilesThatAreNotThere(t *testing.T) {
	folder := home(t)
	absent := filepath.Join(folder, "absent")
	for variable, want := range map[string]string{
		"ALIBABA_CLOUD_CONFIG_FILE":      absent + ": the file does not exist",
		"ALIBABA_CLOUD_CREDENTIALS_FILE": "the credentials file gives no credentials: the file cannot be read",
		"ALIBABA_CLOUD_OIDC_TOKEN_FILE":  "the OIDC role gives no credentials: the file cannot be read",
	} {
		for _, path := range []string{absent, folder} {
			t.Setenv(variable, path)
			_, err := unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
			failureOf(t, err, client.KindCredentials)
			if path == absent && !strings.Contains(err.Error(), want) || errors.Unwrap(err) == credentials.ErrNone {
				t.Errorf("%s=%s: %v, want %s", variable, path, err, want)
			}
		}
		t.Setenv(variable, "")
	}
}

// Without a name, ALIBABA_CLOUD_PROFILE decides, then the CLI's own choice.
func TestProfileOfTheEnvironment(t *testing.T) {
	folder, avds := home(t), newGateway(t)
	one, two := pair("LTAIone").with(settings{"name": "one", "mode": "AK"}), pair("LTAItwo").with(settings{"name": "two", "mode": "AK"})
	put(t, configuration(t, one, two), folder, ".aliyun", "config.json")
	for _, test := range []struct{ variable, flag, want string }{
		{"", "", "LTAIone "}, {"two", "", "LTAItwo "}, {"two", "one", "LTAIone "},
	} {
		t.Setenv("ALIBABA_CLOUD_PROFILE", test.variable)
		var options []client.Option
		if test.flag != "" {
			options = append(options, client.WithProfile(test.flag))
		}
		avds.call(t, unsigned(t, avds.URL, options...))
		if got := avds.last(); got != test.want {
			t.Errorf("%+v: signed as %s", test, got)
		}
	}
}

// The places of the default chain, each with a higher one added.
func TestSourcesOfTheChain(t *testing.T) {
	folder, avds := home(t), newGateway(t)
	source := replying(t, 200, `{"AccessKeyId":"URI.x","AccessKeySecret":"s","Expiration":"2099-01-01T00:00:00Z"}`)
	steps := []struct {
		add  func()
		want string
	}{
		{func() { t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL) }, "credentials URI, key URI.…"},
		{func() { virtualMachine(t) }, "ECS RAM role, key STS.…"},
		{func() { put(t, ini("FILE"), folder, ".alibabacloud", "credentials") }, "credentials file default, key FILE…"},
		{func() {
			path := put(t, ini("ELSE"), folder, "elsewhere")
			t.Setenv("ALIBABA_CLOUD_CREDENTIALS_FILE", path)
		}, "credentials file default, key ELSE…"},
		{func() {
			profile := pair("LTAIx").with(settings{"name": "生产", "mode": "AK"})
			put(t, configuration(t, profile), folder, ".aliyun", "config.json")
		}, "aliyun CLI profile 生产 (AK), key LTAI…"},
		{func() {
			t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "ENV")
			t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s")
		}, "environment variables, key ENV…"},
	}
	for _, step := range steps {
		step.add()
		c := unsigned(t, avds.URL)
		if got := c.CredentialsSource(); got != (credentials.Source{}) || got.String() != "" {
			t.Errorf("before the first call: %q", got)
		}
		avds.call(t, c)
		if got := c.CredentialsSource().String(); got != step.want {
			t.Errorf("got %q, want %q", got, step.want)
		}
		wantHidden(t, c)
	}
	c := connect(t, avds.URL)
	avds.call(t, c)
	if got := c.CredentialsSource().String(); got != "given keys, key LTAI…" {
		t.Errorf("got %q", got)
	}
	wantHidden(t, c)
}

// ini is a credentials file with one key pair.
func ini(id string) string {
	return fmt.Sprintf("[default]\ntype = access_key\naccess_key_id = %s\naccess_key_secret = s\n", id)
}

// When nothing has keys, what was set up and failed is said.
func TestChainSaysWhatFailed(t *testing.T) {
	folder := home(t)
	t.Setenv("ALIBABA_CLOUD_OIDC_TOKEN_FILE", filepath.Join(folder, "absent"))
	t.Setenv("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", markedID)
	t.Setenv("ALIBABA_CLOUD_ROLE_ARN", markedID)
	path := put(t, configuration(t, settings{"name": "fresh"}), folder, ".aliyun", "config.json")
	_, err := unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
	var failure *credentials.SourceError
	if !errors.Is(err, credentials.ErrNone) || !errors.As(err, &failure) || failure.Kind != credentials.KindOIDC {
		t.Errorf("with a profile that is not set up: %v", err)
	}
	t.Setenv("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "")
	if _, err = unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{}); errors.As(err, &failure) || !errors.Is(err, credentials.ErrNone) {
		t.Errorf("with nothing that is set up: %v", err)
	}
	put(t, "[default]\ntype = access_key\naccess_key_id = "+markedID+"\n", folder, ".alibabacloud", "credentials")
	_, err = unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
	wantNoSecret(t, err)
	if !errors.As(err, &failure) || failure.Kind != credentials.KindFile {
		t.Errorf("with a credentials file that is not complete: %v", err)
	}
	put(t, configuration(t, pair(markedID).with(settings{"name": "sso", "mode": "CloudSSO"})), path)
	_, err = unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
	wantNoSecret(t, err)
	if want := "profile sso (CloudSSO) gives no credentials: its login has expired"; !strings.Contains(err.Error(), want) {
		t.Errorf("got %v", err)
	}
}
