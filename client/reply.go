package client

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode"
)

// envelope is what surrounds every reply. Field names are matched without
// regard to case, as replies of this API differ in it.
type envelope struct {
	RequestID text `json:"requestId"`
	Code      text `json:"code"`
	Message   text `json:"message"`
	Success   text `json:"success"`
	Data      data `json:"data"`
}

// data is the value of "data" or of "Data"; a null beside the other is none.
type data json.RawMessage

// UnmarshalJSON never fails.
func (d *data) UnmarshalJSON(b []byte) error {
	if *d == nil || string(b) != "null" {
		*d = slices.Clone(b)
	}
	return nil
}

// byteOrderMark is what some proxies written for Windows put before a body.
const byteOrderMark = "\xef\xbb\xbf"

// parseReply reads what surrounds a reply and returns the body as JSON. The
// error is in fixed words, which quote nothing of the body.
func parseReply(body []byte) (envelope, []byte, error) {
	var reply envelope
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte(byteOrderMark)))
	if len(body) > 0 && body[0] == '<' {
		var err error
		if body, err = jsonOfXML(body); err != nil {
			return reply, nil, err
		}
	}
	switch {
	case len(body) == 0:
		return reply, nil, errors.New("the reply is empty")
	case body[0] != '{':
		return reply, nil, errors.New("the reply is not a JSON object")
	case json.Unmarshal(body, &reply) != nil:
		return reply, nil, errBroken
	}
	return reply, body, nil
}

// failed reports whether a reply with a 2xx status says that it is none. A code
// of HTTP's failures counts even beside "success":true.
func (e envelope) failed() bool {
	n, isNumber := numericCode(string(e.Code))
	switch success := strings.ToLower(strings.TrimSpace(string(e.Success))); {
	case isNumber && n >= http.StatusBadRequest, success == "false", success == "0":
		return true
	case success != "", e.Code == "", isNumber && (n == http.StatusOK || n == 0):
		return false
	default:
		return !strings.EqualFold(string(e.Code), "OK") && !strings.EqualFold(string(e.Code), "Success")
	}
}

// claimsSuccess reports whether a reply says that all went well.
func (e envelope) claimsSuccess() bool {
	success := strings.ToLower(strings.TrimSpace(string(e.Success)))
	return success == "true" || success == "1"
}

// refused makes the error for a reply that is not a success.
func (x *exchange) refused(response *http.Response, reply envelope, body []byte) *Error {
	code, status := string(reply.Code), response.StatusCode
	e := x.failure(kindOf(code, status), string(reply.Message))
	e.Code, e.Status, e.RetryAfter = x.harmless(code, maxNameOfServer), status, retryAfter(response.Header)
	e.Unattributed = !isOwn(status, reply, body)
	e.MayHaveTakenEffect = x.sent.Load() && (e.Unattributed || leavesOpen(status, reply))
	if e.Kind == KindClock {
		e.ClockSkew = clockSkew(response.Header)
	}
	switch {
	case quotesRequest.MatchString(string(reply.Message)), strings.Contains(strings.ToLower(code), "signature"):
		e.Message = insteadOfQuote(code)
	case status == http.StatusProxyAuthRequired:
		e.Message = reasonProxyLogin
	case status >= 300 && status < 400:
		e.Message = fmt.Sprintf("HTTP %d: redirects are not followed", status)
	case e.Message == "" && status >= 200 && status < 300:
		e.Message = "the service reports a failure without an explanation"
	case e.Message == "":
		e.Message = fmt.Sprintf("HTTP %d without an explanation", status)
	}
	return e
}

// quotesRequest finds a string to sign or a signed URL in a message, whatever it
// is encoded with. Not every part of these is a secret, yet together they tell
// more than a screen or a log should.
var quotesRequest = regexp.MustCompile(`(?i)string\W*to\W*sign|(accesskeyid|signature|securitytoken)\s*(=|%|&#|&equals)`)

// insteadOfQuote is what is shown in place of a message that quotes the request.
func insteadOfQuote(code string) string {
	code = strings.ToLower(code)
	switch {
	case strings.HasPrefix(code, "signaturedoesnotmatch"):
		return "the AccessKeySecret does not belong to the AccessKeyId"
	case strings.HasPrefix(code, "incompletesignature"), strings.HasPrefix(code, "invalidsignature"):
		return "the signature is not accepted"
	default:
		return "the service quotes the request; its words are not shown"
	}
}

// redact removes this call's secrets from a text of the server, also where it
// quotes them percent-encoded, as in a URL, or twice so, as in a string to
// sign.
func (x *exchange) redact(s string) string {
	for _, secret := range x.secrets {
		if secret == "" {
			continue
		}
		once := url.QueryEscape(secret)
		twice := url.QueryEscape(once)
		for _, form := range []string{secret, twice, lowerHex(twice), once, lowerHex(once)} {
			s = strings.ReplaceAll(s, form, "***")
		}
	}
	return s
}

// How much is kept of what a server says, in bytes: in a sentence, and in a code
// or a RequestId. Logs and screens are not the server's to fill.
const (
	maxMessage      = 4 << 10
	maxNameOfServer = 256
)

// harmless is a text of the server in one line of at most limit bytes, without
// secrets, control characters and those that turn the direction of writing.
func (x *exchange) harmless(s string, limit int) string {
	s = strings.ToValidUTF8(x.redact(s), "\uFFFD") // first, so that no secret is cut in two
	if len(s) > limit {
		const ellipsis = "…"
		s = strings.ToValidUTF8(s[:limit-len(ellipsis)], "") + ellipsis
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, s)
}

var hexDigits = regexp.MustCompile(`%(25)?[0-9A-F]{2}`)

// lowerHex writes percent-encoding the way some servers do: %2b for %2B.
func lowerHex(s string) string { return hexDigits.ReplaceAllStringFunc(s, strings.ToLower) }

// maxWait is the longest wait that is believed.
const maxWait = time.Hour

// retryAfter reads the two headers by which the gateway asks for patience:
// Retry-After in seconds or as a date, x-acs-retry-after in milliseconds. With
// both, the longer wait satisfies both.
func retryAfter(h http.Header) time.Duration {
	value := h.Get("Retry-After")
	wait := max(waitOf(value, time.Second), waitOf(h.Get("x-acs-retry-after"), time.Millisecond))
	if at, err := http.ParseTime(value); err == nil {
		wait = max(wait, time.Until(at))
	}
	return min(wait, maxWait)
}

// waitOf is a number of units, 0 for what is none.
func waitOf(value string, unit time.Duration) time.Duration {
	n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(n > 0) {
		return 0
	}
	return time.Duration(min(n*float64(unit), float64(maxWait)))
}

// clockSkew is the server's clock minus ours, from the Date header.
func clockSkew(h http.Header) time.Duration {
	at, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return 0
	}
	return time.Until(at).Round(time.Second)
}

// reasonTimeout is for those who do not wait any longer.
const reasonTimeout = "no complete answer in time"

// reasonWantsTLS is the same whether the server says so in TLS or in HTTP.
const reasonWantsTLS = "the port speaks https, not http"

// reasonProxyLogin is the same whether the proxy says so to a CONNECT or to the
// request itself.
const reasonProxyLogin = "the proxy asks for a user name and password"

// proxyRefusal is a proxy's answer to CONNECT other than 200. It keeps nothing
// of what the proxy said.
type proxyRefusal struct{ status int }

func (e *proxyRefusal) Error() string { return fmt.Sprintf("proxy: HTTP %d", e.status) }

// checkProxy is asked by net/http what to do with a proxy's answer to CONNECT.
func checkProxy(_ context.Context, _ *url.URL, _ *http.Request, response *http.Response) error {
	if response.StatusCode != http.StatusOK {
		return &proxyRefusal{response.StatusCode}
	}
	return nil
}

// networkReason names what broke in fixed words, as the error's own text may
// quote the signed URL.
func networkReason(err error) string {
	var dns *net.DNSError
	var op *net.OpError
	var proxy *proxyRefusal
	var timeout net.Error
	var record tls.RecordHeaderError
	switch {
	case errors.As(err, &proxy) && proxy.status == http.StatusProxyAuthRequired:
		return reasonProxyLogin
	case errors.As(err, &proxy):
		return "the proxy refuses the connection"
	case errors.As(err, &op) && op.Op == "proxyconnect":
		return "the proxy cannot be reached"
	case errors.As(err, &timeout) && timeout.Timeout():
		return reasonTimeout
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
		return reasonWantsTLS
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
