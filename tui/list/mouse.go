package list

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/tui/view"
)

// Wheel scrolls the details if the mouse is over them, or else moves the cursor.
func (l *List) Wheel(rows, x int) {
	if l.covered() || l.beside() && x >= l.width {
		l.detail.Wheel(rows)
		return
	}
	l.walk(rows)
	if l.beside() {
		l.showSelected()
	}
}

// Click chooses a row or a tab. A click on the row with the cursor opens its details.
func (l *List) Click(x, y int) (view.Nav, tea.Cmd) {
	if l.search.Open || l.covered() || x >= l.width {
		return view.Nav{}, nil
	}
	l.readShown()
	if y == 0 {
		if tab, ok := l.tabAt(x); ok && tab != l.mon.Filter().Tab() {
			return view.Nav{}, l.choose(l.mon.Filter().OnTab(tab))
		}
		return view.Nav{}, nil
	}
	first := 2 // below the tabs and the column heads
	if l.ruled() {
		first++
	}
	if row := l.table.Top + y - first; y >= first && y < first+l.table.Height && row < l.table.Length {
		again := row == l.table.Cursor
		l.walk(row - l.table.Cursor)
		if s := l.current(); s != nil && (again || l.beside()) {
			l.Read(s.ID)
			return view.Nav{}, l.openScan(*s, false)
		}
	}
	return view.Nav{}, nil
}

func (l *List) tabAt(x int) (tab int, ok bool) {
	labels, gap, ok := l.tabLabels()
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
