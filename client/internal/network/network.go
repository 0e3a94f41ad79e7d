// Package network tells in fixed words what broke on the way to a server: the
// errors of net/http quote the URL, which holds the signature of a request.
package network

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
)

// IsLoopback reports whether a host is this machine without asking anybody.
func IsLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && address.Unmap().IsLoopback()
}

// Timeout is the reason when a caller does not wait any longer.
const Timeout = "no complete answer in time"

// WantsTLS is the reason when an http request meets an https port, whether the
// server says so in TLS or in HTTP.
const WantsTLS = "the port speaks https, not http"

// ProxyLogin is the reason when a proxy wants a login, whether it says so to a
// CONNECT or to the request itself.
const ProxyLogin = "the proxy asks for a user name and password"

// ProxyRefusal is a proxy's answer to CONNECT other than 200. It keeps nothing
// of what the proxy said.
type ProxyRefusal struct{ status int }

// Error tells the HTTP status.
func (e *ProxyRefusal) Error() string { return fmt.Sprintf("proxy: HTTP %d", e.status) }

// CheckProxyResponse is a [http.Transport.OnProxyConnectResponse] that turns every
// answer but 200 into a [*ProxyRefusal].
func CheckProxyResponse(_ context.Context, _ *url.URL, _ *http.Request, response *http.Response) error {
	if response.StatusCode != http.StatusOK {
		return &ProxyRefusal{response.StatusCode}
	}
	return nil
}

// Reason names what broke in fixed words, as the error's own text may
// quote the signed URL.
func Reason(err error) string {
	var dns *net.DNSError
	var op *net.OpError
	var proxy *ProxyRefusal
	var timeout net.Error
	var record tls.RecordHeaderError
	switch {
	case errors.As(err, &proxy) && proxy.status == http.StatusProxyAuthRequired:
		return ProxyLogin
	case errors.As(err, &proxy):
		return "the proxy refuses the connection"
	case errors.As(err, &op) && op.Op == "proxyconnect":
		return "the proxy cannot be reached"
	case errors.As(err, &timeout) && timeout.Timeout():
		return Timeout
	case errors.As(err, &dns):
		return "the name " + dns.Name + " cannot be resolved"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection refused"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return "the connection was reset"
	case errors.Is(err, http.ErrSchemeMismatch), errors.As(err, &record) && string(record.RecordHeader[:]) == "HTTP/":
		return "the port speaks http, not https"
	case errors.As(err, &record):
		return "the port does not speak TLS, which https needs"
	case strings.Contains(err.Error(), "tls: "), strings.Contains(err.Error(), "x509: "):
		return "no secure connection (TLS): check the endpoint, proxy and certificates"
	case strings.Contains(err.Error(), `malformed HTTP response "\x15\x03`): // an alert of TLS
		return WantsTLS
	case strings.Contains(err.Error(), "malformed HTTP"):
		return "the answer is not HTTP"
	case errors.As(err, &op):
		return dialReason(op)
	default:
		return "the connection broke"
	}
}

// dialReason is why an address cannot be connected to. One of a link, as
// fe80::1%eth0, needs the network interface that the link belongs to.
func dialReason(op *net.OpError) string {
	address, ok := op.Addr.(*net.TCPAddr)
	if !ok || !address.IP.IsLinkLocalUnicast() || address.IP.To4() != nil {
		return "no connection"
	}
	if _, err := net.InterfaceByName(address.Zone); err != nil && address.Zone != "" {
		return "there is no network interface " + address.Zone
	}
	if address.Zone == "" {
		return "a link-local address needs a network interface, as in [fe80::1%25eth0]"
	}
	return "no connection"
}
