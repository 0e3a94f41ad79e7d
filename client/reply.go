package client

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"scantop/client/reason"
)

// envelope is what surrounds every reply. Field names are matched without
// regard to case, as replies of this API differ in it.
type envelope struct {
	RequestID value `json:"requestId"`
	Code      value `json:"code"`
	Message   value `json:"message"`
	Success   value `json:"success"`
	Data      value `json:"data"`
}

// utf8Mark is what some proxies written for Windows put before a body.
const utf8Mark = "\xef\xbb\xbf"

// parseReply reads what surrounds a reply and returns the body as JSON, or
// why it cannot be read.
func parseReply(body []byte) (envelope, []byte, reason.Reason) {
	var reply envelope
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte(utf8Mark)))
	if len(body) > 0 && body[0] == '<' {
		var why reason.Reason
		if body, why = jsonOfXML(body); why != "" {
			return reply, nil, why
		}
	}
	switch {
	case len(body) == 0:
		return reply, nil, reason.Empty
	case body[0] != '{':
		return reply, nil, reason.NotObject
	case json.Unmarshal(body, &reply) != nil:
		return reply, nil, reason.Malformed
	}
	return reply, body, ""
}

// failed reports whether a reply with a 2xx status says that it is none. A code
// of HTTP's failures counts even beside "success":true.
func (e envelope) failed() bool {
	code := e.Code.text()
	n, isNumber := numericCode(code)
	switch success := e.Success.answer(); {
	case isNumber && n >= http.StatusBadRequest, success != nil && !*success:
		return true
	case strings.TrimSpace(e.Success.text()) != "", code == "", isNumber && (n == http.StatusOK || n == 0):
		return false
	default:
		return !strings.EqualFold(code, "OK") && !strings.EqualFold(code, "Success")
	}
}

// rejected makes the error for a reply that is not a success.
func (x *roundTrip) rejected(response *http.Response, reply envelope, body []byte) *Error {
	code, status := reply.Code.text(), response.StatusCode
	e := x.failure(kindOf(code, status), "")
	e.Code, e.Status, e.RetryAfter = x.harmless(code, maxNameOfServer), status, retryAfter(response.Header)
	e.Unattributed = !isOwn(status, reply, body)
	e.MayHaveTakenEffect = x.sent.Load() && (e.Unattributed || inconclusive(status, reply))
	if e.Kind == KindClock {
		e.ClockSkew = clockSkew(response.Header)
	}
	message := x.harmless(reply.Message.text(), maxMessage)
	switch {
	case quotesRequest.MatchString(reply.Message.text()), strings.Contains(strings.ToLower(code), "signature"):
		e.Reason = insteadOfQuote(code)
	case status == http.StatusProxyAuthRequired:
		e.Reason = reason.ProxyLogin
	case status >= 300 && status < 400:
		e.Reason = reason.Redirect.About(strconv.Itoa(status))
	case message != "":
		e.Message = message
	case status >= 200 && status < 300:
		e.Reason = reason.Unexplained
	default:
		e.Reason = reason.BareStatus.About(strconv.Itoa(status))
	}
	return e
}

// quotesRequest finds a string to sign or a signed URL in a message, whatever it
// is encoded with. Not every part of these is a secret, yet together they tell
// more than a screen or a log should.
var quotesRequest = regexp.MustCompile(`(?i)string\W*to\W*sign|(accesskeyid|signature|securitytoken)\s*(=|%|&#|&equals)`)

// insteadOfQuote is what is shown in place of a message that quotes the request.
func insteadOfQuote(code string) reason.Reason {
	code = strings.ToLower(code)
	switch {
	case strings.HasPrefix(code, "signaturedoesnotmatch"):
		return reason.WrongSecret
	case strings.HasPrefix(code, "incompletesignature"), strings.HasPrefix(code, "invalidsignature"):
		return reason.BadSignature
	default:
		return reason.Hidden
	}
}

// redact removes this call's secrets from a text of the server, also where it
// quotes them percent-encoded, as in a URL, or twice so, as in a string to
// sign.
func (x *roundTrip) redact(s string) string {
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
// secrets.
func (x *roundTrip) harmless(s string, limit int) string {
	s = strings.ToValidUTF8(x.redact(s), "\uFFFD") // first, so that no secret is cut in two
	if len(s) > limit {
		const ellipsis = "…"
		s = strings.ToValidUTF8(s[:limit-len(ellipsis)], "") + ellipsis
	}
	return oneLine(s)
}

// oneLine puts blanks in place of control characters and of those that turn the
// direction of writing.
func oneLine(s string) string {
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
