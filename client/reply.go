package client

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"scantop/client/reason"
)

// envelope holds the common members of every reply. Names match in any letter case, since the
// replies of this API differ in it.
type envelope struct {
	RequestID value `json:"requestId"`
	Code      value `json:"code"`
	Message   value `json:"message"`
	Success   value `json:"success"`
	Data      value `json:"data"`
}

// byteOrderMark is the byte order mark that some proxies put before a body.
const byteOrderMark = "\xef\xbb\xbf"

// parseReply reads the envelope of a reply. It returns the body as JSON, or the reason why it
// cannot be read.
func parseReply(body []byte) (envelope, string, reason.Reason) {
	var reply envelope
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte(byteOrderMark)))
	if len(body) > 0 && body[0] == '<' {
		var why reason.Reason
		if body, why = jsonOfXML(body); why != "" {
			return reply, "", why
		}
	}
	switch {
	case len(body) == 0:
		return reply, "", reason.Empty
	case body[0] != '{':
		return reply, "", reason.NotObject
	}
	text := string(body)
	if !valid(text) {
		return reply, "", reason.Malformed
	}
	decode(text, &reply)
	return reply, text, ""
}

// failed reports whether a reply with a 2xx status describes a failure. A code that is an HTTP
// error status counts even with "success":true.
func (e envelope) failed() bool {
	code := e.Code.text()
	n, isNumber := numericCode(code)
	switch success := e.Success.boolean(); {
	case isNumber && n >= http.StatusBadRequest, success != nil && !*success:
		return true
	case strings.TrimSpace(e.Success.text()) != "", code == "", isNumber && (n == http.StatusOK || n == 0):
		return false
	default:
		return !strings.EqualFold(code, "OK") && !strings.EqualFold(code, "Success")
	}
}

// rejected returns the error for a reply that is not a success.
func (x *roundTrip) rejected(response *http.Response, reply envelope, body string) *Error {
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

// quotesRequest matches a message that contains a string to sign or a signed URL, in any encoding.
// Not every part of these is secret, but together they reveal more than a screen or a log should.
var quotesRequest = regexp.MustCompile(`(?i)string\W*to\W*sign` +
	`|(accesskeyid|signature|securitytoken)\s*(=|%|&#|&equals)`)

// insteadOfQuote returns the reason that is shown in place of a message that quotes the request.
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

// redact removes the secrets of this call from a text of the reply. It also finds them
// percent-encoded once, as in a URL, or twice, as in a string to sign.
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

// Limits of texts in a reply, in bytes, so that a reply cannot flood logs and screens.
const (
	maxMessage      = 4 << 10
	maxNameOfServer = 256
)

// harmless returns a text of the reply without secrets, in one line of at most limit bytes.
func (x *roundTrip) harmless(s string, limit int) string {
	s = strings.ToValidUTF8(x.redact(s), "\uFFFD") // before the text is cut, so that no part of a secret remains
	if len(s) > limit {
		const ellipsis = "…"
		s = strings.ToValidUTF8(s[:limit-len(ellipsis)], "") + ellipsis
	}
	return oneLine(s)
}

// oneLine replaces control characters, and characters that change the direction of the text, by
// spaces.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, s)
}

var hexDigits = regexp.MustCompile(`%(25)?[0-9A-F]{2}`)

// lowerHex writes percent-encoding in lower case, as some servers do: %2b for %2B.
func lowerHex(s string) string { return hexDigits.ReplaceAllStringFunc(s, strings.ToLower) }

// maxWait is the longest RetryAfter. Longer values are cut to it.
const maxWait = time.Hour

// retryAfter reads how long to wait from Retry-After, in seconds or as a date, and from
// x-acs-retry-after, in milliseconds. If both are present, the longer one counts.
func retryAfter(h http.Header) time.Duration {
	value := h.Get("Retry-After")
	wait := max(waitOf(value, time.Second), waitOf(h.Get("x-acs-retry-after"), time.Millisecond))
	if at, err := http.ParseTime(value); err == nil {
		wait = max(wait, time.Until(at))
	}
	return min(wait, maxWait)
}

// waitOf reads a number of units. It returns 0 for anything else.
func waitOf(value string, unit time.Duration) time.Duration {
	n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(n > 0) {
		return 0
	}
	return time.Duration(min(n*float64(unit), float64(maxWait)))
}

// clockSkew returns the clock of the server, from the Date header, minus the clock of this machine.
func clockSkew(h http.Header) time.Duration {
	at, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return 0
	}
	return time.Until(at).Round(time.Second)
}
