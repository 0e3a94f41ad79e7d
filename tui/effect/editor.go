package effect

import (
	"errors"

	tea "charm.land/bubbletea/v2"
)

// Editor returns a command that opens a text in another program and then sends what done returns. Done
// takes the text that the program has written, and why the program failed, if it did.
type Editor func(text string, done func(text string, err error) tea.Msg) tea.Cmd

// ErrNoEditor is the error of an Editor whose program is not set or does not exist.
var ErrNoEditor = errors.New("no editor")

// EditedMsg is the result of [Effects.Edit].
type EditedMsg struct {
	Text string // what the editor has written
	Err  error  // why the editor failed; nil if it did not
}

// Edit opens a text in the user's editor, which has the terminal until it ends. It returns nil without an
// Editor.
func (fx Effects) Edit(text string) tea.Cmd {
	if fx.Editor == nil {
		return nil
	}
	return fx.Editor(text, func(text string, err error) tea.Msg { return EditedMsg{text, err} })
}
