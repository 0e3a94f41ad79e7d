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

// Kind is the category of a failure. It tells what the user or the program can do about it.
type Kind int

// The kinds of failure. The zero Kind is a rejection that fits no other kind.
const (
	KindOther          Kind = iota // rejected with an unknown code
	KindCredentials                // no key pair, or one that is wrong, inactive or expired
	KindPermission                 // the key pair is valid but has no permission for this
	KindThrottled                  // too many requests
	KindClock                      // this machine's clock is too far off to sign a request
	KindQuota                      // the quota of the account is used up
	KindInvalidRequest             // a parameter is missing or wrong
	KindNotFound                   // AVDS does not know the operation or the scan
	KindNetwork                    // no connection, or a connection that broke
	KindTimeout                    // no complete reply in time
	KindCancelled                  // the caller cancelled the call
	KindServer                     // AVDS failed, HTTP 5xx
	KindDecode                     // the reply cannot be understood
)

// String returns the kind in one or two words, for logs.
func (k Kind) String() string {
	names := []string{"other", "credentials", "permission", "throttled", "clock", "quota", "invalid request",
		"not found", "network", "timeout", "cancelled", "server", "decode"}
	if k < 0 || int(k) >= len(names) {
		return "unknown"
	}
	return names[k]
}

// Error is a failed call. It never holds a key, a token, a signature or a signed URL, so it may be
// shown and logged.
type Error struct {
	Kind      Kind
	Action    string        // the operation, such as CreateScan
	Code      string        // the error code of AVDS, empty if there is none
	Message   string        // the message of AVDS in one line, empty if Reason is set
	Reason    reason.Reason // set if AVDS gave no message, or one that must not be shown
	RequestID string        // the RequestId of the reply, empty if there is none
	Status    int           // the HTTP status, 0 if there was no reply

	// RetryAfter is how long AVDS asks the caller to wait: the longer of Retry-After and
	// x-acs-retry-after, at most an hour, 0 if there is neither.
	RetryAfter time.Duration
	// ClockSkew is the clock of AVDS, from the Date header of the reply, minus the clock of this
	// machine, rounded to seconds. It is set with KindClock only, and 0 without the header.
	ClockSkew time.Duration

	// Unattributed is true if the call was rejected but nothing shows that AVDS did it: the reply
	// may come from a proxy or a firewall.
	Unattributed bool
	// MayHaveTakenEffect is true if the request left this machine and AVDS did not say that it had
	// no effect. A rejection with Unattributed does not prove that.
	MayHaveTakenEffect bool

	keys *credentials.Error // why there is no key pair, or nil
}

// Unwrap returns the [*credentials.Error] that says why there is no key pair, or nil.
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

// Is reports whether target is an *Error of the same Kind, so that errors.Is(err, &Error{Kind:
// KindThrottled}) works. context.Canceled matches KindCancelled, and context.DeadlineExceeded
// matches KindTimeout.
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

// Unavailable reports whether the service does not have the operation, or does not
// let this account use it. What depends on the operation can then be left out.
func (e *Error) Unavailable() bool {
	return e.Kind == KindPermission && !e.Unattributed ||
		strings.HasPrefix(e.Code, "InvalidAction") || strings.HasPrefix(e.Code, "InvalidVersion")
}

// codeKinds are prefixes of the gateway's error codes. The first match wins.
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

// statusKinds are the kinds of HTTP statuses, for replies with an unknown code.
var statusKinds = map[int]Kind{
	http.StatusUnauthorized: KindCredentials, http.StatusForbidden: KindPermission, http.StatusNotFound: KindNotFound,
	http.StatusProxyAuthRequired: KindNetwork, http.StatusRequestTimeout: KindTimeout,
	http.StatusRequestEntityTooLarge: KindInvalidRequest, http.StatusTooManyRequests: KindThrottled,
}

// kindOf classifies an error reply by its code, or by the HTTP status if the code is unknown. If
// the HTTP status is 2xx, a numeric code counts as the status.
func kindOf(code string, status int) Kind {
	if strings.Contains(strings.ToLower(code), "quota") {
		return KindQuota
	}
	if strings.HasSuffix(code, ".NotFound") && !strings.HasPrefix(code, "InvalidAccessKeyId.") {
		if namesParameter(code) {
			return KindInvalidRequest // a value is unknown, not the operation
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
		return statusKinds[status] // KindOther for any other status
	}
}

// namesParameter reports whether a part of a code is a parameter of CreateScan, as in
// InvalidTargetAssetTags.NotFound.
func namesParameter(code string) bool {
	fields := reflect.TypeFor[createScanRequest]()
	for part := range strings.SplitSeq(code, ".") {
		for _, prefix := range []string{"InvalidParameter", "Invalid", "Missing"} {
			part = strings.TrimPrefix(part, prefix)
		}
		for field := range fields.Fields() {
			if name := field.Tag.Get("name"); name != "" && strings.EqualFold(name, part) {
				return true
			}
		}
	}
	return false
}

// numericCode reads a code that is a whole number, also one such as 200.0.
func numericCode(code string) (n int, ok bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(code), 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > math.MaxInt32 {
		return 0, false
	}
	return int(f), true
}

// rejectsKeys reports whether AVDS rejected the key pair of the request.
func (e *Error) rejectsKeys() bool { return e.Kind == KindCredentials && e.Code != "" }

// credentialsError returns the error for a search for a key pair that failed, or that the caller
// stopped waiting for.
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
