package client

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/responses"

	"scantop/client/reason"
)

// What cannot be seen from outside without waiting or without a network.

func TestDirectTransportHasNoProxy(t *testing.T) {
	t.Parallel()
	if newTransport(true, true).Proxy != nil {
		t.Error("direct, and yet a proxy")
	}
	if newTransport(false, true).Proxy == nil {
		t.Error("no proxy of the environment")
	}
}

// Each step has a bound of its own, which the bound of the whole call covers:
// with a dead first address there is time left for the second.
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

// panicking is a transport of a caller's that fails.
type panicking struct{}

func (panicking) RoundTrip(*http.Request) (*http.Response, error) { panic("AKSECRET in the reason") }

// panickingReply stands for whatever makes the SDK panic.
type panickingReply struct{ *responses.BaseResponse }

func (*panickingReply) UnmarshalJSON([]byte) error { panic("AKSECRET in the reason") }

// Trap 5: a panic becomes an error, without what it said, and is blamed on whom
// it came from.
func TestPanicIsAnError(t *testing.T) {
	t.Parallel()
	c, err := New(WithEndpoint("http://127.0.0.1:1"), WithDirect(), WithStaticCredentials("AKID", "AKSECRET", ""))
	if err != nil {
		t.Fatal(err)
	}
	reply := &panickingReply{&responses.BaseResponse{}}
	for _, tt := range []struct {
		transport http.RoundTripper
		kind      Kind
		blamed    string
	}{
		{panicking{}, KindNetwork, string(reason.Below)},
		{&canned{status: 200, body: []byte(`{}`)}, KindDecode, string(reason.SDKFailed)},
	} {
		err := c.do(t.Context(), tt.transport, newDescribeScansRequest(Query{}), reply)
		if !errors.Is(err, &Error{Kind: tt.kind}) || strings.Contains(err.Error(), "AKSECRET") ||
			!strings.Contains(err.Error(), tt.blamed) {
			t.Errorf("got %v, want %s to be blamed", err, tt.blamed)
		}
	}
}

// Who is behind a proxy must learn that it is the proxy that fails.
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
	const gone = "http://127.0.0.1:1" // a port that was given back may soon be another test's
	for _, tt := range []struct {
		proxy, scheme string
		want          reason.Reason
		sent          bool // the proxy has the request, and who knows what it did with it
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
