package simulator

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"os"
	"slices"
	"syscall"
	"time"
)

// stage is the moment at which a fault strikes.
type stage int

const (
	onTheWay    stage = iota // the client has not reached the server yet
	requestRead              // nothing has been done about the request yet
	carriedOut               // a good reply is at hand
)

// faultKind is a row of the table of faults. It has what fits its stage: err,
// serve or alter.
type faultKind struct {
	FaultInfo
	at    stage
	err   error                       // instead of the way to the server
	serve func(*exchange)             // instead of serving the request
	alter func(reply object, nth int) // changes a good reply
}

func fails(name, about string, err error) faultKind {
	return faultKind{FaultInfo: FaultInfo{Name: name, About: about, AtClient: true}, at: onTheWay, err: err}
}

func serves(name, about string, serve func(*exchange)) faultKind {
	return faultKind{FaultInfo: FaultInfo{Name: name, About: about}, at: requestRead, serve: serve}
}

func alters(name, action, about string, alter func(object, int)) faultKind {
	return faultKind{FaultInfo: FaultInfo{Name: name, About: about, Action: action}, at: carriedOut, alter: alter}
}

func dialError(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }

// faultKinds is the table of faults. Each takes a way of its own through a
// client, or gives it other data.
var faultKinds = slices.Concat(broken, refusals(), altered)

const html = "text/html"

// broken are the faults on the way, and what no AVDS would answer.
var broken = []faultKind{
	// The errors of net/http when a request does not arrive. RFC 6761 keeps the
	// name avds.invalid from ever being one.
	fails("refused", "nobody listens: connection refused",
		dialError(os.NewSyscallError("connect", syscall.ECONNREFUSED))),
	fails("dns", "the host name does not exist",
		dialError(&net.DNSError{Err: "no such host", Name: "avds.invalid", IsNotFound: true})),
	fails("dns-timeout", "the name server does not answer",
		dialError(&net.DNSError{Err: "i/o timeout", Name: "avds.invalid", IsTimeout: true, IsTemporary: true})),
	fails("tls", "what listens does not speak TLS",
		tls.RecordHeaderError{Msg: "no TLS handshake", RecordHeader: [5]byte([]byte("HTTP/"))}),
	fails("tls-certificate", "the certificate is of an authority that nobody knows",
		&tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}),

	// The connection breaks or falls silent.
	serves("reset", "reset when the request is there, before it is carried out", breaks(undone, reset)),
	serves("reset-acted", "carried out, then reset without a reply", breaks(noByte, reset)),
	serves("reset-reply-head", "carried out, then reset in the reply's head", breaks(halfHead, reset)),
	serves("reset-reply-body", "carried out, then reset in the reply's body", breaks(halfBody, reset)),
	serves("closed", "closed instead of a reply, nothing carried out", breaks(undone, hangUp)),
	serves("cut-off", "carried out, then closed in the reply's body", breaks(halfBody, hangUp)),
	serves("hang", "no answer ever, nothing carried out", hang),
	serves("drip", "carried out; the reply's body comes byte by byte, four a second", breaks(wholeHead, drip)),
	serves("drip-head", "carried out; the whole reply comes byte by byte, four a second", breaks(noByte, drip)),
	serves("not-http", "the answer is not HTTP", breaks(undone, babble)),

	// The reply is another one.
	serves("html", "HTTP 200 with the web page of a proxy", sends(200, html, webPage("Sign in to the network"))),
	serves("empty", "HTTP 200 with an empty body", sends(200, contentType, "")),
	serves("null", "HTTP 200 with null", sends(200, contentType, "null")),
	serves("list", "HTTP 200 with []", sends(200, contentType, "[]")),
	serves("truncated", "carried out; the first half of the JSON as if it were all", truncated),
	serves("huge", "carried out; a reply of 1 GiB, most of it blanks", huge),
	serves("xml", "carried out; the reply as XML", asXML),
	serves("redirect", "HTTP 302 to another path",
		with("Location", func(x *exchange) string { return x.URL + "/login" }, sends(302, html, ""))),
	serves("success-false", "HTTP 200 that says success:false and why",
		sends(200, contentType, `{"success":false,"code":"OperationDenied","message":"Denied.","requestId":"1-7"}`)),
	serves("success-false-bare", "HTTP 200 that says success:false and nothing else",
		sends(200, contentType, `{"success":false}`)),
	serves("success-false-number", "HTTP 200 that says success:false and code 500 as a number",
		sends(200, contentType, `{"success":false,"code":500,"requestId":"1-7"}`)),
	serves("numeric-code", "HTTP 400 with numbers for Code, RequestId and Message",
		sends(400, contentType, `{"RequestId":17,"HostId":null,"Code":400,"Message":404}`)),
	serves("escape-sequences", "a refusal whose code and message would drive a terminal",
		refuses(&refusal{400, "Invalid\x1b[2JParameter", "\x1b]52;c;Zm9v\x07\x1b[31mred\u009b2J\u202egnp\r\nHTTP"})),

	// HTTP statuses without JSON, and those that lie about what was done.
	serves("http-500-acted", "carried out, then InternalError", acts(refuses(internalError))),
	serves("http-502-acted", "carried out, then HTTP 502 with a web page", acts(sends(502, html, webPage("Bad Gateway")))),
	serves("http-400-html", "HTTP 400 with a web page", sends(400, html, webPage("Bad Request"))),
	serves("http-401-empty", "HTTP 401 with an empty body", sends(401, contentType, "")),
	serves("http-403-html", "HTTP 403 with a web page", sends(403, html, webPage("Forbidden"))),
	serves("http-404-empty", "HTTP 404 with an empty body", sends(404, contentType, "")),
	serves("http-429-html", "HTTP 429 with a web page", sends(429, html, webPage("Too Many Requests"))),
	serves("http-503-empty", "HTTP 503 with an empty body", sends(503, contentType, "")),
}

// refusals are those of the gateway, each named as its code, and two ways to ask
// for patience.
func refusals() []faultKind {
	var kinds []faultKind
	for _, r := range []*refusal{
		unknownAccessKey, incompleteSignature, nonceUsed, tokenExpired, forbidden, quotaExceeded, throttledUser,
		invalid("Name"), wrongVersion, unknownAction,
	} {
		kinds = append(kinds, serves(r.code, r.message, refuses(r)))
	}
	in := func(d time.Duration) func(*exchange) string {
		return func(x *exchange) string { return x.wall().Add(d).UTC().Format(http.TimeFormat) }
	}
	return append(kinds,
		serves("SignatureDoesNotMatch", "Specified signature is not matched; quotes what was signed.",
			func(x *exchange) { refuses(wrongSignature(stringToSign(x.r.Method, x.r.Form)))(x) }),
		serves(timestampExpired.code, timestampExpired.message+" The Date header is an hour ahead.",
			with("Date", in(time.Hour), refuses(timestampExpired))),
		serves("throttled-seconds", "HTTP 429 with Retry-After: 2",
			with("Retry-After", func(*exchange) string { return "2" }, refuses(throttled))),
		serves("throttled-date", "HTTP 429 with Retry-After as the date in a minute",
			with("Retry-After", in(time.Minute), refuses(throttled))))
}

// altered are the changes to a good reply.
var altered = []faultKind{
	alters("flat", "", "the fields of data stand beside RequestId, without code and success", flatten),
	alters("no-data", "", "data is null", func(reply object, _ int) { reply["data"] = nil }),
	alters("nulls", "", "every field is null, except for the ScanIds of a list", fields(toNull)),
	alters("missing", "", "every field is left out, except for the ScanIds of a list", fields(leaveOut)),
	alters("strings-for-numbers", "", "numbers are written as strings", fields(numberToString)),
	alters("numbers-for-strings", "", "strings of digits are written as numbers", fields(stringToNumber)),
	alters("strings-for-lists", describe, "lists of texts are strings that hold JSON", fields(listToString)),
	alters("data-in-string", create, "data is a string that holds JSON", dataToString),
	alters("no-list", describe, "List is null", func(reply object, _ int) { page(reply)["List"] = nil }),
	alters("unknown-values", describe, "enumerations hold values that no document knows", eachScan(unheardOf)),
	alters("job-digits", describe, "JobStatistics is 1, 2 or 3 instead of a word", eachScan(jobDigit)),
	alters("percent-range", describe, "RunPercent is below 0 or above 100", eachScan(impossiblePercent)),
	alters("no-ids", describe, "scans come without ScanId", eachScan(func(scan object, _ int) { delete(scan, "ScanId") })),
	alters("duplicates", describe, "every second scan has the ScanId of the one before it", duplicateIDs),
	alters("short-page", describe, "half as many scans as Count says", shorten),
	alters("shrinking", describe, "from each page to the next half of all scans disappear", shrink),
}
