// Package simulator serves a make-believe AVDS, the vulnerability scanning
// service of Alibaba Cloud (API version 2017-11-29), on a loopback address: for
// the demo, for tests, and for trying out how a client takes what goes wrong.
//
// It serves the operations CreateScan and DescribeScans as their documents and
// samples describe them. It must know nothing of the client, whose mistakes it is
// there to find, and nothing of scantop. Requests are checked as the real gateway
// checks them (signature, timestamp, nonce, parameters); replies are JSON, and
// Format=XML is refused. What a scan is doing is computed from the clock when
// somebody asks. So the same seed and the same clock always give the same answers,
// and nothing runs in the background.
//
// What goes wrong on the way to a service, in it and on the way back is a table
// of faults, switched on by name, for one operation or all, for a number of
// requests or by chance:
//
//	err := server.Inject(simulator.Fault{Name: "reset-acted", Action: "CreateScan", Times: 1})
//
// A request does not arrive, the connection breaks or falls silent, the reply is
// another one, or the genuine reply is changed; changes add up. "-acted" in a
// name, or "carried out" in what [Faults] says, means that a CreateScan has made
// its scan all the same. Whatever the table does not have, Intercept can do;
// Suspend and Resume make the whole server go and come back.
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

// Config says what a Server serves. The zero value is a demo on a free port
// of 127.0.0.1.
type Config struct {
	Addr  string           // to listen on; only a loopback address is taken, since the key pair is no secret
	Seed  uint64           // varies the population, the key pair and the scans created later
	Now   func() time.Time // the clock the scans live by, by default time.Now; called from many goroutines
	Scans []Script         // at the start, in any order; nil means Demo(Seed, Now()), empty means none
}

// Server is a running simulator. Its methods may be called from any
// goroutine.
type Server struct {
	URL             string // where to send requests: "http://127.0.0.1:port", no final slash
	AccessKeyID     string // names the one key pair that the server knows
	AccessKeySecret string // the key to sign with; it follows from the seed

	seed uint64
	now  func() time.Time
	wall func() time.Time // what a Timestamp is compared with: the SDK signs with the real time

	power  sync.Mutex
	on     *listening // nil while suspended
	closed bool

	mu        sync.Mutex
	requests  []Request
	intercept func(http.ResponseWriter, *http.Request, string) bool

	answers atomic.Uint64 // request IDs given out
	faults  faultList
	nonces  nonces
	scans   *scanList
}

// Start begins to serve config and returns at once. The caller closes the
// server.
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

// listenLoopback listens on addr if that cannot be reached from another
// machine. A name is not looked up, since what it resolves to is not ours to
// decide; "localhost" is read as 127.0.0.1.
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

// listening is one stretch of being there for clients.
type listening struct {
	http   *http.Server
	cancel context.CancelFunc
	served chan struct{} // closed when the listener is
}

// listen begins to serve what comes in at a listener.
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
		_ = l.http.Serve(listener) // always ErrServerClosed, or the listener died
	}()
	return l
}

// Suspend makes the server unreachable, as if it had crashed: the listener is
// closed, requests under way are cut. Scans go on living. Suspending twice is
// harmless.
func (s *Server) Suspend() { s.stop(false) }

// Close stops the server for good without waiting for requests under way:
// their connections are cut and their contexts cancelled. Connections that an
// interceptor has hijacked are the interceptor's to close. Closing twice is
// harmless.
func (s *Server) Close() { s.stop(true) }

// stop ends the present stretch, if any. Handlers are told after their
// connections are cut, so that none can answer quickly, and not waited for.
func (s *Server) stop(forGood bool) {
	s.power.Lock()
	defer s.power.Unlock()
	s.closed = s.closed || forGood
	if s.on == nil {
		return
	}
	_ = s.on.http.Close() // what fails to close is gone already
	s.on.cancel()
	<-s.on.served
	s.on = nil
}

// Resume makes a suspended server listen at its URL again; a server that does
// so already is left alone. It fails if the server was closed, or if another
// program has taken the port meanwhile.
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
