package client_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"scantop/client"
	"scantop/client/reason"
)

// Replies with status 200 that are not valid, and replies that are not HTTP.
func TestRepliesThatCannotBeUnderstood(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		"", " \r\n", "null", "[]", "7", `"text"`, "plain text", "{", `{"data":{"List":[{"ScanId":"1"`, `{}`,
		`{"data":{}}`,
		`{"data":{"Data":""}}`, `{"data":"{"}`, `{"data":[]}`, `{"List":"none","data":{"Data":null}}`,
		"<!DOCTYPE html><title>Login</title>", "\x00\x01\x02", "\xff\xfe{}",
	} {
		for _, op := range operations() {
			t.Run(fmt.Sprintf("%s %q", op.name, body), func(t *testing.T) {
				t.Parallel()
				err := op.call(t.Context(), connect(t, replying(t, 200, body).URL))
				failure := failureOf(t, err, client.KindDecode)
				if failure.Message == "" && failure.Reason == "" || !failure.MayHaveTakenEffect {
					t.Errorf("got %+v", failure)
				}
			})
		}
	}
	for _, bytes := range []string{"", "\x00\x01\x02\r\n\r\n", "SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 9\r\n\r\n",
		strings.Repeat("x", 1<<17)} {
		t.Run(fmt.Sprintf("bytes %.20q", bytes), func(t *testing.T) {
			t.Parallel()
			s := wired(t, func(c *net.TCPConn) { io.WriteString(c, bytes) })
			_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
			failureOf(t, err, client.KindNetwork)
		})
	}
}

func TestRedirectsAreRejected(t *testing.T) {
	t.Parallel()
	other := replying(t, 200, sampleReply)
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, op := range operations() {
			s := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL, status) })
			failure := failureOf(t, op.call(t.Context(), connect(t, s.URL)), client.KindNetwork)
			if !strings.HasPrefix(string(failure.Reason), string(reason.Redirect)) || !failure.MayHaveTakenEffect ||
				s.Hits.Load() != 1 {
				t.Errorf("%d: %+v", status, failure)
			}
		}
	}
	if other.Hits.Load() != 0 {
		t.Error("followed")
	}
}

// A caller that cancels does not know whether AVDS acted.
func TestCancelledCallMayHaveTakenEffect(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		hang(w, r)
	})
	_, err := connect(t, s.URL).CreateScan(ctx, goodSpec())
	if !failureOf(t, err, client.KindCancelled).MayHaveTakenEffect {
		t.Error("the error denies any effect")
	}
	_, err = connect(t, s.URL).CreateScan(ctx, goodSpec())
	if failureOf(t, err, client.KindCancelled).MayHaveTakenEffect {
		t.Error("nothing was sent")
	}
}

// After a failure, the caller must know whether a scan may exist. Only a reply of AVDS itself, or
// the fact that nothing was sent, proves that there is none.
func TestMayHaveTakenEffect(t *testing.T) {
	t.Parallel()
	short := func(status int) string {
		return wired(t, func(c *net.TCPConn) {
			fmt.Fprintf(c, "HTTP/1.1 %d X\r\nContent-Length: 1000\r\n\r\n{\"data\":\"20180", status)
		}).URL
	}
	avds := func(code string) string { return `{"RequestId":"r","HostId":"h","Code":"` + code + `","Message":"m"}` }
	tests := []struct {
		name    string
		address string
		want    bool
	}{
		{"refused connection", unreachable(t), false},
		{"no TLS", strings.Replace(unreachable(t), "http:", "https:", 1), false},
		{"400", replying(t, 400, avds("MissingTargets")).URL, false},
		{"403", replying(t, 403, avds("Forbidden.RAM")).URL, false},
		{"404", replying(t, 404, avds("InvalidAccessKeyId.NotFound")).URL, false},
		{"429", replying(t, 429, avds("Throttling.User")).URL, false},
		{"a code that nobody knows", replying(t, 400, avds("Odd")).URL, false},
		{"400 in XML", replying(t, 400,
			`<Error><RequestId>r</RequestId><HostId>h</HostId><Code>MissingTargets</Code></Error>`).URL, false},
		{"400 of a nonce used before", replying(t, 400, avds("SignatureNonceUsed")).URL, true},
		{"400 of a fault inside", replying(t, 400, avds("InternalError")).URL, true},
		{"400 of a fault inside, named otherwise", replying(t, 400, avds("SystemError")).URL, true},
		{"400 of a time-out inside", replying(t, 400, avds("BackendTimeout")).URL, true},
		{"400 of an exception inside", replying(t, 400, avds("NullPointerException")).URL, true},
		{"400 of a service that is busy", replying(t, 400, avds("SystemBusy")).URL, true},
		{"400 of what is behind the gateway", replying(t, 400, avds("BadGateway")).URL, true},
		{"400 of a request that came twice", replying(t, 400, avds("DuplicateRequest")).URL, true},
		{"409 of a request that came twice", replying(t, 409, avds("IdempotentProcessing")).URL, true},
		{"400 of a name that is taken", replying(t, 400, avds("InvalidName.Duplicate")).URL, false},
		{"408", replying(t, 408, avds("MissingTargets")).URL, true},
		{"403 cut off", short(403), true},
		{"403 that says success:true", replying(t, 403, `{"RequestId":"r","Code":"Odd","success":true}`).URL, true},

		{"301", replying(t, 301, ``).URL, true},
		{"302 of a login page", replying(t, 302, `<html>`).URL, true},
		{"307", replying(t, 307, ``).URL, true},
		{"400 without JSON", replying(t, 400, `<html>`).URL, true},
		{"401 empty", replying(t, 401, ``).URL, true},
		{"403 without JSON", replying(t, 403, `<html>`).URL, true},
		{"403 of an API gateway", replying(t, 403, `{"message":"Forbidden"}`).URL, true},
		{"403 with a number", replying(t, 403, `{"code":403,"message":"denied","requestId":"r"}`).URL, true},
		{"403 with the number as AVDS spells it", replying(t, 403,
			`{"RequestId":"r","HostId":"h","Code":403,"Message":"m"}`).URL, true},
		{"403 with the number in a string", replying(t, 403, `{"RequestId":"r","Code":"403","Message":"m"}`).URL, true},
		{"403 with a code of its own", replying(t, 403,
			`{"code":"FORBIDDEN","message":"denied","requestId":"r"}`).URL, true},
		{"403 with a code and no RequestId", replying(t, 403, `{"Code":"AccessDenied","Message":"denied"}`).URL, true},
		{"403 with no code", replying(t, 403, `{"RequestId":"r","HostId":"h","Message":"denied"}`).URL, true},
		{"403 with the code inside", replying(t, 403, `{"Error":{"Code":"Forbidden","RequestId":"r"}}`).URL, true},
		{"403 with an empty code", replying(t, 403, `{"RequestId":"r","Code":"","code":"x"}`).URL, true},
		{"403 with a sentence for a code", replying(t, 403, avds("access was denied")).URL, true},
		{"404 empty", replying(t, 404, ``).URL, true},
		{"407 of a proxy", replying(t, 407, `<html>`).URL, true},
		{"413 of a proxy", replying(t, 413, `<html>`).URL, true},
		{"429 empty", replying(t, 429, ``).URL, true},
		{"451 null", replying(t, 451, `null`).URL, true},

		{"success:false", replying(t, 200, `{"requestId":"r","success":false,"code":"QuotaExceeded"}`).URL, false},
		{"Success:false", replying(t, 200, `{"RequestId":"r","Success":"false","Code":"QuotaExceeded"}`).URL, false},
		{"success:false and nothing else", replying(t, 200, `{"success":false}`).URL, true},
		{"success:false and a number", replying(t, 200, `{"requestId":"r","success":false,"code":403}`).URL, true},
		{"success:false of a portal", replying(t, 200, `{"success":false,"code":"LOGIN_REQUIRED"}`).URL, true},
		{"success:false and a good code", replying(t, 200, `{"requestId":"r","success":false,"code":"OK"}`).URL, true},
		{"success:false of a server fault", replying(t, 200, `{"requestId":"r","success":false,"code":500}`).URL, true},
		{"success:true and a code of failure", replying(t, 200,
			`{"requestId":"r","success":true,"code":403,"data":"1"}`).URL, true},
		{"500", replying(t, 500, avds("InternalError")).URL, true},
		{"500 with a code that is none of a fault", replying(t, 500, avds("MissingTargets")).URL, true},
		{"502 of a proxy", replying(t, 502, `<html>`).URL, true},
		{"503 throttled", replying(t, 503, avds("Throttling")).URL, true},
		{"reset after the request", wired(t, reset).URL, true},
		{"closed after the request", wired(t, func(*net.TCPConn) {}).URL, true},
		{"cut off", short(200), true},
		{"no ScanId", replying(t, 200, `{"code":200,"success":true}`).URL, true},
		{"too large", replying(t, 200, `{"data":"2018071010384940572"}`+strings.Repeat(" ", maxBody)).URL, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := connect(t, tt.address).CreateScan(t.Context(), goodSpec())
			var failure *client.Error
			if !errors.As(err, &failure) || failure.MayHaveTakenEffect != tt.want {
				t.Errorf("got %#v", failure)
			}
			if failure != nil && failure.Unattributed && !failure.MayHaveTakenEffect {
				t.Error("an unattributed rejection denies any effect")
			}
		})
	}
}
