package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Events works on the log of events. There q goes back, as the key that opened the log
// does.
type Events struct {
	Move
	Open, Export, Back key.Binding
}

func newEvents(t text.Keys, e text.Events) Events {
	return Events{
		Move:   newMove(t, t.Move),
		Open:   bind("enter", e.Open, "enter"),
		Export: bind("x", e.Export, "x"),
		Back:   bind("esc", t.Back, "esc", "e", "q"),
	}
}

// Having returns the keys for a log with events, or for one without any, that can be
// exported or not.
func (e Events) Having(some, export bool) Events {
	e.enable(some)
	e.Open.SetEnabled(some)
	e.Export.SetEnabled(some && export)
	return e
}

// ShortHelp is the footer, most needed first.
func (e Events) ShortHelp() []key.Binding { return []key.Binding{e.Back, e.Open, e.Export, e.short()} }

// FullHelp is two columns of the help screen: moving and acting.
func (e Events) FullHelp() [][]key.Binding {
	return [][]key.Binding{e.column(), {e.Open, e.Export, e.Back}}
}
