package detail

import (
	"fmt"
	"net/url"
	"strconv"
	"time"

	"scantop/tui/widget"
)

// maxLink is the longest link that terminals take; VTE's limit is the least.
const maxLink = 2083

// report is the link to the report, which opens where the terminal can do that,
// and below it until when it is good.
func (d *Detail) report() detailRow {
	link := d.scan.ReportURL
	spans := d.plain(link)
	row := d.field("ReportUrl", spans)
	target, u := WebAddress(link)
	if u == nil || !isGraphic(target) {
		return row
	}
	if len(target) <= maxLink { // the id joins the parts of a wrapped link
		spans[0].Style = spans[0].Style.Hyperlink(target, "id=report")
	}
	row.value = func(width int) []string {
		lines := widget.Wrap(spans, width)
		if said := d.validity(u); len(said) > 0 {
			lines = append(lines, widget.Wrap(said, width)...)
		}
		return lines
	}
	return row
}

// WebAddress is where a link leads, as it is except for a user name and a
// password, and the same in parts. These are nil unless a browser would open it
// by http or https.
func WebAddress(link string) (string, *url.URL) {
	u, err := url.Parse(link)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", nil
	}
	if u.User == nil {
		return link, u
	}
	u.User = nil
	return u.String(), u
}

// isGraphic reports whether s can stand in an escape sequence: ASCII without
// blanks and control characters.
func isGraphic(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// validity tells until when a signed link is good.
func (d *Detail) validity(u *url.URL) []widget.Span {
	const year10000 = 253402300800 // beyond it a date has no four digits
	seconds, err := strconv.ParseInt(u.Query().Get("Expires"), 10, 64)
	if err != nil || seconds <= 0 || seconds >= year10000 {
		return nil
	}
	end := time.Unix(seconds, 0)
	said := d.local(end).Format("2006-01-02 15:04 -07:00")
	if !d.now.IsZero() && d.now.After(end) {
		return []widget.Span{{Text: fmt.Sprintf(d.text.Details.Expired, said), Style: d.paint(d.th.Caution)}}
	}
	return []widget.Span{{Text: fmt.Sprintf(d.text.Details.Expires, said), Style: d.th.Muted}}
}
