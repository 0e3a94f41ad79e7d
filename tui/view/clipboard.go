package view

import tea "charm.land/bubbletea/v2"

// Clipboard returns the sequence that copies a text, or "" if the terminal has no clipboard. A nil one copies nothing.
type Clipboard func(text string) (sequence string)

// Copy returns a command that copies a text, or nil if that is not possible.
func (c Clipboard) Copy(text string) tea.Cmd {
	if c == nil {
		return nil
	}
	if sequence := c(text); sequence != "" {
		return tea.Raw(sequence)
	}
	return nil
}
