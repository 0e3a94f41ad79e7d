// Package simulator serves a simulated AVDS, the vulnerability scanning service of Alibaba Cloud
// (API version 2017-11-29), on a loopback address. It is for the demo, for tests, and for trying
// how a client handles failures.
//
// It serves the operations CreateScan and DescribeScans as in their documents and samples. It must
// know nothing about scantop or its client, whose errors it is meant to find. It checks requests
// like the real gateway (signature, timestamp, nonce, parameters). It replies in JSON and rejects
// Format=XML. It computes the state of a scan from the clock for each request, so the same seed and
// clock give the same replies, and nothing runs in the background.
//
// A table contains the faults of the network, the service and its replies. A fault is injected by
// name, for one operation or all, and for a number of requests or by chance:
//
//	err := server.Inject(simulator.Fault{Name: "reset-acted", Action: "CreateScan", Times: 1})
//
// A fault keeps a request from arriving, breaks or silences the connection, sends another reply, or
// changes the genuine one; several changes are all applied. If the name of a fault ends in
// "-acted", or [Faults] says "carried out", a CreateScan still creates its scan. For anything else,
// use Intercept. Suspend and Resume make the whole server unreachable and reachable again.
package simulator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Config configures a Server. The zero value is a demo on a free port of 127.0.0.1.
type Config struct {
	Addr  string           // address to listen on; must be loopback, since the key pair is not secret
	Seed  uint64           // varies the scans, the key pair and the scans created later
	Now   func() time.Time // clock of the scans, by default time.Now; called concurrently
	Scans []Script         // initial scans in any order; nil means Demo(Seed, Now())
}

// Server is a running simulator. Its methods may be called concurrently.
type Server struct {
	URL             string // address of the server: "http://127.0.0.1:port"
	AccessKeyID     string // ID of the only valid key pair
	AccessKeySecret string // secret of the key pair; depends on the seed

	seed uint64
	now  func() time.Time
	wall func() time.Time // clock for Timestamps, since the SDK signs with the real time

	power  sync.Mutex
	on     *listening // nil while suspended
	closed bool

	mu        sync.Mutex
	requests  []Request
	intercept func(http.ResponseWriter, *http.Request, string) bool

	replies atomic.Uint64 // number of RequestIds so far
	faults  faultList
	nonces  nonces
	scans   *scanList
}

// Start starts a server and returns at once. The caller must close it.
func Start(config Config) (*Server, error) {
	listener, err := listenLoopback(cmp.Or(config.Addr, "127.0.0.1:0"))
	if err != nil {
		return nil, fmt.Errorf("starting the simulator: %w", err)
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	start := config.Now()
	if config.Scans == nil {
		config.Scans = Demo(config.Seed, start)
	}
	keys := random("key pair", config.Seed)
	s := &Server{
		URL:             "http://" + listener.Addr().String(),
		AccessKeyID:     "SIM" + letters(keys, 17),
		AccessKeySecret: letters(keys, 30),
		seed:            config.Seed,
		now:             config.Now,
		wall:            time.Now,
		nonces:          nonces{signed: map[string]time.Time{}},
		scans:           newScanList(config.Seed, start, config.Scans),
	}
	s.on = s.listen(listener)
	return s, nil
}

// listenLoopback listens on addr if it is a loopback address. It does not look up names, since they
// may resolve to anything; "localhost" means 127.0.0.1.
func listenLoopback(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	if ip, err := netip.ParseAddr(host); err != nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("%q is not a loopback address", addr)
	}
	return net.Listen("tcp", net.JoinHostPort(host, port))
}

// listening is a period in which the server is reachable.
type listening struct {
	http   *http.Server
	cancel context.CancelFunc
	served chan struct{} // closed when Serve has returned
}

// listen starts to serve requests from a listener.
func (s *Server) listen(listener net.Listener) *listening {
	ctx, cancel := context.WithCancel(context.Background())
	l := &listening{cancel: cancel, served: make(chan struct{}), http: &http.Server{
		Handler:           http.HandlerFunc(s.handle),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		// Standard error may be a terminal that an application draws on.
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
	}}
	go func() {
		defer close(l.served)
		_ = l.http.Serve(listener) // ErrServerClosed, or the listener failed
	}()
	return l
}

// Suspend makes the server unreachable, as after a crash: it closes the listener and cuts current
// requests. Scans continue. A second Suspend does nothing.
func (s *Server) Suspend() { s.stop(false) }

// Close stops the server for good. It does not wait for current requests, but cuts their
// connections and cancels their contexts. An interceptor must close the connections that it has
// hijacked. A second Close does nothing.
func (s *Server) Close() { s.stop(true) }

// stop ends the current listening period, if any. It cancels the handlers after it cuts their
// connections, so that none can still reply, and does not wait for them.
func (s *Server) stop(forGood bool) {
	s.power.Lock()
	defer s.power.Unlock()
	s.closed = s.closed || forGood
	if s.on == nil {
		return
	}
	_ = s.on.http.Close() // an error means that it is closed already
	s.on.cancel()
	<-s.on.served
	s.on = nil
}

// Resume makes a suspended server reachable at its URL again. It does nothing if the server is
// reachable. It fails if the server is closed, or if another program uses the port now.
func (s *Server) Resume() error {
	s.power.Lock()
	defer s.power.Unlock()
	if s.closed {
		return errors.New("resuming the simulator: it is closed")
	}
	if s.on != nil {
		return nil
	}
	listener, err := net.Listen("tcp", strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		return fmt.Errorf("resuming the simulator: %w", err)
	}
	s.on = s.listen(listener)
	return nil
}
