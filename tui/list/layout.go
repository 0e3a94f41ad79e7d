package list

import (
	"scantop/theme"
	"scantop/tui/rows"
	"scantop/tui/view"
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
	l.table.Columns = rows.WithSign(rows.Columns(l.width, l.text))
	others := 3 // tabs, column heads, and the line with the position
	if l.ruled() {
		others += 2
	}
	l.table.SetHeight(l.height - others)
	l.search.SetWidth(l.width - 8)
	l.table.Redraw()
	l.rebuild()
}

// room returns how many scans the list can show, or 0 if the window is too small for it. Notices and details
// do not change that, because they leave the height of the table alone.
func (l *List) room() int {
	if l.outer < view.MinWidth || l.height+view.RootLines < view.MinHeight {
		return 0
	}
	return l.table.Height
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
	n := len(p.Scans)
	cells, marked, keys := make([][]widget.Cell, n), make([]bool, n), make([]string, n)
	for i := range p.Scans {
		s := &p.Scans[i]
		cells[i], marked[i], keys[i] = l.maker().Row(s, l.table.Columns[1:], l.NewsCell(s.ID))
	}
	l.table.Dim = l.mon.Health().Stale
	l.table.SetRows(l.th, cells, marked, keys)
}

// maker makes rows as of now.
func (l *List) maker() rows.Maker {
	return rows.Maker{Theme: l.th, Text: l.text, Monitor: l.mon.Monitor, Now: l.now()}
}
