package keymap

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Recent works on the list of unresolved launches, drafts and recent launches.
type Recent struct {
	Up, Down, Back key.Binding
	// Use and Dismiss are off where there is no row for them.
	Use, Dismiss key.Binding

	move string
}

var _ help.KeyMap = Recent{}

func newRecent(t text.Keys, r text.Recent) Recent {
	return Recent{
		Up:      bind("↑/k", t.Up, "up", "k"),
		Down:    bind("↓/j", t.Down, "down", "j"),
		Use:     bind("enter", r.Use, "enter"),
		Dismiss: bind("x", r.Delete, "x"),
		Back:    bind("esc", t.Back, "esc", "ctrl+t", "q"),
		move:    t.Move,
	}
}

// On returns the keys for a row with which enter and x do this; "" is nothing, and
// without a row both do nothing.
func (r Recent) On(use, dismiss string) Recent {
	r.Up.SetEnabled(use != "")
	r.Down.SetEnabled(use != "")
	r.Use.SetEnabled(use != "")
	r.Use.SetHelp(r.Use.Help().Key, use)
	r.Dismiss.SetEnabled(dismiss != "")
	r.Dismiss.SetHelp(r.Dismiss.Help().Key, dismiss)
	return r
}

// ShortHelp is the footer.
func (r Recent) ShortHelp() []key.Binding {
	return []key.Binding{r.Use, r.Dismiss, r.Back, pair(r.Up, r.Down, "↑↓", r.move)}
}

// FullHelp is the help screen.
func (r Recent) FullHelp() [][]key.Binding {
	return [][]key.Binding{{r.Up, r.Down, r.Use, r.Dismiss, r.Back}}
}
