package simulator_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"
)

// expected returns the expected effect of each fault.
func expected() map[string]effect {
	all := map[string]effect{}
	for _, group := range []map[string]effect{
		expectedConnections(), expectedReplies(), expectedStatuses(), expectedCodes(), expectedChanges(),
	} {
		maps.Copy(all, group)
	}
	return all
}

func expectedConnections() map[string]effect {
	cut := fails(syscall.ECONNRESET, syscall.EPIPE)
	late := fails(context.DeadlineExceeded)
	inTheHead := func(s sight) bool { return s.err != nil && strings.Contains(s.err.Error(), "connection broken") }
	return map[string]effect{
		"refused":     {seen: fails(syscall.ECONNREFUSED)},
		"dns":         {seen: failsLike(func(e *net.DNSError) bool { return e.IsNotFound && !e.Timeout() })},
		"dns-timeout": {seen: failsLike(func(e *net.DNSError) bool { return e.Timeout() })},
		"tls": {seen: failsLike(func(e tls.RecordHeaderError) bool {
			return string(e.RecordHeader[:]) == "HTTP/"
		})},
		"tls-certificate": {seen: failsLike(func(x509.UnknownAuthorityError) bool { return true })},

		"reset":            {seen: cut},
		"reset-acted":      {seen: cut, acted: true},
		"reset-reply-head": {seen: inTheHead, acted: true},
		"reset-reply-body": {seen: breaksOff(syscall.ECONNRESET), acted: true},
		"closed":           {seen: fails(io.EOF)},
		"cut-off":          {seen: breaksOff(io.ErrUnexpectedEOF), acted: true},

		"hang":      {seen: late, ends: struck},
		"drip":      {seen: breaksOff(context.DeadlineExceeded), ends: bodyBegun, acted: true},
		"drip-head": {seen: late, ends: headBegun, acted: true},
	}
}

func expectedReplies() map[string]effect {
	notHTTP := func(s sight) bool { return s.err != nil && strings.Contains(s.err.Error(), "malformed HTTP") }
	blank := func(s sight) bool {
		return s.status == 200 && strings.HasPrefix(s.body, "{    ") && strings.Trim(s.body[1:], " ") == ""
	}
	half := func(s sight) bool {
		return strings.HasPrefix(s.body, `{"requestId":"`) && !json.Valid([]byte(s.body))
	}
	return map[string]effect{
		"not-http":  {seen: notHTTP},
		"html":      {seen: and(replies(200, "<html>", "Sign in"), header("Content-Type", is("text/html")))},
		"empty":     {seen: exactly(200, "")},
		"null":      {seen: exactly(200, "null")},
		"list":      {seen: exactly(200, "[]")},
		"truncated": {seen: and(replies(200), half), acted: true},
		"huge":      {seen: blank, acted: true},
		"xml": {seen: either(replies(200, "<DescribeScans>", "<List><"),
			replies(200, "<CreateScan>", "<data><Data>20")), acted: true},
		"small-pages": {seen: replies(200, `"PageSize":20`)}, // other sizes: see fault_alter_test.go
		"redirect": {seen: and(replies(302),
			header("Location", func(s string) bool { return strings.HasSuffix(s, "/login") }))},
		"success-false": {seen: replies(200, `"success":false`, `"code":"OperationDenied"`, `"message":"`,
			`"requestId":"`)},
		"success-false-bare":   {seen: exactly(200, `{"success":false}`)},
		"success-false-number": {seen: replies(200, `"success":false`, `"code":500`)},
		"numeric-code":         {seen: replies(400, `"Code":400`)},
		"escape-sequences":     {seen: replies(400, `\u001b]52;c;`, "\u009b", "\u202e")},
	}
}

func expectedStatuses() map[string]effect {
	all := map[string]effect{
		"http-500-acted": {seen: replies(500, `"Code":"InternalError"`), acted: true},
		"http-502-acted": {seen: replies(502, "<title>Bad Gateway</title>"), acted: true},
	}
	for _, status := range []int{400, 403, 429} {
		all[fmt.Sprintf("http-%d-html", status)] = effect{seen: replies(status, "<html>", http.StatusText(status))}
	}
	for _, status := range []int{401, 404, 503} {
		all[fmt.Sprintf("http-%d-empty", status)] = effect{seen: exactly(status, "")}
	}
	return all
}

func expectedCodes() map[string]effect {
	throttled := replies(429, `"Code":"Throttling"`)
	now := header("Date", func(s string) bool {
		at, err := http.ParseTime(s)
		return err == nil && time.Since(at).Abs() < time.Minute
	})
	all := map[string]effect{
		"throttled-seconds": {seen: and(throttled, header("Retry-After", is("2")))},
		"throttled-date":    {seen: and(throttled, header("Retry-After", inAbout(time.Minute)))},
		"InvalidTimeStamp.Expired": {seen: and(replies(400, `"Code":"InvalidTimeStamp.Expired"`),
			header("Date", inAbout(time.Hour)))},
		"SignatureDoesNotMatch": {seen: and(now,
			replies(400, `"Code":"SignatureDoesNotMatch"`, "&%2F&AccessKeyId%3DSIM"))},
	}
	for code, status := range map[string]int{
		"InvalidAccessKeyId.NotFound": 404, "IncompleteSignature": 400, "SignatureNonceUsed": 400,
		"InvalidSecurityToken.Expired": 400, "Forbidden.RAM": 403, "QuotaExceeded": 403, "Throttling.User": 400,
		"InvalidParameter": 400, "InvalidVersion": 400, "InvalidAction.NotFound": 404,
	} {
		all[code] = effect{seen: and(now,
			replies(status, `"Code":"`+code+`"`, `"Message":"`, `"RequestId":"`, `"HostId":"127.0.0.1:`))}
	}
	return all
}

func expectedChanges() map[string]effect {
	changed := func(list, create string) effect {
		return effect{seen: either(replies(200, `"List"`, list), replies(200, create)), acted: true}
	}
	listed := func(texts ...string) effect { return effect{seen: replies(200, texts...)} }
	return map[string]effect{
		"flat": {acted: true, seen: and(replies(200, `"RequestId":"`),
			func(s sight) bool { return !strings.Contains(s.body, `"data"`) })},
		"no-data":             {acted: true, seen: replies(200, `"data":null`, `"success":true`)},
		"nulls":               changed(`"RunPercent":null`, `{"Data":null}`),
		"missing":             {acted: true, seen: either(replies(200, `"data":{}`), replies(200, `{"ScanId":"20`))},
		"strings-for-numbers": changed(`"TotalCount":"60"`, `"code":"200"`),
		"numbers-for-strings": changed(`"ScanId":20`, `"Data":20`),
		"data-in-string":      {acted: true, seen: replies(200, `"data":"{\"Data\":\"20`)},
		"strings-for-lists":   listed(`"Targets":"[\"`),
		"no-list":             listed(`"List":null`, `"TotalCount":60`),
		"unknown-values":      listed(`"Status":"paused"`, `"FlowName":"stealth"`, `"ScanType":"deep"`),
		"job-digits":          listed(`"JobStatistics":"2"`, `"JobStatistics":2`),
		"percent-range":       listed(`"RunPercent":-1`, `"RunPercent":100.5`, `"RunPercent":1e300`),
		"no-ids":              listed(`"List":[{`, `"Name"`),
		"duplicates":          listed(`"List":[{`),
		"short-page":          listed(`"Count":20`),
		"shrinking":           listed(`"TotalCount":30`),
		"odd-case":            {acted: true, seen: either(replies(200, `"scanId":"20`), replies(200, `{"data":"20`))},
		"nothing-found":       {},
		"uuid-scan-ids":       {}, // see operations_test.go for what happens to runs
		"report-fails":        {},
		"report-expired":      {},
	}
}

// fails expects an error and no reply.
func fails(wanted ...error) func(sight) bool {
	return func(s sight) bool {
		for _, err := range wanted {
			if errors.Is(s.err, err) {
				return true
			}
		}
		return false
	}
}

// failsLike expects an error of a type, with a condition.
func failsLike[E error](holds func(E) bool) func(sight) bool {
	return func(s sight) bool {
		err, ok := errors.AsType[E](s.err)
		return ok && holds(err)
	}
}

// breaksOff expects the beginning of a good reply.
func breaksOff(wanted error) func(sight) bool {
	return func(s sight) bool {
		return s.status == http.StatusOK && errors.Is(s.bodyErr, wanted) &&
			strings.HasPrefix(`{"requestId":"`, s.body[:min(len(s.body), 14)]) && !json.Valid([]byte(s.body))
	}
}

// replies expects a whole reply with some texts in its body.
func replies(status int, inBody ...string) func(sight) bool {
	return func(s sight) bool {
		for _, text := range inBody {
			if !strings.Contains(s.body, text) {
				return false
			}
		}
		return s.err == nil && s.bodyErr == nil && s.status == status
	}
}

// exactly expects a whole reply with this body.
func exactly(status int, body string) func(sight) bool {
	return func(s sight) bool { return replies(status)(s) && s.body == body }
}

// either expects the reply of one of two operations.
func either(a, b func(sight) bool) func(sight) bool {
	return func(s sight) bool { return a(s) || b(s) }
}

// and expects two things.
func and(a, b func(sight) bool) func(sight) bool {
	return func(s sight) bool { return a(s) && b(s) }
}

// header expects a header with a condition.
func header(name string, holds func(string) bool) func(sight) bool {
	return func(s sight) bool { return holds(s.header.Get(name)) }
}

func is(wanted string) func(string) bool { return func(s string) bool { return s == wanted } }

// inAbout expects a date that is about d from now.
func inAbout(d time.Duration) func(string) bool {
	return func(s string) bool {
		at, err := http.ParseTime(s)
		return err == nil && (time.Until(at)-d).Abs() < d/2
	}
}
