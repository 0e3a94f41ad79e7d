package tui

import (
	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/widget"
)

// footer is the last line: the keys of the screen in front, most needed first. It always
// ends with the key for help and, where q quits, with q.
func (m *Model) footer() string {
	if m.pasting {
		end := widget.KeyLine(m.th, []key.Binding{m.keys.Global.EndPaste}, m.width)
		line := " " + end + "  " + m.th.Caution.Render(m.text.PasteOpen)
		return ansi.Truncate(line, max(0, m.width-1), theme.Ellipsis)
	}
	v := m.front()
	var tail []key.Binding
	switch {
	case m.inHelp():
	case v.Capturing():
		tail = m.keys.Global.InText()[:1]
	case m.quits():
		tail = m.keys.Global.ShortHelp()
	default:
		tail = m.keys.Global.ShortHelp()[:1]
	}
	end := widget.KeyLine(m.th, tail, m.width)
	line := " " + widget.KeyLine(m.th, v.ShortHelp(), m.width-4-lipgloss.Width(end))
	if end != "" {
		line += "  " + end
	}
	return ansi.Truncate(line, max(0, m.width-1), "")
}
