package list

import (
	"slices"

	"scantop/tui/text"
	"scantop/tui/widget"
)

const (
	colStatus int = iota
	colName
	colType
	colMode
	colBar
	colPercent
	colNote // ETA, "took 9m", "in 35m"
	colStarted
	colTargets
)

// Widths of columns, in cells. They depend on the language and on the width of the
// screen, never on the data, so that nothing jumps.
const (
	narrowBar  = 10
	comfortBar = 14
	minTargets = 16
	maxTargets = 60
)

// columns are all columns, by what they show. A column with no width is left out.
type columns []widget.Column

// tableColumns chooses the columns for a width. The narrower the list, the fewer there
// are: first targets are dropped, then started, mode, type, the bar, the word of the
// status and the note. The sign of the status, the name and the percentage stay.
func tableColumns(width int, t *text.Catalogue) []widget.Column {
	const signWidth = 1
	w, c := t.Columns, make(columns, colTargets+1)
	for id, title := range []string{w.Status, w.Name, w.Type, w.Mode, w.Progress, "", w.Note, w.Started, w.Targets} {
		c[id] = widget.Column{ID: id, Title: title, Gap: widget.ColumnGap}
	}
	c[colStatus].Width, c[colStatus].Gap = signWidth, widget.StatusGap
	c[colPercent].Width, c[colPercent].Right = widget.PercentWidth, true
	c[colName].Width = width - widget.RowMargins - widget.StatusGap - signWidth - 2*widget.ColumnGap - widget.PercentWidth
	const optional = widget.ComfortName + comfortBar - narrowBar
	_ = c.join(colNote, w.NoteWidth, widget.ColumnGap, widget.NarrowName) &&
		c.join(colStatus, w.StatusWidth, 0, widget.NarrowName) &&
		c.join(colBar, narrowBar, widget.BarGap, widget.NarrowName+2) &&
		c.join(colType, w.TypeWidth, widget.ColumnGap, optional) &&
		c.join(colMode, w.ModeWidth, widget.ColumnGap, optional) &&
		c.join(colStarted, w.StartedWidth, widget.ColumnGap, optional) &&
		c.join(colTargets, minTargets, widget.ColumnGap, widget.ComfortName)
	c.give(colBar, comfortBar, widget.ComfortName-2)
	c.give(colTargets, minTargets+4, widget.ComfortName)
	c.give(colBar, widget.FullBar, widget.ComfortName)
	c.give(colTargets, 2*minTargets, widget.ComfortName+6)
	c.give(colStarted, widget.DatedWidth, widget.ComfortName+6)
	c.give(colTargets, maxTargets, widget.FullName)
	if c[colBar].Width > 0 {
		c[colPercent].Gap = widget.ColumnGap - widget.BarGap // the two belong together
	}
	if c[colStatus].Width == signWidth {
		c[colStatus].Title = ""
	}
	return slices.DeleteFunc(c, func(c widget.Column) bool { return c.Width == 0 })
}

// join widens a column at the cost of the name, or adds it with a gap before it, and
// reports whether at least so many cells are left for the name.
func (c columns) join(id, width, gap, name int) bool {
	cost := width - c[id].Width + gap
	if c[colName].Width-cost < name {
		return false
	}
	c[id].Width = width
	c[colName].Width -= cost
	return true
}

// give widens a column that is there by cells that the name does not need.
func (c columns) give(id, upTo, name int) {
	if c[id].Width > 0 {
		n := max(0, min(upTo-c[id].Width, c[colName].Width-name))
		c[id].Width += n
		c[colName].Width -= n
	}
}
