package list

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Widths of the details, in cells. Details are beside the list if there is room, or else replace it.
// They keep showing their scan when it leaves the page.
const (
	paneFrom  = 150 // narrowest screen with details beside the list
	paneWidth = 62  // width of details beside the list
)

// opened says who opened the details: closing them leads back there.
type opened int

const (
	closed opened = iota
	byUser
	byLog // the event log
	byOverview
	byLogAboveOverview // the event log, which was opened from the overview
)

// beneath is open details from which the event log or the overview was opened, and then other details.
type beneath struct {
	scan    client.Scan
	details opened
}

func (l *List) beside() bool { return l.Detailed() && l.outer >= paneFrom }

// Detailed reports whether details are open, in the place of the list or beside it.
func (l *List) Detailed() bool { return l.details != closed }

// covered reports whether open details replace the list.
func (l *List) covered() bool { return l.Detailed() && l.outer < paneFrom }

// Subject returns the scan that keys act on: that of [List.Act], or else the scan of open details, or else the
// scan under the cursor. It returns nil if there is none.
func (l *List) Subject() *client.Scan {
	if l.elsewhere != nil {
		return l.elsewhere
	}
	if l.Detailed() {
		s, _ := l.mon.Pinned()
		return s
	}
	return l.current()
}

// unloaded says why it is not known what the scan of open details is, or returns "".
func (l *List) unloaded() string {
	s, loaded := l.mon.Pinned()
	switch {
	case l.elsewhere != nil || !l.Detailed() || loaded:
		return ""
	case l.mon.Unknown(s.ID):
		return l.text.Details.Unknown
	default:
		return l.text.Details.NotLoaded
	}
}

// openScan shows the details of a scan. With ask, the scan need not be on the page: the
// monitor asks for it at once, even while refreshing is paused.
func (l *List) openScan(s client.Scan, ask bool) tea.Cmd {
	if ask {
		l.cursor.going = false
		l.moveToScan(s.ID)
	}
	l.details = max(l.details, byUser)
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
	if l.Detailed() {
		shown, _ := l.mon.Pinned()
		at = slices.IndexFunc(watched, func(s client.Scan) bool { return s.ID == shown.ID })
	}
	next := watched[(at+1)%len(watched)]
	l.Read(next.ID)
	return l.openScan(next, true)
}

// OpenFrom shows the details of a scan from the event log, from the overview, or from a log that was opened from the
// overview. Closing them leads back there, and from there to the details that were open before.
func (l *List) OpenFrom(log, overview bool, id string) tea.Cmd {
	if shown, _ := l.mon.Pinned(); l.Detailed() {
		l.beneath = append(l.beneath, beneath{*shown, l.details})
	}
	switch l.details = byLog; {
	case log && overview:
		l.details = byLogAboveOverview
	case overview:
		l.details = byOverview
	}
	for s := range l.mon.InSight() {
		if s.ID == id {
			l.Read(id)
			return l.openScan(*s, true)
		}
	}
	return l.openByID(id)
}

// openByID shows the details of a scan. Until a reply has the scan, they show what the event log knows.
func (l *List) openByID(id string) tea.Cmd {
	s := client.Scan{ID: id}
	events, _ := l.mon.Events()
	if at := slices.IndexFunc(events, func(e monitor.Event) bool { return e.ID == id }); at >= 0 {
		s.Name = events[at].Name
		if s.Status = client.Status(events[at].To); events[at].To == theme.Stalled {
			s.Status = client.StatusRunning
		}
	}
	l.Read(id)
	return l.openScan(s, true)
}

// closeDetail closes the details, and shows those beneath them, if there are any.
func (l *List) closeDetail() {
	l.details = closed
	if last := len(l.beneath) - 1; last >= 0 {
		under := l.beneath[last]
		l.beneath, l.details = l.beneath[:last], under.details
		l.openScan(under.scan, false)
		return
	}
	l.CarryOut(monitor.Pin{})
	l.layOut()
}

func (l *List) showDetail() {
	if !l.Detailed() {
		return
	}
	s, loaded := l.mon.Pinned()
	now := l.now()
	info := l.maker().Info(s)
	info.Loaded, info.Gone, info.Unknown = loaded, !l.mon.OnPage(s.ID), l.mon.Unknown(s.ID)
	info.Rate, _ = l.mon.Rate(s)
	for at, percent := range l.mon.History(s.ID) {
		info.History = append(info.History, widget.Sample{At: at, Percent: percent})
	}
	l.detail.Show(s, now, info)
}

// handleDetailKey does what a key means for open details, and reports whether it means anything for
// them. Keys that act on a scan are left to the list, and so are all that move its cursor while it is in
// sight. Details that replace the list take the others.
func (l *List) handleDetailKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	d, k := l.detail.Keys, l.keys
	switch {
	case !l.Detailed() || l.search.Open:
		return nil, false
	case key.Matches(msg, d.Back):
		switch l.details {
		case byLog, byLogAboveOverview:
			shown, _ := l.mon.Pinned()
			l.nav = view.Nav{To: view.Events, ID: shown.ID}
			if l.details == byLogAboveOverview {
				l.nav.From = view.Overview
			}
		case byOverview:
			l.nav.To = view.Overview
		}
		l.closeDetail()
		return nil, true
	case key.Matches(msg, k.PreviousScan):
		return l.neighbour(l.step, -1), true
	case key.Matches(msg, k.NextScan):
		return l.neighbour(l.step, 1), true
	case key.Matches(msg, k.Acting()...), l.beside() && !key.Matches(msg, d.Above, d.Below, d.Raw):
		return nil, false
	case key.Matches(msg, k.PreviousPage):
		return l.neighbour(l.turn, -1), true
	case key.Matches(msg, k.NextPage):
		return l.neighbour(l.turn, 1), true
	}
	l.detail.Press(msg)
	return nil, true
}

// neighbour shows the details of another scan: one row further up or down, or the first one of another
// page, for which it waits.
func (l *List) neighbour(move func(by int) tea.Cmd, by int) tea.Cmd {
	shown, _ := l.mon.Pinned()
	l.moveToScan(shown.ID)
	before, row := l.mon.Wanted(), l.table.Cursor
	cmd := move(by)
	page, wanted := l.mon.Page(), l.mon.Wanted()
	l.cursor.going = (l.cursor.going || wanted != before) && page != nil && wanted != page.Number
	if l.cursor.going || l.table.Cursor != row {
		l.showSelected()
	}
	return cmd
}

// showSelected shows the scan under the cursor in open details.
func (l *List) showSelected() {
	shown, _ := l.mon.Pinned()
	if s := l.current(); l.Detailed() && !l.cursor.going && s != nil && !shown.SameAs(s) {
		l.openScan(*s, false)
	}
}
