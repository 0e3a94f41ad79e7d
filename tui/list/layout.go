package list

import (
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/widget"
)

// SetSize sets the size of the list and of its details.
func (l *List) SetSize(width, height int) {
	l.outer, l.height = width, height
	l.layOut()
}

func (l *List) layOut() {
	l.width = l.outer
	if l.beside() {
		l.width -= paneWidth + 1
		l.detail.SetSize(paneWidth, l.height)
	} else {
		l.detail.SetSize(l.outer, l.height-1) // the last line shows notices
	}
	l.table.Columns = tableColumns(l.width, l.text)
	others := 3 // tabs, column heads, and the line with the position
	if l.ruled() {
		others += 2
	}
	l.table.SetHeight(l.height - others)
	l.search.SetWidth(l.width - 8)
	l.table.Redraw()
	l.rebuild()
}

// ruled reports whether there is room for a line above and below the rows.
func (l *List) ruled() bool { return l.height >= widget.RuledHeight }

// SetTheme sets the colours and signs.
func (l *List) SetTheme(th *theme.Theme) {
	l.th = th
	l.search.SetTheme(th)
	l.detail.SetTheme(th)
	l.table.Redraw()
	l.rebuild()
}

// rebuild makes everything again that depends on the data, the size or the theme.
func (l *List) rebuild() {
	l.measure()
	l.showDetail()
	p := l.mon.Page()
	if p == nil {
		l.table.SetRows(l.th, nil, nil, nil)
		return
	}
	n, now := len(p.Scans), l.now()
	rows, marked, keys := make([][]widget.Cell, n), make([]bool, n), make([]string, n)
	for i := range p.Scans {
		r := row{theme: l.th, text: l.text, now: now, scan: &p.Scans[i], info: l.info(&p.Scans[i], now)}
		r.tally, r.counted = l.mon.Tally(r.scan)
		rows[i], marked[i] = r.cells(l.table.Columns), r.info.Watched
		keys[i] = rowKey(rows[i], string(r.scan.Status), marked[i], r.info.Stale, r.info.Stalled)
	}
	l.table.Dim = l.mon.Health().Stale
	l.table.SetRows(l.th, rows, marked, keys)
}

func (l *List) info(s *client.Scan, now time.Time) detail.Info {
	i := detail.Info{Watched: l.mon.Watches(s.ID), Stale: l.mon.Health().Stale, Stalled: l.mon.Stalled(s)}
	i.ETA, i.HasETA = l.mon.ETA(now, s)
	return i
}

// rowKey returns a text that differs if a row looks different at the same width and in the same theme.
// It is made of the texts of the row and of what their styles depend on.
func rowKey(cells []widget.Cell, status string, flags ...bool) string {
	var b strings.Builder
	b.WriteString(status)
	for _, flag := range flags {
		b.WriteString(strconv.FormatBool(flag))
	}
	for _, c := range cells {
		b.WriteString("\x00" + c.Text)
		for _, part := range c.Rest {
			b.WriteString("\x01" + part.Text)
		}
	}
	return b.String()
}
