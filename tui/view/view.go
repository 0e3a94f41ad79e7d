// Package view is the contract between a screen and the root: what a screen offers, and how
// it says where a key leads. It knows no screen.
package view

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
)

// Screen is one screen. The root sets its size and theme, and passes it the messages that
// concern it.
type Screen interface {
	// Update handles a message. The root follows the Nav before it handles another message, so the next key
	// already reaches the new screen, however quickly it is pressed.
	Update(tea.Msg) (Nav, tea.Cmd)
	View() string              // at most as large as SetSize says
	SetSize(width, height int) // in cells; called at every resize
	SetTheme(*theme.Theme)     // called when the terminal's background is known
	Capturing() bool           // the user types text, so the keys of every screen are off
	help.KeyMap                // for the footer and the help screen
}

// The smallest window in which the root draws screens, in cells, and how many of its lines are the root's own.
const (
	MinWidth  = 40
	MinHeight = 10
	RootLines = 2 // the header and the footer
)

// Nav says where a key leads, with the data that the root needs for it. The zero value stays
// on the screen.
type Nav struct {
	To   Place
	ID   string       // ScanId, for Details; for Events, of the details that the log had opened
	Scan *client.Scan // for Clone, Again and Findings
	From Place        // for Events: Overview if the log had been opened from there
	Row  int          // for Use and Dismiss, from 0

	Press tea.KeyPressMsg // for Run
}

// Place is where a key leads.
type Place int

// These are the places. With Launch and Dismiss the user stays on the screen.
const (
	Stay     Place = iota
	Back           // the screen below; below the list, the shell
	Form           // the form with its draft, or a new one
	Clone          // the form, filled in from Scan
	Again          // the review of the form, filled in from Scan
	Replaced       // the form with the earlier draft
	Launch         // launches a scan with the returned command, after saving a record of it
	Recent         // the list of recent launches
	Pick           // the list of what the field with the focus can be filled with
	Picked         // the form; what was marked in that list is added to the field
	Use            // uses a row of recent launches: fills in the form, or checks an unresolved launch
	Dismiss        // deletes the draft or dismisses the unresolved launch in a row of recent launches
	Events         // the event log
	Details        // the details of the scan with the ScanId ID
	Findings       // what the runs of Scan found
	Overview       // what matters most of all scans
	Run            // the screen below, which then handles the key Press
)

// Explainer is a screen that explains what has the focus before its keys.
type Explainer interface {
	Explain() Topic // the zero value explains nothing
}

// Asker is a screen that captures keys also while no text can be typed, as in a question.
type Asker interface {
	Asking() bool
}

// Sayer is a screen that says why a key does nothing, in a notice that the next key takes away.
type Sayer interface {
	Said() bool
}

// Topic is an explanation in the help.
type Topic struct {
	Title string
	Text  string      // sentences
	Rows  [][2]string // a sign or a word, and its meaning
}
