package view

import "charm.land/lipgloss/v2"

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
