package overview

import (
	"slices"

	"scantop/client"
	"scantop/tui/rows"
	"scantop/tui/widget"
)

// The sections, from the top.
const (
	atTrouble = iota
	atRunning
	atNext
	atEnded
	sectionCount
)

// section is a part of the screen: a title, and a few rows, which scroll if there are more.
type section struct {
	title  string
	scans  []*client.Scan
	newest int  // how many scans of a status were looked at, if there are more; 0: all of them
	older  int  // how many aborted runs are too old for it
	loaded bool // the replies for it have come
	table  widget.Table
}

func (s *section) set(scans []*client.Scan, newest int, loaded bool) {
	s.scans, s.newest, s.loaded = scans, newest, loaded
}

// layOut makes the rows, of which height are in sight. The first column has the sign of news.
func (s *section) layOut(
	maker rows.Maker, columns []widget.Column, height int, news func(id string) widget.Cell,
) {
	s.table.Columns, s.table.Dim = columns, maker.Monitor.Health().Stale
	cells, marked := make([][]widget.Cell, len(s.scans)), make([]bool, len(s.scans))
	keys := make([]string, len(s.scans))
	for i, scan := range s.scans {
		cells[i], marked[i], keys[i] = maker.Row(scan, columns[1:], news(scan.ID))
	}
	s.table.SetRows(maker.Theme, cells, marked, keys)
	s.table.SetHeight(height)
}

// index returns the row of a scan, or -1.
func (s *section) index(id string) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(s.scans, func(scan *client.Scan) bool { return scan.ID == id })
}

// leave takes the cursor away and shows the first rows.
func (s *section) leave() {
	s.table.ScrollTo(0)
	s.table.Cursor = -1
}

// lines is how many lines the section fills below its title, if there is room.
func (s *section) lines() int { return max(1, len(s.scans)) }

// pane is a column of sections, one above the other.
type pane struct {
	width    int
	sections []int
}

// Sizes of the screen, in cells, without the header and the footer.
const (
	minWidth   = 60
	minHeight  = 18
	pairedFrom = 160 // least width at which sections stand side by side
	tallFrom   = 39  // height from which all sections have room one below the other
	airyRoom   = 24  // room below the column heads from which there are blank lines between sections
	others     = 3   // lines above the sections: the title, a rule and the column heads
)

// panes returns one pane, or two side by side on a wide screen that is not tall. It depends on the size alone, so
// that nothing jumps when data change.
func (o *Overview) panes() []pane {
	if o.width < pairedFrom || o.height >= tallFrom {
		return []pane{{o.width, []int{atTrouble, atRunning, atNext, atEnded}}}
	}
	left := (o.width - 1) / 2
	return []pane{{left, []int{atTrouble, atRunning}}, {o.width - 1 - left, []int{atNext, atEnded}}}
}

// gap returns how many blank lines are between two sections.
func (o *Overview) gap() int {
	if o.height-others >= airyRoom {
		return 1
	}
	return 0
}

// heights returns how many rows each section of a pane shows. While not all have room, sections take rows in turn;
// what is in trouble and what runs takes two at a time.
func (o *Overview) heights(p pane) []int {
	n := len(p.sections)
	room := o.height - others - n - (n-1)*o.gap()
	heights := make([]int, n)
	for taken := true; taken; {
		taken = false
		for i, at := range p.sections {
			weight := 1
			if at <= atRunning {
				weight = 2
			}
			more := max(0, min(weight, o.sections[at].lines()-heights[i], room))
			heights[i], room = heights[i]+more, room-more
			taken = taken || more > 0
		}
	}
	return heights
}

// at returns the section and the row that stand at a place of the screen. ok is false if there is no row.
func (o *Overview) at(x, y int) (at, row int, ok bool) {
	if o.tooSmall() {
		return 0, 0, false
	}
	panes := o.panes()
	p := panes[0]
	if x >= p.width {
		p = panes[len(panes)-1]
	}
	line := others
	for _, at := range p.sections {
		t := &o.sections[at].table
		line++ // the title
		if row := y - line; row >= 0 && row < t.End()-t.Top {
			return at, t.Top + row, true
		}
		line += max(1, t.End()-t.Top) + o.gap()
	}
	return 0, 0, false
}
