package simulator

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"net/http"
	"time"
)

// unknownHost is the name that cannot be resolved; RFC 6761 keeps it so.
const unknownHost = "avds.invalid"

// refused sends the request to a port that was free a moment ago.
func refused(t *transport, r *http.Request) (*http.Response, error) {
	listener, err := net.Listen("tcp", defaultAddr)
	if err != nil {
		return unsent(r, err)
	}
	listener.Close()
	return t.divert(r, "http", listener.Addr().String())
}

func noSuchHost(_ *transport, r *http.Request) (*http.Response, error) {
	return unsent(r, lookupFailed(&net.DNSError{Err: "no such host", Name: unknownHost, IsNotFound: true}))
}

func noNameServer(_ *transport, r *http.Request) (*http.Response, error) {
	return unsent(r, lookupFailed(&net.DNSError{Err: "i/o timeout", Name: unknownHost, IsTimeout: true, IsTemporary: true}))
}

// lookupFailed wraps an error as a dialer does. A name is never really looked
// up, since that would leave loopback.
func lookupFailed(err *net.DNSError) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }

// noTLS greets the server itself in TLS, which it does not speak.
func noTLS(t *transport, r *http.Request) (*http.Response, error) {
	return t.divert(r, "https", t.server.host())
}

// unknownAuthority greets somebody whose certificate is his own work.
func unknownAuthority(t *transport, r *http.Request) (*http.Response, error) {
	certificate, err := selfSigned()
	if err != nil {
		return unsent(r, err)
	}
	config := &tls.Config{Certificates: []tls.Certificate{certificate}}
	return t.decoy(r, "https", func(ctx context.Context, conn net.Conn) {
		_ = tls.Server(conn, config).HandshakeContext(ctx) // the client is to refuse
	})
}

func resetAtOnce(t *transport, r *http.Request) (*http.Response, error) {
	return t.decoy(r, "http", func(_ context.Context, conn net.Conn) { reset(conn.(*net.TCPConn), nil) })
}

// selfSigned makes a certificate for 127.0.0.1 that nothing vouches for.
func selfSigned() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, err
}

// decoy sends the request to a port that is there for nothing else, where
// receive gets each connection.
func (t *transport) decoy(r *http.Request, scheme string, receive func(context.Context, net.Conn)) (*http.Response, error) {
	listener, err := net.Listen("tcp", defaultAddr)
	if err != nil {
		return unsent(r, err)
	}
	ctx, cancel := context.WithCancel(r.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			receive(ctx, conn)
			conn.Close()
		}
	}()
	defer func() {
		cancel()
		listener.Close()
		<-done
	}()
	return t.divert(r, scheme, listener.Addr().String())
}

// unsent is the end of a request that went nowhere.
func unsent(r *http.Request, err error) (*http.Response, error) {
	if r.Body != nil {
		r.Body.Close()
	}
	return nil, err
}
