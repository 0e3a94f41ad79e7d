package terminal

import (
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// position is where a cursor is, from 0.
type position struct{ x, y int }

// unknown is a column of which only the terminal knows.
const unknown = -1

// brush writes strokes, each with the shortest way to its place.
type brush struct {
	able  abilities
	at    position
	pen   pen
	lines []uv.Line // the frame that is painted
	out   []byte
}

func (b *brush) paint(s *stroke) {
	if !b.bridge(s) {
		b.out = append(b.out, b.able.way(b.at, position{s.x, s.y})...)
	}
	b.at = position{s.x, s.y}
	if !s.blank || !b.pen.paintsBlank(&s.pen) {
		b.take(s.pen)
	}
	for i := 0; i < len(s.cells); {
		n := 0
		for i+n < len(s.cells) && isBlank(&s.cells[i+n]) {
			n++
		}
		if n > 0 {
			b.blanks(n, i+n == len(s.cells), s.toEnd)
			i += n
			continue
		}
		b.put(&s.cells[i])
		i += max(1, s.cells[i].Width)
	}
}

// blanks writes blanks, or erases what is there if that is shorter and looks alike.
// Where they are the last of a stroke the cursor may stay before them, and where
// the row has nothing else behind them it may be erased to its end.
func (b *brush) blanks(n int, last, toEnd bool) {
	alike := b.pen.link.IsZero() && b.pen.leavesBlank() && (b.pen.style.Bg == nil || b.able.eraseColor)
	erase, forward := ansi.EraseCharacter(n), ansi.CursorForward(n)
	switch {
	case !alike:
	case last && toEnd && n > len(ansi.EraseLineRight):
		b.out = append(b.out, ansi.EraseLineRight...)
		return
	case !b.able.columns:
	case last && n > len(erase):
		b.out = append(b.out, erase...)
		return
	case n > len(erase)+len(forward):
		b.out = append(append(b.out, erase...), forward...)
		b.at.x += n
		return
	}
	for range n {
		b.put(&uv.EmptyCell)
	}
}

// put writes a character. Behind the last column nobody can say where the cursor
// is.
func (b *brush) put(cell *uv.Cell) {
	b.out = append(b.out, cell.Content...)
	if b.at.x += max(1, cell.Width); b.at.x >= len(b.lines[b.at.y]) {
		b.at.x = unknown
	}
}

// bridge goes to a stroke in the same row by writing the cells before it again,
// if that is shorter and the pen is the right one.
func (b *brush) bridge(s *stroke) bool {
	if b.at.y != s.y || b.at.x == unknown || b.at.x >= s.x {
		return false
	}
	before := len(b.out)
	most := before + len(b.able.way(b.at, position{s.x, s.y}))
	cells := b.lines[s.y][b.at.x:s.x]
	for i := range cells {
		b.out = append(b.out, cells[i].Content...)
		p, blank := penOf(&cells[i])
		if len(b.out) > most || cells[i].Width != 0 && !b.pen.equal(&p) && !(blank && b.pen.paintsBlank(&p)) {
			b.out = b.out[:before]
			return false
		}
	}
	return true
}

// take makes a pen the terminal's.
func (b *brush) take(p pen) {
	if !p.style.Equal(&b.pen.style) {
		sequence := p.style.Diff(&b.pen.style)
		if !p.style.IsZero() {
			sequence = shortest(sequence, "\x1b[0;"+strings.TrimPrefix(p.style.String(), "\x1b["))
		}
		b.out = append(b.out, sequence...)
	}
	if p.link != b.pen.link {
		b.out = append(b.out, ansi.SetHyperlink(p.link.URL, p.link.Params)...)
	}
	b.pen = p
}

// abilities are the sequences that a kind of terminal knows, besides those that
// every terminal knows: moves by CUP, CUF and CUB, erasing by EL and ED.
type abilities struct {
	columns    bool // CHA and VPA go to a column or a row, ECH erases characters
	scroll     bool // SU and SD scroll the rows of a region
	eraseColor bool // erased cells take the background of the pen
}

// abilitiesOf tells what a kind of terminal knows, by the beginning of its name
// in TERM. The console of Linux cannot scroll by SU and SD; GNU screen erases
// without a colour.
func abilitiesOf(term string) abilities {
	kind, _, _ := strings.Cut(term, "-")
	switch kind {
	case "xterm", "tmux", "alacritty", "contour", "foot", "ghostty", "kitty", "konsole", "rio", "rxvt",
		"st", "vte", "wezterm":
		return abilities{columns: true, scroll: true, eraseColor: true}
	case "linux":
		return abilities{columns: true, eraseColor: true}
	case "screen":
		return abilities{columns: true, scroll: true}
	}
	return abilities{}
}

// way is the shortest sequence that moves the cursor.
func (a abilities) way(from, to position) string {
	jump := ansi.CursorPosition(to.x+1, to.y+1)
	switch { // a row or a column that is the first need not be said
	case to.x == 0:
		jump = move(to.y+1, 'H')
	case to.y == 0:
		jump = "\x1b[;" + strconv.Itoa(to.x+1) + "H"
	}
	best := shortest(jump, a.along(from.y, to.y)+a.across(from.x, to.x))
	if from.y < to.y { // line ends go down, whatever else the terminal makes of them
		best = shortest(best, "\r"+strings.Repeat("\n", to.y-from.y)+a.across(0, to.x))
	}
	return best
}

// across goes to a column of the row, from one that may be unknown.
func (a abilities) across(from, to int) string {
	if from == to {
		return ""
	}
	best := "\r"
	if to > 0 {
		best += move(to, 'C')
	}
	if a.columns {
		best = shortest(best, move(to+1, 'G'))
	}
	switch {
	case from == unknown:
		return best
	case from < to:
		return shortest(best, move(to-from, 'C'))
	}
	return shortest(best, move(from-to, 'D'), strings.Repeat("\b", from-to))
}

// along goes to a row and stays in the column.
func (a abilities) along(from, to int) string {
	if from == to {
		return ""
	}
	best := move(to-from, 'B')
	if to < from {
		best = move(from-to, 'A')
	}
	if a.columns {
		best = shortest(best, move(to+1, 'd'))
	}
	return best
}

// shortest is the first of the shortest ways.
func shortest(best string, others ...string) string {
	for _, other := range others {
		if len(other) < len(best) {
			best = other
		}
	}
	return best
}

// move is a sequence with a number, which need not be said if it is 1.
func move(n int, final byte) string {
	if n == 1 {
		return "\x1b[" + string(final)
	}
	return "\x1b[" + strconv.Itoa(n) + string(final)
}
