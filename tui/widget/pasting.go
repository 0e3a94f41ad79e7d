package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/tui/safe"
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

// Query is a line in which the user types what a list is searched for. The list shows what matches at once.
type Query struct {
	LineInput
	Max     int // the longest text, in bytes
	pasting Paste
}

// Handle handles a key or a message of a paste, and reports whether the text has changed.
func (q *Query) Handle(msg tea.Msg) (changed bool) {
	before := q.text
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		q.Update(msg)
	case tea.PasteStartMsg:
		q.pasting.Begin(q)
	case tea.PasteEndMsg:
		q.pasting = Paste{}
	case tea.PasteMsg:
		q.Insert(q.pasting.Add(q, msg.Content))
	}
	if s := q.text; s != safe.Clean(s) || len(s) > q.Max {
		q.SetValue(safe.Clean(strings.ToValidUTF8(s[:min(len(s), q.Max)], "")))
	}
	return q.text != before
}

// ShowBroken replaces characters that could not be decoded with question marks.
func ShowBroken(s string) string { return strings.ReplaceAll(s, string(utf8.RuneError), "?") }

// newInput returns a text input bubble that uses the keys of package keymap.
func newInput(keys keymap.Text) textinput.Model {
	input := textinput.New()
	input.KeyMap = keys.KeyMap
	return input
}
