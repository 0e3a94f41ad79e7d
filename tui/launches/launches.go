// Package launches knows what becomes of drafts and launches: it saves the draft in the form, launches scans
// once, searches for those of which it is unclear whether they exist, and tells the form, the recent launches
// and the list. It does not know which screen is in front.
package launches

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/drafts"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/form"
	"scantop/tui/recent"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// List shows notices and the scan of a launch. The list of scans implements it.
type List interface {
	Notify(widget.Notice)
	NotifySticky(said string)
	ClearSticky(said string)
	Respond(format string, args ...any)
	Created(said, name, id string) tea.Cmd
	ReadElsewhere(state.Seen)
}

// Launches holds the drafts and launches of the program.
type Launches struct {
	Config
	Drafts     *drafts.Drafts
	unrecorded bool // the user knows that launches leave no record
	unsaved    bool // the user knows that a write failed
}

// Config is what New needs. Every field is required.
type Config struct {
	Effects effect.Effects
	Text    *text.Catalogue
	Store   state.Saver
	Form    *form.Form
	Recent  *recent.Recent
	List    List
}

// New returns Launches without any draft.
func New(c Config) *Launches {
	l := &Launches{Config: c, Drafts: drafts.New(c.Store, c.Effects.Now, state.DraftName)}
	c.Form.AvoidNames(l.Drafts.HasName)
	return l
}

// Concerns reports whether a message is for Update.
func Concerns(msg tea.Msg) bool {
	switch msg.(type) {
	case effect.CreatedMsg, effect.ResolvedMsg, effect.CheckedMsg, effect.UnrecordedMsg, effect.SavedMsg, earlierMsg:
		return true
	}
	return false
}

// Update handles the outcome of a launch, of a search for its scan, or of reading and writing files. It reports
// whether a scan was launched, which the list then shows.
func (l *Launches) Update(msg tea.Msg) (cmd tea.Cmd, launched bool) {
	switch msg := msg.(type) {
	case effect.CreatedMsg:
		return l.handleCreated(msg)
	case effect.ResolvedMsg:
		return l.handleResolved(msg)
	case effect.CheckedMsg:
		l.handleChecked(msg)
	case effect.UnrecordedMsg:
		l.unrecorded = true
		l.Form.Unrecorded(explain.State(l.Text, msg.Err))
	case effect.SavedMsg:
		l.handleSaved(msg)
	case earlierMsg:
		return l.handleEarlier(msg), false
	}
	return nil, false
}

// Record launches the order under review with the command send, after a record of the launch is saved.
func (l *Launches) Record(send tea.Cmd) tea.Cmd {
	l.Drafts.Sending(l.Form.Values(), l.Form.Reviewed().Spec)
	return effect.Record(l.Store, l.Drafts.Name(), l.unrecorded, send)
}

// handleSaved reports a failed write: once in the list, and in the form for as long as its
// draft is not saved. It tells the list what other windows have saved.
func (l *Launches) handleSaved(msg effect.SavedMsg) {
	l.List.ReadElsewhere(l.Store.Seen())
	if msg.Err != nil && !l.unsaved {
		l.unsaved = true
		l.List.Notify(widget.Notice{Text: explain.State(l.Text, msg.Err)})
	}
	l.ShowUnsaved()
}

// ShowUnsaved shows in the form why its draft is not saved.
func (l *Launches) ShowUnsaved() {
	err, why := l.Store.Unsaved(l.Drafts.Name()), ""
	if err != nil {
		why = explain.State(l.Text, err)
	}
	l.Form.SetUnsaved(why)
	l.unrecorded = l.unrecorded && err != nil
}

// Keep saves the draft in the form if it has changed.
func (l *Launches) Keep() {
	if values, typed := l.Form.Changed(); values != nil && l.Effects.Creator != nil {
		l.Drafts.Save(values, typed)
	}
}
