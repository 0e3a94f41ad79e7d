// Package keymap holds every key binding of scantop, one struct for each
// context. Views match keys with key.Matches and never compare strings; the
// footer and the help screen are made from the bindings, so they cannot lie.
package keymap

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Keys is the whole key map.
type Keys struct {
	Global  Global
	List    List
	Detail  Detail
	Search  Search
	Form    Form
	Review  Review
	Confirm Confirm
	Reading Reading
	Events  Events
	Recent  Recent
	Text    Text
}

// New returns a fresh key map with its help in the catalogue's language.
func New(t *text.Catalogue) Keys {
	k := t.Keys
	return Keys{
		Global: newGlobal(k), List: newList(k, t.Details.Keys, t.Events), Detail: newDetail(k, t.Details.Keys), Search: newSearch(k),
		Form: newForm(k, t.Form.Keys), Review: newReview(k, t.Form.Keys), Confirm: newConfirm(k, t.Form.Keys), Reading: newReading(k),
		Events: newEvents(k, t.Events), Recent: newRecent(k, t.Recent), Text: newText(k),
	}
}

func bind(helpKey, description string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(helpKey, description))
}

// pair shows two bindings as one entry of the footer, where room is short, unless
// both are off. It matches nothing.
func pair(a, b key.Binding, helpKey, description string) key.Binding {
	both := key.NewBinding(key.WithKeys(append(a.Keys(), b.Keys()...)...), key.WithHelp(helpKey, description))
	both.SetEnabled(a.Enabled() || b.Enabled())
	return both
}

// Global works on every screen that is not taking text.
type Global struct {
	Help, Quit, Mouse, Suspend, Redraw key.Binding
	// HelpInText opens the help where ? is a letter.
	HelpInText key.Binding
	// Interrupt works everywhere, also while text is typed.
	Interrupt key.Binding
	// EndPaste is how a paste ends whose own end does not come. No screen sees it.
	EndPaste key.Binding
}

var _ help.KeyMap = Global{}

func newGlobal(t text.Keys) Global {
	return Global{
		Help:       bind("?", t.Help, "?"),
		HelpInText: bind("f1", t.Help, "f1"),
		Quit:       bind("q", t.Quit, "q"),
		Mouse:      bind("m", t.Mouse, "m"),
		Suspend:    bind("ctrl+z", t.Suspend, "ctrl+z"),
		Redraw:     bind("ctrl+l", t.Redraw, "ctrl+l"),
		Interrupt:  bind("ctrl+c", t.Interrupt, "ctrl+c"),
		EndPaste:   bind("esc", t.EndPaste, "esc"),
	}
}

// ShortHelp is the end of the footer.
func (g Global) ShortHelp() []key.Binding { return []key.Binding{g.Help, g.Quit} }

// FullHelp is the last column of the help screen.
func (g Global) FullHelp() [][]key.Binding {
	return [][]key.Binding{{g.Help, g.Quit, g.Interrupt, g.Mouse, g.Suspend, g.Redraw}}
}

// InText is what remains of the global keys where letters are text.
func (g Global) InText() []key.Binding {
	return []key.Binding{g.HelpInText, g.Interrupt, g.Suspend, g.Redraw}
}

// Reading moves through a text that is longer than the screen.
type Reading struct {
	Up, Down, PageUp, PageDown, Back key.Binding

	scroll string
}

var _ help.KeyMap = Reading{}

func newReading(t text.Keys) Reading {
	return Reading{
		Up:       bind("↑/k", t.Up, "up", "k"),
		Down:     bind("↓/j", t.Down, "down", "j"),
		PageUp:   bind("pgup", t.PreviousPage, "pgup", "b"),
		PageDown: bind("pgdn", t.NextPage, "pgdown", "space"),
		Back:     bind("esc", t.Back, "esc", "enter", "?", "q", "f1"),
		scroll:   t.Scroll,
	}
}

// ShortHelp is the footer.
func (r Reading) ShortHelp() []key.Binding {
	return []key.Binding{pair(r.Up, r.Down, "↑↓", r.scroll), r.Back}
}

// FullHelp is not shown: the screen that uses these keys is the help itself.
func (r Reading) FullHelp() [][]key.Binding {
	return [][]key.Binding{{r.Up, r.Down, r.PageUp, r.PageDown, r.Back}}
}
