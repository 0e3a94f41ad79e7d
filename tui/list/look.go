package list

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/monitor"
)

// look tells the monitor which rows are in sight, and how many could be. It counts the findings of no
// others, and asks for pages of that size.
func (l *List) look() tea.Cmd {
	if l.mon.Surveying() {
		return nil // the overview tells
	}
	var ids []string
	p := l.mon.Page()
	switch {
	case l.covered():
		s, _ := l.mon.Pinned()
		ids = []string{s.ID}
	case p != nil:
		for i := l.table.Top; i < min(l.table.End(), len(p.Scans)); i++ {
			ids = append(ids, p.Scans[i].ID)
		}
	}
	_, cmd := l.mon.Do(monitor.Sight{IDs: ids, Room: l.room(), Selected: l.cursor.selected})
	return cmd
}
