package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/widget"
)

// The details of a scan stand beside the list where there is room, else in its
// place. They stay on their scan, also when it leaves the page.
const (
	paneFrom  = 150 // columns from which the details stand beside the list
	paneWidth = 62
)

// beside reports whether the details are a pane beside the list.
func (l *scanList) beside() bool { return l.detailed && l.outer >= paneFrom }

// covered reports whether the details are in the place of the list.
func (l *scanList) covered() bool { return l.detailed && l.outer < paneFrom }

// subject is the scan that keys act on: that of open details, else that
// under the cursor; nil without one.
func (l *scanList) subject() *client.Scan {
	if l.detailed {
		return &l.shown
	}
	return l.current()
}

// current is the scan under the cursor, nil without one.
func (l *scanList) current() *client.Scan {
	if l.page == nil || l.table.Cursor >= len(l.page.Scans) {
		return nil
	}
	return &l.page.Scans[l.table.Cursor]
}

// openScan shows the details of a scan, on the page or off it.
func (l *scanList) openScan(s client.Scan) {
	l.detailed, l.shown, l.stub = true, s, false
	l.follow.Pinned = s.ID
	l.layOut()
	l.showDetail()
}

// openWatched shows the next watched scan after the one whose details are open.
func (l *scanList) openWatched() tea.Cmd {
	watched := l.follow.Watched
	if len(watched) == 0 {
		l.say("%s", l.text.List.NoneWatched)
		return nil
	}
	at := -1
	if l.detailed {
		at = l.follow.At(l.shown.ID)
	}
	return l.openOff(watched[(at+1)%len(watched)])
}

// openByID shows the details of a scan of the log, as the log knows it until
// there is more.
func (l *scanList) openByID(id string) tea.Cmd {
	s := client.Scan{ID: id}
	for _, e := range l.log.Events {
		if e.ID == id {
			s.Name = e.Name
			if s.Status = client.Status(e.To); e.To == theme.Stalled {
				s.Status = client.StatusRunning
			}
		}
	}
	return l.openOff(s)
}

// openOff shows the details of a scan that may not be on the page. It is asked
// for at once, in a pause too: the user asks.
func (l *scanList) openOff(s client.Scan) tea.Cmd {
	l.going = false
	l.moveToScan(s.ID)
	l.openScan(s)
	l.stub = !l.onPage(s.ID) && s.Type == ""
	l.showDetail()
	if l.onPage(s.ID) || l.poll.InFlight || l.follow.Asking != "" || l.poll.Held(l.fx.Now()) > 0 {
		return l.askNext()
	}
	l.counts.GiveWay()
	l.follow.Asks(s.ID, l.fx.Now())
	return l.lookUp(s.ID)
}

// closeDetail gives the room back to the list.
func (l *scanList) closeDetail() {
	l.detailed, l.follow.Pinned = false, ""
	l.layOut()
}

// showDetail brings the details up to date with the newest data of their scan.
func (l *scanList) showDetail() {
	if !l.detailed {
		return
	}
	gone := true
	for _, s := range l.inSight() {
		if sameScan(s, &l.shown) {
			l.shown, gone = *s, !l.onPage(s.ID)
			break
		}
	}
	s := &l.shown
	now := l.fx.Now()
	info := detail.Info{Watched: l.follow.IsWatched(s.ID), Stale: l.stale, Gone: gone, Stalled: l.paces.Stalled(s)}
	info.ETA, info.HasETA = l.paces.ETA(s, now)
	info.Elapsed, info.HasElapsed = s.Elapsed(now)
	info.Rate, _ = l.paces.Rate(s)
	for _, r := range l.paces.History(s.ID) {
		info.History = append(info.History, widget.Sample{At: r.First, Percent: r.Percent})
	}
	info.Loaded = !l.stub
	info.Unknown = l.follow.Unknown(s.ID)
	l.detail.Show(s, now, info)
}

// sameScan reports whether two rows are of one scan. Without a ScanId, which a
// reply may lack, its name and start have to do.
func sameScan(a, b *client.Scan) bool {
	if a.ID == "" && b.ID == "" {
		return a.Name == b.Name && a.Start.Equal(b.Start)
	}
	return a.ID == b.ID
}

func (l *scanList) onPage(id string) bool {
	if l.page == nil {
		return false
	}
	for i := range l.page.Scans {
		if l.page.Scans[i].ID == id {
			return true
		}
	}
	return false
}

// handleDetailKey does what a key means for open details, and reports whether
// it was meant for them. Beside the list only those keys are theirs that the
// list has no use for; in its place the list's keys that need it in sight are
// off.
func (l *scanList) handleDetailKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	d, k := l.detail.Keys, l.keys
	switch {
	case !l.detailed || l.searching:
		return nil, false
	case key.Matches(msg, d.Back):
		l.closeDetail()
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
func (l *scanList) neighbour(step int) tea.Cmd {
	l.moveToScan(l.shown.ID)
	cmd := l.step(step)
	l.going = cmd != nil // the page has to come first
	l.goAlong()
	return cmd
}

// goAlong has the details go with the cursor.
func (l *scanList) goAlong() {
	if s := l.current(); l.detailed && !l.going && s != nil && !sameScan(s, &l.shown) {
		l.openScan(*s)
	}
}

// coveredView is the details in the place of the list, and a line for news.
func (l *scanList) coveredView() string {
	details := l.detail.View()
	missing := l.height - 1 - strings.Count(details, "\n")
	news, _ := l.word(l.width - 2)
	return details + strings.Repeat("\n", max(0, missing)) + " " + news
}

// besideList puts the details beside the list.
func (l *scanList) besideList(list string) string {
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
