package widget

import "sort"

// Tall is a text of thousands of lines, of which only those in sight are drawn.
type Tall struct {
	pieces []piece
	Height int // of all pieces
}

// piece is lines that are drawn together.
type piece struct {
	begin int // first line
	lines int // how many
	draw  func() []string
}

// manyPieces is how many pieces are drawn to count their lines when they are added.
const manyPieces = 300

// Add appends a piece; one tells that it has exactly one line.
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

// Slice draws the lines from one up to another. It may find that a piece has more lines
// than was assumed, and then everything below moves.
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
