package client_test

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scantop/client"
)

// Trap 10. These tests set the environment, so they do not run in parallel.
// TestMain has switched the metadata service off.

// unsigned returns a client that has to find its key pair.
func unsigned(t *testing.T, address string, options ...client.Option) *client.Client {
	t.Helper()
	c, err := client.New(append(options, client.WithEndpoint(address), client.WithDirect())...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCredentialsAreSoughtAtTheFirstCall(t *testing.T) {
	const keys = `{"Code":"Success","AccessKeyId":"STS.id","AccessKeySecret":"s","SecurityToken":"a+b/c==","Expiration":"2099-01-01T00:00:00Z"}`
	source := replying(t, 200, keys)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	var id, token string
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		id, token = r.URL.Query().Get("AccessKeyId"), r.URL.Query().Get("SecurityToken")
		io.WriteString(w, `{"PageSize":20}`)
	})
	c := unsigned(t, s.URL)
	if source.hits.Load() != 0 || s.hits.Load() != 0 {
		t.Fatal("New asked for credentials")
	}
	for range 3 {
		if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	if id != "STS.id" || token != "a+b/c==" {
		t.Errorf("signed as %s with token %s", id, token)
	}
	if n := source.hits.Load(); n != 1 {
		t.Errorf("sought %d times", n)
	}
}

func TestNoCredentialsThenSome(t *testing.T) {
	s := simulated(t)
	c := unsigned(t, s.URL)
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failure := failureOf(t, err, client.KindCredentials)
	if failure.MayHaveTakenEffect || len(s.Requests()) != 0 {
		t.Errorf("something was sent: %+v", failure)
	}
	for _, way := range []string{"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "aliyun configure", "RAM role"} {
		if !strings.Contains(err.Error(), way) {
			t.Errorf("%q does not name %s", err, way)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than a line: %q", err)
	}

	keys := replying(t, 200, `{"AccessKeyId":"`+s.AccessKeyID+`","AccessKeySecret":"`+s.AccessKeySecret+`","Expiration":"2099-01-01T00:00:00Z"}`)
	for name, environment := range map[string]map[string]string{
		"variables": {"ALIBABA_CLOUD_ACCESS_KEY_ID": s.AccessKeyID, "ALIBABA_CLOUD_ACCESS_KEY_SECRET": s.AccessKeySecret},
		"URI":       {"ALIBABA_CLOUD_CREDENTIALS_URI": keys.URL},
	} {
		t.Run(name, func(t *testing.T) {
			c := unsigned(t, s.URL)
			_, err := c.DescribeScans(t.Context(), client.Query{})
			failureOf(t, err, client.KindCredentials)
			for variable, value := range environment {
				t.Setenv(variable, value)
			}
			if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
				t.Errorf("with credentials: %v", err)
			}
		})
	}
}

func TestProfileOfTheCLI(t *testing.T) {
	s := simulated(t)
	writeConfiguration(t, `{"current":"other","profiles":[{"name":"other","mode":"AK","access_key_id":"no","access_key_secret":"no"},
		{"name":"prod","mode":"AK","access_key_id":"`+s.AccessKeyID+`","access_key_secret":"`+s.AccessKeySecret+`"}]}`)
	if _, err := unsigned(t, s.URL, client.WithProfile("prod")).DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Error(err)
	}
	_, err := unsigned(t, s.URL, client.WithProfile("absent")).DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindCredentials)
	if !strings.Contains(err.Error(), "profile") {
		t.Errorf("%v does not name the profile", err)
	}
}

func TestStaticCredentialsWithoutAKey(t *testing.T) {
	t.Parallel()
	c := connect(t, deaf(t), client.WithStaticCredentials("", "", ""))
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindCredentials)
}

// Trap 4: the SDK quotes a configuration file that it cannot read.
func TestBrokenConfigurationShowsNoSecrets(t *testing.T) {
	files := map[string]string{
		"cut off":     `{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"` + markedID + `","access_key_secret":"` + markedSecret,
		"not JSON":    markedID + " " + markedSecret,
		"null":        `{"current":"default","profiles":[null]}`, // the SDK panics
		"no mode":     `{"current":"default","profiles":[{"name":"default","mode":"` + markedSecret + `"}]}`,
		"no such one": `{"current":"` + markedSecret + `","profiles":[{"name":"default","mode":"AK"}]}`,
	}
	for name, content := range files {
		t.Run(name, func(t *testing.T) {
			writeConfiguration(t, content)
			for _, options := range [][]client.Option{nil, {client.WithProfile("default")}} {
				c, err := client.New(append(options, client.WithEndpoint(deaf(t)), client.WithDirect())...)
				if err != nil {
					t.Fatal(err)
				}
				_, err = c.DescribeScans(t.Context(), client.Query{})
				failureOf(t, err, client.KindCredentials)
				wantNoSecret(t, err)
			}
		})
	}
}

// writeConfiguration makes a home with a configuration of the aliyun CLI.
func writeConfiguration(t *testing.T, content string) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if err := os.Mkdir(filepath.Join(home, ".aliyun"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, ".aliyun", "config.json"), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
