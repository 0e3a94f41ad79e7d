package terminal

import (
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Canvas knows what a terminal shows, and paints the next frame by writing only the cells
// that differ.
type Canvas struct {
	profile colorprofile.Profile
	caps    capabilities
	next    uv.ScreenBuffer // the frame to be painted, and between two frames what the terminal shows
	spare   []uv.Line       // lines to draw rows on
	fresh   bool            // what the terminal shows is unknown
	rows    []string        // the content from which the terminal's rows were drawn
	at      position        // where the cursor is
}

// NewCanvas returns a canvas of size 0x0 for a kind of terminal, which term names as TERM
// does.
func NewCanvas(term string, profile colorprofile.Profile) *Canvas {
	return &Canvas{profile: profile, caps: capabilitiesOf(term), next: uv.NewScreenBuffer(0, 0)}
}

// Resize sets the size of the frames in cells.
func (c *Canvas) Resize(width, height int) {
	c.next, c.spare = uv.NewScreenBuffer(width, height), nil
	c.rows = make([]string, height)
	c.Forget()
}

// Forget makes the next Paint write the whole frame. It is for a terminal that may show
// anything.
func (c *Canvas) Forget() { c.fresh = true }

// wipe clears a terminal, even if another program left it with a pen or with a scroll region.
const wipe = ansi.ResetStyle + "\x1b[r" + ansi.CursorHomePosition + ansi.EraseEntireScreen

// Paint returns the bytes that change the frame on the terminal to content, or "" if it is
// the same. The pen is plain before and after them.
func (c *Canvas) Paint(content string) string {
	if c.fresh {
		c.next.Clear()
		clear(c.rows)
		c.fresh, c.at = false, position{}
		return wipe + c.Paint(content)
	}
	rows := make([]string, len(c.rows))
	copy(rows, strings.Split(content, "\n"))
	if slices.Equal(rows, c.rows) {
		return ""
	}
	shown := slices.Clone(c.next.Lines)
	c.drawRows(rows)
	best := c.update(c.rows, rows, shown, "", c.at)
	if block := longestMove(c.rows, rows); block.rows > 0 && c.caps.scroll {
		moved, lines := block.apply(c.rows, shown)
		if scrolled := c.update(moved, rows, lines, block.sequence(), position{}); len(scrolled.out) < len(best.out) {
			best = scrolled
		}
	}
	for y := range rows {
		if rows[y] != c.rows[y] && len(c.spare) < maxSpare {
			c.spare = append(c.spare, shown[y])
		}
	}
	c.rows, c.at = rows, best.at
	return string(best.out)
}

// maxSpare is how many lines are kept to draw the next frame on, enough for a refresh. A line of 200 cells
// takes 24 kB. A frame with more new rows allocates the others.
const maxSpare = 16

// spareLine returns a line to draw a row on.
func (c *Canvas) spareLine() uv.Line {
	last := len(c.spare) - 1
	if last < 0 {
		return uv.NewLine(c.next.Width())
	}
	line := c.spare[last]
	c.spare = c.spare[:last]
	return line
}

// alone are characters that form no cluster with each other and are as wide to every measure.
var alone = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0, Hi: 0x7E, Stride: 1}, {Lo: 0xA1, Hi: 0xAC, Stride: 1}, {Lo: 0xAE, Hi: 0x2FF, Stride: 1},
	{Lo: 0x2010, Hi: 0x2027, Stride: 1}, {Lo: 0x2030, Hi: 0x205E, Stride: 1}, {Lo: 0x2190, Hi: 0x2BFF, Stride: 1},
	{Lo: 0x3001, Hi: 0x3029, Stride: 1}, {Lo: 0x4E00, Hi: 0x9FFC, Stride: 1}, {Lo: 0xFF01, Hi: 0xFF5E, Stride: 1},
}, LatinOffset: 2}

// measureOf returns how to measure a row. Most terminals add up single characters, but the tables for that
// take 2.2 MB as soon as it is asked for one character. Most programs never draw one that needs them.
func measureOf(row string) ansi.Method {
	if strings.ContainsFunc(row, func(r rune) bool { return !unicode.Is(alone, r) }) {
		return ansi.WcWidth
	}
	return ansi.GraphemeWidth
}

// drawRows draws the rows that differ from those on the terminal as cells, in colours that
// the terminal supports.
func (c *Canvas) drawRows(rows []string) {
	for y, row := range rows {
		if row == c.rows[y] {
			continue
		}
		area := uv.Rect(0, y, c.next.Width(), 1)
		c.next.Lines[y] = c.spareLine()
		c.next.Method = measureOf(row)
		uv.NewStyledString(row).Draw(c.next, area)
		line := c.next.Line(y)
		for x := range line {
			line[x].Style = uv.ConvertStyle(line[x].Style, c.profile)
			line[x].Link = uv.ConvertLink(line[x].Link, c.profile)
		}
	}
}

// update returns the shortest way to paint the rows that differ. Its output begins with
// sequence, after which the cursor is at the position at.
func (c *Canvas) update(before, rows []string, shown []uv.Line, sequence string, at position) brush {
	b := brush{caps: c.caps, at: at, lines: c.next.Lines, out: []byte(sequence)}
	var strokes []stroke
	for y := range rows {
		line := c.next.Line(y)
		if len(line) > 0 && rows[y] != before[y] && !b.fill(shown[y], line, y) {
			strokes = appendStrokes(strokes, b.insert(shown[y], line, y), line, y)
		}
	}
	b = b.shortest(strokes)
	b.setPen(pen{})
	return b
}
