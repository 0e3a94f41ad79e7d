package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Overview holds the keys of the overview. They are those of the list; the key that opens the overview also closes
// it, and q goes back.
type Overview struct {
	Move
	Open, Findings, Clone, Refresh, Pause, Back key.Binding
}

func newOverview(t text.Keys, l List) Overview {
	return Overview{
		Move: l.Move, Open: l.Open, Findings: l.Findings, Clone: l.Clone, Refresh: l.Refresh, Pause: l.Pause,
		Back: bind("esc", t.Back, "esc", "o", "q"),
	}
}

// Having returns the keys for an overview with or without rows, whose selected scan has a ScanId or not.
func (o Overview) Having(some, id bool) Overview {
	o.enable(some)
	o.Open.SetEnabled(id)
	o.Findings.SetEnabled(id)
	o.Clone.SetEnabled(o.Clone.Enabled() && some)
	return o
}

// ShortHelp returns the footer, the most important keys first.
func (o Overview) ShortHelp() []key.Binding {
	return []key.Binding{o.Back, o.Open, o.Findings, o.Clone, o.Refresh, o.Pause, o.short()}
}

// FullHelp returns two columns of the help screen: moving and acting.
func (o Overview) FullHelp() [][]key.Binding {
	return [][]key.Binding{o.column(), {o.Open, o.Findings, o.Clone, o.Refresh, o.Pause, o.Back}}
}
