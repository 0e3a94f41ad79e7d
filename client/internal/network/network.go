// Package network finds the reason why a server could not be reached, without the text of errors
// from net/http: they quote the URL, which contains the signature of a request.
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

// IsLoopback reports whether a host is this machine. It does not look up names.
func IsLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && address.Unmap().IsLoopback()
}

// proxyRefusal is a proxy's reply to CONNECT with a status other than 200. It keeps only the
// status.
type proxyRefusal struct{ status int }

// Error returns the HTTP status as text.
func (e *proxyRefusal) Error() string { return fmt.Sprintf("proxy: HTTP %d", e.status) }

// CheckProxyResponse is a function for [http.Transport.OnProxyConnectResponse]. It fails if the status
// is not 200.
func CheckProxyResponse(_ context.Context, _ *url.URL, _ *http.Request, response *http.Response) error {
	if response.StatusCode != http.StatusOK {
		return &proxyRefusal{response.StatusCode}
	}
	return nil
}

// Reason returns the reason for an error of net/http. The text of the error may quote the signed
// URL.
func Reason(err error) reason.Reason {
	var dns *net.DNSError
	var op *net.OpError
	var proxy *proxyRefusal
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

// dialReason returns why an address cannot be reached. A link-local IPv6 address, such as
// fe80::1%eth0, needs the name of a network interface.
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
