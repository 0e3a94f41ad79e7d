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

// enable switches all these keys on or off.
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
