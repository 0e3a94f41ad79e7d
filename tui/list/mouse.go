package list

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/tui/widget"
)

// Wheel scrolls the details where they are under it, else walks the rows.
func (l *List) Wheel(rows, x int) {
	if l.Covered() || l.beside() && x >= l.width {
		l.detail.ScrollTo(l.detail.Top + rows)
		return
	}
	l.walk(rows)
	if l.beside() {
		l.goAlong()
	}
}

// Click chooses a row or a tab.
func (l *List) Click(x, y int) tea.Cmd {
	if l.search.open || l.Covered() || x >= l.width {
		return nil
	}
	if y == 0 {
		if tab, ok := l.tabAt(x); ok && tab != l.mon.Filter().Tab() {
			return l.choose(l.mon.Filter().OnTab(tab))
		}
		return nil
	}
	first := 2 // below the tabs and the heads
	if l.height >= widget.RuledHeight {
		first = 3
	}
	if row := l.table.Top + y - first; y >= first && y < first+l.table.Height && row < len(l.table.Rows) {
		again := row == l.table.Cursor
		l.walk(row - l.table.Cursor)
		if s := l.current(); s != nil && (again || l.beside()) {
			return l.openScan(*s, false)
		}
	}
	return nil
}

// tabAt is the tab under a place of the tab line.
func (l *List) tabAt(x int) (tab int, ok bool) {
	labels, gap, ok := l.tabLabels(l.tabRoom())
	if !ok {
		return 0, false
	}
	at := 1
	for i, label := range labels {
		w := lipgloss.Width(label)
		if x >= at && x < at+w {
			return i, true
		}
		at += w + gap
	}
	return 0, false
}
