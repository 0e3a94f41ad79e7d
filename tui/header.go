package tui

import (
	"scantop/tui/safe"
	"scantop/tui/view"
)

// Ranks of the segments on the left. When the line is too narrow, the segment with the
// lowest rank is dropped first; the parts of the source rank by their order.
const (
	titleRank    = 10
	readOnlyRank = 8
)

// header is the first line: the source of the scans on the left, and on the right how
// fresh the data are.
func (m *Model) header() string {
	left := []view.Segment{{Text: "scantop", Style: m.th.Title, Rank: titleRank}}
	source := m.source
	if m.account != "" {
		source = append([]string{m.account}, source...)
	}
	for i, part := range source {
		left = append(left, view.Segment{Text: safe.Clean(part), Style: m.th.Muted, Rank: len(source) - i})
	}
	if m.fx.Creator == nil {
		left = append(left, view.Segment{Text: m.text.Header.ReadOnly, Style: m.th.Caution, Rank: readOnlyRank})
	}
	return view.Join(left, m.list.Freshness(), m.width)
}
