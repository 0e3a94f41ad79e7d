package view

import (
	"scantop/theme"
	"scantop/tui/safe"
)

// Ranks of the segments on the left of the header. When the line is too narrow, the segment with the
// lowest rank is dropped first; the parts of the source rank by their order.
const (
	titleRank    = 10
	readOnlyRank = 8
)

// Source says where the scans come from.
type Source struct {
	Account string   // the profile, or the place that the credentials come from
	Places  []string // the most important first
}

// Header returns the first line: the source of the scans on the left, and on the right how fresh the data
// are. ReadOnly is the word for a session that cannot launch, or empty.
func (s Source) Header(th *theme.Theme, readOnly string, fresh []Segment, width int) string {
	left := append([]Segment{{Text: "scantop", Style: th.Title, Rank: titleRank}}, s.segments(th)...)
	if readOnly != "" {
		left = append(left, Segment{Text: readOnly, Style: th.Caution, Rank: readOnlyRank})
	}
	return join(left, fresh, width)
}

// segments returns the parts of the source. The last one is dropped first.
func (s Source) segments(th *theme.Theme) []Segment {
	parts := s.Places
	if s.Account != "" {
		parts = append([]string{s.Account}, parts...)
	}
	segments := make([]Segment, len(parts))
	for i, part := range parts {
		segments[i] = Segment{Text: safe.Clean(part), Style: th.Muted, Rank: len(parts) - i}
	}
	return segments
}
