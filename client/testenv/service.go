package testenv

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"sync/atomic"
	"testing"
)

// Main runs the tests of a package after Isolate.
func Main(m *testing.M) {
	remove := Isolate()
	code := m.Run()
	remove()
	os.Exit(code)
}

// Service is an HTTP server on loopback that counts its requests.
type Service struct {
	URL     string
	Hits    atomic.Int32
	Arrived chan struct{} // closed when the first request arrives
}

// Serve starts a Service that ends with the test.
func Serve(t testing.TB, handler http.HandlerFunc) *Service {
	t.Helper()
	s := &Service{Arrived: make(chan struct{})}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.Hits.Add(1) == 1 {
			close(s.Arrived)
		}
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Replying starts a Service that sends the same reply to every request.
func Replying(t testing.TB, status int, body string) *Service {
	t.Helper()
	return Serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		io.WriteString(w, body)
	})
}
