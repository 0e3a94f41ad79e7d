package terminal

import (
	"cmp"
	"slices"

	uv "github.com/charmbracelet/ultraviolet"
)

// stroke is a group of adjacent cells in a row that can be painted with one pen.
type stroke struct {
	x, y      int
	cells     uv.Line
	pen       pen
	penNumber int  // the same for strokes with the same pen; set by numberPens
	blank     bool // all cells are blank, so any pen with this background can paint them
	toEnd     bool // the stroke ends with blanks, and so does the row
}

// pen is the style and the link with which a terminal writes characters.
type pen struct {
	style uv.Style
	link  uv.Link
}

func (p *pen) equal(other *pen) bool {
	return p.link == other.link && p.style.Equal(&other.style)
}

// leavesBlank reports whether only the background shows in a blank that this pen writes.
func (p *pen) leavesBlank() bool {
	return p.style.Underline == uv.UnderlineNone && p.style.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0
}

// paintsBlank reports whether a blank looks the same from both pens.
func (p *pen) paintsBlank(other *pen) bool {
	background, wanted := uv.Style{Bg: p.style.Bg}, uv.Style{Bg: other.style.Bg}
	return p.link == other.link && p.leavesBlank() && background.Equal(&wanted)
}

// penOf returns the pen that paints a cell, and whether the cell is blank. The pen of a blank
// cell has only a background and a link.
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

// appendStrokes appends the strokes that change the line old to line. A character that is two
// cells wide is painted if either cell differs.
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
		if s.toEnd = x > tail; s.toEnd { // include all blanks up to the last change
			x = max(x, end)
		}
		s.cells = line[s.x:x]
		strokes = append(strokes, s)
	}
	return strokes
}

// sameCharacter reports whether all cells of the character at x are the same in both lines.
func sameCharacter(old, line uv.Line, x int) bool {
	for i := x; i < min(x+max(1, line[x].Width), len(line)); i++ {
		if !sameCell(&old[i], &line[i]) {
			return false
		}
	}
	return true
}

// takes reports whether a stroke can continue with a cell. A stroke of blanks adopts the pen
// of the first character after them.
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

// blankTail returns the start of the blanks of one background at the end of a line.
func blankTail(line uv.Line) int {
	for x := len(line); x > 0; x-- {
		if !isBlank(&line[x-1]) || !sameCell(&line[x-1], &line[len(line)-1]) {
			return x
		}
	}
	return 0
}

// manyStrokes is the number of strokes above which only one order is tried. Such a frame is a
// new screen, for which no order is much shorter.
const manyStrokes = 1500

// orders returns the orders of strokes that are worth trying: by row; by pen; by pen from the last to
// the first, which may be the one that the terminal has already; and by pen and column, because the
// next stroke of a column is often just one row below.
func orders(strokes []stroke) [][]*stroke {
	byRow := make([]*stroke, len(strokes))
	for i := range strokes {
		byRow[i] = &strokes[i]
	}
	if len(strokes) < 3 || len(strokes) > manyStrokes {
		return [][]*stroke{byRow}
	}
	numberPens(strokes)
	byPen, backwards, byColumn := slices.Clone(byRow), slices.Clone(byRow), slices.Clone(byRow)
	slices.SortStableFunc(byPen, func(a, b *stroke) int { return cmp.Compare(a.penNumber, b.penNumber) })
	slices.SortStableFunc(backwards, func(a, b *stroke) int { return cmp.Compare(b.penNumber, a.penNumber) })
	slices.SortStableFunc(byColumn, func(a, b *stroke) int {
		return cmp.Or(cmp.Compare(a.penNumber, b.penNumber), cmp.Compare(a.x, b.x))
	})
	return [][]*stroke{byRow, byPen, backwards, byColumn}
}

// numberPens sets the penNumber of strokes, in the order in which their pens first occur.
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
