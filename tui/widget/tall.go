package widget

import "sort"

// Tall is a text of many lines, of which only those in sight are drawn: there may
// be thousands.
type Tall struct {
	pieces []piece
	Height int // of all pieces
}

// piece is some lines that are drawn together.
type piece struct {
	begin, lines int // its first line, and how many it has
	draw         func() []string
}

// manyPieces is of how many pieces the lines are counted before they are drawn.
const manyPieces = 300

// Add appends a piece that takes one line for certain, or maybe more.
func (t *Tall) Add(one bool, draw func() []string) {
	lines := 1
	if !one && len(t.pieces) < manyPieces {
		lines = len(draw())
	}
	t.append(piece{lines: lines, draw: draw})
}

// AddLines appends lines that are drawn already.
func (t *Tall) AddLines(lines ...string) {
	if len(lines) > 0 {
		t.append(piece{lines: len(lines), draw: func() []string { return lines }})
	}
}

func (t *Tall) append(p piece) {
	p.begin = t.Height
	t.pieces = append(t.pieces, p)
	t.Height += p.lines
}

// AddAll appends another text.
func (t *Tall) AddAll(other Tall) {
	for _, p := range other.pieces {
		t.append(p)
	}
}

// Slice draws the lines from one to before another, at most. Only then it is known
// how many lines a piece far down really has, and all that follow it move.
func (t *Tall) Slice(from, to int) []string {
	first := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].begin+t.pieces[i].lines > from })
	var lines []string
	for i := first; i < len(t.pieces) && t.pieces[i].begin < to; i++ {
		p := &t.pieces[i]
		drawn := p.draw()
		if more := len(drawn) - p.lines; more != 0 {
			p.lines += more
			t.Height += more
			for j := range t.pieces[i+1:] {
				t.pieces[i+1+j].begin += more
			}
		}
		lines = append(lines, drawn[max(0, from-p.begin):min(p.lines, to-p.begin)]...)
	}
	return lines
}

// All draws every line.
func (t *Tall) All() []string { return t.Slice(0, t.Height) }
