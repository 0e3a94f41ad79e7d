package tui

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/widget"
)

// footer is the last line: the keys of the screen in front. It always ends with the key for help and, where q
// quits, with q.
func (m *Model) footer() string {
	global := m.keys.Global
	var end []key.Binding
	switch {
	case m.pasting:
		return widget.PasteFooter(m.th, global.EndPaste, m.text.PasteOpen, m.width)
	case m.inHelp():
	case m.front().Capturing():
		end = global.InText()[:1]
	case m.quits():
		end = global.ShortHelp()
	default:
		end = global.ShortHelp()[:1]
	}
	return widget.Footer(m.th, m.front().ShortHelp(), end, m.width)
}
