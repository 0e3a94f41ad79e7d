package client

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"scantop/client/reason"
)

// These tests cover what cannot be tested from outside without waiting or a network.

func TestDirectTransportHasNoProxy(t *testing.T) {
	t.Parallel()
	if newTransport(true, true).Proxy != nil {
		t.Error("a direct client uses a proxy")
	}
	if newTransport(false, true).Proxy == nil {
		t.Error("the proxy of the environment is not used")
	}
}

// Each step has a time limit within the limit of the whole call. If the first address does not
// respond, there is time left for the second.
func TestEachStepOfACallIsBounded(t *testing.T) {
	t.Parallel()
	for _, keepAlive := range []bool{true, false} {
		transport := newTransport(false, keepAlive)
		for step, bound := range map[string]time.Duration{
			"connecting": dialTimeout, "TLS handshake": transport.TLSHandshakeTimeout,
			"headers": transport.ResponseHeaderTimeout,
		} {
			if bound <= 0 || bound >= defaultTimeout {
				t.Errorf("%s may take %v of %v", step, bound, defaultTimeout)
			}
		}
		if transport.DisableKeepAlives == keepAlive {
			t.Errorf("keep-alive %v", !keepAlive)
		}
	}
}

// panicking is a transport that panics.
type panicking struct{}

func (panicking) RoundTrip(*http.Request) (*http.Response, error) { panic("AKSECRET in the reason") }

// panickingReply is a reader that panics, as the SDK does on some replies.
type panickingReply struct{}

func (panickingReply) read(envelope, string) error { panic("AKSECRET in the reason") }

// A panic becomes an error without the panic's text, and the error says whether the SDK or the
// transport caused it.
func TestPanicIsAnError(t *testing.T) {
	t.Parallel()
	c, err := New(WithEndpoint("http://127.0.0.1:1"), WithDirect(), WithStaticCredentials("AKID", "AKSECRET", ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		transport http.RoundTripper
		kind      Kind
		blamed    string
	}{
		{panicking{}, KindNetwork, string(reason.Below)},
		{&canned{status: 200, body: []byte(`{}`)}, KindDecode, string(reason.SDKFailed)},
	} {
		err := c.do(t.Context(), tt.transport, newDescribeScansRequest(Query{}), panickingReply{})
		if !errors.Is(err, &Error{Kind: tt.kind}) || strings.Contains(err.Error(), "AKSECRET") ||
			!strings.Contains(err.Error(), tt.blamed) {
			t.Errorf("got %v, want %s to be blamed", err, tt.blamed)
		}
	}
}

// The error must say that the proxy failed, not AVDS.
func TestProxyIsNamed(t *testing.T) {
	t.Parallel()
	answering := func(status int) string {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-Echo", r.URL.String())
			w.WriteHeader(status)
		}))
		t.Cleanup(s.Close)
		return s.URL
	}
	const gone = "http://127.0.0.1:1" // a released port might be in use by another test
	for _, tt := range []struct {
		proxy, scheme string
		want          reason.Reason
		sent          bool // the proxy received the request and may have passed it on
	}{
		{answering(407), "https", reason.ProxyLogin, false},
		{answering(407), "http", reason.ProxyLogin, true},
		{answering(403), "https", reason.ProxyRefused, false},
		{gone, "https", reason.ProxyUnreachable, false},
		{gone, "http", reason.ProxyUnreachable, false},
	} {
		c, err := New(WithEndpoint(tt.scheme+"://avds.example.com"), WithPlainHTTP(),
			WithStaticCredentials("AKID", "AKSECRET", ""))
		if err != nil {
			t.Fatal(err)
		}
		address, err := url.Parse(tt.proxy)
		if err != nil {
			t.Fatal(err)
		}
		for _, transport := range []http.RoundTripper{c.reads, c.writes} {
			transport.(*http.Transport).Proxy = http.ProxyURL(address)
		}
		_, err = c.CreateScan(t.Context(), Spec{})
		var failure *Error
		if !errors.As(err, &failure) || failure.Kind != KindNetwork || failure.Reason != tt.want ||
			failure.MayHaveTakenEffect != tt.sent {
			t.Errorf("%s: got %#v, want %q", tt.scheme, err, tt.want)
		}
	}
}
