package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Recent works on the list of unresolved launches, drafts and recent launches, which needs
// only Up and Down to move.
type Recent struct {
	Move
	Use, Dismiss, Back key.Binding
}

func newRecent(t text.Keys, r text.Recent) Recent {
	all := newMove(t, t.Move)
	return Recent{
		Move:    Move{Up: all.Up, Down: all.Down, upDown: all.upDown},
		Use:     bind("enter", r.Use, "enter"),
		Dismiss: bind("x", r.Delete, "x"),
		Back:    bind("esc", t.Back, "esc", "ctrl+t", "q"),
	}
}

// On returns the keys for a row on which Use and Dismiss do this. They are off where it is
// "", and without a row, nothing moves either.
func (r Recent) On(use, dismiss string) Recent {
	r.enable(use != "")
	r.Use.SetEnabled(use != "")
	r.Use.SetHelp(r.Use.Help().Key, use)
	r.Dismiss.SetEnabled(dismiss != "")
	r.Dismiss.SetHelp(r.Dismiss.Help().Key, dismiss)
	return r
}

// ShortHelp is the footer.
func (r Recent) ShortHelp() []key.Binding {
	return []key.Binding{r.Use, r.Dismiss, r.Back, r.short()}
}

// FullHelp is a column of the help screen.
func (r Recent) FullHelp() [][]key.Binding {
	return [][]key.Binding{{r.Up, r.Down, r.Use, r.Dismiss, r.Back}}
}
