package simulator_test

import (
	"errors"
	"net/http"
	"syscall"
	"testing"

	"scantop/client/simulator"
)

// get sends a bare request and returns its status, 0 with an error.
func get(t *testing.T, client *http.Client, url string) (int, error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := client.Do(request)
	if err != nil {
		return 0, err
	}
	response.Body.Close()
	return response.StatusCode, nil
}

// plainClient is an HTTP client that knows no proxy and keeps connections.
func plainClient(t *testing.T) *http.Client {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

func TestSuspendAndResume(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	client, before := plainClient(t), describe(t, s, nil).TotalCount
	for range 3 {
		if _, err := get(t, client, s.URL); err != nil { // leaves a connection behind
			t.Fatal(err)
		}
		s.Suspend()
		s.Suspend()
		if _, err := get(t, client, s.URL); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Fatalf("while suspended: %v", err)
		}
		for range 2 { // somebody else may have its port for a moment
			waitUntil(t, "the server is back", func() bool { return s.Resume() == nil })
		}
	}
	if got := describe(t, s, nil).TotalCount; got != before {
		t.Errorf("%d scans after, %d before", got, before)
	}
}

func TestSuspendCutsWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	hung, released := make(chan struct{}), make(chan struct{})
	s.Intercept(func(_ http.ResponseWriter, r *http.Request, _ string) bool {
		close(hung)
		<-r.Context().Done()
		close(released)
		return true
	})
	failed := make(chan error, 1)
	go func() {
		_, err := get(t, plainClient(t), s.URL)
		failed <- err
	}()
	<-hung
	s.Suspend()
	<-released
	if err := <-failed; err == nil {
		t.Error("the hung request was answered")
	}
}

func TestClosedForGood(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	s.Suspend()
	s.Close()
	if err := s.Resume(); err == nil {
		t.Error("a closed server listens again")
	}
}
