// Package simulator serves a make-believe AVDS, the vulnerability scanning
// service of Alibaba Cloud (API version 2017-11-29), on a loopback address.
//
// It is shaped like httptest.Server: Start, talk to URL, Close. Requests are
// checked as the real gateway checks them (signature, timestamp, nonce,
// parameters) and scans live while nobody looks: what a scan is doing is
// computed from the clock when somebody asks, so the same seed and the same
// clock always give the same answers and nothing runs in the background.
//
// Two operations are known, CreateScan and DescribeScans, each as its API
// document describes it. Replies are JSON; Format=XML is refused.
//
// # Faults
//
// What goes wrong on the way to a service, in it and on the way back can be
// switched on by name, for one operation or all, for a number of requests or
// by chance, which the seed decides:
//
//	err := server.Inject(simulator.Fault{Name: "reset-acted", Action: "CreateScan", Times: 1})
//
// Faults lists the names and what each does, ParseFault reads a fault from a
// command line, Recover ends them all. There are these sorts:
//
//   - A request does not arrive: refused, dns, tls and others. Nothing that
//     listens can cause these, so they happen only to clients that send through
//     Transport.
//   - The connection breaks, at each moment from reset-headers to cut-off; it
//     falls silent (hang) or slow (drip).
//   - The reply is another: not HTTP, not JSON, html, huge, a status without an
//     explanation, or a refusal, which is named as its code. "-acted" in a name,
//     or "carried out" in what Faults says, means that a CreateScan has made its
//     scan all the same.
//   - The genuine reply is changed: nulls, unknown-values, shrinking and others.
//     These add up, and go with any population.
//
// Suspend and Resume make the whole server go and come back at the same
// address. Whatever Faults does not have, Intercept can do.
package simulator

import (
	"fmt"
	"strings"
	"time"
)

const (
	defaultAddr        = "127.0.0.1:0"
	defaultMaxPageSize = 100
	headerTimeout      = 10 * time.Second
)

// Config says what a Server serves. The zero value is a demo on a free port
// of 127.0.0.1.
type Config struct {
	// Addr is the address to listen on, by default "127.0.0.1:0". Anything
	// but a loopback address is refused: the key pair is no secret.
	Addr string
	// Seed varies the population, the key pair and the scans created later.
	Seed uint64
	// Now is the clock the scans live by, by default time.Now. It is called
	// from many goroutines.
	Now func() time.Time
	// Wall is the clock that request timestamps are compared with, by default
	// time.Now. It is apart from Now because the SDK signs with the real
	// time, whatever time the scans live in. It is called from many
	// goroutines.
	Wall func() time.Time
	// Scans is the population at the start, in any order; nil means
	// Demo(Seed, Now()), an empty slice means none.
	Scans []Script
	// MaxPageSize is what a larger PageSize is cut down to, by default 100.
	MaxPageSize int
}

// Server is a running simulator. Its methods may be called from any
// goroutine.
type Server struct {
	// URL is where to send requests: "http://127.0.0.1:port", no final slash.
	URL string
	// AccessKeyID names the one key pair that the server knows.
	AccessKeyID string
	// AccessKeySecret is the key to sign with. It follows from the seed.
	AccessKeySecret string

	seed        uint64
	now         func() time.Time
	wall        func() time.Time
	maxPageSize int

	power switchboard
	traffic
	faults faultList
	nonces nonces
	scans  *scanList
}

// Start begins to serve config and returns at once. The caller closes the
// server.
func Start(config Config) (*Server, error) {
	listener, err := listenLoopback(config.Addr)
	if err != nil {
		return nil, fmt.Errorf("starting the simulator: %w", err)
	}
	s := newServer(config)
	s.URL = "http://" + listener.Addr().String()
	s.power.on = s.listen(listener)
	return s, nil
}

// host is the server's address, host:port.
func (s *Server) host() string { return strings.TrimPrefix(s.URL, "http://") }

func newServer(config Config) *Server {
	if config.Now == nil {
		config.Now = time.Now
	}
	if config.Wall == nil {
		config.Wall = time.Now
	}
	if config.MaxPageSize <= 0 {
		config.MaxPageSize = defaultMaxPageSize
	}
	start := config.Now()
	if config.Scans == nil {
		config.Scans = Demo(config.Seed, start)
	}
	keys := random("key pair", config.Seed)
	return &Server{
		AccessKeyID:     "SIM" + letters(keys, 17),
		AccessKeySecret: letters(keys, 30),
		seed:            config.Seed,
		now:             config.Now,
		wall:            config.Wall,
		maxPageSize:     config.MaxPageSize,
		scans:           newScanList(config.Seed, start, config.Scans),
	}
}
