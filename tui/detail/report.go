package detail

import (
	"fmt"
	"net/url"

	"scantop/client"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// report returns the row with the link to the report, which the terminal can open, and until when the
// link is valid.
func (d *Detail) report() []row {
	link := d.scan.ReportURL
	spans := d.plain(link)
	rows := d.field("ReportUrl", spans)
	target, u := safe.WebAddress(link)
	if u == nil || !safe.IsGraphic(target) {
		return rows
	}
	if len(target) <= safe.MaxLink { // the id joins the lines of a wrapped link
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
