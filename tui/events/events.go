// Package events is the screen of what happened to scans. It reads a log and knows
// neither the list nor AVDS.
package events

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// eventLog is where events come from; a *monitor.Monitor is.
type eventLog interface {
	// Events are the newest events, newest first, and how many there ever were.
	Events() (events []monitor.Event, total int)
	// MarkRead notes that they were looked at.
	MarkRead()
}

// Events is the log of what happened to scans, newest first. It shows the
// log as it was at the last refresh.
type Events struct {
	view.Leaving
	keys   keymap.Events
	text   *text.Catalogue
	th     *theme.Theme
	log    eventLog
	export func(csv string) tea.Cmd // nil: not offered
	Open   string                   // ScanId whose details the last key asks for; the root takes it back

	width, height int
	now           time.Time       // of the last refresh: what today is
	entries       []monitor.Event // newest first
	total         int             // how many there ever were by then
	table         widget.Table    // its rows are drawn only when in sight
	notice        string          // a word to the user, until the next key
}

var _ view.Screen = (*Events)(nil)

// New returns the screen of a log. What export returns runs when the
// user asks for the log as CSV.
func New(log eventLog, t *text.Catalogue, keys keymap.Events, th *theme.Theme, export func(csv string) tea.Cmd) *Events {
	e := &Events{log: log, text: t, keys: keys, th: th, export: export}
	e.enable()
	return e
}

// Enter opens the screen on the newest entry.
func (e *Events) Enter(now time.Time) {
	e.Open, e.notice, e.entries = "", "", nil
	e.Refresh(now)
}

// Refresh takes what was added to the log, which is read thereby. The cursor
// stays on its entry; what is new comes above it.
func (e *Events) Refresh(now time.Time) {
	events, total := e.log.Events()
	added, t := total-e.total, &e.table
	if t.Top > 0 {
		t.Top += added
	}
	t.Cursor += added
	if len(e.entries) == 0 {
		t.Top, t.Cursor = 0, 0
	}
	e.now, e.entries, e.total = now, events, total
	e.log.MarkRead()
	t.Rows = make([][]widget.Cell, len(e.entries))
	t.MoveTo(t.Cursor)
	e.layOut()
	e.enable()
}

// enable switches the keys off that have nothing to act on.
func (e *Events) enable() {
	k, some := &e.keys, len(e.entries) > 0
	for _, b := range []*key.Binding{&k.Up, &k.Down, &k.ScreenUp, &k.ScreenDown, &k.First, &k.Last, &k.Open} {
		b.SetEnabled(some)
	}
	k.Export.SetEnabled(some && e.export != nil)
}

// Say shows a notice, such as what came of an export.
func (e *Events) Say(format string, args ...any) { e.notice = fmt.Sprintf(format, args...) }

// chosen is the ScanId of the entry under the cursor, "" in an empty log.
func (e *Events) chosen() string {
	if e.table.Cursor >= len(e.entries) {
		return ""
	}
	return e.entries[e.table.Cursor].ID
}

// Update takes a key.
func (e *Events) Update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	e.notice = ""
	t, k := &e.table, e.keys
	switch {
	case key.Matches(press, k.Up):
		t.MoveTo(t.Cursor - 1)
	case key.Matches(press, k.Down):
		t.MoveTo(t.Cursor + 1)
	case key.Matches(press, k.ScreenUp):
		t.MoveTo(t.Cursor - t.Height)
	case key.Matches(press, k.ScreenDown):
		t.MoveTo(t.Cursor + t.Height)
	case key.Matches(press, k.First):
		t.MoveTo(0)
	case key.Matches(press, k.Last):
		t.MoveTo(len(t.Rows) - 1)
	case key.Matches(press, k.Open):
		e.Open = e.chosen()
	case key.Matches(press, k.Export):
		return e.export(eventsCSV(e.entries))
	case key.Matches(press, k.Back):
		e.To = view.ToList
	}
	return nil
}

// Wheel walks the entries.
func (e *Events) Wheel(rows int) { e.table.MoveTo(e.table.Cursor + rows) }

// SetSize lays the table out.
func (e *Events) SetSize(width, height int) {
	e.width, e.height = width, height
	e.table.SetHeight(height - e.chrome())
	e.layOut()
}

// SetTheme restyles the screen.
func (e *Events) SetTheme(th *theme.Theme) { e.th = th }

// Capturing is false. Yet q goes back from here, so the root must ask this
// screen before it quits.
func (e *Events) Capturing() bool { return false }

// ShortHelp is the footer.
func (e *Events) ShortHelp() []key.Binding { return e.keys.ShortHelp() }

// FullHelp is the screen's part of the help.
func (e *Events) FullHelp() [][]key.Binding { return e.keys.FullHelp() }
