package keymap

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Events works on the log of what happened to scans. There q goes back, as the
// key that opened the log does.
type Events struct {
	Up, Down, First, Last key.Binding
	ScreenUp, ScreenDown  key.Binding
	Open, Export, Back    key.Binding

	move string
}

var _ help.KeyMap = Events{}

func newEvents(t text.Keys, e text.Events) Events {
	return Events{
		Up:         bind("↑/k", t.Up, "up", "k"),
		Down:       bind("↓/j", t.Down, "down", "j"),
		First:      bind("home", t.First, "home"),
		Last:       bind("end", t.Last, "end", "G"),
		ScreenUp:   bind("pgup", t.ScreenUp, "pgup"),
		ScreenDown: bind("pgdn", t.ScreenDown, "pgdown"),
		Open:       bind("enter", e.Open, "enter"),
		Export:     bind("x", e.Export, "x"),
		Back:       bind("esc", t.Back, "esc", "e", "q"),
		move:       t.Move,
	}
}

// ShortHelp is the footer, most needed first.
func (e Events) ShortHelp() []key.Binding {
	return []key.Binding{e.Back, e.Open, e.Export, pair(e.Up, e.Down, "↑↓", e.move)}
}

// FullHelp is the help screen: moving, acting.
func (e Events) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{e.Up, e.Down, e.ScreenUp, e.ScreenDown, e.First, e.Last},
		{e.Open, e.Export, e.Back},
	}
}
