package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"

	"scantop/keymap"
)

// Paste is a paste that arrives in parts, as over a slow line. With each part, an input
// takes all parts so far anew: a part may end within a character, a comment or a host.
type Paste struct {
	active bool
	text   string // all parts so far
	before string // text of the input before the paste
	at     int    // position of its cursor then
}

// pasteInput is an input that takes pastes. A position is a number of its own choice.
type pasteInput interface {
	Value() string
	SetValue(string)
	Position() int
	SetCursor(int)
}

// Begin notes the state of the input before the paste.
func (p *Paste) Begin(input pasteInput) {
	*p = Paste{active: true, before: input.Value(), at: input.Position()}
}

// Add takes a part. It restores the input, and returns what to insert into it.
func (p *Paste) Add(input pasteInput, part string) string {
	if !p.active {
		return part
	}
	p.text += part
	input.SetValue(p.before)
	input.SetCursor(p.at)
	return p.text
}

// ShowBroken replaces characters that could not be decoded by question marks.
func ShowBroken(s string) string { return strings.ReplaceAll(s, string(utf8.RuneError), "?") }

// NewInput is a text input with our keys.
func NewInput(keys keymap.Text) textinput.Model {
	input := textinput.New()
	input.KeyMap = keys.KeyMap
	return input
}
