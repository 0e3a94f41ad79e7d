package client_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/client/reason"
)

// These tests set the environment, so they are not parallel. TestMain disables the metadata
// service.

// unsigned returns a client that must find its key pair.
func unsigned(t *testing.T, address string, options ...client.Option) *client.Client {
	t.Helper()
	c, err := client.New(append(options, client.WithEndpoint(address), client.WithDirect())...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFirstCallFindsCredentials(t *testing.T) {
	const keys = `{"Code":"Success","AccessKeyId":"STS.id","AccessKeySecret":"s","SecurityToken":"a+b/c==",
		"Expiration":"2099-01-01T00:00:00Z"}`
	source := replying(t, 200, keys)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	var id, token string
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		id, token = r.URL.Query().Get("AccessKeyId"), r.URL.Query().Get("SecurityToken")
		io.WriteString(w, `{"PageSize":20}`)
	})
	c := unsigned(t, s.URL)
	if source.Hits.Load() != 0 || s.Hits.Load() != 0 {
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
	if n := source.Hits.Load(); n != 1 {
		t.Errorf("searched %d times", n)
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
	for _, way := range []string{
		"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "aliyun configure", "RAM role",
	} {
		if !strings.Contains(err.Error(), way) {
			t.Errorf("%q does not name %s", err, way)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %q", err)
	}

	keys := replying(t, 200, `{"AccessKeyId":"`+s.AccessKeyID+`","AccessKeySecret":"`+s.AccessKeySecret+`",
		"Expiration":"2099-01-01T00:00:00Z"}`)
	for name, environment := range map[string]map[string]string{
		"variables": {"ALIBABA_CLOUD_ACCESS_KEY_ID": s.AccessKeyID,
			"ALIBABA_CLOUD_ACCESS_KEY_SECRET": s.AccessKeySecret},
		"URI": {"ALIBABA_CLOUD_CREDENTIALS_URI": keys.URL},
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
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	writeConfiguration(t, home, `{"current":"other","profiles":[
		{"name":"other","mode":"AK","access_key_id":"no","access_key_secret":"no"},
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

// The client reports to the resolver whether AVDS rejects its keys. It does not repeat a rejected
// call by itself.
func TestRejectedKeysAreReplaced(t *testing.T) {
	var source *service
	source = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"AccessKeyId":"key%d","AccessKeySecret":"s","Expiration":"2099-01-01T00:00:00Z"}`,
			source.Hits.Load())
	})
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("AccessKeyId") == "key2" {
			io.WriteString(w, `{"PageSize":20}`)
			return
		}
		w.WriteHeader(http.StatusBadRequest)
		io.WriteString(w, `{"Code":"InvalidSecurityToken.Expired","Message":"expired"}`)
	})
	c := unsigned(t, s.URL)
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindCredentials)
	if asked, sent := source.Hits.Load(), s.Hits.Load(); asked != 1 || sent != 1 || !c.CredentialsChanged() {
		t.Errorf("asked %d times, sent %d times, changed: %t", asked, sent, c.CredentialsChanged())
	}
	for range 3 {
		if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	if asked := source.Hits.Load(); asked != 2 || c.CredentialsSource().KeyID != "key2" || !c.CredentialsChanged() {
		t.Errorf("fetched %d times, keys %v", asked, c.CredentialsSource())
	}
}

// Keys that cannot be renewed are not requested again.
func TestRejectedGivenKeysStayRefused(t *testing.T) {
	t.Parallel()
	c := connect(t, replying(t, 400, `{"Code":"SignatureDoesNotMatch","Message":"no"}`).URL)
	_, err := c.DescribeScans(t.Context(), client.Query{})
	if failureOf(t, err, client.KindCredentials); c.CredentialsChanged() {
		t.Error("CredentialsChanged is true, but there are no other keys")
	}
}

// A short failure of a credentials service must not stop the program, as a wrong key does.
func TestCredentialsThatCannotBeRenewedAreNotWrong(t *testing.T) {
	var keys *service
	keys = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if keys.Hits.Load() > 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		over := time.Now().UTC().Add(-time.Minute).Format(time.RFC3339)
		fmt.Fprintf(w, `{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c","Expiration":%q}`, over)
	})
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", keys.URL)
	c := unsigned(t, replying(t, 200, `{"data":{"List":[],"CurrentPage":1,"PageSize":20,"TotalCount":0}}`).URL)
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindNetwork)
	var failure *credentials.Error
	if !errors.As(err, &failure) || !failure.Expired || failure.Reason != reason.Status.About("503") {
		t.Errorf("a 503 of the credentials service leads to %v", err)
	}
}

// A source that does not reply must not block callers that cancel, or later callers.
func TestSearchForCredentialsEndsWithTheContext(t *testing.T) {
	asked, over := make(chan struct{}, 1), make(chan struct{})
	source := serve(t, func(http.ResponseWriter, *http.Request) {
		asked <- struct{}{}
		<-over
	})
	t.Cleanup(func() { close(over) })
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	c := unsigned(t, unreachable(t))
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-asked
		cancel()
	}()
	started := time.Now()
	_, err := c.DescribeScans(ctx, client.Query{})
	failureOf(t, err, client.KindCancelled)
	ctx, cancel = context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	_, err = c.DescribeScans(ctx, client.Query{}) // the first search is still running
	failureOf(t, err, client.KindTimeout)
	if took := time.Since(started); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	if n := source.Hits.Load(); n != 1 {
		t.Errorf("%d searches at a time", n)
	}
}

func TestStaticCredentialsWithoutAKey(t *testing.T) {
	t.Parallel()
	c := connect(t, unreachable(t), client.WithStaticCredentials("", "", ""))
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindCredentials)
}

// writeConfiguration writes a configuration of the aliyun CLI to a home directory.
func writeConfiguration(t *testing.T, home, content string) {
	t.Helper()
	if err := os.Mkdir(filepath.Join(home, ".aliyun"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, ".aliyun", "config.json"), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
