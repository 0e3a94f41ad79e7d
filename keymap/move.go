package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Move holds the keys that go through the rows of a table or the lines of a text. A screen
// that does not use one of them leaves it empty; an empty binding matches no key.
type Move struct {
	Up, Down, HalfUp, HalfDown, PageUp, PageDown, First, Last key.Binding

	upDown string // help of Up and Down, which share an entry of the footer
}

func newMove(t text.Keys, upDown string) Move {
	return Move{
		Up:       bind("↑/k", t.Up, "up", "k"),
		Down:     bind("↓/j", t.Down, "down", "j"),
		HalfUp:   bind("ctrl+u", t.HalfUp, "ctrl+u"),
		HalfDown: bind("ctrl+d", t.HalfDown, "ctrl+d"),
		PageUp:   bind("pgup", t.ScreenUp, "pgup", "ctrl+b"),
		PageDown: bind("pgdn", t.ScreenDown, "pgdown", "ctrl+f"),
		First:    bind("g", t.First, "g", "home"),
		Last:     bind("G", t.Last, "G", "end"),
		upDown:   upDown,
	}
}

func (m *Move) enable(on bool) {
	setEnabled(on, &m.Up, &m.Down, &m.HalfUp, &m.HalfDown, &m.PageUp, &m.PageDown, &m.First, &m.Last)
}

// short returns the entry of the footer for Up and Down.
func (m Move) short() key.Binding { return pair(m.Up, m.Down, "↑↓", m.upDown) }

// column returns the column of the help screen for all keys of Move.
func (m Move) column() []key.Binding {
	return []key.Binding{m.Up, m.Down, m.HalfUp, m.HalfDown, m.PageUp, m.PageDown, m.First, m.Last}
}

// Buttons holds the keys for two buttons beside each other. Left and Right choose the button
// on that side, and do nothing if it is chosen already.
type Buttons struct {
	Press, Other, Left, Right key.Binding
}

func newButtons(t text.Keys, own text.FormKeys) Buttons {
	return Buttons{
		Press: bind("enter", t.Press, "enter"),
		Other: bind("tab", t.OtherButton, "tab", "shift+tab"),
		Left:  bind("←", own.LeftButton, "left"),
		Right: bind("→", own.RightButton, "right"),
	}
}

// newArrows returns the keys to scroll a text without letters, which mean something else
// there.
func newArrows(t text.Keys) Move {
	return Move{
		Up:       bind("↑", t.Up, "up"),
		Down:     bind("↓", t.Down, "down"),
		PageUp:   bind("pgup", t.ScreenUp, "pgup", "home"),
		PageDown: bind("pgdn", t.ScreenDown, "pgdown", "end"),
		upDown:   t.Scroll,
	}
}
