// Package tui is scantop's screen: a Bubble Tea model that shows the scans of
// AVDS live and launches new ones.
//
// A key press goes to Model.Update in tui.go, which hands it to exactly one
// receiver. A request starts in package effect, and nowhere else. A colour is chosen
// in package theme, a word in package text, a key in package keymap.
package tui

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"scantop/theme"
)

// destination is a screen that a key press leads to. Views name it and the root
// goes there within the same update, so that the next key press, however fast it
// follows, already reaches the new screen.
type destination int

const (
	stay destination = iota
	toList
	toForm
	toEvents
	toClone
	toRecent
)

// leaving is the part of a view that names where its last key leads.
type leaving struct{ leave destination }

// Leave returns the destination and takes it back.
func (l *leaving) Leave() destination {
	to := l.leave
	l.leave = stay
	return to
}

// view is one screen. The root Model owns its size and theme and routes to it.
type view interface {
	Update(tea.Msg) tea.Cmd
	View() string              // at most the size it was given
	SetSize(width, height int) // the root calls it on every resize
	SetTheme(*theme.Theme)     // the root calls it when the terminal's background is known
	Capturing() bool           // true while letters are text, so that global keys are off
	Leave() destination        // where the last key leads; asking takes it back
	help.KeyMap                // what the footer and the help screen show
}
