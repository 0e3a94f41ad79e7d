package client_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
)

// childVariable makes the test binary run child instead of the tests.
const childVariable = "SCANTOP_CLIENT_TEST_CHILD"

// child makes a good call, a rejected one and one without keys, and then prints DEBUG.
func child() {
	s, err := simulator.Start(simulator.Config{Seed: 1, Scans: append(simulator.Demo(1, time.Now()), finished)})
	if err != nil {
		panic(err)
	}
	defer s.Close()
	for _, secret := range []string{s.AccessKeySecret, "wrong"} {
		c, err := client.New(client.WithEndpoint(s.URL), client.WithDirect(),
			client.WithStaticCredentials(s.AccessKeyID, secret, ""))
		if err != nil {
			panic(err)
		}
		_, err = c.DescribeScans(context.Background(), client.Query{})
		fmt.Println("refused:", err != nil)
	}
	for _, profile := range append([]string{""}, noisyModes()...) {
		options := []client.Option{client.WithEndpoint(s.URL), client.WithDirect()}
		if profile != "" {
			options = append(options, client.WithProfile(profile))
		}
		c, err := client.New(options...)
		if err != nil {
			panic(err)
		}
		_, err = c.DescribeScans(context.Background(), client.Query{})
		fmt.Println("refused:", err != nil)
	}
	fmt.Println("DEBUG:", os.Getenv("DEBUG"))
}

// noisyModes are the profiles of the child, one for each mode that fetches keys, and named after
// it.
func noisyModes() []string {
	return []string{"RamRoleArn", "EcsRamRole", "RamRoleArnWithRoleName", "OIDC", "External", "CredentialsURI"}
}

// noisyHome returns a home directory with a profile for each mode, all of which fail.
func noisyHome(t *testing.T) string {
	t.Helper()
	folder, nobody := t.TempDir(), unreachable(t)
	token := filepath.Join(folder, "token")
	if err := os.WriteFile(token, []byte("jwt"), 0o600); err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, mode := range noisyModes() {
		all = append(all, map[string]string{"name": mode, "mode": mode, "ram_role_arn": "r", "oidc_provider_arn": "p",
			"access_key_id": markedID, "access_key_secret": markedSecret, "oidc_token_file": token,
			"sts_endpoint": strings.TrimPrefix(nobody, "http://"), "credentials_uri": nobody,
			"process_command": "sh -c 'echo " + markedSecret + "; echo " + markedSecret + " >&2'"})
	}
	content, err := json.Marshal(map[string]any{"profiles": all})
	if err != nil {
		t.Fatal(err)
	}
	writeConfiguration(t, folder, string(content))
	return folder
}

// DEBUG=sdk makes the SDK print every request to standard output. The SDK reads the variable before
// main, so the test needs a process of its own. The SDK also prints if a credentials URI does not
// reply, whatever DEBUG is. The output of a program that a profile runs must not appear either.
// Requests to other machines end at a proxy that does not exist.
func TestDebugPrintsNothing(t *testing.T) {
	t.Parallel()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	home := noisyHome(t)
	for value, kept := range map[string]string{
		"sdk": "", "other,sdk": "other", "sdk,a,sdk,b": "a,b", "other": "other",
	} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			command := exec.CommandContext(t.Context(), binary)
			command.Env = append(os.Environ(), childVariable+"=1", "DEBUG="+value,
				"ALIBABA_CLOUD_CREDENTIALS_URI="+unreachable(t), "ALIBABA_CLOUD_ECS_METADATA_DISABLED=",
				"HOME="+home, "USERPROFILE="+home, "HTTP_PROXY="+unreachable(t), "HTTPS_PROXY="+unreachable(t))
			out, err := command.CombinedOutput()
			if err != nil {
				t.Fatal(err)
			}
			want := "refused: false\nrefused: true\n" +
				strings.Repeat("refused: true\n", 1+len(noisyModes())) + "DEBUG: " + kept + "\n"
			if got := string(out); got != want {
				t.Errorf("printed %d lines:\n%.500s\nwant:\n%s", strings.Count(got, "\n"), got, want)
			}
		})
	}
}
