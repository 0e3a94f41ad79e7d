package list

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/monitor"
	"scantop/tui/widget"
)

// The details of a scan stand beside the list where there is room, else in its
// place. They stay on their scan, also when it leaves the page.
const (
	paneFrom  = 150 // columns from which the details stand beside the list
	paneWidth = 62
)

// beside reports whether the details are a pane beside the list.
func (l *List) beside() bool { return l.detailed && l.outer >= paneFrom }

// Covered reports whether the details are in the place of the list.
func (l *List) Covered() bool { return l.detailed && l.outer < paneFrom }

// Subject is the scan that keys act on: that of open details, else that
// under the cursor; nil without one.
func (l *List) Subject() *client.Scan {
	if l.detailed {
		s, _ := l.mon.Pinned()
		return s
	}
	return l.current()
}

// current is the scan under the cursor, nil without one.
func (l *List) current() *client.Scan {
	if p := l.mon.Page(); p != nil && l.table.Cursor < len(p.Scans) {
		return &p.Scans[l.table.Cursor]
	}
	return nil
}

// openScan shows the details of a scan. With ask, it may not be on the page: it is
// asked for at once, in a pause too.
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

// openWatched shows the next watched scan after the one whose details are open.
func (l *List) openWatched() tea.Cmd {
	watched := l.mon.Watched()
	if len(watched) == 0 {
		l.Say("%s", l.text.List.NoneWatched)
		return nil
	}
	at := -1
	if l.detailed {
		shown, _ := l.mon.Pinned()
		at = slices.IndexFunc(watched, func(s client.Scan) bool { return s.ID == shown.ID })
	}
	return l.openScan(watched[(at+1)%len(watched)], true)
}

// OpenByID shows the details of a scan of the log, as the log knows it until
// there is more.
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

// CloseDetail gives the room back to the list.
func (l *List) CloseDetail() {
	l.detailed = false
	l.CarryOut(monitor.Pin{})
	l.layOut()
}

// showDetail brings the details up to date with the newest data of their scan.
func (l *List) showDetail() {
	if !l.detailed {
		return
	}
	s, loaded := l.mon.Pinned()
	now := l.now()
	info := detail.Info{
		Watched: l.mon.Watches(s.ID), Stale: l.mon.Health().Stale, Gone: !l.mon.OnPage(s.ID), Stalled: l.mon.Stalled(s),
		Loaded: loaded, Unknown: l.mon.Unknown(s.ID),
	}
	info.ETA, info.HasETA = l.mon.ETA(now, s)
	info.Rate, _ = l.mon.Rate(s)
	for _, sample := range l.mon.History(s.ID) {
		info.History = append(info.History, widget.Sample(sample))
	}
	l.detail.Show(s, now, info)
}

// handleDetailKey does what a key means for open details, and reports whether
// it was meant for them. Beside the list only those keys are theirs that the
// list has no use for; in its place the list's keys that need it in sight are
// off.
func (l *List) handleDetailKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	d, k := l.detail.Keys, l.keys
	switch {
	case !l.detailed || l.search.open:
		return nil, false
	case key.Matches(msg, d.Back):
		l.CloseDetail()
		return nil, true
	case key.Matches(msg, k.Pause, k.Refresh, k.New, k.Clone, k.Watch, k.NextWatched, k.CopyID, k.CopyLink),
		key.Matches(msg, l.launching...):
		return nil, false
	case key.Matches(msg, d.Raw, d.PageUp, d.PageDown):
		return l.detail.Update(msg), true
	case l.beside():
		return nil, false
	case key.Matches(msg, d.Previous):
		return l.neighbour(-1), true
	case key.Matches(msg, d.Next):
		return l.neighbour(1), true
	default:
		return l.detail.Update(msg), true
	}
}

// neighbour goes to the scan before or after without leaving the details; past
// the end of the page to the next page.
func (l *List) neighbour(step int) tea.Cmd {
	shown, _ := l.mon.Pinned()
	l.moveToScan(shown.ID)
	before := l.mon.Wanted()
	cmd := l.step(step)
	l.cursor.going = l.mon.Wanted() != before // the page has to come first
	l.goAlong()
	return cmd
}

// goAlong has the details go with the cursor.
func (l *List) goAlong() {
	shown, _ := l.mon.Pinned()
	if s := l.current(); l.detailed && !l.cursor.going && s != nil && !shown.SameAs(s) {
		l.openScan(*s, false)
	}
}

// coveredView is the details in the place of the list, and a line for news.
func (l *List) coveredView() string {
	details := l.detail.View()
	missing := l.height - 1 - strings.Count(details, "\n")
	news, _ := l.word(l.width - 2)
	return details + strings.Repeat("\n", max(0, missing)) + " " + news
}

// besideList puts the details beside the list.
func (l *List) besideList(list string) string {
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
