package widget

import (
	"charm.land/bubbles/v2/textinput"

	"scantop/keymap"
)

// NewInput is a text input with our keys.
func NewInput(keys keymap.Text) textinput.Model {
	input := textinput.New()
	input.KeyMap = keys.KeyMap
	return input
}
