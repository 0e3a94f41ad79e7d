package cli

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"scantop/client/simulator"
)

// intervention is the reply of a box on the way to AVDS.
type intervention struct {
	name, header, body string
	status             int
}

// between starts a box on the way to AVDS, such as a proxy, a firewall or a login page. It replies to
// CreateScan itself, and forwards the request or not.
func between(t *testing.T, server *simulator.Server, lets bool, a intervention) (url string, launches *atomic.Int32) {
	t.Helper()
	launches = &atomic.Int32{}
	box := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent, _ := io.ReadAll(r.Body)
		launch := strings.Contains(r.URL.RawQuery+string(sent), "Action=CreateScan")
		if launch {
			launches.Add(1)
		}
		if !launch || lets {
			to := server.URL + r.URL.RequestURI()
			forwarded, err := http.NewRequestWithContext(t.Context(), r.Method, to, bytes.NewReader(sent))
			if err != nil {
				t.Error(err)
				return
			}
			forwarded.Header = r.Header
			reply, err := http.DefaultTransport.RoundTrip(forwarded)
			if err != nil {
				t.Error(err)
				return
			}
			defer reply.Body.Close()
			if !launch {
				w.WriteHeader(reply.StatusCode)
				_, _ = io.Copy(w, reply.Body)
				return
			}
		}
		if name, value, ok := strings.Cut(a.header, ": "); ok {
			w.Header().Set(name, value)
		}
		w.WriteHeader(a.status)
		_, _ = io.WriteString(w, a.body)
	}))
	t.Cleanup(box.Close)
	return box.URL, launches
}

// A reply that is not from AVDS proves nothing. Only the list tells whether the request arrived.
func TestNewBelievesTheServiceOnly(t *testing.T) {
	page := "<!DOCTYPE html><html><body>Sign in</body></html>"
	for _, c := range []intervention{
		{"400", "", page, 400}, {"401", "", page, 401}, {"403", "", page, 403}, {"413", "", page, 413},
		{"429", "Retry-After: 60", page, 429}, {"404 empty", "", "", 404},
		{"407", "Proxy-Authenticate: Basic", page, 407}, {"301", "Location: /elsewhere", "", 301},
		{"302 to a login page", "Location: /login", page, 302}, {"303", "Location: /login", "", 303},
		{"307", "Location: /", "", 307}, {"308", "Location: /", "", 308},
		{"an API gateway", "", `{"message":"Forbidden"}`, 403},
		{"a number", "", `{"code":403,"message":"denied","requestId":"r"}`, 403},
		{"a code of its own", "", `{"code":"FORBIDDEN","message":"denied","requestId":"r"}`, 403},
		{"success:false", "", `{"success":false}`, 200}, {"a login page", "", page, 200},
	} {
		for _, lets := range []bool{true, false} {
			server := serve(t)
			url, launches := between(t, server, lets, c)
			code, stdout, stderr := runMain(t, english,
				"new", "--yes", "--endpoint", url, "--target", "a.example.com", "--name", "n")
			_, listed, _ := runMain(t, english, "list", "-o", "csv", "--endpoint", server.URL)
			held := strings.Join(ids(listed), "")
			if launches.Load() != 1 {
				t.Errorf("%s: %d launches", c.name, launches.Load())
			}
			if lets && (code != 0 || stdout != held+"\n" || held == "") {
				t.Errorf("%s: ends with %d, %q, %q; the service has %q", c.name, code, stdout, stderr, held)
			}
			said := strings.Contains(stderr, "not in it after 46 seconds")
			blamed := strings.Contains(stderr, "No permission") || strings.Contains(stderr, "AVDS rejected")
			if !lets && (code != exitFailed || stdout != "" || held != "" || !said || blamed) {
				t.Errorf("%s: ends with %d, %q, %q; the service has %q", c.name, code, stdout, stderr, held)
			}
		}
	}
}
