package simulator

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
)

// switchboard turns the server on and off.
type switchboard struct {
	mu     sync.Mutex
	on     *listening // nil while suspended
	closed bool
}

// listening is one stretch of being there for clients.
type listening struct {
	http   *http.Server
	cancel context.CancelFunc
	served chan struct{}
}

// listen begins to serve what comes in at a listener.
func (s *Server) listen(listener net.Listener) *listening {
	ctx, cancel := context.WithCancel(context.Background())
	l := &listening{cancel: cancel, served: make(chan struct{})}
	l.http = &http.Server{
		Handler:           http.HandlerFunc(s.handle),
		ReadHeaderTimeout: headerTimeout,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		// Standard error may be a terminal that an application draws on.
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
	}
	go func() {
		defer close(l.served)
		_ = l.http.Serve(listener) // always ErrServerClosed, or the listener died
	}()
	return l
}

// end closes the listener and its connections. Handlers are told afterwards,
// by their contexts, so that none can answer quickly, and not waited for.
func (l *listening) end() {
	_ = l.http.Close() // what fails to close is gone already
	l.cancel()
	<-l.served
}

// off ends the present stretch, if any. The caller holds the lock.
func (b *switchboard) off() {
	if b.on != nil {
		b.on.end()
		b.on = nil
	}
}

// Suspend makes the server unreachable, as if it had crashed: the listener is
// closed, requests under way are cut. Scans go on living. Suspending twice is
// harmless.
func (s *Server) Suspend() {
	s.power.mu.Lock()
	defer s.power.mu.Unlock()
	s.power.off()
}

// Resume makes a suspended server listen at its URL again; a server that does
// so already is left alone. It fails if the server was closed, or if another
// program has taken the port meanwhile.
func (s *Server) Resume() error {
	s.power.mu.Lock()
	defer s.power.mu.Unlock()
	if s.power.closed {
		return errors.New("resuming the simulator: it is closed")
	}
	if s.power.on != nil {
		return nil
	}
	listener, err := net.Listen("tcp", s.host())
	if err != nil {
		return fmt.Errorf("resuming the simulator: %w", err)
	}
	s.power.on = s.listen(listener)
	return nil
}

// Close stops the server for good without waiting for requests under way:
// their connections are cut and their contexts cancelled. Connections that an
// interceptor has hijacked are the interceptor's to close. Closing twice is
// harmless.
func (s *Server) Close() {
	s.power.mu.Lock()
	defer s.power.mu.Unlock()
	s.power.off()
	s.power.closed = true
}

// listenLoopback listens on addr if that cannot be reached from another
// machine. A name is not looked up, since what it resolves to is not ours to
// decide; "localhost" is read as 127.0.0.1.
func listenLoopback(addr string) (net.Listener, error) {
	if addr == "" {
		addr = defaultAddr
	}
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
