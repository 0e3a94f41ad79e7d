package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// footer is the last line: the keys of the screen, most needed first, and at
// its end always the way to help and out.
func (m *Model) footer() string {
	if m.pasting {
		end := keyLine(m.th, []key.Binding{m.keys.Global.EndPaste}, m.width)
		line := " " + end + "  " + m.th.Caution.Render(m.text.PasteOpen)
		return ansi.Truncate(line, max(0, m.width-1), theme.Ellipsis)
	}
	v := m.current()
	var tail []key.Binding
	switch {
	case m.reading != nil:
	case m.inEvents, !m.inForm && m.list.covered(): // q goes back
		tail = m.keys.Global.ShortHelp()[:1]
	case v.Capturing():
		tail = m.keys.Global.InText()[:1]
	default:
		tail = m.keys.Global.ShortHelp()
	}
	end := keyLine(m.th, tail, m.width)
	line := " " + keyLine(m.th, v.ShortHelp(), m.width-4-lipgloss.Width(end))
	if end != "" {
		line += "  " + end
	}
	return ansi.Truncate(line, max(0, m.width-1), "")
}

// keyLine draws as many bindings as fit, and an ellipsis where some do not. The
// help bubble does not serve: it overflows where its ellipsis does not fit.
func keyLine(th *theme.Theme, bindings []key.Binding, width int) string {
	var parts []string
	used := 0
	for _, b := range bindings {
		if !b.Enabled() {
			continue
		}
		w := lipgloss.Width(b.Help().Key) + 1 + lipgloss.Width(b.Help().Desc) + 2
		if used+w-2 > width {
			if used+1 <= width {
				parts = append(parts, th.Muted.Render(theme.Ellipsis))
			}
			break
		}
		parts = append(parts, th.Text.Render(b.Help().Key)+" "+th.Muted.Render(b.Help().Desc))
		used += w
	}
	return strings.Join(parts, "  ")
}
