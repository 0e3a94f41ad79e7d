package widget

import (
	"strconv"
	"strings"

	"scantop/client"
	"scantop/theme"
)

// Bar draws a progress bar of width cells in the theme's fractions of a cell, rounded
// down. The progress bubble does not serve: it draws whole cells and animates, and its
// coloured track would cost bytes on the line at every change.
func Bar(g theme.Glyphs, width int, p client.Percent) string {
	steps := len(g.Bar)
	filled := floor(p.Value / 100 * float64(width*steps))
	whole, rest := filled/steps, filled%steps
	s := strings.Repeat(g.Bar[steps-1], whole)
	if rest > 0 {
		s += g.Bar[rest-1]
	}
	return s
}

// PercentText is a progress with one decimal, rounded down. It marks a value that was below
// 0 or above 100 in the reply.
func PercentText(p client.Percent) string {
	switch {
	case !p.Known:
		return ""
	case p.Clamped:
		return "!" + strconv.FormatFloat(p.Value, 'f', 0, 64) + "%"
	default:
		return strconv.FormatFloat(float64(floor(p.Value*10))/10, 'f', 1, 64) + "%"
	}
}

// floor rounds down, but keeps a number that only binary fractions make smaller: 42.3 as
// tenths is a bit less than 423.
func floor(f float64) int { return int(f + 1e-6) }

// Gaps and widths that tables and details share, in cells.
const (
	RowMargins   = 3 // the mark and the cursor before a row, and a blank after it
	ColumnGap    = 2
	StatusGap    = 1 // between the cursor and the status
	BarGap       = 1 // between a bar and its percentage
	FullBar      = 24
	PercentWidth = 6  // "100.0%"
	NarrowName   = 20 // least width of a name while other columns can be dropped
	ComfortName  = 26 // width of a name from which other columns are added
	FullName     = 44 // no name needs more
	DatedWidth   = 11 // "11-20 23:50"
)
