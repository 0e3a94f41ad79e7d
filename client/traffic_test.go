package client_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"scantop/client"
)

// Trap 7: the SDK's client must not be shared between calls. The race detector
// watches.
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

// Trap 9: nothing is sent again, least of all a CreateScan.
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
				var bound []client.Option
				if name == "timeout" {
					bound = append(bound, client.WithTimeout(time.Second))
				}
				if err := op.call(t.Context(), connect(t, s.URL, bound...)); err == nil {
					t.Error("no error")
				}
				if n := s.hits.Load(); n != 1 {
					t.Errorf("sent %d times", n)
				}
			})
		}
	}
}

// On a connection that the server is just closing, net/http may send again and
// nobody could say whether a CreateScan arrived.
func TestEachCreateScanHasAConnectionOfItsOwn(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var peers []string
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		peers = append(peers, r.RemoteAddr)
		io.WriteString(w, `{"PageSize":20,"data":"2018071010384940572"}`)
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

// A kept connection may close under a request, which then has arrived or not.
// net/http would send a GET again, under the same nonce.
func TestReadsAreNotRepeatedOnAKeptConnection(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var requests, connections, bodies atomic.Int32
	answer := func(c net.Conn) { // one request is answered, the second only read
		defer c.Close()
		reader := bufio.NewReader(c)
		for i := range 2 {
			r, err := http.ReadRequest(reader)
			if err != nil {
				return
			}
			requests.Add(1)
			if r.ContentLength != 0 || len(r.TransferEncoding) > 0 || r.Header.Get("Content-Length") != "" {
				bodies.Add(1)
			}
			if i == 0 {
				io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"PageSize\":20}")
			}
		}
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			connections.Add(1)
			go answer(c)
		}
	}()
	c := connect(t, "http://"+l.Addr().String())
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
	_, err = c.DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindNetwork)
	if requests.Load() != 2 || connections.Load() != 1 || bodies.Load() != 0 {
		t.Errorf("%d requests, %d of them with a body, over %d connections", requests.Load(), bodies.Load(), connections.Load())
	}
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Errorf("the next read: %v", err)
	}
}
