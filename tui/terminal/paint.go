package terminal

import (
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Canvas knows what a terminal shows, and paints the next frame over it. It
// writes only the cells that differ.
type Canvas struct {
	profile   colorprofile.Profile
	abilities abilities
	next      uv.ScreenBuffer // the frame that is painted
	shown     uv.ScreenBuffer // what the terminal shows
	fresh     bool            // the terminal may show anything
	rows      []string        // what shown was drawn from
	at        position        // where the cursor is
}

// NewCanvas returns a canvas of no size for a kind of terminal, as TERM names it.
func NewCanvas(term string, profile colorprofile.Profile) *Canvas {
	return &Canvas{profile: profile, abilities: abilitiesOf(term), next: uv.NewScreenBuffer(0, 0)}
}

// Resize makes room for frames of another size.
func (c *Canvas) Resize(width, height int) {
	c.next, c.shown = uv.NewScreenBuffer(width, height), uv.NewScreenBuffer(width, height)
	c.rows = make([]string, height)
	c.Forget()
}

// Forget has the next frame painted whole: the terminal may show anything.
func (c *Canvas) Forget() { c.fresh = true }

// wipe makes a terminal blank, whatever state another program left it in: a pen
// that is not plain, a part of the screen that scrolls alone.
const wipe = ansi.ResetStyle + "\x1b[r" + ansi.CursorHomePosition + ansi.EraseEntireScreen

// Paint returns what makes the frame that the terminal shows another one, "" if it
// is the same. The pen is plain before and after.
func (c *Canvas) Paint(content string) string {
	if c.fresh {
		c.next.Clear()
		c.shown.Clear()
		clear(c.rows)
		c.fresh, c.at = false, position{}
		return wipe + c.Paint(content)
	}
	rows := make([]string, len(c.rows))
	copy(rows, strings.Split(content, "\n"))
	if slices.Equal(rows, c.rows) {
		return ""
	}
	c.drawRows(rows)
	best := c.update(c.rows, rows, c.shown.Lines, "", c.at)
	if block := longestMove(c.rows, rows); block.rows > 0 && c.abilities.scroll {
		moved, lines := block.apply(c.rows, c.shown.Lines)
		if scrolled := c.update(moved, rows, lines, block.sequence(), position{}); len(scrolled.out) < len(best.out) {
			best = scrolled
		}
	}
	for y := range rows {
		if rows[y] != c.rows[y] {
			copy(c.shown.Line(y), c.next.Line(y))
		}
	}
	c.rows, c.at = rows, best.at
	return string(best.out)
}

// drawRows makes cells of the rows that differ from those that the terminal
// shows, in colours that it has.
func (c *Canvas) drawRows(rows []string) {
	for y, row := range rows {
		if row == c.rows[y] {
			continue
		}
		area := uv.Rect(0, y, c.next.Width(), 1)
		uv.NewStyledString(row).Draw(c.next, area)
		line := c.next.Line(y)
		for x := range line {
			line[x].Style = uv.ConvertStyle(line[x].Style, c.profile)
			line[x].Link = uv.ConvertLink(line[x].Link, c.profile)
		}
	}
}

// update finds the shortest way to paint the rows that differ. It begins with a
// sequence, after which the cursor is at a place.
func (c *Canvas) update(before, rows []string, shown []uv.Line, sequence string, at position) brush {
	var strokes []stroke
	for y := range rows {
		if rows[y] != before[y] {
			strokes = appendStrokes(strokes, shown[y], c.next.Line(y), y)
		}
	}
	var best brush
	for i, order := range orders(strokes) {
		b := brush{able: c.abilities, at: at, lines: c.next.Lines, out: []byte(sequence)}
		for _, s := range order {
			b.paint(s)
		}
		b.take(pen{})
		if i == 0 || len(b.out) < len(best.out) {
			best = b
		}
	}
	return best
}
