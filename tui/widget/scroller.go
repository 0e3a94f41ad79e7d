package widget

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
)

// Scroller says which lines of a text are in sight, or which rows of a table.
type Scroller struct {
	Top    int // first line in sight
	Height int // lines in sight
	Length int // lines of the whole text
}

// ScrollTo puts a line at the top, as far as the text is long enough for that.
func (s *Scroller) ScrollTo(line int) { s.Top = max(0, min(line, s.Length-s.Height)) }

// End is the line after the last one in sight.
func (s *Scroller) End() int { return max(s.Top, min(s.Length, s.Top+s.Height)) }

// Press scrolls where a key says so, and reports whether it does. Between two pages,
// overlap lines stay in sight.
func (s *Scroller) Press(msg tea.KeyPressMsg, keys keymap.Move, overlap int) bool {
	to, ok := target(msg, keys, s.Top, max(1, s.Height-overlap), s.Length)
	if ok {
		s.ScrollTo(to)
	}
	return ok
}

// target is the line to which a key leads from the line at. It reports false for a key
// that does not move. The target may be beyond either end of the text.
func target(msg tea.KeyPressMsg, keys keymap.Move, at, page, length int) (line int, ok bool) {
	switch {
	case key.Matches(msg, keys.Up):
		return at - 1, true
	case key.Matches(msg, keys.Down):
		return at + 1, true
	case key.Matches(msg, keys.PageUp):
		return at - page, true
	case key.Matches(msg, keys.PageDown):
		return at + page, true
	case key.Matches(msg, keys.First):
		return 0, true
	case key.Matches(msg, keys.Last):
		return length - 1, true
	}
	return at, false
}

// Hidden is a line that says how many lines there are above and below those in sight.
func (s *Scroller) Hidden(th *theme.Theme) string {
	var parts []string
	if s.Top > 0 {
		parts = append(parts, theme.Less+" "+strconv.Itoa(s.Top))
	}
	if below := s.Length - s.End(); below > 0 {
		parts = append(parts, theme.More+" "+strconv.Itoa(below))
	}
	return th.Muted.Render(strings.Join(parts, "  "))
}
