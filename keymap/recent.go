package keymap

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Recent works on the list of recent launches.
type Recent struct {
	Up, Down, Use, Back key.Binding

	move string
}

var _ help.KeyMap = Recent{}

func newRecent(t text.Keys, r text.Recent) Recent {
	return Recent{
		Up:   bind("↑/k", t.Up, "up", "k"),
		Down: bind("↓/j", t.Down, "down", "j"),
		Use:  bind("enter", r.Use, "enter"),
		Back: bind("esc", t.Back, "esc", "ctrl+t", "q"),
		move: t.Move,
	}
}

// Having returns the keys for a list with launches, or for one without any.
func (r Recent) Having(some bool) Recent {
	for _, b := range []*key.Binding{&r.Up, &r.Down, &r.Use} {
		b.SetEnabled(some)
	}
	return r
}

// ShortHelp is the footer.
func (r Recent) ShortHelp() []key.Binding {
	return []key.Binding{r.Use, r.Back, pair(r.Up, r.Down, "↑↓", r.move)}
}

// FullHelp is the help screen.
func (r Recent) FullHelp() [][]key.Binding {
	return [][]key.Binding{{r.Up, r.Down, r.Use, r.Back}}
}
