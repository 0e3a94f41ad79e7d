package tui

import (
	"scantop/tui/safe"
	"scantop/tui/view"
)

// titleRank is that of the title, which leaves last.
const titleRank = 10

// header is the first line: what is watched on the left, how fresh it is on the
// right.
func (m *Model) header() string {
	left := []view.Segment{{Text: "scantop", Style: m.th.Title, Rank: titleRank}}
	source := m.source
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
	return view.Join(left, right, m.width)
}
