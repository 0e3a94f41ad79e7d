package list

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/tui/monitor"
	"scantop/tui/view"
)

func (l *List) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	l.toast.pressed(l.now())
	cmd, taken := l.handleDetailKey(msg)
	if !taken {
		before, row := l.cursor.selected, l.table.Cursor
		cmd = l.act(msg)
		// Only where the choice moved: the details may be of a scan off the page.
		// Scans without a ScanId Differ by their row alone.
		if l.beside() && (l.cursor.selected != before || l.table.Cursor != row) {
			l.goAlong()
		}
	}
	return cmd
}

// Touched notes that somebody is there: a key or the mouse, on any screen.
func (l *List) Touched() tea.Cmd {
	return l.CarryOut(monitor.Touched{})
}

// usable returns the keys without those that need a row, where there is none, or
// a scan to act on.
func (l *List) usable() keymap.List {
	k := l.keys
	off := func(bindings ...*key.Binding) {
		for _, b := range bindings {
			b.SetEnabled(false)
		}
	}
	if l.current() == nil {
		off(&k.Up, &k.Down, &k.ScreenUp, &k.ScreenDown, &k.First, &k.Last, &k.Open)
		if l.mon.LastPage() <= 1 {
			off(&k.PreviousPage, &k.NextPage)
		}
	}
	if l.Subject() == nil {
		off(&k.Clone, &k.Watch, &k.CopyID, &k.CopyLink)
	}
	return k
}

// act does what a key means.
func (l *List) act(msg tea.KeyPressMsg) tea.Cmd {
	k := l.usable()
	switch {
	case l.search.open:
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
		return l.Do(monitor.Refresh{})
	case key.Matches(msg, k.Pause):
		return l.Do(monitor.Pause{})
	case key.Matches(msg, k.Open):
		return l.openScan(*l.current(), false)
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
func (l *List) step(rows int) tea.Cmd {
	if target := l.table.Cursor + rows; target >= 0 && target < len(l.table.Rows) {
		l.walk(rows)
		return nil
	}
	if p := l.mon.Page(); p != nil && l.mon.Wanted() != p.Number {
		return nil // a page is on its way; a held key must not run past it
	}
	before := l.mon.Wanted()
	cmd := l.turn(rows)
	l.cursor.upwards = rows < 0 && l.mon.Wanted() != before
	return cmd
}

// landing is the row for the cursor on a page of n rows that was not there
// before.
func (l *List) landing(n int) int {
	if l.cursor.upwards {
		l.cursor.upwards = false
		return n - 1
	}
	return 0
}

// walk moves the cursor by rows.
func (l *List) walk(rows int) {
	l.cursor.seek = "" // the user chose a row
	l.moveTo(l.table.Cursor + rows)
}

func (l *List) handleFilterKey(msg tea.KeyPressMsg) tea.Cmd {
	k, f := l.keys, l.mon.Filter()
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
		return l.search.start(f.Search)
	case key.Matches(msg, k.Clear) && f.Active():
		return l.choose(monitor.Filter{})
	}
	for tab, binding := range k.Status {
		if key.Matches(msg, binding) {
			return l.choose(f.OnTab(tab))
		}
	}
	l.sayWhyNot(msg)
	return nil
}

// sayWhyNot says why a key that is off does nothing.
func (l *List) sayWhyNot(msg tea.KeyPressMsg) {
	k := l.keys
	switch {
	case key.Matches(msg, l.launching...):
		l.Say("%s", l.text.List.ReadOnly)
	case key.Matches(msg, k.Up, k.Down, k.ScreenUp, k.ScreenDown, k.First, k.Last, k.PreviousPage, k.NextPage,
		k.Open, k.Clone, k.Watch, k.CopyID, k.CopyLink):
		l.Say("%s", l.text.List.NoScan)
	}
}

func (l *List) handleSearchKey(msg tea.KeyPressMsg) tea.Cmd {
	cmd, done := l.search.press(msg)
	f := l.mon.Filter()
	if !done || f.Search == l.search.text() {
		return cmd
	}
	f.Search = l.search.text()
	return l.choose(f)
}
