package findings

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// The columns of the table.
const (
	colChange int = iota
	colSeverity
	colName
	colTarget
	colStatus
	colFound
)

// Widths of columns, in cells. They depend on the language and on the width of the screen, never on the
// data.
const (
	signWidth   = 1
	minTarget   = 20 // narrowest column of targets
	maxTarget   = 70 // widest column of targets
	comfortName = 30 // width of a name from which the status and the time are added
)

// columns returns the columns for a width. As it shrinks, the time is dropped first, then the status, the
// target, and the word of the severity.
func columns(width int, t *text.Catalogue) []widget.Column {
	r := t.Results
	severity, status := widest(r.Severities)+signWidth+1, widest(r.Statuses)
	name := width - widget.RowMargins - signWidth - widget.StatusGap - signWidth - widget.ColumnGap
	severityWidth, target, statusWidth, found := signWidth, 0, 0, 0
	take := func(cells, gap, left int, column *int) bool {
		if name-cells-gap+*column < left {
			return false
		}
		name -= cells + gap - *column
		*column = cells
		return true
	}
	_ = take(severity, 0, widget.NarrowName, &severityWidth) &&
		take(minTarget, widget.ColumnGap, widget.NarrowName, &target) &&
		take(status, widget.ColumnGap, comfortName, &statusWidth) &&
		take(widget.DatedWidth, widget.ColumnGap, comfortName, &found)
	if target > 0 { // the name and the target share what is left
		more := min(maxTarget-target, max(0, name-comfortName)/2+max(0, name-2*widget.FullName))
		name, target = name-max(0, more), target+max(0, more)
	}
	all := []widget.Column{
		{ID: colChange, Width: signWidth},
		{ID: colSeverity, Title: r.SeverityHead, Width: severityWidth, Gap: widget.StatusGap},
		{ID: colName, Title: r.Finding, Width: name, Gap: widget.ColumnGap},
		{ID: colTarget, Title: r.Target, Width: target, Gap: widget.ColumnGap},
		{ID: colStatus, Title: r.FindingStatus, Width: statusWidth, Gap: widget.ColumnGap},
		{ID: colFound, Title: r.Discovered, Width: found, Gap: widget.ColumnGap},
	}
	if severityWidth == signWidth {
		all[1].Title = ""
	}
	return slices.DeleteFunc(all, func(c widget.Column) bool { return c.Width <= 0 })
}

func widest(words map[string]string) int {
	n := 0
	for _, word := range words {
		n = max(n, lipgloss.Width(word))
	}
	return n
}

// cells returns the texts of a row. If its finding was not read yet, the row says so.
func (f *Findings) cells(r row) []widget.Cell {
	cells := make([]widget.Cell, len(f.rows.table.Columns))
	for i, c := range f.rows.table.Columns {
		switch {
		case r.finding != nil:
			cells[i] = f.cell(r, c)
		case c.ID == colName:
			cells[i] = widget.Cell{Text: f.text.Findings.LoadingRow, Style: &f.th.Muted}
		}
	}
	return cells
}

func (f *Findings) cell(r row, c widget.Column) widget.Cell {
	x, th := r.finding, f.th
	switch c.ID {
	case colChange:
		switch r.change {
		case onlyNew:
			return widget.Cell{Text: th.Glyphs.New, Style: &th.Accent}
		case onlyGone:
			return widget.Cell{Text: th.Glyphs.Gone, Style: &th.Muted}
		}
		return widget.Cell{}
	case colSeverity:
		said := th.Glyphs.Severity(x.Severity.String())
		if c.Width > signWidth {
			said += " " + severityWord(f.text, x.Severity)
		}
		return widget.Cell{Text: said, Style: th.Severity(x.Severity.String())}
	case colName:
		name := cmp.Or(x.Name, x.ID)
		if r.folded > 0 && f.rows.table.Columns[len(f.rows.table.Columns)-1].ID < colTarget { // no column of targets
			name = fmt.Sprintf("×%d ", r.folded) + name
		}
		return widget.Cell{Text: name, Style: &th.Text}
	case colTarget:
		if r.folded > 0 {
			return widget.Cell{Text: fmt.Sprintf(f.text.Findings.Targets, r.folded), Style: &th.Accent}
		}
		return widget.Cell{Text: cmp.Or(x.Target, x.Hostname), Style: &th.Muted}
	case colStatus:
		if r.mixed {
			return widget.Cell{Text: th.Glyphs.Dash, Style: &th.Muted}
		}
		style := &th.Muted
		if x.Status == client.FindingOpen {
			style = &th.Text
		}
		return widget.Cell{Text: statusWord(f.text, x.Status), Style: style}
	default:
		return widget.Cell{Text: f.moment(x.LastDiscovered), Style: &th.Muted}
	}
}

// moment returns the clock time if a time is of today, or else the date with it.
func (f *Findings) moment(at time.Time) string {
	now := f.now()
	at = at.In(now.Location())
	switch {
	case at.IsZero():
		return f.th.Glyphs.Dash
	case at.Format(time.DateOnly) == now.Format(time.DateOnly):
		return at.Format("15:04")
	case at.Year() == now.Year():
		return at.Format("01-02 15:04")
	}
	return at.Format("2006-01-02")
}
