// Package events is the screen of the event log. It reads the log and knows neither the list nor AVDS.
package events

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/monitor"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// eventLog is implemented by *monitor.Monitor.
type eventLog interface {
	// Events returns the newest events, newest first, and how many there ever were.
	Events() (events []monitor.Event, total int)
	// MarkRead notes that the user has seen all events.
	MarkRead()
}

// Events shows the log as it was at the last refresh, newest event first.
type Events struct {
	keys   keymap.Events
	text   *text.Catalogue
	th     *theme.Theme
	log    eventLog
	export func(csv string) tea.Cmd // nil: events cannot be exported

	width, height int
	notice        widget.Notice   // shown until the user presses a key
	now           time.Time       // time of the newest refresh
	entries       []monitor.Event // events as of the newest refresh, newest first
	total         int             // how many events there ever were, as of the newest refresh
	table         widget.Table    // position of the cursor; only visible rows are drawn, as there may be 1,000
}

var _ view.Screen = (*Events)(nil)

// New returns the screen of a log. export returns a command that saves the log, given as CSV; nil: it
// cannot be exported.
func New(
	log eventLog, t *text.Catalogue, keys keymap.Events, th *theme.Theme, export func(csv string) tea.Cmd,
) *Events {
	return &Events{log: log, text: t, keys: keys, th: th, export: export}
}

// Enter opens the screen with the cursor on the newest event.
func (e *Events) Enter(now time.Time) {
	e.notice, e.entries = widget.Notice{}, nil
	e.Refresh(now)
}

// Refresh shows new events above the others, and marks all as read. The cursor stays on
// its event.
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
	t.SetLength(len(events))
	e.layOut()
}

// usable returns the keys that have something to act on.
func (e *Events) usable() keymap.Events { return e.keys.Having(len(e.entries) > 0, e.export != nil) }

// Update handles a key press, or the outcome of an export.
func (e *Events) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	switch msg := msg.(type) {
	case effect.ExportedMsg:
		e.notice = widget.Infof(e.text.Events.Exported, safe.Clean(msg.Path))
		if msg.Err != nil {
			e.notice = widget.Infof(e.text.Events.ExportFailed, safe.Clean(msg.Err.Error()))
			e.notice.Level = widget.Warning
		}
	case tea.KeyPressMsg:
		return e.press(msg)
	}
	return view.Nav{}, nil
}

func (e *Events) press(press tea.KeyPressMsg) (view.Nav, tea.Cmd) {
	e.notice = widget.Notice{}
	switch k := e.usable(); {
	case e.table.Press(press, k.Move):
	case key.Matches(press, k.Open):
		if id := e.entries[e.table.Cursor].ID; id != "" { // otherwise it is about no scan
			return view.Nav{To: view.Details, ID: id}, nil
		}
	case key.Matches(press, k.Export):
		return view.Nav{}, e.export(eventsCSV(e.entries))
	case key.Matches(press, k.Back):
		return view.Nav{To: view.Back}, nil
	}
	return view.Nav{}, nil
}

// Wheel moves the cursor by some rows.
func (e *Events) Wheel(rows, _ int) { e.table.MoveTo(e.table.Cursor + rows) }

// SetSize sets the size of the table.
func (e *Events) SetSize(width, height int) {
	e.width, e.height = width, height
	others := 2 // the title and the column heads
	if e.ruled() {
		others++
	}
	e.table.SetHeight(height - others)
	e.layOut()
}

// SetTheme sets the colours and signs.
func (e *Events) SetTheme(th *theme.Theme) { e.th = th }

// Capturing is false: this screen takes no text. Here, q goes back instead of quitting.
func (e *Events) Capturing() bool { return false }

// ShortHelp returns the keys of the footer.
func (e *Events) ShortHelp() []key.Binding { return e.usable().ShortHelp() }

// FullHelp returns the keys of the help screen.
func (e *Events) FullHelp() [][]key.Binding { return e.usable().FullHelp() }
