package list

import (
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
	FullName    = 44
	narrowBar   = 10
	comfortBar  = 14
	WideStarted = 11 // "11-20 23:50"
	minTargets  = 16
	maxTargets  = 60
)

// tableColumns chooses the columns for a width. The narrower the list, the fewer there
// are: first targets are dropped, then started, mode, type, the bar, the word of the
// status and the note. The sign of the status, the name and the percentage stay.
func tableColumns(width int, t *text.Catalogue) []widget.Column {
	const signWidth = 1
	room := width - widget.RowMargins - widget.StatusGap - signWidth - 2*widget.ColumnGap - widget.PercentWidth // of the name
	widths := map[int]int{colStatus: signWidth, colPercent: widget.PercentWidth}
	join := func(id int, w, gap, name int) bool {
		cost := w - widths[id] + gap
		if room-cost < name {
			return false
		}
		widths[id] = w
		room -= cost
		return true
	}
	c, optional := t.Columns, widget.ComfortName+comfortBar-narrowBar
	_ = join(colNote, c.NoteWidth, widget.ColumnGap, widget.NarrowName) &&
		join(colStatus, c.StatusWidth, 0, widget.NarrowName) &&
		join(colBar, narrowBar, widget.BarGap, widget.NarrowName+2) &&
		join(colType, c.TypeWidth, widget.ColumnGap, optional) &&
		join(colMode, c.ModeWidth, widget.ColumnGap, optional) &&
		join(colStarted, c.StartedWidth, widget.ColumnGap, optional) &&
		join(colTargets, minTargets, widget.ColumnGap, widget.ComfortName)
	widths[colName] = room
	spread(widths)
	return orderedColumns(widths, c)
}

// spread gives other columns the cells that the name does not need.
func spread(widths map[int]int) {
	give := func(id int, upTo, keepName int) {
		if widths[id] == 0 {
			return
		}
		n := max(0, min(upTo-widths[id], widths[colName]-keepName))
		widths[id] += n
		widths[colName] -= n
	}
	give(colBar, comfortBar, widget.ComfortName-2)
	give(colTargets, minTargets+4, widget.ComfortName)
	give(colBar, widget.FullBar, widget.ComfortName)
	give(colTargets, 2*minTargets, widget.ComfortName+6)
	give(colStarted, WideStarted, widget.ComfortName+6)
	give(colTargets, maxTargets, FullName)
}

func orderedColumns(widths map[int]int, c text.Columns) []widget.Column {
	all := []widget.Column{
		{ID: colStatus, Title: c.Status, Gap: widget.StatusGap},
		{ID: colName, Title: c.Name, Gap: widget.ColumnGap},
		{ID: colType, Title: c.Type, Gap: widget.ColumnGap},
		{ID: colMode, Title: c.Mode, Gap: widget.ColumnGap},
		{ID: colBar, Title: c.Progress, Gap: widget.ColumnGap},
		{ID: colPercent, Gap: widget.ColumnGap, Right: true},
		{ID: colNote, Title: c.Note, Gap: widget.ColumnGap},
		{ID: colStarted, Title: c.Started, Gap: widget.ColumnGap},
		{ID: colTargets, Title: c.Targets, Gap: widget.ColumnGap},
	}
	columns := all[:0]
	for _, col := range all {
		if col.Width = widths[col.ID]; col.Width == 0 {
			continue
		}
		if col.ID == colPercent && widths[colBar] > 0 {
			col.Gap = widget.ColumnGap - widget.BarGap // they change together and stand together
		}
		if col.ID == colStatus && col.Width < 4 {
			col.Title = ""
		}
		columns = append(columns, col)
	}
	return columns
}
