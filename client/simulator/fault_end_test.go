package simulator_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"scantop/client/simulator"
)

// waitUntil waits until a condition holds.
func waitUntil(t *testing.T, what string, holds func() bool) {
	t.Helper()
	if !eventually(holds) {
		t.Fatalf("still not: %s; running: %s", what, running("("))
	}
}

// eventually reports whether a condition holds within a minute.
func eventually(holds func() bool) bool {
	tick, late := time.NewTicker(time.Millisecond), time.After(time.Minute)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-late:
			return false
		}
	}
	return true
}

// running returns the stacks of goroutines in methods of the package.
func running(method string) string {
	stacks := make([]byte, 4<<20)
	var found []string
	for stack := range strings.SplitSeq(string(stacks[:runtime.Stack(stacks, true)]), "\n\n") {
		if strings.Contains(stack, "client/simulator."+method) {
			found = append(found, stack)
		}
	}
	return strings.Join(found, "\n\n")
}

// A fault that hangs, drips or never ends is over when the client disconnects, and when the server
// closes, and leaves no goroutine running. Not parallel, because servers of other tests would
// count.
func TestFaultsEnd(t *testing.T) {
	for _, name := range []string{"hang", "drip", "drip-head", "huge"} {
		for how, end := range map[string]func(*simulator.Server, context.CancelFunc){
			"client leaves":  func(_ *simulator.Server, leave context.CancelFunc) { leave() },
			"server closes":  func(s *simulator.Server, _ context.CancelFunc) { s.Close() },
			"server is gone": func(s *simulator.Server, _ context.CancelFunc) { s.Suspend() },
		} {
			t.Run(name+", "+how, func(t *testing.T) {
				s := start(t, simulator.Config{})
				inject(t, s, name)
				ctx, leave := context.WithCancel(t.Context())
				defer leave()
				done := make(chan error, 1)
				go func() { done <- readAll(ctx, s.URL+"/?Action=DescribeScans") }()
				waitUntil(t, "a request", func() bool { return len(s.Requests()) == 1 })
				end(s, leave)
				waitUntil(t, "the end for the client", func() bool { return len(done) == 1 })
				if err := <-done; err == nil {
					t.Error("the reply was complete")
				}
				waitUntil(t, "the end of the request", func() bool { return running("(*Server).handle") == "" })
				s.Close()
				waitUntil(t, "the end of the server", func() bool { return running("(") == "" })
			})
		}
	}
}

// readAll reads a reply to its end.
func readAll(ctx context.Context, url string) error {
	transport := &http.Transport{DisableKeepAlives: true}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := transport.RoundTrip(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

// After a reset on a kept connection, net/http sends a list request again, but never a CreateScan.
func TestResetOnKeptConnection(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	wire := &http.Transport{MaxConnsPerHost: 1}
	t.Cleanup(wire.CloseIdleConnections)
	sendOver(t.Context(), t, s, wire, "DescribeScans", nil)
	inject(t, s, "closed:times=1")
	if seen := sendOver(t.Context(), t, s, wire, "DescribeScans", nil); seen.status != 200 || len(s.Requests()) != 3 {
		t.Errorf("DescribeScans: %d, %v, %d requests", seen.status, seen.err, len(s.Requests()))
	}
	inject(t, s, "reset-acted:times=1")
	if seen := sendOver(t.Context(), t, s, wire, "CreateScan", nil); !errors.Is(seen.err, syscall.ECONNRESET) ||
		len(s.Requests()) != 4 {
		t.Errorf("a CreateScan: %d, %v, %d requests", seen.status, seen.err, len(s.Requests()))
	}
}
