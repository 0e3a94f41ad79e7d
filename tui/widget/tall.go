package widget

import "sort"

// Tall is a text of up to thousands of lines. Only the lines in sight are drawn.
type Tall struct {
	pieces []piece
	Height int // lines of all pieces
}

// piece is a group of lines that are drawn together.
type piece struct {
	begin int // index of the first line
	lines int // number of lines; assumed to be 1 until drawn if Add did not count them
	draw  func() []string
}

// manyPieces is the number of pieces above which Add no longer draws a piece to count its
// lines.
const manyPieces = 300

// Add appends a piece. One says that the piece has exactly one line.
func (t *Tall) Add(one bool, draw func() []string) {
	lines := 1
	if !one && len(t.pieces) < manyPieces {
		lines = len(draw())
	}
	t.append(piece{lines: lines, draw: draw})
}

// AddLines appends lines.
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

// Slice draws the lines from from up to, but not including, to. If a piece turns out to have
// more lines than was assumed, everything below it moves down.
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
