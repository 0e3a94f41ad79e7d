package terminal

import (
	"cmp"
	"slices"

	uv "github.com/charmbracelet/ultraviolet"
)

// stroke is a run of cells in a row that one pen can paint.
type stroke struct {
	x, y      int
	cells     uv.Line
	pen       pen
	penNumber int  // see numberPens
	blank     bool // any pen with the same background can paint it
	toEnd     bool // it ends blank, and so does the row
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
	background, wanted := uv.Style{Bg: p.style.Bg}, uv.Style{Bg: other.style.Bg}
	return p.link == other.link && p.leavesBlank() && background.Equal(&wanted)
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

func isBlank(cell *uv.Cell) bool {
	_, blank := penOf(cell)
	return blank
}

// sameCell reports whether two cells look the same.
func sameCell(a, b *uv.Cell) bool {
	one, _ := penOf(a)
	other, _ := penOf(b)
	return a.Width == b.Width && a.Content == b.Content && one.equal(&other)
}

// appendStrokes adds the strokes that make an old line a new one. A character of
// two cells is painted if either of its cells differs.
func appendStrokes(strokes []stroke, old, line uv.Line, y int) []stroke {
	tail, end := blankTail(line), len(line)
	for end > 0 && sameCell(&old[end-1], &line[end-1]) {
		end--
	}
	for x := 0; x < end; {
		if sameCharacter(old, line, x) {
			x += max(1, line[x].Width)
			continue
		}
		s := stroke{x: x, y: y}
		s.pen, s.blank = penOf(&line[x])
		for x < end && !sameCharacter(old, line, x) && s.takes(&line[x]) {
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

// sameCharacter reports whether a character stands where it stood, whole.
func sameCharacter(old, line uv.Line, x int) bool {
	for i := x; i < min(x+max(1, line[x].Width), len(line)); i++ {
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
	for x := len(line); x > 0; x-- {
		if !isBlank(&line[x-1]) || !sameCell(&line[x-1], &line[len(line)-1]) {
			return x
		}
	}
	return 0
}

// manyStrokes is from where on only one order is tried: such a frame is another
// screen, in which no order is much shorter.
const manyStrokes = 1500

// orders are the orders worth trying: row by row, pen by pen, and pen by pen
// from column to column, where the next one is often just below.
func orders(strokes []stroke) [][]*stroke {
	byRow := make([]*stroke, len(strokes))
	for i := range strokes {
		byRow[i] = &strokes[i]
	}
	if len(strokes) < 3 || len(strokes) > manyStrokes {
		return [][]*stroke{byRow}
	}
	numberPens(strokes)
	byPen, byColumn := slices.Clone(byRow), slices.Clone(byRow)
	slices.SortStableFunc(byPen, func(a, b *stroke) int { return cmp.Compare(a.penNumber, b.penNumber) })
	slices.SortStableFunc(byColumn, func(a, b *stroke) int {
		return cmp.Or(cmp.Compare(a.penNumber, b.penNumber), cmp.Compare(a.x, b.x))
	})
	return [][]*stroke{byRow, byPen, byColumn}
}

// numberPens numbers the pens of strokes in the order in which they come first.
func numberPens(strokes []stroke) {
	var pens []pen
	for i := range strokes {
		s := &strokes[i]
		s.penNumber = slices.IndexFunc(pens, func(p pen) bool {
			return p.equal(&s.pen) || s.blank && p.paintsBlank(&s.pen)
		})
		if s.penNumber < 0 {
			s.penNumber = len(pens)
			pens = append(pens, s.pen)
		}
	}
}
