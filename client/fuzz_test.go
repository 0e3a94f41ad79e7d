package client

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// canned is a transport without a network, whose goroutines would keep the
// fuzzer from telling inputs apart.
type canned struct {
	status int
	body   []byte
}

func (c *canned) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: c.status, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(c.body))}, nil
}

// Anything may arrive: it is read or refused with an *Error of one line.
func FuzzReplies(f *testing.F) {
	samples, err := filepath.Glob("testdata/*.json")
	if err != nil || len(samples) != 3 {
		f.Fatal(samples, err)
	}
	for _, name := range samples {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(200, body)
	}
	for _, body := range []string{`{"data":"{`, `{"Code":1,"Message":"\n"}`, `{"data":{"List":[{"RunPercent":1e9}]}}`, "[", "\x00"} {
		f.Add(200, []byte(body))
		f.Add(400, []byte(body))
	}
	c, err := New(WithStaticCredentials("id", "secret", ""))
	if err != nil {
		f.Fatal(err)
	}
	server := &canned{}
	c.reads, c.writes = server, server
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		server.status, server.body = 200+max(0, status)%400, body
		page, listing := c.DescribeScans(t.Context(), Query{})
		id, launch := c.CreateScan(t.Context(), Spec{})
		if (page == nil) != (listing != nil) || (id == "") != (launch != nil) {
			t.Errorf("both a result and an error, or neither: %v %v, %q %v", page, listing, id, launch)
		}
		for _, err := range []error{listing, launch} {
			var failure *Error
			if err != nil && (!errors.As(err, &failure) || strings.ContainsAny(err.Error(), "\n\x1b")) {
				t.Errorf("got %T %q", err, err)
			}
		}
	})
}
