package client_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"scantop/client"
	"scantop/client/reason"
)

// The SDK has no package for AVDS, so requests must be signed and named as the gateway expects.
func TestBothOperationsAreAcceptedByTheGateway(t *testing.T) {
	t.Parallel()
	s := simulated(t)
	c := clientOf(t, s, client.WithRegion("cn-shanghai"))
	id, err := c.CreateScan(t.Context(), goodSpec())
	if err != nil {
		t.Fatal(err)
	}
	page, err := c.DescribeScans(t.Context(), client.Query{ScanID: id})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Scans) != 1 || page.Scans[0].Name != goodSpec().Name || page.RequestID == "" {
		t.Errorf("got %+v", page)
	}
	for i, want := range []struct{ method, action string }{{"POST", "CreateScan"}, {"GET", "DescribeScans"}} {
		r := s.Requests()[i]
		if r.Method != want.method || r.Action != want.action || r.Params.Get("Version") != "2017-11-29" ||
			r.Params.Get("RegionId") != "cn-shanghai" {
			t.Errorf("request %d: %+v, want %v", i, r, want)
		}
	}
}

// The SDK uses HTTP by default. The first bytes that are sent show the protocol.
func TestAddressWithoutSchemeMeansTLS(t *testing.T) {
	t.Parallel()
	if !strings.HasPrefix(client.DefaultEndpoint, "https://") {
		t.Errorf("default endpoint %s", client.DefaultEndpoint)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	first := make(chan byte, 1)
	go func() {
		defer close(first)
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		b := make([]byte, 1)
		if _, err := io.ReadFull(c, b); err == nil {
			first <- b[0]
		}
	}()
	_, err = connect(t, l.Addr().String()).DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindNetwork)
	if got := <-first; got != 0x16 { // a TLS handshake record
		t.Errorf("first byte %q, want that of TLS", got)
	}
}

func TestHTTPSEndpoint(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("other systems do not read SSL_CERT_FILE")
	}
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"PageSize":20}`)
	}))
	defer s.Close()
	if _, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Error(err)
	}
}

// A user may easily give the address of a plain http server without a scheme.
func TestPlainServerBehindHTTPS(t *testing.T) {
	t.Parallel()
	address := strings.TrimPrefix(replying(t, 200, `{}`).URL, "http://")
	_, err := connect(t, address).DescribeScans(t.Context(), client.Query{})
	if failure := failureOf(t, err, client.KindNetwork); failure.Reason != reason.SpeaksHTTP ||
		failure.MayHaveTakenEffect {
		t.Errorf("got %+v", failure)
	}
}

// Without a domain, the SDK asks a location service first.
func TestOnlyTheEndpointIsAsked(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		t.Run(op.name, func(t *testing.T) {
			t.Parallel()
			var seen sync.Map
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				seen.Store(r.Host+" "+r.URL.Query().Get("Action"), true)
				io.WriteString(w, fitsAll)
			})
			if err := op.call(t.Context(), connect(t, s.URL)); err != nil {
				t.Fatal(err)
			}
			if _, ok := seen.Load(strings.TrimPrefix(s.URL, "http://") + " " + op.name); !ok || s.Hits.Load() != 1 {
				t.Errorf("%d requests", s.Hits.Load())
			}
		})
	}
}

// The SDK panics if a field of an error reply is not a string.
func TestOddTypesInErrorRepliesAreRead(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, body, code, message string }{
		{"numeric code", `{"RequestId":7,"HostId":1,"Code":4001,"Message":404}`, "4001", "404"},
		{"boolean code", `{"RequestId":true,"Code":false,"Message":true}`, "false", "true"},
		{"objects", `{"RequestId":{},"HostId":[],"Code":{"a":1},"Message":["b"],"Recommend":{}}`, "", ""},
		{"nulls", `{"RequestId":null,"HostId":null,"Code":null,"Message":null}`, "", ""},
		{"detail is text", `{"Code":"Odd","Message":"no","AccessDeniedDetail":"text"}`, "Odd", "no"},
		{"list", `["Code"]`, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := connect(t, replying(t, 400, tt.body).URL).DescribeScans(t.Context(), client.Query{})
			kind := client.KindOther
			if tt.code == "" {
				kind = client.KindInvalidRequest // only the status is left
			}
			failure := failureOf(t, err, kind)
			if failure.Code != tt.code || failure.Message != tt.message || failure.Status != 400 ||
				(tt.message == "") != (failure.Reason == reason.BareStatus.About("400")) {
				t.Errorf("got %+v", failure)
			}
		})
	}
}

// Parameters with position Query would make a URL that gateways reject.
func TestLargeRequestsTravelInTheBody(t *testing.T) {
	t.Parallel()
	const targets, tags = 1000, 200
	spec := goodSpec()
	spec.Targets = nil
	for i := range targets {
		spec.Targets = append(spec.Targets, fmt.Sprintf("host-%03d.example.com", i))
	}
	for i := range tags {
		spec.TargetAssetTags = append(spec.TargetAssetTags, fmt.Sprintf("标签 %d&=", i))
	}
	s := simulated(t)
	var length int
	s.Intercept(func(_ http.ResponseWriter, r *http.Request, action string) bool {
		if action == "CreateScan" {
			length = len(r.RequestURI)
		}
		return false
	})
	if _, err := clientOf(t, s).CreateScan(t.Context(), spec); err != nil {
		t.Fatal(err)
	}
	arrived := s.Requests()[0].Params
	list := func(name string, n int) (values []string) {
		for i := range n + 1 { // one more than expected
			if value, ok := arrived[fmt.Sprintf("%s.%d", name, i+1)]; ok {
				values = append(values, value...)
			}
		}
		return values
	}
	if got := list("Targets", targets); !slices.Equal(got, spec.Targets) {
		t.Errorf("%d targets arrived: %q", len(got), got)
	}
	if got := list("TargetAssetTags", tags); !slices.Equal(got, spec.TargetAssetTags) {
		t.Errorf("%d tags arrived: %q", len(got), got)
	}
	if length == 0 || length > 1000 {
		t.Errorf("a URL of %d bytes", length)
	}
	scan := scansOf(t, s)[0]
	if !slices.Equal(scan.Targets, spec.Targets) || !slices.Equal(scan.TargetsOriginal, spec.TargetAssetTags) {
		t.Errorf("the server keeps %d targets and %d tags", len(scan.Targets), len(scan.TargetsOriginal))
	}
}
