package widget

import (
	"strconv"
	"strings"

	"scantop/client"
	"scantop/theme"
)

// Bar draws a progress bar of width cells, in the theme's fractions of a cell and rounded
// down. The rest is a track, which shows where the bar ends. Bar and track are told apart by
// their signs and have the same style, because another style would cost bytes in each frame.
//
// The progress bubble (v2.2.1) is not used. It knows whole cells only, and rounds to the
// nearest one, so that 99.9 % looks finished. Its half blocks leave gaps in a bar of one
// colour. It takes colours instead of styles, so that its cells are holes in the background
// of the selected row.
func Bar(g theme.Glyphs, width int, p client.Percent) string {
	steps := len(g.Bar)
	filled := floor(p.Value / 100 * float64(width*steps))
	whole, rest := filled/steps, filled%steps
	s := strings.Repeat(g.Bar[steps-1], whole)
	if rest > 0 {
		s += g.Bar[rest-1]
		whole++
	}
	return s + strings.Repeat(g.Track, max(0, width-whole))
}

// PercentText returns a progress with one decimal, rounded down. A "!" marks a value that was
// below 0 or above 100 in the reply.
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

// floor rounds down. It first adds a little, because binary fractions turn 42.3 * 10 into
// slightly less than 423.
func floor(f float64) int { return int(f + 1e-6) }

// Gaps and widths in cells, shared by tables and details.
const (
	RowMargins   = 3  // the mark and the cursor before a row, and a space after it
	ColumnGap    = 2  // between two columns
	StatusGap    = 1  // between the cursor and the status
	BarGap       = 1  // between a bar and its percentage
	FullBar      = 24 // the widest bar
	PercentWidth = 6  // "100.0%"
	NarrowName   = 20 // the least width of a name; other columns are dropped first
	ComfortName  = 26 // the width of a name above which more columns are added
	FullName     = 44 // the greatest width of a name
	DatedWidth   = 11 // "11-20 23:50"
)
