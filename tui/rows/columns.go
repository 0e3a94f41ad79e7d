package rows

import (
	"slices"

	"scantop/tui/text"
	"scantop/tui/widget"
)

const (
	colSign int = iota - 1
	colStatus
	colName
	colType
	colMode
	colBar
	colPercent
	colNote // time left, "took 9m" or "in 35m"
	colStarted
	colTargets
)

// Widths of columns, in cells. They depend on the language and on the width of the screen, never on
// the data, so that nothing moves when data change.
const (
	narrowBar  = 10 // narrowest progress bar
	comfortBar = 14 // progress bar if there is room for other columns as well
	minTargets = 16 // narrowest column of targets
	maxTargets = 60 // widest column of targets
)

// columns holds every column at the index of its ID. A column of width 0 is left out.
type columns []widget.Column

// Columns returns the columns for a width. As a table gets narrower, it drops the targets first,
// then the start, the mode, the type, the bar, the word of the status, and the note. The sign of the
// status, the name and the percentage always stay.
func Columns(width int, t *text.Catalogue) []widget.Column {
	const signWidth = 1
	w, c := t.Columns, make(columns, colTargets+1)
	for id, title := range []string{w.Status, w.Name, w.Type, w.Mode, w.Progress, "", w.When, w.Started, w.Targets} {
		c[id] = widget.Column{ID: id, Title: title, Gap: widget.ColumnGap}
	}
	c[colStatus].Width, c[colStatus].Gap = signWidth, widget.StatusGap
	c[colPercent].Width, c[colPercent].Right = widget.PercentWidth, true
	c[colName].Width = width - widget.RowMargins - widget.StatusGap - signWidth -
		2*widget.ColumnGap - widget.PercentWidth
	const optional = widget.ComfortName + comfortBar - narrowBar
	_ = c.join(colNote, w.WhenWidth, widget.ColumnGap, widget.NarrowName) &&
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
		c[colPercent].Gap = widget.ColumnGap - widget.BarGap // the bar and the percentage belong together
	}
	if c[colStatus].Width == signWidth {
		c[colStatus].Title = ""
	}
	return slices.DeleteFunc(c, func(c widget.Column) bool { return c.Width == 0 })
}

// WithSign returns the columns with a column for a sign of one cell before them, at the cost of the name. It
// takes its place in rows without a sign as well, so that nothing moves. [Maker.Row] does not fill it.
func WithSign(c []widget.Column) []widget.Column {
	for i := range c {
		if c[i].ID == colName {
			c[i].Width = max(0, c[i].Width-1) // without more than one cell, the screen is too small to be shown
		}
	}
	return slices.Insert(c, 0, widget.Column{ID: colSign, Width: 1})
}

// join gives a column a width, and a gap before it, at the cost of the name. It does nothing and
// returns false if less than the width name would be left for the name.
func (c columns) join(id, width, gap, name int) bool {
	cost := width - c[id].Width + gap
	if c[colName].Width-cost < name {
		return false
	}
	c[id].Width = width
	c[colName].Width -= cost
	return true
}

// give widens a visible column up to a width, as long as the name keeps its own width.
func (c columns) give(id, upTo, name int) {
	if c[id].Width > 0 {
		n := max(0, min(upTo-c[id].Width, c[colName].Width-name))
		c[id].Width += n
		c[colName].Width -= n
	}
}
