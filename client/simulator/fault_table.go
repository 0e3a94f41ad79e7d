package simulator

import (
	"net/http"
	"slices"
	"strconv"
)

// faultKind is a row of the table of faults. Of the three functions it has the
// one that fits the stage.
type faultKind struct {
	name   string
	about  string
	action string // the only operation it can happen to, "" if any
	at     stage

	travel func(*transport, *http.Request) (*http.Response, error) // instead of the way to the server
	serve  func(*exchange)                                         // instead of serving the request
	alter  func(reply object, nth int)                             // changes a good reply
}

// faultKinds is the table of faults.
func faultKinds() []faultKind {
	return slices.Concat(unreachable(), broken(), slow(), odd(), statuses(), gatewayCodes(), altered())
}

func unreachable() []faultKind {
	lost := func(name, about string, travel func(*transport, *http.Request) (*http.Response, error)) faultKind {
		return faultKind{name: name, about: about, at: onTheWay, travel: travel}
	}
	return []faultKind{
		lost("refused", "nobody listens: connection refused", refused),
		lost("dns", "the host name does not exist", noSuchHost),
		lost("dns-timeout", "the name server does not answer", noNameServer),
		lost("tls", "what listens does not speak TLS", noTLS),
		lost("tls-certificate", "the certificate is of an authority that nobody knows", unknownAuthority),
		lost("reset-connect", "the connection is reset as soon as it stands", resetAtOnce),
	}
}

func broken() []faultKind {
	early := func(name, about string, serve func(*exchange)) faultKind {
		return faultKind{name: name, about: about, at: headersRead, serve: serve}
	}
	return []faultKind{
		early("reset-headers", "reset after the request's headers", breaks(undone, reset)),
		early("reset-request-body", "reset in the middle of the request's body", halfReads(breaks(undone, reset))),
		serves("reset", "reset when the request is there, before it is carried out", breaks(undone, reset)),
		serves("reset-acted", "carried out, then reset without a reply", breaks(noByte, reset)),
		serves("reset-reply-head", "carried out, then reset in the reply's head", breaks(halfHead, reset)),
		serves("reset-reply-body", "carried out, then reset in the reply's body", breaks(halfBody, reset)),
		serves("closed", "closed instead of a reply, nothing carried out", breaks(undone, hangUp)),
		serves("closed-acted", "carried out, then closed without a reply", breaks(noByte, hangUp)),
		serves("cut-off", "carried out, then closed in the reply's body", breaks(halfBody, hangUp)),
	}
}

func slow() []faultKind {
	return []faultKind{
		serves("hang", "no answer ever, nothing carried out", breaks(undone, hold)),
		serves("hang-acted", "carried out, but no answer ever", breaks(noByte, hold)),
		serves("hang-reply-body", "carried out, but the reply stops in its body for ever", breaks(halfBody, hold)),
		serves("drip", "carried out; the reply's body comes byte by byte, four a second", breaks(wholeHead, drip)),
		serves("drip-head", "carried out; the whole reply comes byte by byte, four a second", breaks(noByte, drip)),
	}
}

func odd() []faultKind {
	const html, plain = "text/html", "text/plain"
	denied := object{"success": false, "code": "OperationDenied", "message": "The operation is denied."}
	return []faultKind{
		serves("not-http", "the answer is not HTTP", breaks(undone, babble)),
		serves("html", "HTTP 200 with the web page of a proxy", sends(200, html, webPage("Sign in to the network"))),
		serves("empty", "HTTP 200 with an empty body", sends(200, contentType, "")),
		serves("null", "HTTP 200 with null", sends(200, contentType, "null")),
		serves("list", "HTTP 200 with []", sends(200, contentType, "[]")),
		serves("text", "HTTP 200 with a word that is no JSON", sends(200, plain, "OK")),
		serves("truncated", "carried out; the first half of the JSON as if it were all", truncated),
		serves("huge", "carried out; a reply of 1 GiB, most of it blanks", huge),
		serves("gzip", "carried out; a compressed reply that nobody asked for", compressed),
		serves("xml", "carried out; the reply as XML", asXML),
		serves("redirect", "HTTP 302 to another path",
			with("Location", func(x *exchange) string { return x.URL + "/login" }, sends(302, html, ""))),
		serves("redirect-again", "HTTP 307 to the same request",
			with("Location", func(x *exchange) string { return x.r.URL.String() }, sends(307, html, ""))),
		serves("success-false", "HTTP 200 that says success:false and why", tells(denied)),
		serves("success-false-bare", "HTTP 200 that says success:false and nothing else", sends(200, contentType, `{"success":false}`)),
		serves("success-false-number", "HTTP 200 that says success:false and code 500 as a number",
			tells(object{"success": false, "code": 500})),
		serves("numeric-code", "HTTP 400 with numbers for Code, RequestId and Message",
			sends(400, contentType, `{"RequestId":17,"HostId":null,"Code":400,"Message":404}`)),
		serves("escape-sequences", "a refusal whose code and message would drive a terminal",
			refuses(&refusal{400, "Invalid\x1b[2JParameter", "\x1b]52;c;Zm9v\x07\x1b[31mred\u009b2J\u202egnp\r\nHTTP"})),
	}
}

// statuses are the HTTP statuses without JSON, and those that lie about what
// was done.
func statuses() []faultKind {
	kinds := []faultKind{
		serves("http-500-acted", "carried out, then InternalError", acts(refuses(internalError()))),
		serves("http-502-acted", "carried out, then HTTP 502 with a web page",
			acts(sends(502, "text/html", webPage(http.StatusText(http.StatusBadGateway))))),
	}
	for _, status := range []int{400, 401, 403, 404, 429, 500, 502, 503, 504} {
		name := "http-" + strconv.Itoa(status)
		about := "HTTP " + strconv.Itoa(status)
		kinds = append(kinds,
			serves(name+"-html", about+" with a web page", sends(status, "text/html", webPage(http.StatusText(status)))),
			serves(name+"-empty", about+" with an empty body", sends(status, contentType, "")))
	}
	return kinds
}

// altered are the changes to a good reply.
func altered() []faultKind {
	const list, create = "DescribeScans", "CreateScan"
	alters := func(name, action, about string, alter func(object, int)) faultKind {
		return faultKind{name: name, action: action, about: about, at: carriedOut, alter: alter}
	}
	return []faultKind{
		alters("flat", "", "the fields of data stand beside RequestId, without code and success", flatten),
		alters("no-data", "", "data is null", func(reply object, _ int) { reply["data"] = nil }),
		alters("nulls", "", "every field is null, except for the ScanIds of a list", fields(toNull)),
		alters("missing", "", "every field is left out, except for the ScanIds of a list", fields(leaveOut)),
		alters("strings-for-numbers", "", "numbers are written as strings", fields(numberToString)),
		alters("numbers-for-strings", "", "strings of digits are written as numbers", fields(stringToNumber)),
		alters("strings-for-lists", list, "lists of texts are strings that hold JSON", fields(listToString)),
		alters("data-in-string", create, "data is a string that holds JSON", dataToString),
		alters("no-list", list, "List is null", func(reply object, _ int) { page(reply)["List"] = nil }),
		alters("unknown-values", list, "enumerations hold values that no document knows", eachScan(unheardOf)),
		alters("job-digits", list, "JobStatistics is 1, 2 or 3 instead of a word", eachScan(jobDigit)),
		alters("percent-range", list, "RunPercent is below 0 or above 100", eachScan(impossiblePercent)),
		alters("no-ids", list, "scans come without ScanId", eachScan(func(scan object, _ int) { delete(scan, "ScanId") })),
		alters("duplicates", list, "every second scan has the ScanId of the one before it", duplicateIDs),
		alters("short-page", list, "half as many scans as Count says", shorten),
		alters("shrinking", list, "from each page to the next half of all scans disappear", shrink),
	}
}
