// Package keymap holds every key binding of scantop, in one struct per screen or mode.
// Screens match keys with key.Matches and never compare strings. The footer and the help
// screen are built from the bindings, so they always describe what the keys do.
package keymap

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Keys is the whole key map.
type Keys struct {
	Global     Global
	List       List
	Detail     Detail
	Search     Search
	Form       Form
	Review     Review
	Confirm    Confirm
	HelpScreen HelpScreen
	Events     Events
	Overview   Overview
	Recent     Recent
	Picker     Picker
	Palette    Palette
	Findings   Findings
	Finding    Finding
	Text       Text
}

// New returns a new key map. Its help is in the language of t.
func New(t *text.Catalogue) Keys {
	k := t.Keys
	list := newList(k, t.Details.Keys, t.Events, t.Findings.Keys, t.Overview)
	return Keys{
		Global: newGlobal(k, t.Palette.Open), HelpScreen: newHelpScreen(k), Text: newText(k),
		Search: newSearch(k, newText(k)), List: list, Overview: newOverview(k, list),
		Detail: newDetail(k, t.Details.Keys),
		Form:   newForm(k, t.Form.Keys, t.Picker), Review: newReview(k, t.Form.Keys),
		Confirm: newConfirm(k, t.Form.Keys),
		Events:  newEvents(k, t.Events), Recent: newRecent(k, t.Recent), Picker: newPicker(k, t.Picker),
		Palette:  newPalette(k, t.Palette),
		Findings: newFindings(k, t.Findings.Keys), Finding: newFinding(k, t.Findings.Keys),
	}
}

func bind(helpKey, description string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(helpKey, description))
}

// setEnabled switches bindings on or off.
func setEnabled(on bool, bindings ...*key.Binding) {
	for _, b := range bindings {
		b.SetEnabled(on)
	}
}

// pair shows two bindings as one entry of the footer. The entry is off when both are.
func pair(a, b key.Binding, helpKey, description string) key.Binding {
	both := key.NewBinding(key.WithKeys(append(a.Keys(), b.Keys()...)...), key.WithHelp(helpKey, description))
	both.SetEnabled(a.Enabled() || b.Enabled())
	return both
}

// partners has the keys whose bindings share a line of the help, by the key that stands before them.
var partners = map[string]string{
	"↑/k": "↓/j", "↑": "↓", "ctrl+u": "ctrl+d", "pgup": "pgdn", "g": "G", "[": "]", "{": "}",
	"←/h": "→/l", "←": "→", "tab": "shift+tab", "y": "Y",
	"alt+←": "alt+→", "ctrl+a": "ctrl+e", "backspace": "delete", "ctrl+w": "alt+d",
}

// second are keys that hands know from other programs.
var second = []string{"w", "f5", "home", "end", "ctrl+b", "ctrl+f"}

// withSecond returns a binding with its second keys behind the first ones, or in a line of their own if they would
// widen the column of keys.
func withSecond(b key.Binding) []key.Binding {
	var more []string
	for _, k := range second {
		if slices.Contains(b.Keys(), k) {
			more = append(more, k)
		}
	}
	help, names := b.Help(), strings.Join(more, " ")
	switch {
	case names == "":
		return []key.Binding{b}
	case len(help.Key)+len(names) < len("ctrl+u ctrl+d"):
		b.SetHelp(help.Key+" "+names, help.Desc)
		return []key.Binding{b}
	}
	line := b
	line.SetHelp(names, help.Desc)
	return []key.Binding{b, line}
}

// Joined returns a group of bindings for the help, with one binding in the place of two partners that are both on.
// It has the keys of both, and both makes its description of theirs.
func Joined(group []key.Binding, both func(string, string) string) []key.Binding {
	var joined []key.Binding
	for _, b := range group {
		if last := len(joined) - 1; last >= 0 && joined[last].Enabled() && b.Enabled() {
			if before := joined[last].Help(); partners[before.Key] == b.Help().Key {
				joined[last] = pair(joined[last], b, before.Key+" "+b.Help().Key, both(before.Desc, b.Help().Desc))
				continue
			}
		}
		joined = append(joined, b)
	}
	var all []key.Binding
	for _, b := range joined {
		all = append(all, withSecond(b)...)
	}
	return all
}

// Global holds the keys that work on every screen.
type Global struct {
	Help, Quit, Mouse key.Binding // off while text is typed
	Palette           key.Binding // the same; lists every action of the screen
	HelpInText        key.Binding // opens the help while text is typed, where ? is a letter
	EndPaste          key.Binding // ends a paste whose end marker is missing; no screen receives it

	Suspend, Redraw, Interrupt key.Binding

	back string // help of Quit where it goes back
}

func newGlobal(t text.Keys, actions string) Global {
	return Global{
		Help:       bind("?", t.Help, "?"),
		HelpInText: bind("f1/ctrl+y", t.Help, "f1", "ctrl+y"),
		Palette:    bind(":", actions, ":"),
		Quit:       bind("q", t.Quit, "q"),
		back:       t.Back,
		Mouse:      bind("m", t.Mouse, "m"),
		Suspend:    bind("ctrl+z", t.Suspend, "ctrl+z"),
		Redraw:     bind("ctrl+l", t.Redraw, "ctrl+l"),
		Interrupt:  bind("ctrl+c", t.Interrupt, "ctrl+c"),
		EndPaste:   bind("esc", t.EndPaste, "esc"),
	}
}

// ShortHelp returns the end of the footer.
func (g Global) ShortHelp() []key.Binding { return []key.Binding{g.Palette, g.Help, g.Quit} }

// GoingBack returns the keys for a screen on which Quit goes back.
func (g Global) GoingBack() Global {
	g.Quit.SetHelp(g.Quit.Help().Key, g.back)
	return g
}

// FullHelp returns the last column of the help screen.
func (g Global) FullHelp() [][]key.Binding {
	help := pair(g.Help, g.HelpInText, "? f1 ctrl+y", g.Help.Help().Desc)
	return [][]key.Binding{{help, g.Palette, g.Quit, g.Interrupt, g.Mouse, g.Suspend, g.Redraw}}
}

// HelpKey returns HelpInText for the footer. A narrow one has no room for its second key.
func (g Global) HelpKey(narrow bool) key.Binding {
	if narrow {
		g.HelpInText.SetHelp("f1", g.HelpInText.Help().Desc)
	}
	return g.HelpInText
}

// InText returns the last column of the help screen for a screen on which text is typed.
func (g Global) InText() []key.Binding {
	return []key.Binding{g.HelpInText, g.Interrupt, g.Suspend, g.Redraw}
}
