// Package view is the contract between a screen and the root: what a screen offers, and
// how it says where a key leads. It knows no screen.
package view

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
)

// Screen is one screen. The root owns its size and its theme, and hands it the messages
// that are meant for it.
type Screen interface {
	// Update takes a message. The root follows the Nav before it takes another one, so
	// that the next key, however fast it follows, already reaches the new screen.
	Update(tea.Msg) (Nav, tea.Cmd)
	View() string              // at most the size that it was given
	SetSize(width, height int) // the root calls it at every resize
	SetTheme(*theme.Theme)     // the root calls it when the terminal's background is known
	Capturing() bool           // letters are text: keys that work everywhere are off
	help.KeyMap                // what the footer and the help screen show
}

// Nav is where a key leads, with what the root needs for it. The zero value stays.
type Nav struct {
	To   Place
	ID   string       // ScanId, of Details
	Scan *client.Scan // of Clone
	Row  int          // of Use and Dismiss, from 0
}

// Place is where a key leads.
type Place int

// The places.
const (
	Stay     Place = iota
	Back           // to the screen below
	Form           // as it was left, or new
	Clone          // to the form, filled like Scan
	Replaced       // to the draft that gave way to the one in the form
	Launch         // nowhere: the command sends a scan, and a record of it is saved before
	Recent         // to recent launches
	Use            // to what a row of recent launches stands for
	Dismiss        // nowhere: a row of recent launches is done with
	Events         // to the log
	Details        // to the details of the scan with ID
)
