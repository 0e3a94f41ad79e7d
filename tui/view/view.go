// Package view is the contract between a screen and the root: what a screen offers, and
// how its last key says where to go. It knows no screen.
package view

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"scantop/theme"
)

// Destination is a screen that a key press leads to. Views name it and the root
// goes there within the same update, so that the next key press, however fast it
// follows, already reaches the new screen.
type Destination int

const (
	Stay Destination = iota
	ToList
	ToForm
	ToEvents
	ToClone
	ToRecent
	ToReplaced // the draft that gave way to the one in the form
)

// Leaving is the part of a view that names where its last key leads.
type Leaving struct{ To Destination }

// Leave returns the destination and takes it back.
func (l *Leaving) Leave() Destination {
	to := l.To
	l.To = Stay
	return to
}

// Screen is one screen. The root Model owns its size and theme and routes to it.
type Screen interface {
	Update(tea.Msg) tea.Cmd
	View() string              // at most the size it was given
	SetSize(width, height int) // the root calls it on every resize
	SetTheme(*theme.Theme)     // the root calls it when the terminal's background is known
	Capturing() bool           // true while letters are text, so that global keys are off
	Leave() Destination        // where the last key leads; asking takes it back
	help.KeyMap                // what the footer and the help screen show
}
