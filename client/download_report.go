package client

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"scantop/client/reason"
)

// Bounds of a download.
const (
	maxReport     = 200 << 20 // bytes
	reportTimeout = 10 * time.Minute
)

// DownloadReport writes the report that a ReportUrl leads to and returns its size in
// bytes. It sends one GET request without credentials, and follows redirects within the
// host of the link only. The *Error of a failure does not quote the link, which is a
// secret. When out fails, its error is returned as it is.
func (c *Client) DownloadReport(ctx context.Context, link string, out io.Writer) (size int64, err error) {
	const action = "DownloadReport"
	ctx, cancel := context.WithTimeout(ctx, reportTimeout)
	defer cancel()
	x := newRoundTrip(ctx, nil, action)
	started := time.Now()
	defer func() { c.observe(Call{Action: action, Duration: time.Since(started), Err: err}) }()

	u, bad := url.Parse(link)
	if bad != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return 0, x.failure(KindInvalidRequest, reason.NotReportLink)
	}
	transport := newTransport(c.direct, false)
	defer transport.CloseIdleConnections()
	download := &http.Client{Transport: c.around(transport), CheckRedirect: sameHost}
	request, bad := http.NewRequestWithContext(ctx, http.MethodGet, link, nil)
	if bad != nil {
		return 0, x.failure(KindInvalidRequest, reason.NotReportLink)
	}
	response, bad := download.Do(request)
	if bad != nil {
		return 0, x.network(bad)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return 0, x.noReport(response.StatusCode)
	}
	w := &counted{out: out}
	_, bad = io.Copy(w, io.LimitReader(response.Body, maxReport+1))
	switch {
	case w.err != nil:
		return w.n, w.err
	case bad != nil:
		return w.n, x.network(bad)
	case w.n > maxReport:
		return w.n, x.failure(KindDecode, reason.ReportTooLarge)
	}
	return w.n, nil
}

// noReport makes the error for a status other than 200. The store of reports refuses a
// link that has expired with 403.
func (x *roundTrip) noReport(status int) *Error {
	failure := x.failure(statusKinds[status], reason.BareStatus.About(strconv.Itoa(status)))
	switch {
	case status == http.StatusForbidden:
		failure.Reason = reason.LinkExpired
	case status >= 300 && status < 400:
		failure.Kind, failure.Reason = KindNetwork, reason.Redirect.About(strconv.Itoa(status))
	case status >= 500:
		failure.Kind = KindServer
	}
	failure.Status = status
	return failure
}

// maxRedirects is how many redirects in a row are followed.
const maxRedirects = 5

// sameHost stops at a redirect that leads to another host, or from https to http. The
// link must not be told to others either.
func sameHost(next *http.Request, via []*http.Request) error {
	first := via[0].URL
	next.Header.Del("Referer")
	if next.URL.Host != first.Host || next.URL.Scheme != first.Scheme || len(via) > maxRedirects {
		return http.ErrUseLastResponse
	}
	return nil
}

// counted counts what is written, and keeps the error of the writer apart from that of
// the network.
type counted struct {
	out io.Writer
	n   int64
	err error
}

// Write writes to the writer below.
func (c *counted) Write(b []byte) (int, error) {
	n, err := c.out.Write(b)
	c.n += int64(n)
	c.err = errors.Join(c.err, err)
	return n, err
}
