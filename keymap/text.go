package keymap

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"

	"scantop/tui/text"
)

// Text holds the keys that edit a line of text. The text input bubble can also suggest and
// paste; both have no key here. Its paste reads the clipboard of the machine that scantop
// runs on, while the terminal's own paste arrives as a message.
type Text struct {
	textinput.KeyMap
}

func newText(t text.Keys) Text {
	return Text{textinput.KeyMap{
		CharacterForward:        bind("→", t.Right, "right", "ctrl+f"),
		CharacterBackward:       bind("←", t.Left, "left", "ctrl+b"),
		WordForward:             bind("alt+→", t.WordRight, "alt+right", "ctrl+right", "alt+f"),
		WordBackward:            bind("alt+←", t.WordLeft, "alt+left", "ctrl+left", "alt+b"),
		LineStart:               bind("ctrl+a", t.LineStart, "home", "ctrl+a"),
		LineEnd:                 bind("ctrl+e", t.LineEnd, "end", "ctrl+e"),
		DeleteCharacterBackward: bind("backspace", t.DeleteLeft, "backspace", "ctrl+h"),
		DeleteCharacterForward:  bind("delete", t.DeleteRight, "delete", "ctrl+d"),
		DeleteWordBackward:      bind("ctrl+w", t.DeleteWord, "alt+backspace", "ctrl+w", "ctrl+backspace"),
		DeleteWordForward:       bind("alt+d", t.DeleteNextWord, "alt+delete", "alt+d", "ctrl+delete"),
		DeleteBeforeCursor:      bind("ctrl+u", t.DeleteToStart, "ctrl+u"),
		DeleteAfterCursor:       bind("ctrl+k", t.DeleteToEnd, "ctrl+k"),
	}}
}

// FullHelp returns the column of the help screen.
func (t Text) FullHelp() [][]key.Binding {
	return [][]key.Binding{{
		t.CharacterBackward, t.CharacterForward, t.WordBackward, t.WordForward, t.LineStart, t.LineEnd,
		t.DeleteCharacterBackward, t.DeleteCharacterForward, t.DeleteWordBackward, t.DeleteWordForward,
		t.DeleteBeforeCursor, t.DeleteAfterCursor,
	}}
}
