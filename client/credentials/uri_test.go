package credentials_test

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"scantop/client/credentials"
	"scantop/client/reason"
)

// badURIs are addresses that give no keys, with the reason.
func badURIs(t *testing.T) map[string]reason.Reason {
	t.Helper()
	const keys = `"AccessKeyId":"` + markedID + `","AccessKeySecret":"` + markedSecret + `"}`
	moved := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/"+markedSecret, http.StatusFound)
	})
	longHost := strings.Repeat("x", 70) + ".invalid"
	answers := func(status int, body string) string { return replying(t, status, body).URL + "/" + markedToken }
	return map[string]reason.Reason{
		answers(403, `{`+keys): reason.Status.About("403"), moved.URL: reason.Status.About("302"),
		answers(200, `{"AccessKeyId":"`+markedID+`"}`):                  reason.NoKeyPair,
		answers(200, `{"Code":"Failed",`+keys):                          reason.NotSuccess,
		answers(200, `<html>`+markedID):                                 reason.NotJSON,
		answers(200, ``):                                                reason.NotJSON,
		answers(200, strings.Repeat(" ", 70<<10)+`{`+keys):              reason.NotJSON,
		"http://127.0.0.1:1/" + markedToken:                             reason.Refused,
		serve(t, reset).URL:                                             reason.Reset,
		strings.Replace(replying(t, 200, "").URL, "http:", "https:", 1): reason.SpeaksHTTP,
		"http://" + longHost:                                            reason.UnknownHost.About(longHost),
		markedSecret:                                                    reason.NotURL,
		"ftp://127.0.0.1/" + markedSecret:                               reason.NotURL,
		"http://":                                                       reason.NotURL,
		"http://%zz" + markedSecret:                                     reason.NotURL,
		"http:" + markedSecret:                                          reason.NotURL,
	}
}

// reset closes the connection with a TCP reset.
func reset(w http.ResponseWriter, _ *http.Request) {
	if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
		c.(*net.TCPConn).SetLinger(0)
		c.Close()
	}
}

// A credentials service that returns no keys gives the reason, whether the environment or a profile
// names it, and also after it has returned keys.
func TestReasonsOfACredentialsURI(t *testing.T) {
	for uri, want := range badURIs(t) {
		folder := home(t)
		t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", uri)
		r := credentials.Default()
		r.Direct = true
		if failure := failureOf(t, r); failure.Kind != credentials.KindURI || failure.Reason != want {
			t.Errorf("%s: %v, want %q", uri, failure, want)
		}
		t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", "")
		wantReason(t, folder, "CredentialsURI", settings{"credentials_uri": uri}, want)
	}
}

// The error tells why keys cannot be renewed.
func TestReasonWhyKeysAreNotRenewed(t *testing.T) {
	broken := false
	source := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if broken {
			w.WriteHeader(http.StatusBadGateway)
		}
		io.WriteString(w, `{"AccessKeyId":"a","AccessKeySecret":"b","Expiration":"2000-01-01T00:00:00Z"}`)
	})
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	c := credentials.Default()
	mustFind(t, c)
	broken = true
	for range 2 {
		if failure := failureOf(t, c); !failure.Expired || failure.Reason != reason.Status.About("502") {
			t.Errorf("got %v", failure)
		}
	}
}

// Temporary keys are renewed before they expire.
func TestKeysOfACredentialsURIAreRenewed(t *testing.T) {
	soon := time.Now().Add(time.Minute).UTC().Format(time.RFC3339)
	source := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","Expiration":"`+soon+`"}`)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	c := credentials.Default()
	for range 2 {
		mustFind(t, c)
	}
	if n := source.Hits.Load(); n != 2 {
		t.Errorf("asked %d times", n)
	}
}

// Keys come from the configured address only.
func TestCredentialsURIIsNotRedirected(t *testing.T) {
	other := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c"}`)
	source := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL, http.StatusFound)
	})
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	failureOf(t, credentials.Default())
	if n := other.Hits.Load(); n != 0 || source.Hits.Load() == 0 {
		t.Errorf("the other address was asked %d times", n)
	}
}

// A credentials service on this machine is not asked through a proxy.
func TestCredentialsURIOnLoopbackNeedsNoProxy(t *testing.T) {
	source := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c"}`)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", strings.Replace(source.URL, "127.0.0.1", "LOCALHOST", 1))
	mustFind(t, credentials.Default())
}
