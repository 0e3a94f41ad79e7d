package tui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/view"
)

// titleRank is that of the title, which leaves last.
const titleRank = 10

// header is the first line: what is watched on the left, how fresh it is on the
// right.
func (m *Model) header() string {
	left := []view.Segment{{Text: "scantop", Style: m.th.Title, Rank: titleRank}}
	source := m.options.Source
	if m.account != "" {
		source = append([]string{m.account}, source...)
	}
	for i, part := range source {
		left = append(left, view.Segment{Text: safe.Clean(part), Style: m.th.Muted, Rank: len(source) - i}) // the last one leaves first
	}
	if m.fx.Creator == nil {
		left = append(left, view.Segment{Text: m.text.Header.ReadOnly, Style: m.th.Caution, Rank: 8})
	}
	right := m.list.Freshness()
	for room := m.width - 4; headerWidth(left)+headerWidth(right) > room; {
		if !dropLowest(&left, &right) {
			cutTo(right, m.width-2)
			break
		}
	}
	l, r := joinSegments(left), joinSegments(right)
	blanks := max(0, m.width-2-lipgloss.Width(l)-lipgloss.Width(r))
	return ansi.Truncate(" "+l+strings.Repeat(" ", blanks)+r, m.width, "")
}

func headerWidth(segments []view.Segment) int { return lipgloss.Width(joinSegments(segments)) }

// joinSegments sets the segments apart by dots.
func joinSegments(segments []view.Segment) string {
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
func cutTo(segments []view.Segment, width int) {
	for i := len(segments) - 1; i >= 0; i-- {
		if s := &segments[i]; s.Rank != view.StaysWhole {
			s.Text = ansi.Truncate(s.Text, max(1, lipgloss.Width(s.Text)+width-headerWidth(segments)), theme.Ellipsis)
			return
		}
	}
}

// dropLowest removes the segment of the lowest rank above 0 from either side, or
// shortens it.
func dropLowest(sides ...*[]view.Segment) bool {
	var from *[]view.Segment
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
