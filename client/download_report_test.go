package client_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"scantop/client"
	"scantop/client/reason"
)

const signed = "/VUL_REPORT/x?Expires=1&OSSAccessKeyId=LTAImarkedKeyId&Signature=markedSignature"

func TestDownloadReport(t *testing.T) {
	t.Parallel()
	elsewhere := replying(t, 200, "stolen")
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case len(r.Header["Authorization"])+len(r.Header["Cookie"])+len(r.Header["Referer"]) > 0:
			t.Errorf("sent %v", r.Header)
		case r.URL.Path == "/away":
			http.Redirect(w, r, elsewhere.URL+"/"+r.URL.RawQuery, http.StatusFound)
		case r.URL.Path == "/within":
			http.Redirect(w, r, signed, http.StatusFound)
		case r.URL.Path == "/circle":
			http.Redirect(w, r, "/circle", http.StatusFound)
		case strings.HasPrefix(r.URL.Path, "/4"), strings.HasPrefix(r.URL.Path, "/5"):
			status := map[string]int{"/403": 403, "/404": 404, "/503": 503}[r.URL.Path]
			w.WriteHeader(status)
			io.WriteString(w, "<Error>"+r.URL.String()+"</Error>")
		case r.URL.Path == "/huge":
			w.Header().Set("Content-Length", "300000000")
			for block := bytes.Repeat([]byte("x"), 1<<20); ; {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		case r.URL.Path == "/short":
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "PK")
		default:
			io.WriteString(w, "PK report")
		}
	})
	c := connect(t, s.URL)
	for _, tt := range []struct {
		link string
		kind client.Kind
		why  reason.Reason
		size int64
	}{
		{link: s.URL + signed, size: 9},
		{link: s.URL + "/within?" + signed, size: 9},
		{link: s.URL + "/away?" + signed, kind: client.KindNetwork, why: reason.Redirect.About("302")},
		{link: s.URL + "/circle?" + signed, kind: client.KindNetwork, why: reason.Redirect.About("302")},
		{link: s.URL + "/403?" + signed, kind: client.KindPermission, why: reason.LinkExpired},
		{link: s.URL + "/404?" + signed, kind: client.KindNotFound, why: reason.BareStatus.About("404")},
		{link: s.URL + "/503?" + signed, kind: client.KindServer, why: reason.BareStatus.About("503")},
		{link: s.URL + "/huge?" + signed, kind: client.KindDecode, why: reason.ReportTooLarge, size: 200<<20 + 1},
		{link: s.URL + "/short?" + signed, kind: client.KindNetwork, why: reason.Broken, size: 2},
		{link: unreachable(t) + signed, kind: client.KindNetwork, why: reason.Refused},
		{link: strings.Replace(unreachable(t), "http:", "https:", 1) + signed, kind: client.KindNetwork,
			why: reason.Refused},
		{link: "ftp://h" + signed, kind: client.KindInvalidRequest, why: reason.NotReportLink},
		{link: "file://" + signed, kind: client.KindInvalidRequest, why: reason.NotReportLink},
		{link: strings.Replace(s.URL, "//", "//u:markedSecret@", 1) + signed, kind: client.KindInvalidRequest,
			why: reason.NotReportLink},
		{link: "http://\x7f" + signed, kind: client.KindInvalidRequest, why: reason.NotReportLink},
		{link: "", kind: client.KindInvalidRequest, why: reason.NotReportLink},
	} {
		size, err := c.DownloadReport(t.Context(), tt.link, io.Discard)
		if size != tt.size {
			t.Errorf("%s: %d bytes, want %d", tt.link, size, tt.size)
		}
		if tt.why == "" {
			if err != nil {
				t.Errorf("%s: %v", tt.link, err)
			}
			continue
		}
		failure := failureOf(t, err, tt.kind)
		if failure.Reason != tt.why || strings.Contains(err.Error(), "marked") {
			t.Errorf("%s: %v, want %s", tt.link, err, tt.why)
		}
	}
	if elsewhere.Hits.Load() > 0 {
		t.Error("another host was asked")
	}
	if _, err := c.DownloadReport(t.Context(), s.URL+signed, brokenDisk{}); !errors.Is(err, os.ErrClosed) {
		t.Errorf("what the disk says is lost: %v", err)
	}
}

// brokenDisk takes nothing.
type brokenDisk struct{}

func (brokenDisk) Write([]byte) (int, error) { return 0, os.ErrClosed }
