package keymap

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/tui/text"
)

// Palette holds the keys of the list of every action. Letters are text there, which is searched for. First
// and Last are empty, because home and end move within the text.
type Palette struct {
	Move
	Run, Back key.Binding
}

func newPalette(t text.Keys, p text.Palette) Palette {
	move := newArrows(t)
	move.Up = bind("↑", t.Up, "up", "ctrl+p")
	move.Down = bind("↓", t.Down, "down", "ctrl+n")
	move.PageUp = bind("pgup", t.ScreenUp, "pgup")
	move.PageDown = bind("pgdn", t.ScreenDown, "pgdown")
	move.upDown = t.Move
	return Palette{Move: move, Run: bind("enter", p.Run, "enter"), Back: bind("esc", t.Back, "esc")}
}

// On returns the keys for a list with or without actions.
func (p Palette) On(some bool) Palette {
	p.enable(some)
	p.Run.SetEnabled(some)
	return p
}

// ShortHelp returns the footer, the most important keys first.
func (p Palette) ShortHelp() []key.Binding { return []key.Binding{p.Run, p.Back, p.short()} }

// FullHelp returns the column of the help screen.
func (p Palette) FullHelp() [][]key.Binding {
	return [][]key.Binding{{p.Up, p.Down, p.PageUp, p.PageDown, p.Run, p.Back}}
}

// Press returns the message of the first key of a binding, as the terminal would send it.
func Press(b key.Binding) tea.KeyPressMsg {
	var msg tea.KeyPressMsg
	name := b.Keys()[0]
	for prefix, mod := range map[string]tea.KeyMod{
		"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift,
	} {
		if before, after, ok := strings.Cut(name, prefix); ok && after != "" {
			name, msg.Mod = before+after, msg.Mod|mod
		}
	}
	if code, ok := named[name]; ok {
		msg.Code = code
	} else {
		msg.Code = []rune(name)[0]
	}
	if text := string(msg.Code); msg.Mod == 0 && (text == name || name == "space") {
		msg.Text = text
	}
	return msg
}

// named has the keys that are not characters, by the names that bindings have for them.
var named = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome,
	"end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "enter": tea.KeyEnter, "tab": tea.KeyTab,
	"esc": tea.KeyEscape, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5,
}
