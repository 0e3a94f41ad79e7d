package list

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/widget"
)

// The details of a scan are beside the list where there is room, or else in its place.
// They stay on their scan, also when it leaves the page.
const (
	paneFrom  = 150 // least width of a screen with details beside the list
	paneWidth = 62
)

func (l *List) beside() bool { return l.detailed && l.outer >= paneFrom }

// Covered reports whether the details are open in the place of the list.
func (l *List) Covered() bool { return l.detailed && l.outer < paneFrom }

// Subject is the scan that keys act on: the scan of open details, or else the scan under
// the cursor. It is nil where there is neither.
func (l *List) Subject() *client.Scan {
	if l.detailed {
		s, _ := l.mon.Pinned()
		return s
	}
	return l.current()
}

// openScan shows the details of a scan. With ask, the scan need not be on the page: the
// monitor asks for it at once, even while refreshing is paused.
func (l *List) openScan(s client.Scan, ask bool) tea.Cmd {
	if ask {
		l.cursor.going = false
		l.moveToScan(s.ID)
	}
	l.detailed = true
	cmd := l.CarryOut(monitor.Pin{Scan: s, Ask: ask})
	l.layOut()
	return cmd
}

func (l *List) openWatched() tea.Cmd {
	watched := l.mon.Watched()
	if len(watched) == 0 {
		l.Respond("%s", l.text.List.NoneWatched)
		return nil
	}
	at := -1
	if l.detailed {
		shown, _ := l.mon.Pinned()
		at = slices.IndexFunc(watched, func(s client.Scan) bool { return s.ID == shown.ID })
	}
	return l.openScan(watched[(at+1)%len(watched)], true)
}

// OpenByID shows the details of a scan in the log of events, and until it is loaded, what
// the log knows of it.
func (l *List) OpenByID(id string) tea.Cmd {
	s := client.Scan{ID: id}
	events, _ := l.mon.Events()
	if at := slices.IndexFunc(events, func(e monitor.Event) bool { return e.ID == id }); at >= 0 {
		s.Name = events[at].Name
		if s.Status = client.Status(events[at].To); events[at].To == theme.Stalled {
			s.Status = client.StatusRunning
		}
	}
	return l.openScan(s, true)
}

// CloseDetail closes the details.
func (l *List) CloseDetail() {
	l.detailed = false
	l.CarryOut(monitor.Pin{})
	l.layOut()
}

func (l *List) showDetail() {
	if !l.detailed {
		return
	}
	s, loaded := l.mon.Pinned()
	now := l.now()
	info := l.info(s, now)
	info.Loaded, info.Gone, info.Unknown = loaded, !l.mon.OnPage(s.ID), l.mon.Unknown(s.ID)
	info.Rate, _ = l.mon.Rate(s)
	for _, sample := range l.mon.History(s.ID) {
		info.History = append(info.History, widget.Sample(sample))
	}
	l.detail.Show(s, now, info)
}

// handleDetailKey does what a key means for open details, and reports whether it means
// anything for them. Beside the list, the details take only keys that the list does not
// need. In its place, they take all keys that need the list in sight.
func (l *List) handleDetailKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	d, k := l.detail.Keys, l.keys
	switch {
	case !l.detailed || l.search.open:
		return nil, false
	case key.Matches(msg, d.Back):
		l.CloseDetail()
		return nil, true
	case key.Matches(msg, k.Pause, k.Refresh, k.New, k.Clone, k.Watch, k.NextWatched, k.CopyID, k.CopyLink):
		return nil, false
	case l.beside() && !key.Matches(msg, d.Raw, d.PageUp, d.PageDown):
		return nil, false
	case key.Matches(msg, d.Previous):
		return l.neighbour(-1), true
	case key.Matches(msg, d.Next):
		return l.neighbour(1), true
	}
	l.detail.Press(msg)
	return nil, true
}

// neighbour shows the details of the scan before or after; beyond the end of the page,
// they wait for the next page.
func (l *List) neighbour(step int) tea.Cmd {
	shown, _ := l.mon.Pinned()
	l.moveToScan(shown.ID)
	before := l.mon.Wanted()
	cmd := l.step(step)
	l.cursor.going = l.mon.Wanted() != before
	l.showSelected()
	return cmd
}

// showSelected makes open details show the scan under the cursor.
func (l *List) showSelected() {
	shown, _ := l.mon.Pinned()
	if s := l.current(); l.detailed && !l.cursor.going && s != nil && !shown.SameAs(s) {
		l.openScan(*s, false)
	}
}

func (l *List) withDetails(list string) string {
	left, right := strings.Split(list, "\n"), strings.Split(l.detail.View(), "\n")
	for len(left) < l.height {
		left = append(left, "")
	}
	for i := range left {
		blanks := strings.Repeat(" ", max(0, l.width-lipgloss.Width(left[i])))
		left[i] += blanks + l.th.Faint.Render(l.th.Glyphs.Divider)
		if i < len(right) {
			left[i] += right[i]
		}
	}
	return strings.Join(left, "\n")
}
