package simulator_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"scantop/client/simulator"
)

func TestOnlyLoopback(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.1:0", "www.example.com:0", "127.0.0.1",
		"127.1:0"} {
		if s, err := simulator.Start(simulator.Config{Addr: addr}); err == nil {
			s.Close()
			t.Errorf("listens on %s", addr)
		}
	}
	for _, addr := range []string{"", "127.0.0.1:0", "localhost:0"} {
		if s := start(t, simulator.Config{Addr: addr}); !strings.HasPrefix(s.URL, "http://127.0.0.1:") {
			t.Errorf("%q: URL %s", addr, s.URL)
		}
	}
}

func TestReply(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	a := call(t, s, http.MethodGet, "DescribeScans", nil)
	if !strings.HasPrefix(a.Body, `{"requestId":"`) || !strings.HasSuffix(a.Body, `"code":200,"success":true}`+"\n") {
		t.Errorf("envelope: %s", a.Body)
	}
	if got := a.Header.Get("Content-Type"); got != "application/json;charset=utf-8" {
		t.Errorf("Content-Type %q", got)
	}
}

func TestIntercept(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now})
	s.Intercept(func(w http.ResponseWriter, r *http.Request, action string) bool {
		body, err := io.ReadAll(r.Body)
		if err != nil || !strings.Contains(string(body), "Targets.2=192.0.2.7") {
			t.Errorf("body %q, %v", body, err)
		}
		if action == "DescribeScans" {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = io.WriteString(w, `{"Code":"ServiceUnavailable"}`)
			return true
		}
		return false
	})
	create(t, s, good(c.Now()))
	wantRejected(t, call(t, s, http.MethodPost, "DescribeScans", good(c.Now())), 503, "ServiceUnavailable", "")
	s.Intercept(nil)
	describe(t, s, nil)
	if got := len(s.Requests()); got != 3 {
		t.Errorf("%d requests recorded", got)
	}
}

func TestInterceptWhileServing(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 10 {
				s.Intercept(func(http.ResponseWriter, *http.Request, string) bool { return false })
				describe(t, s, nil)
				s.Intercept(nil)
				s.Requests()
			}
		})
	}
	group.Wait()
}

func TestRequestsAreBounded(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{Scans: []simulator.Script{}})
	s.Intercept(func(http.ResponseWriter, *http.Request, string) bool { return true })
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	for i := range 1003 {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet,
			s.URL+"/?Action=A"+string(rune('a'+i%26)), nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
	}
	got := s.Requests()
	if len(got) != 1000 || got[0].Action != "Ad" || got[999].Action != "Ao" {
		t.Errorf("%d requests, from %s to %s", len(got), got[0].Action, got[len(got)-1].Action)
	}
}

func TestCloseWithHungRequest(t *testing.T) {
	t.Parallel()
	s, err := simulator.Start(simulator.Config{})
	if err != nil {
		t.Fatal(err)
	}
	hung, free := make(chan struct{}), make(chan struct{})
	defer close(free)
	released := make(chan struct{})
	s.Intercept(func(_ http.ResponseWriter, r *http.Request, action string) bool {
		if action == "DescribeScans" {
			close(hung)
			<-r.Context().Done()
			close(released)
		}
		<-free // ignores its context, and Close must not wait for it
		return true
	})
	failed := make(chan error, 1)
	go func() {
		client := &http.Client{Transport: &http.Transport{}}
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/?Action=DescribeScans", nil)
		if err == nil {
			_, err = client.Do(request)
		}
		failed <- err
	}()
	<-hung
	closed := make(chan struct{})
	go func() {
		s.Close()
		s.Close()
		close(closed)
	}()
	for _, done := range []chan struct{}{closed, released} {
		select {
		case <-done:
		case <-time.After(time.Minute):
			t.Fatal("Close hangs, or its request does")
		}
	}
	if err := <-failed; err == nil {
		t.Error("the hanging request got a reply")
	}
}

// get sends a plain request and returns its status, or 0 with an error.
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

// plainClient returns an HTTP client without a proxy that keeps connections.
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
		if _, err := get(t, client, s.URL); err != nil { // leaves a connection open
			t.Fatal(err)
		}
		s.Suspend()
		s.Suspend()
		if _, err := get(t, client, s.URL); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Fatalf("while suspended: %v", err)
		}
		for range 2 { // another program may use the port for a stage
			waitUntil(t, "the server is back", func() bool { return s.Resume() == nil })
		}
	}
	if got := describe(t, s, nil).TotalCount; got != before {
		t.Errorf("%d scans after, %d before", got, before)
	}
}

func TestSuspendCutsRequests(t *testing.T) {
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
		t.Error("the hanging request got a reply")
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
