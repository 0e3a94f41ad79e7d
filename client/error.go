package client

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"scantop/client/credentials"
	"scantop/client/reason"
)

// Kind says what sort of failure an [Error] is, and so what can be done.
type Kind int

// The kinds of failure. The zero Kind is a refusal that fits no other.
const (
	KindOther          Kind = iota // refused with a code of no known kind
	KindCredentials                // no key pair, or one that is wrong, inactive or expired
	KindPermission                 // the key pair is right but may not do this
	KindThrottled                  // too many requests
	KindClock                      // this machine's clock is too far off for a signature
	KindQuota                      // the account's allowance is used up
	KindInvalidRequest             // a parameter is missing or wrong
	KindNotFound                   // the service does not know the operation or the scan
	KindNetwork                    // no connection, or one that broke
	KindTimeout                    // no complete answer in time
	KindCancelled                  // the caller gave up
	KindServer                     // the service failed, HTTP 5xx
	KindDecode                     // the answer cannot be understood
)

// String is the kind in one word, for logs.
func (k Kind) String() string {
	names := []string{"other", "credentials", "permission", "throttled", "clock", "quota", "invalid request",
		"not found", "network", "timeout", "cancelled", "server", "decode"}
	if k < 0 || int(k) >= len(names) {
		return "unknown"
	}
	return names[k]
}

// Error is a failed call. It never holds a key, a token, a signature or a
// signed URL, so it may be shown and logged.
type Error struct {
	Kind      Kind
	Action    string        // the operation, for example CreateScan
	Code      string        // the server's error code, empty without one
	Message   string        // the server's message in one line; empty where Reason stands for it
	Reason    reason.Reason // ours, where the server gave none that may be shown; else empty
	RequestID string        // the server's RequestId, empty without one
	Status    int           // the HTTP status, 0 when no reply came

	// RetryAfter is how long the server asks to wait, by Retry-After or
	// x-acs-retry-after, whichever is longer: at most an hour, 0 without a wish.
	RetryAfter time.Duration
	// ClockSkew is the server's clock, by its Date header, minus ours, to the
	// second: only with KindClock, 0 without the header.
	ClockSkew time.Duration

	// Unattributed tells that there was a refusal, but nothing in it shows that
	// AVDS gave it: a proxy or a firewall on the way may have.
	Unattributed bool
	// MayHaveTakenEffect tells that the request left this machine, and that no
	// word of AVDS itself excludes that the service acted on it. An Unattributed
	// refusal excludes nothing.
	MayHaveTakenEffect bool

	keys *credentials.Error // why there is no key pair, or nil
}

// Unwrap returns the [*credentials.Error] that kept the call from having a key
// pair, or nil.
func (e *Error) Unwrap() error {
	if e.keys == nil {
		return nil
	}
	return e.keys
}

// Error describes the failure in one line.
func (e *Error) Error() string {
	parts := []string{e.Action + ":"}
	if e.Code != "" {
		parts = append(parts, e.Code+":")
	}
	if e.keys != nil {
		parts = append(parts, e.keys.Error())
	} else {
		parts = append(parts, cmp.Or(e.Message, string(e.Reason)))
	}
	if e.RequestID != "" {
		parts = append(parts, fmt.Sprintf("(RequestId %s)", e.RequestID))
	}
	return oneLine(strings.Join(parts, " "))
}

// Is reports whether target is an *Error of the same Kind, so that
// errors.Is(err, &Error{Kind: KindThrottled}) works. context.Canceled and
// context.DeadlineExceeded match the kinds that they lead to.
func (e *Error) Is(target error) bool {
	switch target {
	case context.Canceled:
		return e.Kind == KindCancelled
	case context.DeadlineExceeded:
		return e.Kind == KindTimeout
	}
	var other *Error
	return errors.As(target, &other) && other.Kind == e.Kind
}

// codeKinds are the beginnings of the gateway's error codes, most specific first.
var codeKinds = []struct {
	kind     Kind
	prefixes string
}{
	{KindCredentials, "InvalidAccessKeyId InvalidSecurityToken MissingSecurityToken " +
		"SignatureDoesNotMatch IncompleteSignature InvalidSignature"},
	{KindClock, "InvalidTimeStamp"},
	{KindPermission, "Forbidden NoPermission"},
	{KindThrottled, "Throttling"},
	{KindNotFound, "InvalidAction InvalidVersion"},
	{KindServer, "ServiceUnavailable InternalError"},
	{KindInvalidRequest, "Missing Invalid UnsupportedHTTPMethod"},
}

// statusKinds are the kinds of HTTP statuses whose codes say nothing.
var statusKinds = map[int]Kind{
	http.StatusUnauthorized: KindCredentials, http.StatusForbidden: KindPermission, http.StatusNotFound: KindNotFound,
	http.StatusProxyAuthRequired: KindNetwork, http.StatusRequestTimeout: KindTimeout,
	http.StatusRequestEntityTooLarge: KindInvalidRequest, http.StatusTooManyRequests: KindThrottled,
}

// kindOf classifies an error reply by its code, or by the HTTP status where
// the code says nothing. In a reply with a 2xx status the code may be one.
func kindOf(code string, status int) Kind {
	if strings.Contains(strings.ToLower(code), "quota") {
		return KindQuota
	}
	if strings.HasSuffix(code, ".NotFound") && !strings.HasPrefix(code, "InvalidAccessKeyId.") {
		if namesParameter(code) {
			return KindInvalidRequest // what it says is not there, but the operation is
		}
		return KindNotFound
	}
	for _, c := range codeKinds {
		for prefix := range strings.FieldsSeq(c.prefixes) {
			if len(code) >= len(prefix) && strings.EqualFold(code[:len(prefix)], prefix) {
				return c.kind
			}
		}
	}
	n, isNumber := numericCode(code)
	if isNumber && status < 300 {
		status = n
	}
	switch {
	case status == http.StatusBadRequest && (code == "" || isNumber && n == status):
		return KindInvalidRequest
	case status >= 500:
		return KindServer
	case status >= 300 && status < 400:
		return KindNetwork
	default:
		return statusKinds[status] // KindOther where there is none
	}
}

// namesParameter reports whether a part of a code is a parameter of CreateScan,
// as in InvalidTargetAssetTags.NotFound.
func namesParameter(code string) bool {
	fields := reflect.TypeFor[createScanRequest]()
	for part := range strings.SplitSeq(code, ".") {
		for _, prefix := range []string{"InvalidParameter", "Invalid", "Missing"} {
			part = strings.TrimPrefix(part, prefix)
		}
		for i := range fields.NumField() {
			if name := fields.Field(i).Tag.Get("name"); name != "" && strings.EqualFold(name, part) {
				return true
			}
		}
	}
	return false
}

// numericCode is a code that is a whole number, also as 200.0.
func numericCode(code string) (n int, ok bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(code), 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > math.MaxInt32 {
		return 0, false
	}
	return int(f), true
}

// rejectsKeys reports whether the server refused the key pair of the request.
func (e *Error) rejectsKeys() bool { return e.Kind == KindCredentials && e.Code != "" }

// credentialsError makes the error for a search for a key pair that failed or
// that the caller did not wait for.
func credentialsError(ctx context.Context, action string, err error) *Error {
	switch ctx.Err() {
	case context.Canceled:
		return &Error{Kind: KindCancelled, Action: action, Reason: reason.Cancelled}
	case context.DeadlineExceeded:
		return &Error{Kind: KindTimeout, Action: action, Reason: reason.NoKeysInTime}
	}
	e := &Error{Kind: KindCredentials, Action: action}
	if errors.As(err, &e.keys); e.keys.Expired {
		e.Kind = KindNetwork
	}
	e.Reason = e.keys.Reason
	return e
}
