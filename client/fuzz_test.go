package client

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// canned is a transport without a network. The goroutines of a real one would disturb the fuzzer's
// coverage.
type canned struct {
	status int
	header http.Header
	body   []byte
}

func (c *canned) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: c.status, Header: c.header, Body: io.NopCloser(bytes.NewReader(c.body))}, nil
}

// The key pair of the clients under fuzzing.
const (
	fuzzedID     = "LTAImarkedKeyId"
	fuzzedSecret = "markedSecret"
	fuzzedToken  = "markedToken"
)

// fuzzed returns a client whose requests all get their reply from server.
func fuzzed(f *testing.F, server *canned) *Client {
	f.Helper()
	c, err := New(WithDirect(), WithStaticCredentials(fuzzedID, fuzzedSecret, fuzzedToken),
		WithTransport(func(http.RoundTripper) http.RoundTripper { return server }))
	if err != nil {
		f.Fatal(err)
	}
	return c
}

// samples are the documents' own replies, in JSON and XML, and a full one.
func samples(f *testing.F) [][]byte {
	f.Helper()
	names, err := filepath.Glob("testdata/*.*")
	if err != nil || len(names) != 5 {
		f.Fatal(names, err)
	}
	var all [][]byte
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, body)
	}
	return all
}

// A reply with status 200 may contain anything. The client reads it or fails with an *Error of one
// line.
func FuzzReplies(f *testing.F) {
	for _, body := range samples(f) {
		f.Add(body)
	}
	for _, body := range []string{`{"data":"{`, `{"data":{"List":[{"RunPercent":1e9}]}}`, "[", "\x00",
		`{"data":"{\"Data\":1}"}`,
		`{"PageSize":1,"List":{"Scan":{"ScanId":1,"Targets":{"a":["b"]}}}}`, `<a><List><ScanId>1</ScanId></List></a>`,
		`{"Vulnerability":{"Id":1,"Poc":"<pre>&#27;&lt;b&gt;</pre>","Data":"{}"}}`,
		`{"data":{"PageNumber":"2","List":[{"taskId":7}]}}`,
	} {
		f.Add([]byte(body))
	}
	server := &canned{status: http.StatusOK}
	c := fuzzed(f, server)
	f.Fuzz(func(t *testing.T, body []byte) {
		server.body = body
		page, listing := c.DescribeScans(t.Context(), Query{})
		id, launch := c.CreateScan(t.Context(), Spec{})
		for _, err := range readAll(t.Context(), c) {
			checkFailure(t, err)
		}
		if (page == nil) != (listing != nil) || (id == "") != (launch != nil) {
			t.Errorf("both a result and an error, or neither: %v %v, %q %v", page, listing, id, launch)
		}
		if page != nil {
			checkPage(t, page)
		}
		checkFailure(t, listing)
		checkFailure(t, launch)
	})
}

// readAll asks for everything that can be read besides scans.
func readAll(ctx context.Context, c *Client) []error {
	_, runs := c.DescribeScanSessions(ctx, RunQuery{})
	_, findings := c.DescribeAllVulnerabilities(ctx, FindingQuery{})
	_, detail := c.DescribeVulnerability(ctx, "1", "")
	_, tags := c.DescribeUserTags(ctx, TagQuery{})
	_, assets := c.DescribeAssets(ctx, AssetQuery{})
	return []error{runs, findings, detail, tags, assets, c.GenerateVulReport(ctx, ReportSpec{})}
}

// checkPage fails the test if a page contains what later code does not expect.
func checkPage(t *testing.T, page *Page) {
	t.Helper()
	if page.Scans == nil || len(page.Scans) > maxScans ||
		min(page.Number, page.Size, page.Count, page.Pages, page.Total) < 0 {
		t.Errorf("got %+v", page)
	}
	for _, s := range page.Scans {
		if v := s.Progress.Value; !(v >= 0 && v <= 100) || s.ID == "" && s.Name == "" || s.Start.Year() > 9999 {
			t.Errorf("got %+v", s)
		}
	}
}

// checkFailure fails the test unless err is nil or an *Error that may be shown.
func checkFailure(t *testing.T, err error) {
	t.Helper()
	var failure *Error
	switch {
	case err == nil:
	case !errors.As(err, &failure):
		t.Errorf("got %T %v", err, err)
	case strings.ContainsAny(err.Error(), "\n\x1b\u009b"):
		t.Errorf("got %q", err)
	case strings.Contains(err.Error(), fuzzedID), strings.Contains(err.Error(), fuzzedSecret),
		strings.Contains(err.Error(), fuzzedToken):
		t.Errorf("a secret is in %q", err)
	case failure.RetryAfter < 0 || failure.Action == "":
		t.Errorf("got %+v", failure)
	}
}

// An error reply may contain anything. It becomes an *Error with its status.
func FuzzErrors(f *testing.F) {
	for _, body := range append(samples(f), []byte(`<html>`), []byte(`{"Code":1,"Message":"\n","RequestId":{}}`),
		[]byte(`<Error><Code>Throttling</Code></Error>`),
		[]byte(`{"Code":"SignatureDoesNotMatch","Message":"markedSecret"}`)) {
		f.Add(400, body, "7", "Sat, 21 Nov 2026 22:40:05 GMT")
	}
	f.Add(503, []byte(nil), "-1", "yesterday")
	server := &canned{}
	c := fuzzed(f, server)
	f.Fuzz(func(t *testing.T, status int, body []byte, after, date string) {
		server.status, server.body = 300+max(0, status)%300, body
		server.header = http.Header{"Retry-After": {after}, "X-Acs-Retry-After": {after}, "Date": {date}}
		_, err := c.CreateScan(t.Context(), Spec{})
		checkFailure(t, err)
		var failure *Error
		if !errors.As(err, &failure) || failure.Status != server.status {
			t.Errorf("status %d becomes %#v", server.status, err)
		}
	})
}
