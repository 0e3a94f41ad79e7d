package simulator_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"scantop/client/simulator"
)

// replay sends a request that was sent before once more, as it was.
func replay(t *testing.T, s *simulator.Server, was url.Values) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/?"+was.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	response, err := transport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return response
}

func TestNonceAndTimestamp(t *testing.T) {
	t.Parallel()
	wall := &clock{now: time.Now()}
	s := start(t, simulator.Config{})
	s.SetWall(wall.Now)
	describe(t, s, nil)
	sent := s.Requests()[0].Params
	body, _ := io.ReadAll(replay(t, s, sent).Body)
	if !strings.Contains(string(body), `"SignatureNonceUsed"`) {
		t.Errorf("nonce used twice: %s", body)
	}
	for _, skew := range []time.Duration{14 * time.Minute, -28 * time.Minute} { // +14, then -14
		wall.advance(skew)
		describe(t, s, nil)
	}
	for _, skew := range []time.Duration{30 * time.Minute, -32 * time.Minute} { // +16, then -16
		wall.advance(skew)
		wantRefused(t, call(t, s, http.MethodGet, "DescribeScans", nil), 400, "InvalidTimeStamp.Expired", "")
	}
	wall.advance(2 * time.Minute) // -14: back in time, the nonce is still known
	body, _ = io.ReadAll(replay(t, s, sent).Body)
	if !strings.Contains(string(body), `"SignatureNonceUsed"`) {
		t.Errorf("nonce used again: %s", body)
	}
}
