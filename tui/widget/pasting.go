package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"

	"scantop/keymap"
)

// Paste is a paste that comes in parts, as over a slow line. An input takes all
// that has come each time, as if it were one: a cut may go through a character, a
// comment or a host.
type Paste struct {
	active bool
	text   string // all parts so far
	before string // what stood in the input
	at     int    // where its cursor was
}

// pasteInput is an input that takes pastes; its positions may count anything.
type pasteInput interface {
	Value() string
	SetValue(string)
	Position() int
	SetCursor(int)
}

// Begin notes what the paste goes into.
func (p *Paste) Begin(input pasteInput) {
	*p = Paste{active: true, before: input.Value(), at: input.Position()}
}

// Add returns what to paste now, and makes the input what it was before that.
func (p *Paste) Add(input pasteInput, part string) string {
	if !p.active {
		return part
	}
	p.text += part
	input.SetValue(p.before)
	input.SetCursor(p.at)
	return p.text
}

// ShowBroken puts a question mark in the place of what could not be read.
func ShowBroken(s string) string { return strings.ReplaceAll(s, string(utf8.RuneError), "?") }

// NewInput is a text input with our keys.
func NewInput(keys keymap.Text) textinput.Model {
	input := textinput.New()
	input.KeyMap = keys.KeyMap
	return input
}
