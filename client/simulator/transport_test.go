package simulator_test

import (
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"scantop/client/simulator"
)

// witness records where requests go.
type witness struct {
	addresses []string
	base      http.RoundTripper
}

func (w *witness) RoundTrip(r *http.Request) (*http.Response, error) {
	w.addresses = append(w.addresses, r.URL.Scheme+"://"+r.URL.Hostname())
	return w.base.RoundTrip(r)
}

// A fault that keeps a request from arriving sends nothing beyond loopback, and the next request
// reaches the server.
func TestTransportStaysOnLoopback(t *testing.T) {
	t.Parallel()
	atClient := 0
	for _, fault := range simulator.Faults() {
		if !fault.AtClient {
			continue
		}
		atClient++
		s := start(t, simulator.Config{})
		inject(t, s, fault.Name+":times=1")
		seen := &witness{base: &http.Transport{DisableKeepAlives: true}}
		first := sendOver(t.Context(), t, s, s.Transport(seen), "DescribeScans", nil)
		second := sendOver(t.Context(), t, s, s.Transport(seen), "DescribeScans", nil)
		if first.err == nil || second.status != http.StatusOK || len(s.Requests()) != 1 {
			t.Errorf("%s: %v, then %d", fault.Name, first.err, second.status)
		}
		for _, address := range seen.addresses {
			if !strings.HasSuffix(address, "://127.0.0.1") {
				t.Errorf("%s: sent to %s", fault.Name, address)
			}
		}
	}
	if atClient == 0 {
		t.Error("no fault occurs at the client")
	}
}

// Without Server.Transport, these faults do not affect requests.
func TestFaultsAtClientNeedTransport(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	inject(t, s, "refused:times=1")
	describe(t, s, nil)
	if got := statuses(t, s, "DescribeScans", 2); got != "x2" {
		t.Errorf("got %s", got)
	}
}

// body is a request body that records whether it was closed.
type body struct {
	io.Reader
	closed atomic.Bool
}

func (b *body) Close() error {
	b.closed.Store(true)
	return nil
}

// A RoundTripper closes the body and does not change the rest of the request.
func TestTransportKeepsTheContract(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	wire := s.Transport(&http.Transport{DisableKeepAlives: true})
	for _, name := range []string{"refused", "dns", "dns-timeout", "tls", "tls-certificate"} {
		inject(t, s, name+":times=1")
		sent := &body{Reader: strings.NewReader("a=b")}
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/?Action=CreateScan", sent)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = wire.RoundTrip(request); err == nil {
			t.Errorf("%s: got a reply", name)
		}
		waitUntil(t, name+" closes the body", sent.closed.Load)
		if request.URL.String() != s.URL+"/?Action=CreateScan" {
			t.Errorf("%s: the request is for %s now", name, request.URL)
		}
	}
}
