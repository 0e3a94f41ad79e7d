package client_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/credentials"
)

// A source that does not answer must not hold up anybody who has left, nor
// those who come next.
func TestSearchForCredentialsEndsWithTheContext(t *testing.T) {
	asked, over := make(chan struct{}, 1), make(chan struct{})
	source := serve(t, func(http.ResponseWriter, *http.Request) {
		asked <- struct{}{}
		<-over
	})
	t.Cleanup(func() { close(over) })
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	c := unsigned(t, deaf(t))
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
	_, err = c.DescribeScans(ctx, client.Query{}) // the first search is still under way
	failureOf(t, err, client.KindTimeout)
	if took := time.Since(started); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	if n := source.hits.Load(); n != 1 {
		t.Errorf("%d searches at a time", n)
	}
}

// badURIs are addresses that give no keys, with the reason.
func badURIs(t *testing.T) map[string]credentials.Reason {
	t.Helper()
	const keys = `"AccessKeyId":"` + markedID + `","AccessKeySecret":"` + markedSecret + `"}`
	moved := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/"+markedSecret, http.StatusFound) })
	answers := func(status int, body string) string { return replying(t, status, body).URL + "/" + markedToken }
	return map[string]credentials.Reason{
		answers(403, `{`+keys): "the reply is HTTP 403", moved.URL: "the reply is HTTP 302",
		answers(200, `{"AccessKeyId":"`+markedID+`"}`):                  credentials.ReasonNoKeyPair,
		answers(200, `{"Code":"Failed",`+keys):                          credentials.ReasonNotSuccess,
		answers(200, `<html>`+markedID):                                 credentials.ReasonNotJSON,
		answers(200, ``):                                                credentials.ReasonNotJSON,
		answers(200, strings.Repeat(" ", 70<<10)+`{`+keys):              credentials.ReasonNotJSON,
		deaf(t) + "/" + markedToken:                                     "connection refused",
		wired(t, reset).URL:                                             "the connection was reset",
		strings.Replace(replying(t, 200, "").URL, "http:", "https:", 1): "the port speaks http, not https",
		"http://" + strings.Repeat("x", 70) + ".invalid":                "the name " + credentials.Reason(strings.Repeat("x", 70)) + ".invalid cannot be resolved",
		markedSecret: credentials.ReasonNotURL, "ftp://127.0.0.1/" + markedSecret: credentials.ReasonNotURL,
		"http://": credentials.ReasonNotURL, "http://%zz" + markedSecret: credentials.ReasonNotURL, "http:" + markedSecret: credentials.ReasonNotURL,
	}
}

// A credentials service that gives no keys says why, named by the environment
// or by a profile, and after it gave some.
func TestReasonsOfACredentialsURI(t *testing.T) {
	for uri, want := range badURIs(t) {
		folder := home(t)
		t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", uri)
		_, err := unsigned(t, deaf(t), client.WithDirect()).DescribeScans(t.Context(), client.Query{})
		failureOf(t, err, client.KindCredentials)
		wantNoSecret(t, err)
		var failure *credentials.SourceError
		if !errors.As(err, &failure) || failure.Kind != credentials.KindURI || failure.Reason != want || !errors.Is(err, credentials.ErrNone) {
			t.Errorf("%s: %v, want %q", uri, err, want)
		}
		t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", "")
		wantReason(t, folder, "CredentialsURI", settings{"credentials_uri": uri}, want)
	}
}

// The reason why keys cannot be renewed is told too.
func TestReasonWhyKeysAreNotRenewed(t *testing.T) {
	broken := false
	source := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if broken {
			w.WriteHeader(http.StatusBadGateway)
		}
		io.WriteString(w, `{"AccessKeyId":"a","AccessKeySecret":"b","Expiration":"2000-01-01T00:00:00Z"}`)
	})
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	c := unsigned(t, replying(t, 200, `{"PageSize":20}`).URL)
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
	broken = true
	for range 2 {
		_, err := c.DescribeScans(t.Context(), client.Query{})
		failureOf(t, err, client.KindNetwork)
		if !errors.Is(err, credentials.ErrRenewal) || !strings.HasSuffix(err.Error(), "could not be renewed: the reply is HTTP 502") {
			t.Errorf("got %v", err)
		}
	}
}

// Temporary keys are asked for again before they expire.
func TestKeysOfACredentialsURIAreRenewed(t *testing.T) {
	soon := time.Now().Add(time.Minute).UTC().Format(time.RFC3339)
	source := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","Expiration":"`+soon+`"}`)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	c := unsigned(t, replying(t, 200, `{"PageSize":20}`).URL)
	for range 2 {
		if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	if n := source.hits.Load(); n != 2 {
		t.Errorf("asked %d times", n)
	}
}

// Keys come from the address that was chosen, and from no other.
func TestCredentialsURIIsNotRedirected(t *testing.T) {
	other := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c"}`)
	source := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL, http.StatusFound) })
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	_, err := unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindCredentials)
	if n := other.hits.Load(); n != 0 || source.hits.Load() == 0 {
		t.Errorf("the other address was asked %d times", n)
	}
}

// Keys on this machine are not asked for through a proxy.
func TestCredentialsURIOnLoopbackNeedsNoProxy(t *testing.T) {
	source := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c"}`)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", strings.Replace(source.URL, "127.0.0.1", "LOCALHOST", 1))
	if _, err := unsigned(t, replying(t, 200, `{"PageSize":20}`).URL).DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Error(err)
	}
}
