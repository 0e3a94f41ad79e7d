package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/tui/monitor"
	"scantop/tui/safe"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// say answers the user at once, in the place of news, which stay in the log.
func (l *scanList) say(format string, args ...any) {
	l.notice, l.news = fmt.Sprintf(format, args...), nil
}

// insist says what has to be seen, until a key is pressed.
func (l *scanList) insist(said string) { l.matter = said }

func (l *scanList) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	l.matter = ""
	l.readNews()
	cmd, taken := l.handleDetailKey(msg)
	if !taken {
		before, row := l.selected, l.table.Cursor
		cmd = l.act(msg)
		// Only where the choice moved: the details may be of a scan off the page.
		// Scans without a ScanId Differ by their row alone.
		if l.beside() && (l.selected != before || l.table.Cursor != row) {
			l.goAlong()
		}
	}
	return cmd
}

// touched notes that somebody is there: a key or the mouse, on any screen.
func (l *scanList) touched() tea.Cmd {
	wait, again := l.poll.Touched(l.fx.Now())
	if !again {
		return nil
	}
	return tea.Batch(l.replan(wait, again), l.watchAge())
}

// usable returns the keys without those that need a row, where there is none, or
// a scan to act on.
func (l *scanList) usable() keymap.List {
	k := l.keys
	off := func(bindings ...*key.Binding) {
		for _, b := range bindings {
			b.SetEnabled(false)
		}
	}
	if l.current() == nil {
		off(&k.Up, &k.Down, &k.ScreenUp, &k.ScreenDown, &k.First, &k.Last, &k.Open)
		if l.page == nil || monitor.LastPage(l.page) <= 1 {
			off(&k.PreviousPage, &k.NextPage)
		}
	}
	if l.subject() == nil {
		off(&k.Clone, &k.Watch, &k.CopyID, &k.CopyLink)
	}
	return k
}

// act does what a key means.
func (l *scanList) act(msg tea.KeyPressMsg) tea.Cmd {
	k := l.usable()
	switch {
	case l.searching:
		return l.handleSearchKey(msg)
	case key.Matches(msg, k.Up):
		return l.step(-1)
	case key.Matches(msg, k.Down):
		return l.step(1)
	case key.Matches(msg, k.ScreenUp):
		l.walk(-l.table.Height)
	case key.Matches(msg, k.ScreenDown):
		l.walk(l.table.Height)
	case key.Matches(msg, k.First):
		l.walk(-len(l.table.Rows))
	case key.Matches(msg, k.Last):
		l.walk(len(l.table.Rows))
	case key.Matches(msg, k.PreviousPage):
		return l.turn(-1)
	case key.Matches(msg, k.NextPage):
		return l.turn(1)
	case key.Matches(msg, k.Refresh):
		if l.poll.Later(l.fx.Now()) {
			return l.tellIfSlow()
		}
		return l.ask()
	case key.Matches(msg, k.Pause):
		return l.pause()
	case key.Matches(msg, k.Open):
		l.openScan(*l.current())
	case key.Matches(msg, k.Clone):
		l.To = view.ToClone
	case key.Matches(msg, k.Watch):
		return l.watch()
	case key.Matches(msg, k.NextWatched):
		return l.openWatched()
	case key.Matches(msg, k.CopyID):
		return l.copyID()
	case key.Matches(msg, k.CopyLink):
		return l.copyLink()
	case key.Matches(msg, k.Events):
		l.To = view.ToEvents
	case key.Matches(msg, k.New):
		l.To = view.ToForm
	default:
		return l.handleFilterKey(msg)
	}
	return nil
}

// step moves the cursor by a row; past the page's end it turns the page.
func (l *scanList) step(rows int) tea.Cmd {
	if target := l.table.Cursor + rows; target >= 0 && target < len(l.table.Rows) {
		l.walk(rows)
		return nil
	}
	if l.page != nil && l.wanted != l.page.Number {
		return nil // a page is on its way; a held key must not run past it
	}
	cmd := l.turn(rows)
	l.upwards = cmd != nil && rows < 0
	return cmd
}

// landing is the row for the cursor on a page of n rows that was not there
// before.
func (l *scanList) landing(n int) int {
	if l.upwards {
		l.upwards = false
		return n - 1
	}
	return 0
}

// walk moves the cursor by rows.
func (l *scanList) walk(rows int) {
	l.seek = "" // the user chose a row
	l.moveTo(l.table.Cursor + rows)
}

func (l *scanList) handleFilterKey(msg tea.KeyPressMsg) tea.Cmd {
	k := l.keys
	switch {
	case key.Matches(msg, k.NextStatus):
		return l.choose(l.filter.NextTab(1))
	case key.Matches(msg, k.PreviousStatus):
		return l.choose(l.filter.NextTab(-1))
	case key.Matches(msg, k.Type):
		return l.choose(l.filter.NextType())
	case key.Matches(msg, k.Trigger):
		return l.choose(l.filter.NextTrigger())
	case key.Matches(msg, k.Search):
		return l.openSearch()
	case key.Matches(msg, k.Clear) && l.filter.Active():
		return l.choose(monitor.Filter{})
	}
	for tab, binding := range k.Status {
		if key.Matches(msg, binding) {
			return l.choose(l.filter.OnTab(tab))
		}
	}
	l.sayWhyNot(msg)
	return nil
}

// sayWhyNot says why a key that is off does nothing.
func (l *scanList) sayWhyNot(msg tea.KeyPressMsg) {
	k := l.keys
	switch {
	case l.fx.Creator == nil && key.Matches(msg, l.launching...):
		l.say("%s", l.text.List.ReadOnly)
	case key.Matches(msg, k.Up, k.Down, k.ScreenUp, k.ScreenDown, k.First, k.Last, k.PreviousPage, k.NextPage,
		k.Open, k.Clone, k.Watch, k.CopyID, k.CopyLink):
		l.say("%s", l.text.List.NoScan)
	}
}

// openSearch starts typing, with the text of the last search.
func (l *scanList) openSearch() tea.Cmd {
	l.searching = true
	l.search.SetValue(l.filter.Search)
	l.search.CursorEnd()
	return l.search.Focus()
}

func (l *scanList) handleSearchKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, l.searchKeys.Cancel):
		l.searching = false
		return nil
	case key.Matches(msg, l.searchKeys.Apply):
		l.searching = false
		f := l.filter
		if f.Search = strings.TrimSpace(l.search.Value()); f.Search == l.filter.Search {
			return nil
		}
		return l.choose(f)
	}
	var cmd tea.Cmd
	l.search, cmd = l.search.Update(msg)
	return cmd
}

func (l *scanList) handlePaste(msg tea.PasteMsg) tea.Cmd {
	if !l.searching {
		return nil
	}
	msg.Content = widget.ShowBroken(safe.Clean(l.pasting.Add(&l.search, msg.Content)))
	var cmd tea.Cmd
	l.search, cmd = l.search.Update(msg)
	return cmd
}
