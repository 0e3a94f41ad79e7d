package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// envelope is what surrounds every reply. Field names are matched without
// regard to case, as replies of this API differ in it.
type envelope struct {
	RequestID text            `json:"requestId"`
	Code      text            `json:"code"`
	Message   text            `json:"message"`
	Success   text            `json:"success"`
	Data      json.RawMessage `json:"data"`
}

// requestIDOf digs the RequestId out of a reply of any shape.
func requestIDOf(body []byte) string {
	var e envelope
	if json.Unmarshal(body, &e) != nil {
		return ""
	}
	return string(e.RequestID)
}

// refused makes the error for a reply whose HTTP status is not a success.
func (x *exchange) refused(response *http.Response, body []byte) *Error {
	var reply envelope
	message := ""
	if err := json.Unmarshal(body, &reply); err == nil {
		message = string(reply.Message)
	}
	code := string(reply.Code)
	e := x.failure(kindOf(code, response.StatusCode), x.redact(message))
	e.Code, e.Status = x.redact(code), response.StatusCode
	e.After = retryAfter(response.Header)
	// A 4xx is the server's word that it did not act; a 5xx leaves it open.
	e.MayHaveTakenEffect = x.sent && response.StatusCode >= 500
	switch {
	case code == "SignatureDoesNotMatch":
		e.Message = "the AccessKeySecret does not belong to the AccessKeyId" // theirs quotes the string to sign
	case e.Kind == KindClock:
		e.ClockSkew = clockSkew(response.Header)
	case response.StatusCode >= 300 && response.StatusCode < 400:
		e.Message = fmt.Sprintf("HTTP %d: redirects are not followed", response.StatusCode)
	case e.Message == "":
		e.Message = fmt.Sprintf("HTTP %d without an explanation", response.StatusCode)
	}
	return e
}

// successful checks that a reply with a 2xx status really is one: a JSON object
// that does not say otherwise.
func (x *exchange) successful(response *http.Response, body []byte) error {
	trimmed := bytes.TrimSpace(body)
	var reply envelope
	switch {
	case len(trimmed) == 0:
		return x.failure(KindDecode, "the reply is empty")
	case trimmed[0] == '<':
		return x.failure(KindDecode, "the reply is a web page, perhaps of a proxy, not JSON")
	case trimmed[0] != '{':
		return x.failure(KindDecode, "the reply is not a JSON object")
	case json.Unmarshal(trimmed, &reply) != nil:
		return x.failure(KindDecode, "the reply is broken or cut off")
	}
	failed := strings.EqualFold(string(reply.Success), "false")
	odd := reply.Success == "" && reply.Code != "" && reply.Code != "200"
	if !failed && !odd {
		return nil
	}
	e := x.refused(response, body)
	e.MayHaveTakenEffect = x.sent && e.Kind == KindServer
	if reply.Message == "" {
		e.Message = "the service reports a failure without an explanation"
	}
	return e
}

// redact removes this call's secrets from a text of the server.
func (x *exchange) redact(s string) string {
	for _, secret := range x.secrets {
		s = strings.ReplaceAll(s, secret, "***")
	}
	return s
}

// retryAfter reads the two headers by which the gateway asks for patience:
// Retry-After in seconds or as a date, x-acs-retry-after in milliseconds.
func retryAfter(h http.Header) time.Duration {
	if ms, err := strconv.ParseInt(h.Get("x-acs-retry-after"), 10, 32); err == nil && ms > 0 {
		return time.Duration(ms) * time.Millisecond
	}
	value := h.Get("Retry-After")
	if s, err := strconv.ParseInt(value, 10, 32); err == nil && s > 0 {
		return time.Duration(s) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, time.Until(at))
	}
	return 0
}

// clockSkew is the server's clock minus ours, from the Date header.
func clockSkew(h http.Header) time.Duration {
	at, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return 0
	}
	return time.Until(at).Round(time.Second)
}

// networkReason names what broke in fixed words, as the error's own text may
// quote the signed URL.
func networkReason(err error) string {
	var dns *net.DNSError
	var op *net.OpError
	switch {
	case errors.As(err, &dns):
		return "the name " + dns.Name + " cannot be resolved"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection refused"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return "the connection was reset"
	case strings.Contains(err.Error(), "tls: "), strings.Contains(err.Error(), "x509: "):
		return "no secure connection (TLS): check the endpoint, proxy and certificates"
	case strings.Contains(err.Error(), "malformed HTTP"):
		return "the answer is not HTTP"
	case errors.As(err, &op):
		return "no connection"
	default:
		return "the connection broke"
	}
}
