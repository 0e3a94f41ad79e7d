package screen

import (
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// renderRows has the cells that differ in some rows written to pending.
//
// The renderer cannot be left alone with characters that are two cells wide.
// Where it moves over the second half of one it writes nothing and is a cell off
// from then on, and where the ends of an old and a new row are alike from such a
// half on, it deletes or inserts half a character. So rows that have one, or had
// one, are written here, and the renderer only learns what they are like.
func (s *screen) renderRows(changed []bool) error {
	wide := make([]bool, len(changed))
	some, all := false, 0
	for y := range changed {
		if changed[y] {
			wide[y] = hasWide(s.cells.Line(y)) || hasWide(s.before.Line(y))
			some = some || wide[y]
			all++
		}
	}
	// To scroll, the renderer has to look at all rows, and to know them.
	scroll := !some && all > len(changed)/scrolled
	for y := 0; scroll && y < len(changed); y++ {
		scroll = !hasWide(s.cells.Line(y))
	}
	s.renderer.SetScrollOptim(scroll)
	s.touch(func(y int) bool { return scroll || changed[y] && !wide[y] })
	if err := s.renderTouched(); err != nil || !some {
		return err
	}
	for y := range wide {
		if wide[y] {
			s.pending.WriteString(writeRow(s.before.Line(y), s.cells.Line(y), y, s.profile))
		}
	}
	written := s.pending.Len()
	s.touch(func(y int) bool { return wide[y] })
	if err := s.renderTouched(); err != nil {
		return err
	}
	s.pending.Truncate(written)
	s.renderer.SetPosition(-1, -1) // it cannot know where the cursor is
	return nil
}

// scrolled is the part of all rows, one in so many, of which more have to change
// for a look at whether they have only moved.
const scrolled = 3

func (s *screen) renderTouched() error {
	s.renderer.Render(s.cells.RenderBuffer)
	return s.renderer.Flush()
}

// touch has the next Render look at some rows only.
func (s *screen) touch(which func(y int) bool) {
	s.cells.Touched = make([]*uv.LineData, s.cells.Height())
	for y := range s.cells.Touched {
		if which(y) {
			s.cells.Touched[y] = &uv.LineData{FirstCell: 0, LastCell: s.cells.Width()}
		}
	}
}

func hasWide(line uv.Line) bool {
	for i := range line {
		if line[i].Width > 1 {
			return true
		}
	}
	return false
}

// closeBy is how many cells between two that differ are written again: to go to
// the second one costs as much.
const closeBy = 6

// writeRow is what makes an old row of a terminal a new one. The pen is plain
// before and after.
func writeRow(old, line uv.Line, y int, profile colorprofile.Profile) string {
	var out strings.Builder
	pen := pen{profile: profile}
	end := contentEnd(line)
	at := -1 // where the cursor is, unknown
	for i := 0; i < end; i++ {
		if line[i].Width == 0 || same(old, line, i) {
			continue
		}
		switch {
		case at >= 0 && i-at <= closeBy:
			for ; at < i; at += max(1, line[at].Width) {
				pen.put(&out, &line[at])
			}
		case at >= 0:
			out.WriteString(ansi.CursorHorizontalAbsolute(i + 1))
		default:
			out.WriteString(ansi.CursorPosition(i+1, y+1))
		}
		pen.put(&out, &line[i])
		at = i + line[i].Width
	}
	pen.put(&out, nil)
	if contentEnd(old) > end {
		if at != end {
			out.WriteString(ansi.CursorPosition(end+1, y+1))
		}
		out.WriteString(ansi.EraseLineRight)
	}
	return out.String()
}

// same reports whether a character stands where it stood, whole.
func same(old, line uv.Line, i int) bool {
	for end := i + line[i].Width; i < end; i++ {
		if i >= len(old) || !old[i].Equal(&line[i]) {
			return false
		}
	}
	return true
}

// contentEnd is the cell behind the last one that is not blank.
func contentEnd(line uv.Line) int {
	end := len(line)
	for end > 0 && line[end-1].Equal(&uv.EmptyCell) {
		end--
	}
	return end
}

// pen writes cells with the styles and links they have.
type pen struct {
	profile colorprofile.Profile
	style   uv.Style
	link    uv.Link
}

// put writes a cell, or for nil only makes the pen plain.
func (p *pen) put(out *strings.Builder, cell *uv.Cell) {
	var style uv.Style
	var link uv.Link
	if cell != nil {
		style, link = uv.ConvertStyle(cell.Style, p.profile), uv.ConvertLink(cell.Link, p.profile)
	}
	switch {
	case style.Equal(&p.style):
	case style.IsZero():
		out.WriteString(ansi.ResetStyle)
	default:
		out.WriteString(style.Diff(&p.style))
	}
	if !link.Equal(&p.link) {
		out.WriteString(ansi.SetHyperlink(link.URL, link.Params))
	}
	p.style, p.link = style, link
	if cell != nil {
		out.WriteString(cell.Content)
	}
}
