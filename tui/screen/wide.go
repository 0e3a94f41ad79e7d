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
// half on, it deletes or inserts half a character. Where rows at the bottom
// become blank, it erases the one above as well and counts on writing it again.
// So such rows are written here, and the renderer only learns what they are like.
func (s *screen) renderRows(changed []bool) error {
	ours, learned := make([]bool, len(changed)), make([]bool, len(changed))
	wide, some, all := false, false, 0
	for y := range changed {
		if !changed[y] {
			continue
		}
		all++
		if hasWide(s.cells.Line(y)) || hasWide(s.before.Line(y)) {
			ours[y], wide = true, true
		}
		if contentEnd(s.cells.Line(y)) == 0 {
			ours[y] = true
			if y > 0 {
				ours[y-1], learned[y-1] = changed[y-1], true
			}
		}
		learned[y] = learned[y] || ours[y]
		some = some || ours[y]
	}
	// To scroll, the renderer has to look at all rows, and to know them.
	scroll := !wide && all > len(changed)/scrolled
	for y := 0; scroll && y < len(changed); y++ {
		scroll = !hasWide(s.cells.Line(y))
	}
	s.renderer.SetScrollOptim(scroll)
	if some && !scroll {
		if err := s.writeRows(ours, learned); err != nil {
			return err
		}
	}
	s.touch(func(y int) bool { return scroll || changed[y] && !ours[y] })
	return s.renderTouched()
}

// writeRows writes some rows, and has the renderer learn what they and others are
// like without writing them.
func (s *screen) writeRows(ours, learned []bool) error {
	for y := range ours {
		if ours[y] {
			s.pending.WriteString(writeRow(s.before.Line(y), s.cells.Line(y), y, s.profile))
		}
	}
	written := s.pending.Len()
	s.touch(func(y int) bool { return learned[y] })
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
