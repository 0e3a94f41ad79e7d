package detail

import (
	"fmt"
	"net/url"

	"scantop/client"
	"scantop/tui/widget"
)

// maxLink is the longest link in bytes that every terminal accepts. VTE has the lowest limit.
const maxLink = 2083

// report returns the row with the link to the report, which the terminal can open, and until when the
// link is valid.
func (d *Detail) report() []row {
	link := d.scan.ReportURL
	spans := d.plain(link)
	rows := d.field("ReportUrl", spans)
	target, u := WebAddress(link)
	if u == nil || !isGraphic(target) {
		return rows
	}
	if len(target) <= maxLink { // the id joins the lines of a wrapped link
		spans[0].Style = spans[0].Style.Hyperlink(target, "id=report")
	}
	rows[0].value = func(width int) []string {
		lines := widget.Wrap(spans, width)
		if said := d.validity(u); len(said) > 0 {
			lines = append(lines, widget.Wrap(said, width)...)
		}
		return lines
	}
	return rows
}

// WebAddress returns a link without user name and password, as a text and parsed. Both are zero unless
// the scheme is http or https.
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

// isGraphic reports whether s is ASCII without blanks and control characters, so that it is safe in an
// escape sequence.
func isGraphic(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func (d *Detail) validity(u *url.URL) []widget.Span {
	end := client.LinkExpiry(u.String())
	if end.IsZero() {
		return nil
	}
	said := d.local(end).Format("2006-01-02 15:04 -07:00")
	if d.now.After(end) {
		return []widget.Span{{Text: fmt.Sprintf(d.text.Details.Expired, said), Style: d.paint(d.th.Caution)}}
	}
	return []widget.Span{{Text: fmt.Sprintf(d.text.Details.Expires, said), Style: d.th.Muted}}
}
