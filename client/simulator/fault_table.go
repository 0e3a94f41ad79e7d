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

// stage is when a fault affects a request.
type stage int

const (
	onTheWay    stage = iota // before the request reaches the server
	requestRead              // the request was read but not carried out
	carriedOut               // the request was carried out and a good reply is ready
)

// faultKind is a row of the table of faults. One of err, serve and alter is set, depending on the
// stage.
type faultKind struct {
	FaultInfo
	at    stage
	err   error                       // the error that replaces the request
	serve func(*exchange)             // replaces the normal handler
	alter func(reply object, nth int) // changes a good reply; nth counts from 1
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

// only returns a fault that can happen to one operation.
func only(action string, kind faultKind) faultKind {
	kind.Action = action
	return kind
}

func dialError(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }

// faultKinds is the table of faults. Each takes a different path through a client, or gives it
// different data.
var faultKinds = slices.Concat(broken, rejections(), altered)

const html = "text/html"

// broken are the faults of the network, and replies that AVDS never sends.
var broken = []faultKind{
	// The errors of net/http when a request does not arrive. RFC 6761 reserves the name
	// avds.invalid, so it never exists.
	fails("refused", "connection refused, as no server listens",
		dialError(os.NewSyscallError("connect", syscall.ECONNREFUSED))),
	fails("dns", "the host name does not exist",
		dialError(&net.DNSError{Err: "no such host", Name: "avds.invalid", IsNotFound: true})),
	fails("dns-timeout", "the name server does not reply",
		dialError(&net.DNSError{Err: "i/o timeout", Name: "avds.invalid", IsTimeout: true, IsTemporary: true})),
	fails("tls", "the server does not use TLS",
		tls.RecordHeaderError{Msg: "no TLS handshake", RecordHeader: [5]byte([]byte("HTTP/"))}),
	fails("tls-certificate", "the certificate is from an unknown authority",
		&tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}),

	// The connection breaks or falls silent.
	serves("reset", "connection reset after the request arrived, nothing carried out", breaks(undone, reset)),
	serves("reset-acted", "carried out, then connection reset without a reply", breaks(noByte, reset)),
	serves("reset-reply-head", "carried out, then connection reset in the reply's head", breaks(halfHead, reset)),
	serves("reset-reply-body", "carried out, then connection reset in the reply's body", breaks(halfBody, reset)),
	serves("closed", "connection closed without a reply, nothing carried out", breaks(undone, hangUp)),
	serves("cut-off", "carried out, then connection closed in the reply's body", breaks(halfBody, hangUp)),
	serves("hang", "no reply, nothing carried out", hang),
	serves("drip", "carried out; the reply's body comes byte by byte, four a second", breaks(wholeHead, drip)),
	serves("drip-head", "carried out; the whole reply comes byte by byte, four a second", breaks(noByte, drip)),
	serves("not-http", "the reply is not HTTP", breaks(undone, babble)),

	// Another reply.
	serves("html", "HTTP 200 with the web page of a proxy", sends(200, html, webPage("Sign in to the network"))),
	serves("empty", "HTTP 200 with an empty body", sends(200, contentType, "")),
	serves("null", "HTTP 200 with null", sends(200, contentType, "null")),
	serves("list", "HTTP 200 with []", sends(200, contentType, "[]")),
	serves("truncated", "carried out; only the first half of the JSON", truncated),
	serves("huge", "carried out; a reply of 1 GiB, mostly spaces", huge),
	serves("xml", "carried out; the reply as XML", asXML),
	only(sessions, serves("uuid-scan-ids", "runs are found by the RefJobId of a scan, and have it as ScanId",
		uuidScanIDs)),
	only(describe, serves("small-pages", "pages of more than 20 scans are rejected", smallPages)),
	serves("redirect", "HTTP 302 to another path",
		with("Location", func(x *exchange) string { return x.URL + "/login" }, sends(302, html, ""))),
	serves("success-false", "HTTP 200 with success:false and a reason",
		sends(200, contentType, `{"success":false,"code":"OperationDenied","message":"Denied.","requestId":"1-7"}`)),
	serves("success-false-bare", "HTTP 200 with success:false and nothing else",
		sends(200, contentType, `{"success":false}`)),
	serves("success-false-number", "HTTP 200 with success:false and the number 500 as code",
		sends(200, contentType, `{"success":false,"code":500,"requestId":"1-7"}`)),
	serves("numeric-code", "HTTP 400 with numbers for Code, RequestId and Message",
		sends(400, contentType, `{"RequestId":17,"HostId":null,"Code":400,"Message":404}`)),
	serves("escape-sequences", "a rejection with terminal control sequences in code and message",
		rejects(&rejection{400, "Invalid\x1b[2JParameter", "\x1b]52;c;Zm9v\x07\x1b[31mred\u009b2J\u202egnp\r\nHTTP"})),

	// HTTP statuses without JSON, and statuses that do not tell whether the request was carried
	// out.
	serves("http-500-acted", "carried out, then InternalError", acts(rejects(internalError))),
	serves("http-502-acted", "carried out, then HTTP 502 with a web page",
		acts(sends(502, html, webPage("Bad Gateway")))),
	serves("http-400-html", "HTTP 400 with a web page", sends(400, html, webPage("Bad Request"))),
	serves("http-401-empty", "HTTP 401 with an empty body", sends(401, contentType, "")),
	serves("http-403-html", "HTTP 403 with a web page", sends(403, html, webPage("Forbidden"))),
	serves("http-404-empty", "HTTP 404 with an empty body", sends(404, contentType, "")),
	serves("http-429-html", "HTTP 429 with a web page", sends(429, html, webPage("Too Many Requests"))),
	serves("http-503-empty", "HTTP 503 with an empty body", sends(503, contentType, "")),
}

// rejections are the rejections of the gateway, each with its code as the name, and two ways to ask
// the client to wait.
func rejections() []faultKind {
	var kinds []faultKind
	for _, r := range []*rejection{
		unknownAccessKey, incompleteSignature, nonceUsed, tokenExpired, forbidden, quotaExceeded, throttledUser,
		invalid("Name"), wrongVersion, unknownAction,
	} {
		kinds = append(kinds, serves(r.code, r.message, rejects(r)))
	}
	in := func(d time.Duration) func(*exchange) string {
		return func(x *exchange) string { return x.wall().Add(d).UTC().Format(http.TimeFormat) }
	}
	return append(kinds,
		serves("SignatureDoesNotMatch", "Specified signature is not matched; quotes the string to sign.",
			func(x *exchange) { rejects(wrongSignature(stringToSign(x.r.Method, x.r.Form)))(x) }),
		serves(timestampExpired.code, timestampExpired.message+" The Date header is an hour ahead.",
			with("Date", in(time.Hour), rejects(timestampExpired))),
		serves("throttled-seconds", "HTTP 429 with Retry-After: 2",
			with("Retry-After", func(*exchange) string { return "2" }, rejects(throttled))),
		serves("throttled-date", "HTTP 429 with Retry-After as a date in one minute",
			with("Retry-After", in(time.Minute), rejects(throttled))))
}

// altered are the changes to a good reply.
var altered = []faultKind{
	alters("flat", "", "the fields of data beside RequestId, without code and success", flatten),
	alters("no-data", "", "data is null", func(reply object, _ int) { reply["data"] = nil }),
	alters("nulls", "", "every field is null, except for the ScanIds of a list", fields(toNull)),
	alters("missing", "", "every field is missing, except for the ScanIds of a list", fields(leaveOut)),
	alters("strings-for-numbers", "", "numbers are written as strings", fields(numberToString)),
	alters("numbers-for-strings", "", "strings of digits are written as numbers", fields(stringToNumber)),
	alters("strings-for-lists", describe, "lists of texts are strings that contain JSON", fields(listToString)),
	alters("data-in-string", create, "data is a string that contains JSON", dataToString),
	alters("no-list", describe, "List is null", func(reply object, _ int) { page(reply)["List"] = nil }),
	alters("unknown-values", describe, "enumerations have undocumented values", eachScan(unheardOf)),
	alters("job-digits", describe, "JobStatistics is 1, 2 or 3 instead of a word", eachScan(jobDigit)),
	alters("percent-range", describe, "RunPercent is below 0 or above 100", eachScan(impossiblePercent)),
	alters("no-ids", describe, "scans have no ScanId",
		eachScan(func(scan object, _ int) { delete(scan, "ScanId") })),
	alters("duplicates", describe, "every second scan has the ScanId of the one before it", duplicateIDs),
	alters("short-page", describe, "half as many scans as Count says", shorten),
	alters("odd-case", "", "names begin with a capital letter where they do not, and the other way round", oddCase),
	alters("nothing-found", findingList, "scans found nothing", emptyList),
	alters("report-fails", sessions, "no report gets ready", eachScan(failReport)),
	alters("report-expired", sessions, "links to reports have expired", eachScan(expireReport)),
	alters("shrinking", describe, "half of all scans disappear from each page to the next", shrink),
}
