package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/theme"
	"scantop/tui/state"
	"scantop/tui/text"
)

// Options configure the screen. Text, Now, Interval and PageSize are required.
type Options struct {
	Text       *text.Catalogue
	Theme      theme.Variant
	AskTheme   bool     // ask the terminal for its background and follow it
	Account    string   // whose scans are watched, until the client knows better: a profile
	Source     []string // where they are, most important first: host, region
	Connection Connection
	Mouse      bool // wheel and click act, so that the terminal's own selection does not
	Bell       bool // what happens to scans rings the terminal's bell
	Interval   time.Duration
	PageSize   int // scans per page, 1 to 100
	Statuses   []client.Status
	Type       client.ScanType
	Trigger    client.Trigger
	Search     string

	// Entries are what the form opens with, by the API's name of the parameter,
	// lists with one entry a line; nil: the list opens. See SpecOf.
	Entries map[string]string

	// Memory keeps what outlives the run; nil: nothing does. Preferences are what
	// it keeps of the list, where the filters are the list's own. Restored tells
	// that the filters come from there, and MemoryError what went wrong with it.
	Memory      Memory
	Preferences state.Preferences
	Watched     state.Watched
	Recall      func() Recalled // reads what may be large, while the first frame is drawn; nil: there is nothing
	Restored    bool
	MemoryError error

	Copy   func(text string) (sequence string)                 // what puts a text on the clipboard; nil: nothing does
	Export func(name, content string) (path string, err error) // writes a file for the user; nil: no exports
	Now    func() time.Time                                    // the clock
	After  func(time.Duration, tea.Msg) tea.Cmd                // nil: a real timer
	Wait   launch.Wait                                         // nil: really waits
	Jitter func() float64                                      // nil: random; from 0 up to 1
}
