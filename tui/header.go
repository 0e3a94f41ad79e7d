package tui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/safe"
)

// segment is a part of the header. Where room is short, those with the lowest
// rank leave first; rank 0 stays, and is cut where nothing else helps.
type segment struct {
	text  string
	style lipgloss.Style
	rank  int
	short string // what stays in the place of the text when that leaves; "": nothing
}

// Ranks beside those of a single place: the title leaves last, and what stays
// whole is not even cut.
const (
	titleRank  = 10
	staysWhole = -1
)

// header is the first line: what is watched on the left, how fresh it is on the
// right.
func (m *Model) header() string {
	left := []segment{{text: "scantop", style: m.th.Title, rank: titleRank}}
	source := m.options.Source
	if m.list.account != "" {
		source = append([]string{m.list.account}, source...)
	}
	for i, part := range source {
		left = append(left, segment{text: safe.Clean(part), style: m.th.Muted, rank: len(source) - i}) // the last one leaves first
	}
	if m.fx.Creator == nil {
		left = append(left, segment{text: m.text.Header.ReadOnly, style: m.th.Caution, rank: 8})
	}
	right := m.list.freshness()
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

// cutTo cuts the last segment that does not have to stay whole, so that all take
// at most width cells.
func cutTo(segments []segment, width int) {
	for i := len(segments) - 1; i >= 0; i-- {
		if s := &segments[i]; s.rank != staysWhole {
			s.text = ansi.Truncate(s.text, max(1, lipgloss.Width(s.text)+width-headerWidth(segments)), theme.Ellipsis)
			return
		}
	}
}

// dropLowest removes the segment of the lowest rank above 0 from either side, or
// shortens it.
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
	if s := &(*from)[at]; s.short != "" {
		s.text, s.short, s.rank = s.short, "", 0
		return true
	}
	*from = slices.Delete(*from, at, at+1)
	return true
}
