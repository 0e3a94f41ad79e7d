package client_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"scantop/client"
	"scantop/client/testenv"
)

// Calls must not share a client of the SDK. The race detector checks this.
func TestConcurrentCalls(t *testing.T) {
	t.Parallel()
	s := simulated(t)
	c := clientOf(t, s)
	var group sync.WaitGroup
	for i := range 50 {
		group.Go(func() {
			spec := goodSpec()
			spec.Name = fmt.Sprint("scan ", i)
			id, err := c.CreateScan(t.Context(), spec)
			if err != nil {
				t.Error(err)
				return
			}
			page, err := c.DescribeScans(t.Context(), client.Query{ScanID: id})
			if err != nil || len(page.Scans) != 1 || page.Scans[0].Name != spec.Name {
				t.Errorf("scan %d: %+v, %v", i, page, err)
			}
		})
	}
	group.Wait()
}

// No request is sent again, least of all a CreateScan.
func TestNothingIsSentAgain(t *testing.T) {
	t.Parallel()
	servers := map[string]func(t *testing.T) *service{
		"500":     func(t *testing.T) *service { return replying(t, 500, `{"Code":"InternalError"}`) },
		"503":     func(t *testing.T) *service { return replying(t, 503, ``) },
		"reset":   func(t *testing.T) *service { return wired(t, reset) },
		"closed":  func(t *testing.T) *service { return wired(t, func(*net.TCPConn) {}) },
		"timeout": func(t *testing.T) *service { return serve(t, hang) },
	}
	for name, start := range servers {
		for _, op := range operations() {
			t.Run(name+" "+op.name, func(t *testing.T) {
				t.Parallel()
				s := start(t)
				ctx := t.Context()
				if name == "timeout" {
					ctx = testenv.Deadline(ctx, s.Arrived)
				}
				if err := op.call(ctx, connect(t, s.URL)); err == nil {
					t.Error("no error")
				}
				if n := s.Hits.Load(); n != 1 {
					t.Errorf("sent %d times", n)
				}
			})
		}
	}
}

// If the server closes a kept connection, net/http may send the request again, and nobody can tell
// whether a CreateScan arrived.
func TestEachCreateScanHasAConnectionOfItsOwn(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var peers []string
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		peers = append(peers, r.RemoteAddr)
		io.WriteString(w, fitsAll)
	})
	c := connect(t, s.URL)
	for _, op := range operations() {
		for range 2 {
			if err := op.call(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	if peers[0] != peers[1] {
		t.Error("reads do not share a connection")
	}
	if peers[1] == peers[2] || peers[2] == peers[3] {
		t.Error("writes share a connection")
	}
}

// kept is a server whose connections reply to a number of requests, then read one more and close.
// It records the nonces of requests and the connections.
type kept struct {
	URL         string
	answers     int
	abrupt      bool   // connections end with a reset
	beginning   string // beginning of a reply that is sent before the end
	connections atomic.Int32

	mu     sync.Mutex
	nonces []string
}

func keeping(t *testing.T, k *kept) *kept {
	t.Helper()
	k.URL = "http://" + listening(t, func(c net.Conn) {
		k.connections.Add(1)
		reader := bufio.NewReader(c)
		for i := 0; ; i++ {
			r, err := http.ReadRequest(reader)
			if err != nil {
				return
			}
			if r.ContentLength != 0 || len(r.TransferEncoding) > 0 || r.Header.Get("Content-Length") != "" {
				t.Error("a read has a body")
			}
			k.mu.Lock()
			k.nonces = append(k.nonces, r.URL.Query().Get("SignatureNonce"))
			over := i >= k.answers
			k.mu.Unlock()
			if over {
				io.WriteString(c, k.beginning)
				if k.abrupt {
					reset(c.(*net.TCPConn))
				}
				return
			}
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"PageSize\":20}")
		}
	})
	return k
}

// A kept connection may close during a request. A read is then sent once more, on a new connection
// and with a new nonce, without an error. net/http would repeat the nonce, which the gateway may
// already know.
func TestReadsOutliveAKeptConnection(t *testing.T) {
	t.Parallel()
	for _, abrupt := range []bool{false, true} {
		s := keeping(t, &kept{answers: 1, abrupt: abrupt})
		calls := 0
		c := connect(t, s.URL, client.WithObserver(func(client.Call) { calls++ }))
		for range 4 {
			if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
				t.Fatalf("abrupt %v: %v", abrupt, err)
			}
		}
		slices.Sort(s.nonces)
		if n := len(s.nonces); n != 7 || len(slices.Compact(s.nonces)) != 7 || s.connections.Load() != 4 || calls != 4 {
			t.Errorf("abrupt %v: %d requests over %d connections for %d calls", abrupt, n, s.connections.Load(), calls)
		}
	}
}

// A read has no body either if the machine is so busy that net/http has to wait for the end of the
// empty one: here it comes when the request has arrived.
func TestReadsHaveNoBodyOnABusyMachine(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength != 0 || len(r.TransferEncoding) > 0 {
			t.Errorf("a read has a body: %d bytes, %q", r.ContentLength, r.TransferEncoding)
		}
		close(arrived)
		io.WriteString(w, `{"PageSize":20}`)
	}))
	defer server.Close()
	slow := func(base http.RoundTripper) http.RoundTripper {
		return roundTripper(func(r *http.Request) (*http.Response, error) {
			r.Body = io.NopCloser(readerFunc(func([]byte) (int, error) {
				<-arrived
				return 0, io.EOF
			}))
			return base.RoundTrip(r)
		})
	}
	c := connect(t, server.URL, client.WithTransport(slow))
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
}

// roundTripper is a transport that calls a function.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// readerFunc is a reader that calls a function.
type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

// The retry does not use another kept connection that has closed too.
func TestReadsOutliveAllKeptConnections(t *testing.T) {
	t.Parallel()
	s := keeping(t, &kept{answers: 1})
	c := connect(t, s.URL)
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Errorf("with %d connections: %v", s.connections.Load(), err)
	}
}

// A read is not sent again after any other failure: on a new connection, after the first byte of a
// reply, or after a second failure in a row.
func TestReadsAreRepeatedOnceAtMost(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		server         *kept
		good, requests int
	}{
		"a new connection":      {&kept{}, 0, 1},
		"within an answer":      {&kept{answers: 1, beginning: "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"}, 1, 2},
		"one byte of an answer": {&kept{answers: 1, beginning: "H"}, 1, 2},
	} {
		s := keeping(t, test.server)
		c := connect(t, s.URL)
		for range test.good {
			if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
				t.Fatal(err)
			}
		}
		_, err := c.DescribeScans(t.Context(), client.Query{})
		failureOf(t, err, client.KindNetwork)
		if n := len(s.nonces); n != test.requests {
			t.Errorf("%s: %d requests", name, n)
		}
	}
	s := keeping(t, &kept{answers: 1})
	c := connect(t, s.URL)
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
	s.mu.Lock()
	s.answers = 0 // for the next connections
	s.mu.Unlock()
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindNetwork)
	if len(s.nonces) != 3 {
		t.Errorf("%d requests", len(s.nonces))
	}
}
