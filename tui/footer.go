package tui

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/widget"
)

// paletteWidth is the width from which the footer has the key of the palette, in cells. A narrower one has more
// keys of the screen.
const paletteWidth = 60

// footer is the last line: the keys of the screen in front. It always ends with the key for help and, where q
// quits, with q.
func (m *Model) footer() string {
	global := m.keys.Global
	var end []key.Binding
	from := 0
	if m.width < paletteWidth {
		from = 1
	}
	keys := m.front().ShortHelp()
	switch {
	case m.idle.Enabled() && m.front().Capturing(): // a question also says which button enter presses
		keys = append([]key.Binding{m.idle}, keys...)
	case m.idle.Enabled():
		keys = []key.Binding{m.idle}
	}
	switch {
	case m.pasting:
		return widget.PasteFooter(m.th, global.EndPaste, m.text.PasteOpen, m.width)
	case m.inHelp():
	case m.front().Capturing():
		end = []key.Binding{global.HelpKey(m.width < 80)}
	case m.quits():
		end = global.ShortHelp()[from:]
	case m.idle.Enabled(): // in the place of the screen's own key to go back
		end = global.GoingBack().ShortHelp()[from:]
	default:
		end = global.ShortHelp()[from:2]
	}
	return widget.Footer(m.th, keys, end, m.width)
}
