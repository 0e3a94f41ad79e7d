package tui

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/tui/view"
	"scantop/tui/widget"
)

// wheelRows is how far one notch of the wheel goes, in rows.
const wheelRows = 3

// switchMouse has the program or the terminal take the mouse.
func (m *Model) switchMouse() {
	m.mouse = !m.mouse
	said := m.text.List.MouseOff
	if m.mouse {
		said = m.text.List.MouseOn
	}
	m.list.say("%s", said)
}

// handleMouse passes a wheel or a click on to the screen in front, at a place
// counted from its own corner.
func (m *Model) handleMouse(msg tea.MouseMsg) tea.Cmd {
	if !m.mouse || m.tooSmall() {
		return nil
	}
	const header = 1
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return m.wheel(msg)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft && m.current() == view.Screen(m.list) {
			return m.list.click(msg.X, msg.Y-header)
		}
	}
	return nil
}

func (m *Model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	rows := map[tea.MouseButton]int{tea.MouseWheelUp: -wheelRows, tea.MouseWheelDown: wheelRows}[msg.Button]
	switch v := m.current().(type) {
	case *scanList:
		v.wheel(rows, msg.X)
	case *eventScreen:
		v.table.MoveTo(v.table.Cursor + rows)
	default:
		return v.Update(msg)
	}
	return nil
}

// wheel scrolls the details where they are under it, else walks the rows.
func (l *scanList) wheel(rows, x int) {
	if l.covered() || l.beside() && x >= l.width {
		l.detail.ScrollTo(l.detail.Top + rows)
		return
	}
	l.walk(rows)
	if l.beside() {
		l.goAlong()
	}
}

// click chooses a row or a tab.
func (l *scanList) click(x, y int) tea.Cmd {
	if l.search.open || l.covered() || x >= l.width {
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
func (l *scanList) tabAt(x int) (tab int, ok bool) {
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
