package form

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// choice is a control for one of several options.
type choice struct {
	options []order.Choice
	words   map[string]text.Choice
	chosen  int
}

func (c *choice) value() (string, bool) { return c.options[c.chosen].Value, false }

func (c *choice) set(v order.Value) {
	c.chosen = slices.IndexFunc(c.options, func(o order.Choice) bool { return o.Value == v.Typed })
}

func (c *choice) update(msg tea.Msg, keys keymap.Form) {
	press, _ := msg.(tea.KeyPressMsg)
	switch n := len(c.options); {
	case key.Matches(press, keys.Left):
		c.chosen = (c.chosen + n - 1) % n
	case key.Matches(press, keys.Right):
		c.chosen = (c.chosen + 1) % n
	}
}

func (c *choice) focus()                  {}
func (c *choice) blur()                   {}
func (c *choice) dress(*theme.Theme, int) {}

func (c *choice) label(option int) string { return c.words[c.options[option].Value].Label }

// body draws all options, or only the chosen one if there is not enough room.
func (c *choice) body(th *theme.Theme, width, _ int, focused bool) []string {
	var parts []string
	total := 0
	for i := range c.options {
		sign, style := th.Glyphs.RadioOff, th.Muted
		if i == c.chosen {
			sign, style = th.Glyphs.RadioOn, th.Text
			if focused {
				style = th.Accent
			}
		}
		parts = append(parts, style.Render(sign+" "+c.label(i)))
		total += 2 + lipgloss.Width(c.label(i))
	}
	for gap := 2; gap > 0; gap-- {
		if w := total + gap*(len(parts)-1); w <= width {
			return []string{strings.Join(parts, strings.Repeat(" ", gap)) + strings.Repeat(" ", width-w)}
		}
	}
	return []string{th.Accent.Render(widget.Fit(theme.Previous+" "+c.label(c.chosen)+" "+theme.Next, width, false))}
}

func (c *choice) meaning() (string, bool) {
	o := c.options[c.chosen]
	return c.words[o.Value].Meaning, o.Warns
}
