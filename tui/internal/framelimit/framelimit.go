// Package framelimit computes how few bytes can turn one frame into the next. Only tests
// import it.
//
// It paints runs of changed cells, with every cursor movement of a VT100 and its successors
// and with erasing. It tries several orders of the runs and improves the best one run by run.
// It does not scroll, so a painter that scrolls can take fewer bytes. The result is the best
// that was found, not a proven minimum.
package framelimit

import (
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// cell is a column of the screen. The second column of a wide character has no text.
type cell struct {
	text string
	look look
}

var blank = cell{text: " "}

// position is a place on the screen, from 1; the zero value is an unknown place.
type position struct{ row, column int }

// Meter measures frame after frame on a terminal of one size.
type Meter struct {
	width int
	shown [][]cell
	at    position // where the cheapest update left the cursor
}

// New returns a meter for a blank terminal.
func New(width, height int) *Meter {
	m := &Meter{width: width, shown: make([][]cell, height)}
	for y := range m.shown {
		m.shown[y] = slices.Repeat([]cell{blank}, width)
	}
	return m
}

// Frame returns the bytes of the cheapest update from the previous frame to a frame of styled
// rows. Before the first frame, the screen is blank.
func (m *Meter) Frame(content string) int {
	next := m.cells(content)
	best := m.cheapest(next)
	m.shown = next
	if best.bytes > 0 {
		m.at = best.at
	}
	return best.bytes
}

// cells returns the cells of a frame.
func (m *Meter) cells(content string) [][]cell {
	buffer := uv.NewScreenBuffer(m.width, len(m.shown))
	uv.NewStyledString(content).Draw(buffer, buffer.Bounds())
	looks := map[string]look{}
	next := make([][]cell, len(m.shown))
	for y := range next {
		next[y] = make([]cell, m.width)
		for x, c := range buffer.Line(y) {
			sequence := c.Style.String()
			l, known := looks[sequence]
			if !known {
				l = lookOf(sequence)
				looks[sequence] = l
			}
			l.link = c.Link.URL
			if c.Content == " " {
				l = l.ofBlank()
			}
			next[y][x] = cell{c.Content, l}
		}
	}
	return next
}

// run is a row's longest sequence of changed cells of one look.
type run struct {
	from  position
	width int
	text  string
	look  look
}

// end returns the position after the run. The cursor does not leave the last column.
func (r *run) end(width int) position {
	return position{r.from.row, min(r.from.column+r.width, width)}
}

// runs finds what differs between the frame that is shown and the next one.
func (m *Meter) runs(next [][]cell) []run {
	var runs []run
	for y, row := range next {
		var last *run // the run that ends before x; nil if none does
		for x, width := 0, 0; x < len(row); x += width {
			width = 1
			if x+1 < len(row) && row[x].text != "" && row[x+1].text == "" {
				width = 2
			}
			if row[x].text == "" || slices.Equal(m.shown[y][x:x+width], row[x:x+width]) {
				last = nil
				continue
			}
			if last == nil || last.look != row[x].look {
				runs = append(runs, run{from: position{y + 1, x + 1}, look: row[x].look})
				last = &runs[len(runs)-1]
			}
			last.text += row[x].text
			last.width += width
		}
	}
	return runs
}

// between returns the bytes that reach a run by writing the cells before it again. It returns
// false if that is impossible.
func between(at position, pen look, r *run, next [][]cell) (bytes int, ok bool) {
	if at.row != r.from.row || at.column >= r.from.column || pen != r.look ||
		next[at.row-1][at.column-1].text == "" { // inside a wide character
		return 0, false
	}
	for _, c := range next[at.row-1][at.column-1 : r.from.column-1] {
		if c.look != pen {
			return 0, false
		}
		bytes += len(c.text)
	}
	return bytes, true
}

// step returns the bytes that move the cursor to a run and set its pen.
func (m *Meter) step(at position, pen look, r *run, next [][]cell) int {
	cost := move(at, r.from, m.width)
	if rewritten, ok := between(at, pen, r, next); ok {
		cost = min(cost, rewritten)
	}
	return cost + change(pen, r.look)
}

// text returns the bytes that show a run, and the position of the cursor after them. Erasing
// does not move the cursor.
func (m *Meter) text(r *run, next [][]cell) (int, position) {
	if r.look != blank.look || strings.Trim(r.text, " ") != "" {
		return len(r.text), r.end(m.width)
	}
	rest := next[r.from.row-1][r.from.column-1:]
	toEnd := !slices.ContainsFunc(rest, func(c cell) bool { return c != blank })
	switch {
	case toEnd && len(r.text) > 3:
		return len("\x1b[K"), r.from
	case len(r.text) > 5:
		return numbered(len(r.text)), r.from
	}
	return len(r.text), r.end(m.width)
}
