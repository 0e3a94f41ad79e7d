package widget

import (
	"strconv"
	"strings"

	"scantop/client"
	"scantop/theme"
)

// Bar draws a progress bar of width cells in the theme's fractions of a cell,
// rounded down, so that it never shows more than the last reply said. The
// progress bubble does not serve: it draws whole cells and animates, and its
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

// PercentText is a progress with one decimal, rounded down; a value that the
// reply had outside of 0 to 100 is marked.
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

// floor rounds down, but not what only binary fractions put below a number:
// 42.3 is 422 tenths and a bit less.
func floor(f float64) int { return int(f + 1e-6) }

// Distances and widths that tables and details share, in cells.
const (
	RowMargins   = 3 // a blank and the cursor before a row, a blank behind it
	ColumnGap    = 2
	StatusGap    = 1 // between the cursor and the status
	BarGap       = 1 // what a bar adds to the gap before the percent, which then stands close
	FullBar      = 24
	PercentWidth = 6  // "100.0%"
	NarrowName   = 20 // a name never gets less while another column can leave
	ComfortName  = 26 // columns that may leave come back when the name has this
)
