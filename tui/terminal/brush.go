package terminal

import (
	"slices"
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// position is a place on the screen in cells, counted from 0.
type position struct{ x, y int }

// unknown is the column of a cursor that may be anywhere in its row.
const unknown = -1

// brush writes strokes, and moves the cursor between them with as few bytes as possible.
type brush struct {
	caps  capabilities
	at    position
	pen   pen
	lines []uv.Line // the frame to be painted
	out   []byte
}

// shortest returns the brush after it painted strokes in the order that takes the fewest bytes.
func (b brush) shortest(strokes []stroke) brush {
	var best brush
	for i, order := range orders(strokes) {
		tried := b
		tried.out = slices.Clip(b.out)
		for _, s := range order {
			tried.paint(s)
		}
		if i == 0 || len(tried.out) < len(best.out) {
			best = tried
		}
	}
	return best
}

func (b *brush) paint(s *stroke) {
	if !b.bridge(s) {
		b.move(position{s.x, s.y})
	}
	b.at = position{s.x, s.y}
	if !s.blank || !b.pen.paintsBlank(&s.pen) {
		b.setPen(s.pen)
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

func (b *brush) move(to position) {
	b.out = append(b.out, b.caps.way(b.at, to)...)
	b.at = to
}

// erases reports whether cells that are erased with a pen look like blanks that it writes.
func (b *brush) erases(p *pen) bool {
	return p.link.IsZero() && p.leavesBlank() && (p.style.Bg == nil || b.caps.eraseColor)
}

// blanks writes n blanks, or erases the cells if that is shorter and looks the same. If the
// stroke ends with these blanks, which last says, the cursor may stay before them. If the
// rest of the row is blank too, which toEnd says, the row may be erased to its end.
func (b *brush) blanks(n int, last, toEnd bool) {
	erase, forward := ansi.EraseCharacter(n), ansi.CursorForward(n)
	switch {
	case !b.erases(&b.pen):
	case last && toEnd && n > len(ansi.EraseLineRight):
		b.out = append(b.out, ansi.EraseLineRight...)
		return
	case !b.caps.columns:
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

// put writes a character. After the last column the cursor is at an unknown column, because
// terminals differ there.
func (b *brush) put(cell *uv.Cell) {
	b.out = append(b.out, cell.Content...)
	if b.at.x += max(1, cell.Width); b.at.x >= len(b.lines[b.at.y]) {
		b.at.x = unknown
	}
}

// bridge moves the cursor to a stroke in the same row by writing the cells before it again.
// It returns false if that would be longer than a cursor movement or need another pen, and for
// a cursor inside a wide character, which cannot be written from there.
func (b *brush) bridge(s *stroke) bool {
	if b.at.y != s.y || b.at.x == unknown || b.at.x >= s.x || b.lines[s.y][b.at.x].Width == 0 {
		return false
	}
	before := len(b.out)
	most := before + len(b.caps.way(b.at, position{s.x, s.y}))
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

// setPen makes the terminal write with the pen p.
func (b *brush) setPen(p pen) {
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

// capabilities are the control sequences that a kind of terminal supports, besides those that
// every terminal supports: CUP, CUF and CUB to move the cursor, EL and ED to erase.
type capabilities struct {
	columns    bool // CHA and VPA move to a column or a row, ECH erases characters, ICH inserts blanks
	scroll     bool // SU and SD scroll the rows of a region
	eraseColor bool // erased cells get the background colour of the pen
	lineFeed   bool // LF stays in its column: the line of the terminal must not put CR before it
}

// capabilitiesOf returns what a kind of terminal supports, by the first part of its TERM. The
// Linux console does not support SU and SD. GNU screen erases without a colour.
func capabilitiesOf(term string) capabilities {
	kind, _, _ := strings.Cut(term, "-")
	switch kind {
	case "xterm", "tmux", "alacritty", "contour", "foot", "ghostty", "kitty", "konsole", "rio", "rxvt",
		"st", "vte", "wezterm":
		return capabilities{columns: true, scroll: true, eraseColor: true, lineFeed: true}
	case "linux":
		return capabilities{columns: true, eraseColor: true, lineFeed: true}
	case "screen":
		return capabilities{columns: true, scroll: true, lineFeed: true}
	}
	return capabilities{lineFeed: true}
}

// way returns the shortest sequence that moves the cursor.
func (c capabilities) way(from, to position) string {
	jump := ansi.CursorPosition(to.x+1, to.y+1)
	switch { // a row or column 1 can be left out
	case to.x == 0:
		jump = move(to.y+1, 'H')
	case to.y == 0:
		jump = "\x1b[;" + strconv.Itoa(to.x+1) + "H"
	}
	best := shortest(jump, c.along(from.y, to.y)+c.across(from.x, to.x))
	if from.y < to.y { // a line feed always moves down, and on some terminals also to the first column
		best = shortest(best, "\r"+strings.Repeat("\n", to.y-from.y)+c.across(0, to.x))
	}
	return best
}

// across returns the shortest sequence that moves the cursor within its row. The column from
// may be unknown.
func (c capabilities) across(from, to int) string {
	if from == to {
		return ""
	}
	best := "\r"
	if to > 0 {
		best += move(to, 'C')
	}
	if c.columns {
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

// along returns the shortest sequence that moves the cursor within its column.
func (c capabilities) along(from, to int) string {
	if from == to {
		return ""
	}
	best := move(to-from, 'B')
	switch {
	case to < from:
		best = move(from-to, 'A')
	case c.lineFeed:
		best = shortest(best, strings.Repeat("\n", to-from))
	}
	if c.columns {
		best = shortest(best, move(to+1, 'd'))
	}
	return best
}

// shortest returns the first of the shortest sequences.
func shortest(best string, others ...string) string {
	for _, other := range others {
		if len(other) < len(best) {
			best = other
		}
	}
	return best
}

// move returns a control sequence with the parameter n, which is left out if it is 1.
func move(n int, final byte) string {
	if n == 1 {
		return "\x1b[" + string(final)
	}
	return "\x1b[" + strconv.Itoa(n) + string(final)
}
