package tui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// segment is a part of the header. Where room is short, those with the lowest
// rank leave first; rank 0 stays.
type segment struct {
	text  string
	style lipgloss.Style
	rank  int
}

// header is the first line: what is watched on the left, how fresh it is on the
// right.
func (m *Model) header() string {
	left := []segment{{"scantop", m.th.Title, 0}}
	source := m.options.Source
	if m.list.account != "" {
		source = append([]string{m.list.account}, source...)
	}
	for i, part := range source {
		left = append(left, segment{clean(part), m.th.Muted, len(source) - i}) // the last one leaves first
	}
	if m.fx.creator == nil {
		left = append(left, segment{m.text.Header.ReadOnly, m.th.Caution, 8})
	}
	right := m.list.freshness()
	for headerWidth(left)+headerWidth(right)+4 > m.width {
		if !dropLowest(&left, &right) {
			break
		}
	}
	l, r := joinSegments(left), joinSegments(right)
	blanks := max(1, m.width-2-lipgloss.Width(l)-lipgloss.Width(r))
	return ansi.Truncate(" "+l+strings.Repeat(" ", blanks)+r, m.width, "")
}

func headerWidth(segments []segment) int { return lipgloss.Width(joinSegments(segments)) }

// joinSegments sets the segments apart by dots.
func joinSegments(segments []segment) string {
	var b strings.Builder
	for i, s := range segments {
		if i > 0 {
			b.WriteString(s.style.Render(theme.Separator))
		}
		b.WriteString(s.style.Render(s.text))
	}
	return b.String()
}

// dropLowest removes the segment of the lowest rank above 0 from either side.
func dropLowest(sides ...*[]segment) bool {
	var from *[]segment
	at := -1
	for _, side := range sides {
		for i, s := range *side {
			if s.rank > 0 && (at < 0 || s.rank < (*from)[at].rank) {
				from, at = side, i
			}
		}
	}
	if at < 0 {
		return false
	}
	*from = slices.Delete(*from, at, at+1)
	return true
}
