package tui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

// The columns of the log.
const (
	colEventTime columnID = iota
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
func eventColumns(width int, dated bool, t *text.Catalogue) []column {
	status, clock := t.Columns.StatusWidth, clockWidth
	if dated {
		clock = shortDated
	}
	room := width - rowMargins - statusGap - clock - columnGap - columnGap - status // what is left is the name's
	from := 0
	if room-columnGap-status >= narrowName {
		from = status
		room -= columnGap + status
	}
	if more := fullDated - shortDated; dated && from > 0 && room-more >= comfortName {
		clock += more
		room -= more
	}
	columns := []column{
		{id: colEventTime, title: t.Events.Time, width: clock, gap: statusGap},
		{id: colEventScan, title: t.Events.Scan, width: min(room, maxEventName), gap: columnGap},
	}
	if from > 0 {
		columns = append(columns, column{id: colEventFrom, title: t.Events.From, width: from, gap: columnGap})
	}
	return append(columns,
		column{id: colEventTo, title: t.Events.To, width: status, gap: columnGap},
		column{id: colEventRest, width: max(0, room-maxEventName)})
}

// layOut chooses the columns.
func (e *eventScreen) layOut() {
	dated := slices.ContainsFunc(e.entries, func(ev transition) bool { return !e.today(ev.at) })
	e.table.columns = eventColumns(e.width, dated, e.text)
}

func (e *eventScreen) today(at time.Time) bool {
	at = at.In(e.now.Location())
	return at.YearDay() == e.now.YearDay() && at.Year() == e.now.Year()
}

// chrome is how many lines the screen needs besides its rows: title, heads, and
// a rule where there is room.
func (e *eventScreen) chrome() int {
	if e.height < ruledHeight {
		return 2
	}
	return 3
}

// View draws the screen. It changes nothing.
func (e *eventScreen) View() string {
	if e.width <= 0 || e.height <= 0 {
		return ""
	}
	lines := []string{e.titleLine()}
	if e.height >= ruledHeight {
		lines = append(lines, rule(e.th, e.width))
	}
	if len(e.entries) == 0 {
		if e.height >= ruledHeight {
			lines = append(lines, "")
		}
		for line := range strings.Lines(ansi.Wrap(e.text.Events.Empty, max(1, e.width-6), "")) {
			lines = append(lines, "   "+e.th.Muted.Render(strings.TrimRight(line, "\n")))
		}
		return block(lines, e.width, e.height)
	}
	lines = append(lines, e.table.heads(e.th))
	end := min(e.table.top+e.table.height, len(e.entries))
	for i := e.table.top; i < end; i++ {
		lines = append(lines, e.table.row(e.th, e.cells(&e.entries[i]), i == e.table.cursor, false))
	}
	return block(lines, e.width, e.height)
}

// titleLine is the screen's name and how many entries there are, and a notice
// at its end.
func (e *eventScreen) titleLine() string {
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
func (e *eventScreen) cells(ev *transition) []cell {
	cells := make([]cell, len(e.table.columns))
	for i, c := range e.table.columns {
		switch c.id {
		case colEventTime:
			cells[i] = cell{e.moment(ev.at, c.width), e.th.Muted}
		case colEventScan:
			cells[i] = cell{ev.name, e.th.Text}
		case colEventFrom:
			cells[i] = e.state(ev.from, e.text.Status(ev.from))
		case colEventTo:
			cells[i] = e.state(ev.to, e.reached(ev))
		}
	}
	return cells
}

// state is a status with its sign and in its colour.
func (e *eventScreen) state(status, word string) cell {
	return cell{e.th.Glyphs.Status(status) + " " + word, e.th.Status(status)}
}

// reached is the word for what a scan has come to. From running to running, it
// has started again.
func (e *eventScreen) reached(ev *transition) string {
	if ev.kind == kindStarted && (ev.from == string(client.StatusRunning) || ev.from == theme.Stalled) {
		return e.text.Event(ev.kind.String())
	}
	return e.text.Status(ev.to)
}

// moment is a clock time, after its date where that is not today's.
func (e *eventScreen) moment(at time.Time, width int) string {
	if !e.today(at) && width < fullDated {
		return at.In(e.now.Location()).Format("01-02 15:04")
	}
	return clock(at, e.now)
}
