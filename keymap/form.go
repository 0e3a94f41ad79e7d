package keymap

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Form works while a scan is described. Letters are text there.
type Form struct {
	Next, Previous key.Binding
	// Left and Right change a choice; in a text they move the cursor.
	Left, Right key.Binding
	Review      key.Binding
	StartOver   key.Binding
	Leave       key.Binding

	help text.Keys
}

var _ help.KeyMap = Form{}

func newForm(t text.Keys) Form {
	return Form{
		Next:      bind("tab/enter", t.NextField, "tab", "enter", "down", "ctrl+n"),
		Previous:  bind("shift+tab", t.PreviousField, "shift+tab", "up", "ctrl+p"),
		Left:      bind("←", t.PreviousOption, "left"),
		Right:     bind("→", t.NextOption, "right", "space"),
		Review:    bind("ctrl+s", t.Review, "ctrl+s"),
		StartOver: bind("ctrl+r", t.StartOver, "ctrl+r"),
		Leave:     bind("esc", t.Leave, "esc"),
		help:      t,
	}
}

// ShortHelp is the footer.
func (f Form) ShortHelp() []key.Binding {
	return []key.Binding{
		f.Review, f.Leave, f.Next, pair(f.Left, f.Right, "←→", f.help.Option), f.Previous,
	}
}

// FullHelp is a column of the help screen.
func (f Form) FullHelp() [][]key.Binding {
	return [][]key.Binding{{f.Next, f.Previous, f.Left, f.Right, f.Review, f.StartOver, f.Leave}}
}

// Review works while the request is shown before it is sent.
type Review struct {
	Press, Other     key.Binding
	Up, Down         key.Binding
	PageUp, PageDown key.Binding
	Back             key.Binding

	scroll string
}

var _ help.KeyMap = Review{}

func newReview(t text.Keys) Review {
	return Review{
		Press:    bind("enter", t.Press, "enter"),
		Other:    bind("tab", t.OtherButton, "tab", "shift+tab", "left", "right"),
		Up:       bind("↑", t.Up, "up"),
		Down:     bind("↓", t.Down, "down"),
		PageUp:   bind("pgup", t.ScreenUp, "pgup", "home"),
		PageDown: bind("pgdn", t.ScreenDown, "pgdown", "end"),
		Back:     bind("esc", t.BackToForm, "esc"),
		scroll:   t.Scroll,
	}
}

// Pressing returns the keys with the name of the button that enter presses.
func (r Review) Pressing(button string) Review {
	r.Press.SetHelp(r.Press.Help().Key, button)
	return r
}

// ShortHelp is the footer.
func (r Review) ShortHelp() []key.Binding {
	return []key.Binding{r.Press, r.Other, pair(r.Up, r.Down, "↑↓", r.scroll), r.Back}
}

// FullHelp is a column of the help screen.
func (r Review) FullHelp() [][]key.Binding {
	return [][]key.Binding{{r.Press, r.Other, r.Up, r.Down, r.PageUp, r.PageDown, r.Back}}
}
