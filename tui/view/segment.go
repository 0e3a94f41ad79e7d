package view

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// Segment is a part of the header. If the line is too narrow, the segments with the lowest
// ranks above 0 are dropped first. A segment of rank 0 is never dropped; it may be cut at its
// end.
type Segment struct {
	Text  string
	Style lipgloss.Style
	Rank  int
	Short string // replaces Text instead of dropping the segment; "": the segment is dropped
}

// StaysWhole is the rank of a segment that is neither dropped nor cut.
const StaysWhole = -1

// join draws a line of width cells: left at its left end and right at its right end. If not
// all segments fit, it drops some in the order of their ranks.
func join(left, right []Segment, width int) string {
	for room := width - 4; widthOf(left)+widthOf(right) > room; {
		if !dropLowest(&left, &right) {
			cutTo(right, width-2)
			break
		}
	}
	l, r := joined(left), joined(right)
	blanks := max(0, width-2-lipgloss.Width(l)-lipgloss.Width(r))
	return ansi.Truncate(" "+l+strings.Repeat(" ", blanks)+r, width, "")
}

func widthOf(segments []Segment) int { return lipgloss.Width(joined(segments)) }

// joined returns the segments with dots between them.
func joined(segments []Segment) string {
	var b strings.Builder
	for i, s := range segments {
		if i > 0 {
			b.WriteString(s.Style.Render(theme.Separator))
		}
		b.WriteString(s.Style.Render(s.Text))
	}
	return b.String()
}

// cutTo cuts the last segment that may be cut, so that all segments together take at most
// width cells.
func cutTo(segments []Segment, width int) {
	for i := len(segments) - 1; i >= 0; i-- {
		if s := &segments[i]; s.Rank != StaysWhole {
			s.Text = ansi.Truncate(s.Text, max(1, lipgloss.Width(s.Text)+width-widthOf(segments)), theme.Ellipsis)
			return
		}
	}
}

// dropLowest drops or shortens the segment with the lowest rank above 0 on either side. It
// returns false if there is none.
func dropLowest(sides ...*[]Segment) bool {
	var from *[]Segment
	at := -1
	for _, side := range sides {
		for i, s := range *side {
			if s.Rank > 0 && (at < 0 || s.Rank < (*from)[at].Rank) {
				from, at = side, i
			}
		}
	}
	if at < 0 {
		return false
	}
	if s := &(*from)[at]; s.Short != "" {
		s.Text, s.Short, s.Rank = s.Short, "", 0
		return true
	}
	*from = slices.Delete(*from, at, at+1)
	return true
}
