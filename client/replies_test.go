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
)

// A reply with status 200 that is none, and answers that are no HTTP.
func TestRepliesThatCannotBeUnderstood(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		"", " \r\n", "null", "[]", "7", `"text"`, "plain text", "{", `{"data":{"List":[{"ScanId":"1"`, `{}`, `{"data":{}}`,
		`{"data":{"Data":""}}`, `{"data":"{"}`, `{"data":[]}`, `{"List":"none","data":{"Data":null}}`,
		"<!DOCTYPE html><title>Login</title>", "\x00\x01\x02", "\xff\xfe{}",
	} {
		for _, op := range operations() {
			t.Run(fmt.Sprintf("%s %q", op.name, body), func(t *testing.T) {
				t.Parallel()
				err := op.call(t.Context(), connect(t, replying(t, 200, body).URL))
				failure := failureOf(t, err, client.KindDecode)
				if failure.Message == "" || !failure.MayHaveTakenEffect {
					t.Errorf("got %+v", failure)
				}
			})
		}
	}
	for _, bytes := range []string{"", "\x00\x01\x02\r\n\r\n", "SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 9\r\n\r\n", strings.Repeat("x", 1<<17)} {
		t.Run(fmt.Sprintf("bytes %.20q", bytes), func(t *testing.T) {
			t.Parallel()
			s := wired(t, func(c *net.TCPConn) { io.WriteString(c, bytes) })
			_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
			failureOf(t, err, client.KindNetwork)
		})
	}
}

func TestRedirectsAreRefused(t *testing.T) {
	t.Parallel()
	other := replying(t, 200, sampleReply)
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, op := range operations() {
			s := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL, status) })
			failure := failureOf(t, op.call(t.Context(), connect(t, s.URL)), client.KindNetwork)
			if !strings.Contains(failure.Message, "redirect") || failure.MayHaveTakenEffect || s.hits.Load() != 1 {
				t.Errorf("%d: %+v", status, failure)
			}
		}
	}
	if other.hits.Load() != 0 {
		t.Error("followed")
	}
}

// Who gives up does not know what the server has done.
func TestGivingUpMayHaveTakenEffect(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		hang(w, r)
	})
	_, err := connect(t, s.URL).CreateScan(ctx, goodSpec())
	if !failureOf(t, err, client.KindCancelled).MayHaveTakenEffect {
		t.Error("said to have had no effect")
	}
	_, err = connect(t, s.URL).CreateScan(ctx, goodSpec())
	if failureOf(t, err, client.KindCancelled).MayHaveTakenEffect {
		t.Error("nothing was sent")
	}
}

// After a failure it must be known whether a scan may exist all the same.
func TestMayHaveTakenEffect(t *testing.T) {
	t.Parallel()
	short := func(status int) string {
		return wired(t, func(c *net.TCPConn) {
			fmt.Fprintf(c, "HTTP/1.1 %d X\r\nContent-Length: 1000\r\n\r\n{\"data\":\"20180", status)
		}).URL
	}
	tests := []struct {
		name    string
		address string
		want    bool
	}{
		{"refused connection", deaf(t), false},
		{"no TLS", strings.Replace(deaf(t), "http:", "https:", 1), false},
		{"400", replying(t, 400, `{"Code":"MissingTargets"}`).URL, false},
		{"403 without JSON", replying(t, 403, `<html>`).URL, false},
		{"429", replying(t, 429, ``).URL, false},
		{"403 cut off", short(403), false},
		{"success:false", replying(t, 200, `{"success":false,"code":"QuotaExceeded"}`).URL, false},
		{"success:false of a server fault", replying(t, 200, `{"success":false,"code":500}`).URL, true},
		{"success:true and a code of failure", replying(t, 200, `{"success":true,"code":403,"data":"1"}`).URL, true},
		{"500", replying(t, 500, `{"Code":"InternalError"}`).URL, true},
		{"502 of a proxy", replying(t, 502, `<html>`).URL, true},
		{"503 throttled", replying(t, 503, `{"Code":"Throttling"}`).URL, true},
		{"reset after the request", wired(t, reset).URL, true},
		{"closed after the request", wired(t, func(*net.TCPConn) {}).URL, true},
		{"cut off", short(200), true},
		{"no ScanId", replying(t, 200, `{"code":200,"success":true}`).URL, true},
		{"too large", replying(t, 200, `{"data":"2018071010384940572"}`+strings.Repeat(" ", 2000)).URL, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := connect(t, tt.address, client.WithBodyLimit(1000)).CreateScan(t.Context(), goodSpec())
			var failure *client.Error
			if !errors.As(err, &failure) || failure.MayHaveTakenEffect != tt.want {
				t.Errorf("got %#v", failure)
			}
		})
	}
}
