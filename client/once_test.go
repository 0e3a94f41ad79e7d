package client_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"

	"scantop/client"
	"scantop/client/simulator"
)

// wire is a TCP relay in front of a server. It breaks after a number of bytes.
type wire struct {
	address     string
	server      string
	connections atomic.Int32
	asked       atomic.Int64 // bytes of requests passed
	answered    atomic.Int64 // bytes of replies passed
}

// relay starts a wire that passes ask bytes of the request and answer bytes of the reply, and then
// breaks, by a reset or a normal close. A number below 0 means all.
func relay(t *testing.T, server string, ask, answer int64, abrupt bool) *wire {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	w := &wire{address: "http://" + l.Addr().String(), server: strings.TrimPrefix(server, "http://")}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			w.connections.Add(1)
			go w.carry(c.(*net.TCPConn), ask, answer, abrupt)
		}
	}()
	return w
}

func (w *wire) carry(c *net.TCPConn, ask, answer int64, abrupt bool) {
	defer c.Close()
	if abrupt {
		defer c.SetLinger(0)
	}
	s, err := net.Dial("tcp", w.server)
	if err != nil {
		return
	}
	defer s.Close()
	up := make(chan bool, 1)
	go func() { up <- copied(s, c, ask, &w.asked) }()
	down := make(chan bool, 1)
	go func() { down <- copied(c, s, answer, &w.answered) }()
	select {
	case broken := <-up: // true: the request is cut, and so is the connection
		if !broken {
			<-down
		}
	case <-down:
	}
}

// copied copies up to n bytes and reports whether it stopped at the limit.
func copied(to io.Writer, from io.Reader, n int64, count *atomic.Int64) bool {
	if n < 0 {
		n = 1 << 40
	}
	buffer := make([]byte, 64)
	for n > 0 {
		k, err := from.Read(buffer[:min(n, int64(len(buffer)))])
		if k > 0 {
			to.Write(buffer[:k])
			count.Add(int64(k))
			n -= int64(k)
		}
		if err != nil {
			return false
		}
	}
	return true
}

// A CreateScan is sent once, wherever the connection breaks, and the error tells whether the scan
// may exist. The numbers of bytes cover: before the request is read, within its headers and its
// body, after the scan was created, and within the head and the body of the reply.
func TestCreateScanIsNeverSentTwice(t *testing.T) {
	t.Parallel()
	spec := goodSpec()
	for i := range 50 {
		spec.Targets = append(spec.Targets, fmt.Sprintf("host-%d.example.com", i))
	}
	whole := relay(t, simulated(t).URL, -1, -1, false)
	create := func(s *simulator.Server, w *wire) error {
		c := connect(t, w.address, client.WithStaticCredentials(s.AccessKeyID, s.AccessKeySecret, ""))
		_, err := c.CreateScan(t.Context(), spec)
		return err
	}
	if s := simulated(t); create(s, whole) != nil { // with the same seed, the keys are the same
		t.Fatal("the call fails although the wire does not break")
	}
	ask, answer := whole.asked.Load(), whole.answered.Load()

	check := func(name string, breakAsk, breakAnswer int64, abrupt bool) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := simulated(t)
			w := relay(t, s.URL, breakAsk, breakAnswer, abrupt)
			err := create(s, w)
			var failure *client.Error
			if !errors.As(err, &failure) {
				t.Fatalf("got %v", err)
			}
			created := len(scansOf(t, s))
			if created > 1 || w.connections.Load() != 1 {
				t.Errorf("%d scans over %d connections", created, w.connections.Load())
			}
			if created == 1 && !failure.MayHaveTakenEffect {
				t.Errorf("the scan exists, but the error does not say so: %+v", failure)
			}
		})
	}
	step := int64(37)
	if testing.Short() {
		step = 301
	}
	for _, abrupt := range []bool{false, true} {
		for at := int64(0); at < ask; at += step {
			check(fmt.Sprintf("request %d of %d abrupt %v", at, ask, abrupt), at, -1, abrupt)
		}
		for at := int64(0); at < answer; at += step {
			check(fmt.Sprintf("reply %d of %d abrupt %v", at, answer, abrupt), -1, at, abrupt)
		}
		// 40 bytes less, because signatures differ in length.
		check(fmt.Sprintf("end of the request abrupt %v", abrupt), ask-40, -1, abrupt)
		check(fmt.Sprintf("no byte of the reply abrupt %v", abrupt), ask, 0, abrupt)
		check(fmt.Sprintf("last byte of the reply abrupt %v", abrupt), -1, answer-1, abrupt)
	}
}

// scansOf returns the scans of the server, without the wire.
func scansOf(t *testing.T, s *simulator.Server) []client.Scan {
	t.Helper()
	page, err := clientOf(t, s).DescribeScans(t.Context(), client.Query{PageSize: 100})
	if err != nil {
		t.Fatal(err)
	}
	return page.Scans
}
