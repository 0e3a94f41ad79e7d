// Package palette is the screen that lists every action of the screen below it, each with its key, and runs
// the chosen one. It knows no other screen: an action is a key binding, and running it presses its key.
package palette

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// maxSearch is the length of the longest search, in bytes.
const maxSearch = 100

// Palette is the screen.
type Palette struct {
	keys          keymap.Palette
	textKeys      keymap.Text
	text          *text.Catalogue
	th            *theme.Theme
	width, height int

	actions []action
	found   []action // those that match the search, the best first
	search  widget.Query
	table   widget.Table
}

var _ view.Screen = (*Palette)(nil)

// New returns a palette of the enabled bindings in groups, as a help screen has them. The first group, which
// moves, comes last.
func New(keys keymap.Keys, th *theme.Theme, t *text.Catalogue, groups [][]key.Binding) *Palette {
	p := &Palette{keys: keys.Palette, textKeys: keys.Text, text: t}
	if len(groups) > 1 {
		groups = append(slices.Clone(groups[1:]), groups[0])
	}
	translations := t.Translations()
	for _, b := range slices.Concat(groups...) {
		if b.Enabled() && !slices.Equal(b.Keys(), keys.Global.Palette.Keys()) {
			p.actions = append(p.actions, newAction(b, translations))
		}
	}
	p.found = p.actions
	p.search.LineInput = widget.LineInput{Keys: keys.Text, Placeholder: t.Palette.Hint, Focused: true}
	p.search.Max = maxSearch
	p.SetTheme(th)
	return p
}

// Update handles a key or a paste. A paste is text, whatever it has.
func (p *Palette) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		return p.press(press), nil
	}
	p.edit(msg)
	return view.Nav{}, nil
}

func (p *Palette) press(msg tea.KeyPressMsg) view.Nav {
	switch {
	case key.Matches(msg, p.keys.Back):
		return view.Nav{To: view.Back}
	case key.Matches(msg, p.keys.Run):
		if p.table.Cursor < len(p.found) {
			return view.Nav{To: view.Run, Press: keymap.Press(p.found[p.table.Cursor].binding)}
		}
	case p.table.Press(msg, p.keys.Move):
	default:
		p.edit(msg)
	}
	return view.Nav{}
}

// edit changes the search and shows what matches it.
func (p *Palette) edit(msg tea.Msg) {
	if p.search.Handle(msg) {
		p.found = search(p.actions, p.search.Value())
		p.table.MoveTo(0)
		p.layOut()
	}
}

// Wheel moves the cursor by some rows.
func (p *Palette) Wheel(rows, _ int) { p.table.MoveTo(p.table.Cursor + rows) }

// Capturing is true: letters are searched for.
func (p *Palette) Capturing() bool { return true }

// ShortHelp returns the keys of the footer.
func (p *Palette) ShortHelp() []key.Binding { return p.keys.On(len(p.found) > 0).ShortHelp() }

// FullHelp returns the keys of the help screen.
func (p *Palette) FullHelp() [][]key.Binding {
	return slices.Concat(p.keys.On(len(p.found) > 0).FullHelp(), p.textKeys.FullHelp())
}
