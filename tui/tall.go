package tui

import "sort"

// tall is a text of many lines, of which only those in sight are drawn: there may
// be thousands.
type tall struct {
	pieces []piece
	lines  int // of all pieces
}

// piece is some lines that are drawn together.
type piece struct {
	begin, lines int // its first line, and how many it has
	draw         func() []string
}

// manyPieces is of how many pieces the lines are counted before they are drawn.
const manyPieces = 300

// add appends a piece that takes one line for certain, or maybe more.
func (t *tall) add(one bool, draw func() []string) {
	lines := 1
	if !one && len(t.pieces) < manyPieces {
		lines = len(draw())
	}
	t.append(piece{lines: lines, draw: draw})
}

// addLines appends lines that are drawn already.
func (t *tall) addLines(lines ...string) {
	if len(lines) > 0 {
		t.append(piece{lines: len(lines), draw: func() []string { return lines }})
	}
}

func (t *tall) append(p piece) {
	p.begin = t.lines
	t.pieces = append(t.pieces, p)
	t.lines += p.lines
}

// addAll appends another text.
func (t *tall) addAll(other tall) {
	for _, p := range other.pieces {
		t.append(p)
	}
}

// slice draws the lines from one to before another, at most. Only then it is known
// how many lines a piece far down really has, and all that follow it move.
func (t *tall) slice(from, to int) []string {
	first := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].begin+t.pieces[i].lines > from })
	var lines []string
	for i := first; i < len(t.pieces) && t.pieces[i].begin < to; i++ {
		p := &t.pieces[i]
		drawn := p.draw()
		if more := len(drawn) - p.lines; more != 0 {
			p.lines += more
			t.lines += more
			for j := range t.pieces[i+1:] {
				t.pieces[i+1+j].begin += more
			}
		}
		lines = append(lines, drawn[max(0, from-p.begin):min(p.lines, to-p.begin)]...)
	}
	return lines
}

// all draws every line.
func (t *tall) all() []string { return t.slice(0, t.lines) }
