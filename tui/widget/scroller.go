package widget

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
)

// Scroller keeps track of which lines of a text, or rows of a table, are in sight.
type Scroller struct {
	Top    int // first line in sight
	Height int // lines in sight
	Length int // lines in total
}

// ScrollTo puts a line at the top, or as near to it as the length of the text allows.
func (s *Scroller) ScrollTo(line int) { s.Top = max(0, min(line, s.Length-s.Height)) }

// End returns the index of the first line below those in sight.
func (s *Scroller) End() int { return max(s.Top, min(s.Length, s.Top+s.Height)) }

// Longer reports whether there are more lines than those in sight.
func (s *Scroller) Longer() bool { return s.Length > s.Height }

// Press handles a key that scrolls, and reports whether the key is one. A page key keeps
// overlap lines of the previous page in sight.
func (s *Scroller) Press(msg tea.KeyPressMsg, keys keymap.Move, overlap int) bool {
	to, ok := target(msg, keys, s.Top, max(1, s.Height-overlap), s.Length)
	if ok {
		s.ScrollTo(to)
	}
	return ok
}

// target returns the line that a key leads to from line at; it may lie beyond either end of
// the text. It reports false if the key does not move.
func target(msg tea.KeyPressMsg, keys keymap.Move, at, page, length int) (line int, ok bool) {
	switch {
	case key.Matches(msg, keys.Up):
		return at - 1, true
	case key.Matches(msg, keys.Down):
		return at + 1, true
	case key.Matches(msg, keys.HalfUp):
		return at - max(1, page/2), true
	case key.Matches(msg, keys.HalfDown):
		return at + max(1, page/2), true
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

// Hidden says how many lines are hidden above and below those in sight.
func (s *Scroller) Hidden(th *theme.Theme) string {
	return Hidden(th, s.Top, s.Length-s.End())
}

// Hidden says how many lines are hidden above and below those in sight.
func Hidden(th *theme.Theme, above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, theme.Less+" "+strconv.Itoa(above))
	}
	if below > 0 {
		parts = append(parts, theme.More+" "+strconv.Itoa(below))
	}
	return th.Muted.Render(strings.Join(parts, "  "))
}
