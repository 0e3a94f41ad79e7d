package events

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// The columns of the log.
const (
	colEventTime int = iota
	colEventScan
	colEventFrom
	colEventTo
	colEventRest // blank, so that the highlight reaches the edge
)

// Widths of the log's columns, in cells.
const (
	clockWidth   = 8  // "14:08:31"
	shortDated   = 11 // "03-01 14:08"
	fullDated    = 14 // "03-01 14:08:31"
	maxEventName = 60
)

// eventColumns chooses the columns for a width. The statuses that scans came
// from leave where room is short. dated tells whether there are entries of
// another day than today.
func eventColumns(width int, dated bool, t *text.Catalogue) []widget.Column {
	status, clock := t.Columns.StatusWidth, clockWidth
	if dated {
		clock = shortDated
	}
	room := width - widget.RowMargins - widget.StatusGap - clock - widget.ColumnGap - widget.ColumnGap - status // what is left is the name's
	from := 0
	if room-widget.ColumnGap-status >= widget.NarrowName {
		from = status
		room -= widget.ColumnGap + status
	}
	if more := fullDated - shortDated; dated && from > 0 && room-more >= widget.ComfortName {
		clock += more
		room -= more
	}
	columns := []widget.Column{
		{ID: colEventTime, Title: t.Events.Time, Width: clock, Gap: widget.StatusGap},
		{ID: colEventScan, Title: t.Events.Scan, Width: min(room, maxEventName), Gap: widget.ColumnGap},
	}
	if from > 0 {
		columns = append(columns, widget.Column{ID: colEventFrom, Title: t.Events.From, Width: from, Gap: widget.ColumnGap})
	}
	return append(columns,
		widget.Column{ID: colEventTo, Title: t.Events.To, Width: status, Gap: widget.ColumnGap},
		widget.Column{ID: colEventRest, Width: max(0, room-maxEventName)})
}

// layOut chooses the columns.
func (e *Events) layOut() {
	dated := slices.ContainsFunc(e.entries, func(ev monitor.Event) bool { return !e.today(ev.At) })
	e.table.Columns = eventColumns(e.width, dated, e.text)
}

func (e *Events) today(at time.Time) bool {
	at = at.In(e.now.Location())
	return at.YearDay() == e.now.YearDay() && at.Year() == e.now.Year()
}

// chrome is how many lines the screen needs besides its rows: title, heads, and
// a rule where there is room.
func (e *Events) chrome() int {
	if e.height < widget.RuledHeight {
		return 2
	}
	return 3
}

// View draws the screen. It changes nothing.
func (e *Events) View() string {
	if e.width <= 0 || e.height <= 0 {
		return ""
	}
	lines := []string{e.titleLine()}
	if e.height >= widget.RuledHeight {
		lines = append(lines, widget.Rule(e.th, e.width))
	}
	if len(e.entries) == 0 {
		if e.height >= widget.RuledHeight {
			lines = append(lines, "")
		}
		for line := range strings.Lines(ansi.Wrap(e.text.Events.Empty, max(1, e.width-6), "")) {
			lines = append(lines, "   "+e.th.Muted.Render(strings.TrimRight(line, "\n")))
		}
		return widget.Block(lines, e.width, e.height)
	}
	lines = append(lines, e.table.Heads(e.th))
	end := min(e.table.Top+e.table.Height, len(e.entries))
	for i := e.table.Top; i < end; i++ {
		lines = append(lines, e.table.RowLine(e.th, e.cells(&e.entries[i]), i == e.table.Cursor, false))
	}
	return widget.Block(lines, e.width, e.height)
}

// titleLine is the screen's name and how many entries there are, and a notice
// at its end.
func (e *Events) titleLine() string {
	title, count := " "+e.text.Events.Title, ""
	if n := len(e.entries); n > 0 {
		count = theme.Separator + strconv.Itoa(n)
	}
	line := e.th.Strong.Render(title) + e.th.Muted.Render(count)
	room := e.width - lipgloss.Width(line) - 3
	if e.notice == "" || room <= 0 {
		return line
	}
	notice := ansi.Truncate(e.notice, room, theme.Ellipsis)
	return line + strings.Repeat(" ", room-lipgloss.Width(notice)+2) + e.th.Accent.Render(notice)
}

// cells are the texts of one entry, in the order of the columns.
func (e *Events) cells(ev *monitor.Event) []widget.Cell {
	cells := make([]widget.Cell, len(e.table.Columns))
	for i, c := range e.table.Columns {
		switch c.ID {
		case colEventTime:
			cells[i] = widget.Cell{Text: e.moment(ev.At, c.Width), Style: e.th.Muted}
		case colEventScan:
			cells[i] = widget.Cell{Text: ev.Name, Style: e.th.Text}
		case colEventFrom:
			cells[i] = e.state(ev.From, e.text.Status(ev.From))
		case colEventTo:
			cells[i] = e.state(ev.To, e.reached(ev))
		}
	}
	return cells
}

// state is a status with its sign and in its colour.
func (e *Events) state(status, word string) widget.Cell {
	return widget.Cell{Text: e.th.Glyphs.Status(status) + " " + word, Style: e.th.Status(status)}
}

// reached is the word for what a scan has come to. From running to running, it
// has started again.
func (e *Events) reached(ev *monitor.Event) string {
	if ev.Kind == monitor.Started && (ev.From == string(client.StatusRunning) || ev.From == theme.Stalled) {
		return e.text.Event(ev.Kind.String())
	}
	return e.text.Status(ev.To)
}

// moment is a clock time, after its date where that is not today's.
func (e *Events) moment(at time.Time, width int) string {
	if !e.today(at) && width < fullDated {
		return at.In(e.now.Location()).Format("01-02 15:04")
	}
	return text.Clock(at, e.now)
}
