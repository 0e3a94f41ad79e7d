package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"

	"scantop/keymap"
)

// Paste collects a paste that arrives in parts, which is common over a slow line. Each part
// makes the input take all parts so far again, because a part may end in the middle of a
// character, a comment or a host.
type Paste struct {
	active bool
	text   string // all parts so far
	before string // text of the input before the paste
	at     int    // cursor position of the input before the paste
}

// pasteInput is an input that accepts pastes. It decides whether a position counts bytes or
// characters.
type pasteInput interface {
	Value() string
	SetValue(string)
	Position() int
	SetCursor(int)
}

// Begin remembers the state of the input before the paste.
func (p *Paste) Begin(input pasteInput) {
	*p = Paste{active: true, before: input.Value(), at: input.Position()}
}

// Add takes the next part. It resets the input to its state before the paste, and returns the
// text to insert.
func (p *Paste) Add(input pasteInput, part string) string {
	if !p.active {
		return part
	}
	p.text += part
	input.SetValue(p.before)
	input.SetCursor(p.at)
	return p.text
}

// ShowBroken replaces characters that could not be decoded with question marks.
func ShowBroken(s string) string { return strings.ReplaceAll(s, string(utf8.RuneError), "?") }

// newInput returns a text input bubble that uses the keys of package keymap.
func newInput(keys keymap.Text) textinput.Model {
	input := textinput.New()
	input.KeyMap = keys.KeyMap
	return input
}
