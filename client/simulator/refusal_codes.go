package simulator

import (
	"net/http"
	"time"
)

// gatewayCodes are the refusals, each named as its code, and three ways to ask
// for patience.
func gatewayCodes() []faultKind {
	var kinds []faultKind
	for _, r := range gatewayRefusals() {
		kinds = append(kinds, serves(r.code, r.message, refuses(r)))
	}
	throttled := &refusal{http.StatusTooManyRequests, "Throttling", "Request was denied due to request throttling."}
	expired := timestampExpired()
	return append(kinds,
		serves("SignatureDoesNotMatch", "Specified signature is not matched; quotes what was signed.",
			func(x *exchange) { refuses(wrongSignature(stringToSign(x.r.Method, x.params)))(x) }),
		serves(expired.code, expired.message+" The Date header is an hour ahead.",
			with("Date", func(x *exchange) string { return httpDate(x.wall().Add(time.Hour)) }, refuses(expired))),
		serves("throttled-seconds", "HTTP 429 with Retry-After: 2",
			with("Retry-After", func(*exchange) string { return "2" }, refuses(throttled))),
		serves("throttled-milliseconds", "HTTP 429 with x-acs-retry-after: 1500",
			with("x-acs-retry-after", func(*exchange) string { return "1500" }, refuses(throttled))),
		serves("throttled-date", "HTTP 429 with Retry-After as the date in a minute",
			with("Retry-After", func(x *exchange) string { return httpDate(x.wall().Add(time.Minute)) }, refuses(throttled))))
}

// gatewayRefusals are the refusals of the real gateway that need nothing but
// their text.
func gatewayRefusals() []*refusal {
	return []*refusal{
		unknownAccessKey(),
		{400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled."},
		{400, "IncompleteSignature", "The request signature does not conform to Aliyun standards."},
		nonceUsed(),
		timestampFormat(),
		missing("SecurityToken"),
		{400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."},
		{400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed."},
		{400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey."},
		{403, "Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM."},
		{403, "NoPermission", "You are not authorized to do this action."},
		{403, "QuotaExceeded", "The quota of scans is used up."},
		{400, "Throttling", "Request was denied due to request throttling."},
		{400, "Throttling.User", "Request was denied due to user flow control."},
		{400, "Throttling.Api", "Request was denied due to api flow control."},
		{400, "InvalidParameter", "The specified parameter Name is not valid."},
		unsupportedMethod(),
		wrongVersion(),
		unknownAction(),
		internalError(),
		{503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server."},
	}
}

func internalError() *refusal {
	return &refusal{500, "InternalError", "The request processing has failed due to some unknown error."}
}

func httpDate(t time.Time) string { return t.UTC().Format(http.TimeFormat) }
