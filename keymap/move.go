package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Move goes through the rows of a table, or the lines of a text. A screen that has no
// use for one of these keys leaves it empty, and then it matches nothing.
type Move struct {
	Up, Down, PageUp, PageDown, First, Last key.Binding

	upDown string // help of Up and Down as one entry of the footer
}

func newMove(t text.Keys, upDown string) Move {
	return Move{
		Up:       bind("↑/k", t.Up, "up", "k"),
		Down:     bind("↓/j", t.Down, "down", "j"),
		PageUp:   bind("pgup", t.ScreenUp, "pgup"),
		PageDown: bind("pgdn", t.ScreenDown, "pgdown"),
		First:    bind("home", t.First, "home"),
		Last:     bind("end", t.Last, "end", "G"),
		upDown:   upDown,
	}
}

func (m *Move) enable(on bool) {
	for _, b := range []*key.Binding{&m.Up, &m.Down, &m.PageUp, &m.PageDown, &m.First, &m.Last} {
		b.SetEnabled(on)
	}
}

// short is the entry of the footer for Up and Down.
func (m Move) short() key.Binding { return pair(m.Up, m.Down, "↑↓", m.upDown) }

// column is the column of the help screen for all these keys.
func (m Move) column() []key.Binding {
	return []key.Binding{m.Up, m.Down, m.PageUp, m.PageDown, m.First, m.Last}
}

// Buttons choose between two buttons, and press one. Left and Right go to the button on
// that side, and stay on it.
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

// newArrows goes through a text where letters mean something else.
func newArrows(t text.Keys) Move {
	return Move{
		Up:       bind("↑", t.Up, "up"),
		Down:     bind("↓", t.Down, "down"),
		PageUp:   bind("pgup", t.ScreenUp, "pgup", "home"),
		PageDown: bind("pgdn", t.ScreenDown, "pgdown", "end"),
		upDown:   t.Scroll,
	}
}

// scrolling switches Up and Down on for a text that is longer than its room.
func (m *Move) scrolling(longer bool) {
	m.Up.SetEnabled(longer)
	m.Down.SetEnabled(longer)
}
