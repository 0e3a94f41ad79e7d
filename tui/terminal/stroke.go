package terminal

import (
	"cmp"
	"slices"

	uv "github.com/charmbracelet/ultraviolet"
)

// stroke is a run of cells in a row that one pen can paint.
type stroke struct {
	x, y  int
	cells uv.Line
	pen   pen
	blank bool // any pen with the same background can paint it
	toEnd bool // it ends blank, and so does the row
}

// pen is how characters look that a terminal writes.
type pen struct {
	style uv.Style
	link  uv.Link
}

func (p *pen) equal(other *pen) bool {
	return p.link == other.link && p.style.Equal(&other.style)
}

// leavesBlank reports whether a blank that this pen writes differs from another
// in nothing but the background.
func (p *pen) leavesBlank() bool {
	return p.style.Underline == uv.UnderlineNone && p.style.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0
}

// paintsBlank reports whether this pen writes the blank that another one writes.
func (p *pen) paintsBlank(other *pen) bool {
	return p.link == other.link && p.leavesBlank() && sameColor(&p.style, &other.style)
}

func sameColor(a, b *uv.Style) bool {
	return (&uv.Style{Bg: a.Bg}).Equal(&uv.Style{Bg: b.Bg})
}

// penOf is the pen that writes a cell, and whether the cell is just blank: then
// only the background counts.
func penOf(cell *uv.Cell) (p pen, blank bool) {
	p = pen{cell.Style, cell.Link}
	if cell.Content == " " && p.leavesBlank() {
		return pen{uv.Style{Bg: cell.Style.Bg}, cell.Link}, true
	}
	return p, false
}

// sameCell reports whether two cells look the same.
func sameCell(a, b *uv.Cell) bool {
	if a.Width != b.Width || a.Content != b.Content {
		return false
	}
	one, blank := penOf(a)
	other, alsoBlank := penOf(b)
	return blank == alsoBlank && one.equal(&other)
}

// appendStrokes adds the strokes that make an old line a new one. A character of
// two cells is painted if either of its cells differs.
func appendStrokes(strokes []stroke, old, line uv.Line, y int) []stroke {
	tail, end := blankTail(line), len(line)
	for end > 0 && sameCell(&old[end-1], &line[end-1]) {
		end--
	}
	for x := 0; x < end; {
		width := max(1, line[x].Width)
		if sameCells(old, line, x, width) {
			x += width
			continue
		}
		s := stroke{x: x, y: y}
		s.pen, s.blank = penOf(&line[x])
		for x < end && !sameCells(old, line, x, max(1, line[x].Width)) && s.takes(&line[x]) {
			x += max(1, line[x].Width)
		}
		if s.toEnd = x > tail; s.toEnd { // the blanks up to the last change, at once
			x = max(x, end)
		}
		s.cells = line[s.x:x]
		strokes = append(strokes, s)
	}
	return strokes
}

// sameCells reports whether a character stands where it stood, whole.
func sameCells(old, line uv.Line, x, width int) bool {
	for i := x; i < x+width && i < len(line); i++ {
		if !sameCell(&old[i], &line[i]) {
			return false
		}
	}
	return true
}

// takes reports whether the pen of a stroke paints a cell as well. A stroke of
// blanks takes the pen of the first character behind them.
func (s *stroke) takes(cell *uv.Cell) bool {
	p, blank := penOf(cell)
	switch {
	case blank:
		return s.pen.paintsBlank(&p)
	case s.blank && p.paintsBlank(&s.pen):
		s.pen, s.blank = p, false
		return true
	}
	return !s.blank && s.pen.equal(&p)
}

// blankTail is the first of the cells up to the end of a line that are blank and
// of one background.
func blankTail(line uv.Line) int {
	if len(line) == 0 {
		return 0
	}
	last, blank := penOf(&line[len(line)-1])
	if !blank {
		return len(line)
	}
	x := len(line) - 1
	for x > 0 {
		p, blank := penOf(&line[x-1])
		if !blank || !p.equal(&last) {
			break
		}
		x--
	}
	return x
}

// manyStrokes is from where on only one order is tried: such a frame is another
// screen, in which no order is much shorter.
const manyStrokes = 1500

// orders are the orders worth trying: row by row, pen by pen, and pen by pen
// from column to column, where the next one is often just below.
func orders(strokes []stroke) [][]stroke {
	all := [][]stroke{strokes}
	if len(strokes) < 3 || len(strokes) > manyStrokes {
		return all
	}
	pens := penIndices(strokes)
	byPen, byColumn := make([]int, len(strokes)), make([]int, len(strokes))
	for i := range strokes {
		byPen[i], byColumn[i] = i, i
	}
	slices.SortStableFunc(byPen, func(a, b int) int { return cmp.Compare(pens[a], pens[b]) })
	slices.SortStableFunc(byColumn, func(a, b int) int {
		return cmp.Or(cmp.Compare(pens[a], pens[b]), cmp.Compare(strokes[a].x, strokes[b].x))
	})
	for _, indices := range [][]int{byPen, byColumn} {
		order := make([]stroke, len(strokes))
		for i, from := range indices {
			order[i] = strokes[from]
		}
		all = append(all, order)
	}
	return all
}

// penIndices numbers the pens of strokes in the order in which they come first.
func penIndices(strokes []stroke) []int {
	var pens []pen
	indices := make([]int, len(strokes))
	for i := range strokes {
		s := &strokes[i]
		j := slices.IndexFunc(pens, func(p pen) bool {
			return p.equal(&s.pen) || s.blank && p.paintsBlank(&s.pen)
		})
		if j < 0 {
			pens, j = append(pens, s.pen), len(pens)
		}
		indices[i] = j
	}
	return indices
}
