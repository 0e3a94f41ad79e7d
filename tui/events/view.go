package events

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/widget"
)

const (
	colTime int = iota
	colScan
	colFrom
	colTo
	colFound
	colRest // blank, so that the highlight reaches the edge
)

// Widths of columns, in cells.
const (
	clockWidth = 8  // "14:08:31"
	shortDated = 11 // "03-01 14:08"
	fullDated  = 14 // "03-01 14:08:31"
	maxName    = 60 // widest name of a scan
)

// eventColumns returns the columns for a width. What a run took, beside the new status, is dropped first, and
// then the column of the former status. dated says that some events are not of today, so the times need a date,
// and counted that the log knows what some runs found.
func eventColumns(width int, dated, counted bool, t *text.Catalogue) []widget.Column {
	status, clock := t.Columns.StatusWidth, clockWidth
	if dated {
		clock = shortDated
	}
	room := width - widget.RowMargins - widget.StatusGap - clock - 2*widget.ColumnGap - status // width of the name
	from, found := 0, 0
	if room-widget.ColumnGap-t.Tally.ColumnWidth >= widget.NarrowName && counted {
		found = t.Tally.ColumnWidth
		room -= widget.ColumnGap + found
	}
	if room-widget.ColumnGap-status >= widget.NarrowName && (found > 0 || !counted) {
		from = status
		room -= widget.ColumnGap + status
	}
	if more := fullDated - shortDated; dated && from > 0 && room-more >= widget.ComfortName {
		clock += more
		room -= more
	}
	to := status
	if took := widget.ColumnGap + t.Columns.WhenWidth; room-took >= widget.ComfortName {
		to += took
		room -= took
	}
	columns := []widget.Column{
		{ID: colTime, Title: t.Events.Time, Width: clock, Gap: widget.StatusGap},
		{ID: colScan, Title: t.Events.Scan, Width: min(room, maxName), Gap: widget.ColumnGap},
	}
	if from > 0 {
		columns = append(columns, widget.Column{ID: colFrom, Title: t.Events.From, Width: from, Gap: widget.ColumnGap})
	}
	columns = append(columns, widget.Column{ID: colTo, Title: t.Events.To, Width: to, Gap: widget.ColumnGap})
	if found > 0 {
		last := widget.Column{ID: colFound, Title: t.Tally.Column, Width: found, Gap: widget.ColumnGap}
		columns = append(columns, last)
	}
	return append(columns,
		widget.Column{ID: colRest, Width: max(0, room-maxName)})
}

func (e *Events) layOut() {
	dated := slices.ContainsFunc(e.entries, func(ev monitor.Event) bool { return !e.today(ev.At) })
	counted := slices.ContainsFunc(e.entries, func(ev monitor.Event) bool { return ev.Found != nil })
	e.table.Columns = eventColumns(e.width, dated, counted, e.text)
}

func (e *Events) today(at time.Time) bool {
	at = at.In(e.now.Location())
	return at.YearDay() == e.now.YearDay() && at.Year() == e.now.Year()
}

func (e *Events) ruled() bool { return e.height >= widget.RuledHeight }

// View draws the screen.
func (e *Events) View() string {
	if e.width <= 0 || e.height <= 0 {
		return ""
	}
	lines := []string{e.titleLine()}
	if e.ruled() {
		lines = append(lines, widget.Rule(e.th, e.width))
	}
	if len(e.entries) == 0 {
		if e.ruled() {
			lines = append(lines, "")
		}
		lines = append(lines, widget.Paragraph(e.th.Muted, e.text.Events.Empty, e.width)...)
		return widget.Block(lines, e.width, e.height)
	}
	lines = append(lines, e.table.Heads(e.th))
	for i := e.table.Top; i < e.table.End(); i++ {
		lines = append(lines, e.table.RowLine(e.th, e.cells(&e.entries[i]), i == e.table.Cursor, false))
	}
	return widget.Block(lines, e.width, e.height)
}

func (e *Events) titleLine() string {
	count := ""
	if n := len(e.entries); n > 0 {
		count = theme.Separator + strconv.Itoa(n)
	}
	title := e.th.Strong.Render(" "+e.text.Events.Title) + e.th.Muted.Render(count)
	if e.notice.Text == "" {
		return title
	}
	return widget.Ends(title, e.notice.Line(e.th, widget.EndRoom(title, e.width)), e.width)
}

func (e *Events) cells(ev *monitor.Event) []widget.Cell {
	cells := make([]widget.Cell, len(e.table.Columns))
	for i, c := range e.table.Columns {
		switch c.ID {
		case colTime:
			cells[i] = widget.Cell{Text: e.moment(ev.At, c.Width), Style: &e.th.Muted}
		case colScan:
			cells[i] = widget.Cell{Text: ev.Name, Style: &e.th.Text}
			if ev.Kind == monitor.Unavailable {
				said := e.text.Refused.Event(ev.Name, safe.Clean(ev.To))
				cells[i] = widget.Cell{Text: said, Style: &e.th.Muted, Span: len(cells)}
			}
		case colFrom:
			cells[i] = e.state(ev.From, e.text.Status(ev.From))
		case colTo:
			cells[i] = e.state(ev.To, e.reached(ev))
			if before := e.text.Columns.StatusWidth + widget.ColumnGap; ev.Took > 0 && c.Width > before {
				gap := strings.Repeat(" ", max(1, before-lipgloss.Width(cells[i].Text)))
				ran := e.text.Notes.Ran(ev.Kind == monitor.Aborted, text.Brief(ev.Took))
				cells[i].Rest = []widget.Cell{{Text: gap + ran, Style: &e.th.Muted}}
			}
		case colFound:
			cells[i] = e.found(ev)
		}
	}
	return cells
}

// found says what a run found, in the colour of the worst severity.
func (e *Events) found(ev *monitor.Event) widget.Cell {
	if ev.Found == nil {
		return widget.Cell{}
	}
	style := &e.th.Muted
	switch {
	case ev.Found.High > 0:
		style = &e.th.Error
	case ev.Found.Medium > 0:
		style = &e.th.Caution
	}
	return widget.Cell{Text: e.text.Found(ev.Found.Counts()), Style: style}
}

func (e *Events) state(status, word string) widget.Cell {
	return widget.Cell{Text: e.th.Glyphs.Status(status) + " " + word, Style: e.th.Status(status)}
}

// reached returns the word for the new status, or "started" if a running scan began another run.
func (e *Events) reached(ev *monitor.Event) string {
	if ev.Kind == monitor.Started && (ev.From == string(client.StatusRunning) || ev.From == theme.Stalled) {
		return e.text.Event(ev.Kind.String())
	}
	return e.text.Status(ev.To)
}

// moment returns a clock time, with the date unless that is today.
func (e *Events) moment(at time.Time, width int) string {
	if !e.today(at) && width < fullDated {
		return at.In(e.now.Location()).Format("01-02 15:04")
	}
	return text.Clock(at, e.now)
}

// eventsCSV returns events as CSV (RFC 4180), with times as in RFC 3339. Programs read it, so it is the
// same in every language.
func eventsCSV(entries []monitor.Event) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	write := func(row ...string) { _ = w.Write(row) } // a strings.Builder returns no error
	write("time", "id", "name", "event", "from", "to")
	for _, e := range entries {
		write(e.At.Format(time.RFC3339), safe.Inert(e.ID), safe.Inert(e.Name),
			e.Kind.String(), safe.Inert(e.From), safe.Inert(e.To))
	}
	w.Flush()
	return b.String()
}
