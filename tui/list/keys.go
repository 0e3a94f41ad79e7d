package list

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/view"
)

func (l *List) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	l.toast.pressed(!l.covered())
	l.readShown()
	cmd, taken := l.handleDetailKey(msg)
	if taken {
		return cmd
	}
	before, row := l.cursor.selected, l.table.Cursor
	cmd = l.act(msg)
	// Details of a scan on another page follow the cursor only once it moves. Rows are compared as
	// well, because several scans may have no ScanId.
	if l.Detailed() && (l.cursor.selected != before || l.table.Cursor != row) {
		l.showSelected()
	}
	return cmd
}

// Act does for a scan of another screen what a key of the list means. s is nil if none is selected there; the key
// must not need one then.
func (l *List) Act(msg tea.KeyPressMsg, s *client.Scan) (view.Nav, tea.Cmd) {
	l.nav, l.elsewhere = view.Nav{}, s
	cmd := l.act(msg)
	l.elsewhere = nil
	return l.nav, cmd
}

func (l *List) act(msg tea.KeyPressMsg) tea.Cmd {
	k := l.usable()
	switch {
	case l.search.Open:
		return l.handleSearchKey(msg)
	case key.Matches(msg, k.Up, k.PreviousScan):
		return l.step(-1)
	case key.Matches(msg, k.Down, k.NextScan):
		return l.step(1)
	case l.table.Press(msg, k.Move):
		l.walk(0)
	case key.Matches(msg, k.PreviousPage):
		return l.turn(-1)
	case key.Matches(msg, k.NextPage):
		return l.turn(1)
	case key.Matches(msg, k.Refresh):
		return l.Do(monitor.Refresh{})
	case key.Matches(msg, k.Pause):
		return l.Do(monitor.Pause{})
	case key.Matches(msg, k.Open):
		l.Read(l.current().ID)
		return l.openScan(*l.current(), false)
	case key.Matches(msg, k.Clone, k.Again) && l.unloaded() != "":
		l.Respond("%s", l.unloaded())
	case key.Matches(msg, k.Clone):
		l.nav = view.Nav{To: view.Clone, Scan: l.Subject()}
	case key.Matches(msg, k.Again):
		l.nav = view.Nav{To: view.Again, Scan: l.Subject()}
	case key.Matches(msg, k.Findings):
		l.nav = view.Nav{To: view.Findings, Scan: l.Subject()}
	case key.Matches(msg, k.Watch):
		return l.watch()
	case key.Matches(msg, k.NextWatched):
		return l.openWatched()
	case key.Matches(msg, k.NextUnread):
		l.nextNews()
	case key.Matches(msg, k.AllRead):
		l.readAll()
	case key.Matches(msg, k.CopyID):
		return l.copyID()
	case key.Matches(msg, k.CopyLink):
		return l.copyLink()
	case key.Matches(msg, k.Events):
		l.nav.To = view.Events
		l.toast.unread = nil // the log shows them
	case key.Matches(msg, k.Overview):
		l.nav.To = view.Overview
	case key.Matches(msg, k.New):
		l.nav.To = view.Form
	case key.Matches(msg, k.Quit):
		l.nav.To = view.Back
	default:
		return l.handleFilterKey(msg)
	}
	return nil
}

func (l *List) handleFilterKey(msg tea.KeyPressMsg) tea.Cmd {
	k, f := l.usable(), l.mon.Filter()
	switch {
	case key.Matches(msg, k.NextStatus):
		return l.choose(f.NextTab(1))
	case key.Matches(msg, k.PreviousStatus):
		return l.choose(f.NextTab(-1))
	case key.Matches(msg, k.Type):
		return l.choose(f.NextType())
	case key.Matches(msg, k.Trigger):
		return l.choose(f.NextTrigger())
	case key.Matches(msg, k.Search):
		return l.search.Start(f.Search)
	case key.Matches(msg, k.Clear):
		return l.choose(monitor.Filter{})
	}
	for tab, binding := range k.Status {
		if key.Matches(msg, binding) {
			return l.choose(f.OnTab(tab))
		}
	}
	l.explainIdleKey(msg)
	return nil
}

// explainIdleKey shows a notice if a key does nothing now that would act on a scan.
func (l *List) explainIdleKey(msg tea.KeyPressMsg) {
	k := l.keys
	m := k.Move
	switch {
	case l.readOnly && key.Matches(msg, k.New, k.Clone, k.Again):
		l.Respond("%s", l.text.List.ReadOnly)
	case key.Matches(msg, m.Up, m.Down, m.HalfUp, m.HalfDown, m.PageUp, m.PageDown, m.First, m.Last,
		k.PreviousPage, k.NextPage, k.PreviousScan, k.NextScan, k.Open, k.Clone, k.Again, k.Findings, k.Watch,
		k.CopyID, k.CopyLink):
		l.Respond("%s", l.text.List.NoScan)
	}
}

func (l *List) handleSearchKey(msg tea.KeyPressMsg) tea.Cmd {
	cmd, done := l.search.Press(msg)
	f := l.mon.Filter()
	switch {
	case done && isScanID(l.search.Text()):
		return l.find(l.search.Text(), true)
	case !done || f.Search == l.search.Text():
		return cmd
	}
	f.Search = l.search.Text()
	return l.choose(f)
}
