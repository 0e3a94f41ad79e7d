package view

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// Segment is a part of the header. Where room is short, those with the lowest
// rank leave first; rank 0 stays, and is cut where nothing else helps.
type Segment struct {
	Text  string
	Style lipgloss.Style
	Rank  int
	Short string // what stays in the place of the text when that leaves; "": nothing
}

// StaysWhole is the rank of what is not even cut.
const StaysWhole = -1

// Join draws segments from the left and others up to the right end of a line of width
// cells. Where there is no room for all, they leave by their ranks.
func Join(left, right []Segment, width int) string {
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

// joined sets the segments apart by dots.
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

// cutTo cuts the last segment that does not have to stay whole, so that all take
// at most width cells.
func cutTo(segments []Segment, width int) {
	for i := len(segments) - 1; i >= 0; i-- {
		if s := &segments[i]; s.Rank != StaysWhole {
			s.Text = ansi.Truncate(s.Text, max(1, lipgloss.Width(s.Text)+width-widthOf(segments)), theme.Ellipsis)
			return
		}
	}
}

// dropLowest removes the segment of the lowest rank above 0 from either side, or
// shortens it.
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
