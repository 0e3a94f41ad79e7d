// Package network names what broke on the way to a server: the errors of net/http
// quote the URL, which holds the signature of a request.
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

	"scantop/client/reason"
)

// IsLoopback reports whether a host is this machine without asking anybody.
func IsLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && address.Unmap().IsLoopback()
}

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

// Reason names what broke. The text of the error itself may quote the signed URL.
func Reason(err error) reason.Reason {
	var dns *net.DNSError
	var op *net.OpError
	var proxy *ProxyRefusal
	var timeout net.Error
	var record tls.RecordHeaderError
	switch {
	case errors.As(err, &proxy) && proxy.status == http.StatusProxyAuthRequired:
		return reason.ProxyLogin
	case errors.As(err, &proxy):
		return reason.ProxyRefused
	case errors.As(err, &op) && op.Op == "proxyconnect":
		return reason.ProxyUnreachable
	case errors.As(err, &timeout) && timeout.Timeout():
		return reason.Timeout
	case errors.As(err, &dns):
		return reason.UnknownHost.About(dns.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		return reason.Refused
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return reason.Reset
	case errors.Is(err, http.ErrSchemeMismatch), errors.As(err, &record) && string(record.RecordHeader[:]) == "HTTP/":
		return reason.SpeaksHTTP
	case errors.As(err, &record):
		return reason.NotTLS
	case strings.Contains(err.Error(), "tls: "), strings.Contains(err.Error(), "x509: "):
		return reason.Insecure
	case strings.Contains(err.Error(), `malformed HTTP response "\x15\x03`): // an alert of TLS
		return reason.SpeaksHTTPS
	case strings.Contains(err.Error(), "malformed HTTP"):
		return reason.NotHTTP
	case errors.As(err, &op):
		return dialReason(op)
	default:
		return reason.Broken
	}
}

// dialReason is why an address cannot be connected to. One of a link, as
// fe80::1%eth0, needs the network interface that the link belongs to.
func dialReason(op *net.OpError) reason.Reason {
	address, ok := op.Addr.(*net.TCPAddr)
	if !ok || !address.IP.IsLinkLocalUnicast() || address.IP.To4() != nil {
		return reason.NoConnection
	}
	if _, err := net.InterfaceByName(address.Zone); err != nil && address.Zone != "" {
		return reason.NoInterface.About(address.Zone)
	}
	if address.Zone == "" {
		return reason.NeedsInterface
	}
	return reason.NoConnection
}
