package client_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"scantop/client"
	"scantop/client/reason"
)

// wantNoSecret fails if an error, or one that it wraps, prints a marked secret with any verb.
func wantNoSecret(t *testing.T, err error, more ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for ; err != nil; err = errors.Unwrap(err) {
		shown := fmt.Sprintf("%v %+v %#v %q", err, err, err, err)
		for _, secret := range append([]string{"marked", "Signature="}, more...) {
			if strings.Contains(strings.ToLower(shown), strings.ToLower(secret)) {
				t.Errorf("shows %q: %s", secret, shown)
			}
		}
	}
}

// echoes are the ways in which a server can quote a request.
func echoes() map[string]func(requestURI string) string {
	text := func(format string) func(string) string {
		return func(uri string) string {
			query, _ := url.ParseQuery(strings.TrimPrefix(uri, "/?"))
			return fmt.Sprintf(format,
				query.Get("AccessKeyId")+" "+query.Get("SecurityToken")+" "+query.Get("Signature"))
		}
	}
	encoded := func(change func(string) string) func(string) string {
		return func(uri string) string {
			query, _ := url.ParseQuery(strings.TrimPrefix(uri, "/?"))
			return fmt.Sprintf(`{"Code":"Odd","Message":%q}`,
				change(query.Get("SecurityToken"))+" "+change(query.Get("Signature")))
		}
	}
	return map[string]func(string) string{
		"message":              text(`{"Code":"Odd","Message":"%s"}`),
		"code":                 text(`{"Code":"Odd %s","Message":"m"}`),
		"request ID":           text(`{"Code":"Odd","Message":"m","RequestId":"%s"}`),
		"string to sign":       text(`{"Code":"SignatureDoesNotMatch","Message":"server string to sign is:GET&%s"}`),
		"incomplete signature": text(`{"Code":"IncompleteSignature","Message":"string to sign is:GET&%s"}`),
		"another code":         text(`{"Code":"InvalidSignature","Message":"server string to sign is:GET&%s"}`),
		"a code of STS":        text(`{"Code":"SignatureDoesNotMatch.Sts","Message":"string to sign is:GET&%s"}`),
		"the whole URL": func(uri string) string {
			return fmt.Sprintf(`{"Code":"Forbidden.RAM","Message":%q}`, uri)
		},
		"the URL, encoded": func(uri string) string {
			return fmt.Sprintf(`{"Code":"Odd","Message":%q}`, url.QueryEscape(uri))
		},
		"web page":             text(`<html>%s</html>`),
		"cut off":              text(`{"Message":"%s`),
		"failure without code": text(`{"success":false,"message":"%s"}`),
		"URL-encoded":          encoded(url.QueryEscape),
		"URL-encoded twice":    encoded(func(s string) string { return url.QueryEscape(url.QueryEscape(s)) }),
		"lower-case encoding": encoded(func(s string) string {
			return lowerHex().Replace(url.QueryEscape(s))
		}),
		"lower-case encoding twice": encoded(func(s string) string {
			return url.QueryEscape(url.QueryEscape(s)) + lowerHex().Replace(url.QueryEscape(url.QueryEscape(s)))
		}),
	}
}

// lowerHex writes percent-encoding in lower case, as some servers do.
func lowerHex() *strings.Replacer {
	return strings.NewReplacer("%2F", "%2f", "%2B", "%2b", "%3D", "%3d", "%2A", "%2a",
		"%252F", "%252f", "%252B", "%252b", "%253D", "%253d", "%252A", "%252a")
}

// The SDK's errors quote signed URLs, strings to sign and files.
func TestServerCannotMakeErrorsShowSecrets(t *testing.T) {
	t.Parallel()
	for name, echo := range echoes() {
		for _, status := range []int{200, 302, 400, 500} {
			t.Run(fmt.Sprint(name, " ", status), func(t *testing.T) {
				t.Parallel()
				var mu sync.Mutex
				var signature string
				s := serve(t, func(w http.ResponseWriter, r *http.Request) {
					mu.Lock()
					signature = r.URL.Query().Get("Signature")
					mu.Unlock()
					w.Header().Set("Location", "/?again&"+r.RequestURI)
					w.WriteHeader(status)
					body := echo(r.RequestURI)
					if status == 200 && strings.HasPrefix(body, "{") {
						body = `{"success":false,` + body[1:]
					}
					io.WriteString(w, body)
				})
				var seen client.Call
				c := connect(t, s.URL, client.WithObserver(func(call client.Call) { seen = call }))
				_, err := c.DescribeScans(t.Context(), client.Query{})
				mu.Lock()
				defer mu.Unlock()
				wantNoSecret(t, err, strings.TrimRight(signature, "="), url.QueryEscape(signature))
				wantNoSecret(t, fmt.Errorf("%+v %#v", seen, seen), strings.TrimRight(signature, "="))
			})
		}
	}
}

// net/http puts the URL into its errors.
func TestTransportErrorsShowNoSecrets(t *testing.T) {
	t.Parallel()
	untrusted := httptest.NewUnstartedServer(nil)
	untrusted.Config.ErrorLog = discardLog()
	untrusted.StartTLS()
	t.Cleanup(untrusted.Close)
	plain := replying(t, 200, `{}`)
	quoting := func(head string) string {
		return serve(t, func(w http.ResponseWriter, r *http.Request) {
			c, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			fmt.Fprintf(c, head, r.RequestURI)
		}).URL
	}
	addresses := map[string]string{
		"refused":        unreachable(t),
		"reset":          wired(t, reset).URL,
		"closed":         wired(t, func(*net.TCPConn) {}).URL,
		"certificate":    strings.Replace(untrusted.URL, "127.0.0.1", "localhost", 1),
		"plain for TLS":  strings.Replace(plain.URL, "http:", "https:", 1),
		"not HTTP":       quoting("%s\r\n\r\n"),
		"bad status":     quoting("HTTP/1.1 %s\r\n\r\n"),
		"bad header":     quoting("HTTP/1.1 200 OK\r\n%s\r\n\r\n"),
		"bad length":     quoting("HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n"),
		"bad encoding":   quoting("HTTP/1.1 200 OK\r\nTransfer-Encoding: %s\r\n\r\n"),
		"body too short": quoting("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n%s"),
	}
	for name, address := range addresses {
		for _, op := range operations() {
			t.Run(name+" "+op.name, func(t *testing.T) {
				t.Parallel()
				err := op.call(t.Context(), connect(t, address))
				failureOf(t, err, client.KindNetwork)
				wantNoSecret(t, err)
			})
		}
	}
}

// The message of such a code is not shown, since every gateway quotes differently.
func TestSignatureMessagesAreOurOwn(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]reason.Reason{
		"SignatureDoesNotMatch": reason.WrongSecret, "signatureDoesNotMatch": reason.WrongSecret,
		"SignatureDoesNotMatch.Sts": reason.WrongSecret,
		"IncompleteSignature":       reason.BadSignature, "InvalidSignature": reason.BadSignature,
	} {
		s := replying(t, 400, `{"Code":"`+code+`","Message":"server string to sign is:GET&%2F&Xy"}`)
		_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
		if failure := failureOf(t, err, client.KindCredentials); failure.Reason != want || failure.Message != "" {
			t.Errorf("%s: %v", code, failure)
		}
	}
}

// Messages with parts of a signed request are hidden for any code, even if the parts are not
// secret. Messages that only mention keys are shown.
func TestQuotedRequestsAreNotShown(t *testing.T) {
	t.Parallel()
	for message, hidden := range map[string]bool{
		"server String to Sign is:GET&%2F&Xy": true, "StringToSign: Xy": true, "url ?AccessKeyId=a&Format=Xy": true,
		"GET&%2F&AccessKeyId%3Da%26Action%3DXy": true, "accesskeyid%253Da Xy": true, "?SecurityToken=Xy": true,
		"?Signature=Xy":     true,
		"?Signature&#61;Xy": true, "the SecurityToken of Xy is expired": false, "the AccessKeyId of Xy may not": false,
	} {
		s := replying(t, 400, `{"Code":"Odd","Message":"`+message+`"}`)
		_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
		if failure := failureOf(t, err, client.KindOther); (failure.Message == "") != hidden ||
			(failure.Reason == reason.Hidden) != hidden {
			t.Errorf("%s: %v", message, failure)
		}
	}
	s := replying(t, 400, `{"Code":"SignatureNonceUsed","Message":"Xy"}`)
	_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	if failure := failureOf(t, err, client.KindOther); failure.Message != "" || failure.Reason != reason.Hidden {
		t.Error(failure)
	}
}

// The simulator quotes the string to sign, like the real gateway.
func TestWrongKeyShowsNoSecrets(t *testing.T) {
	t.Parallel()
	s := simulated(t)
	c := connect(t, s.URL, client.WithStaticCredentials(s.AccessKeyID, markedSecret, markedToken))
	_, err := c.DescribeScans(t.Context(), client.Query{})
	failure := failureOf(t, err, client.KindCredentials)
	if failure.Code != "SignatureDoesNotMatch" || failure.RequestID == "" {
		t.Errorf("got %+v", failure)
	}
	wantNoSecret(t, err, s.AccessKeyID, "%26")
}
