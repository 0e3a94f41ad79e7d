package tui

import (
	"scantop/theme"
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
	left = append(left, m.source.segments(m.th)...)
	if m.fx.Creator == nil {
		left = append(left, view.Segment{Text: m.text.Header.ReadOnly, Style: m.th.Caution, Rank: readOnlyRank})
	}
	return view.Join(left, m.list.Freshness(), m.width)
}

// source says where the scans come from.
type source struct {
	account string   // the profile, or the place that the credentials come from
	places  []string // the most important first
}

// segments returns the parts of the header for a source. The last one is dropped first.
func (s source) segments(th *theme.Theme) []view.Segment {
	parts := s.places
	if s.account != "" {
		parts = append([]string{s.account}, parts...)
	}
	segments := make([]view.Segment, len(parts))
	for i, part := range parts {
		segments[i] = view.Segment{Text: safe.Clean(part), Style: th.Muted, Rank: len(parts) - i}
	}
	return segments
}
