package tui

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/explain"
	"scantop/tui/state"
	"scantop/tui/widget"
)

// Store saves what outlives a run; a *[state.Store] does. Only Flush and Earlier
// wait for a disk.
type Store interface {
	Save(name string, v any)
	Waiting() bool
	Flush() error
	Unsaved(name string) error
	Earlier() state.Earlier
}

// nowhere is the store of a run that saves nothing, for a reason or, in a demo, for
// none.
type nowhere struct{ why error }

func (nowhere) Save(string, any)         {}
func (nowhere) Waiting() bool            { return false }
func (nowhere) Flush() error             { return nil }
func (n nowhere) Unsaved(string) error   { return n.why }
func (n nowhere) Earlier() state.Earlier { return state.Earlier{} }

// savedMsg tells that what waited has been written, or why not.
type savedMsg struct{ err error }

// saving writes what waits, off the path of keys and frames.
func (m *Model) saving() tea.Cmd {
	if !m.store.Waiting() {
		return nil
	}
	store := m.store
	return func() tea.Msg { return savedMsg{store.Flush()} }
}

// handleSaved says why something cannot be saved: once in the list, and in the form
// as long as it is the draft.
func (m *Model) handleSaved(msg savedMsg) {
	if msg.err != nil && !m.forgetful {
		m.forgetful = true
		m.list.Notify(widget.Notice{Text: explain.State(m.text, msg.err)})
	}
	err, why := m.store.Unsaved(m.drafts.Name()), ""
	if err != nil {
		why = explain.State(m.text, err)
	}
	m.form.SetUnsaved(why)
	m.unrecorded = m.unrecorded && err != nil
}

// keepDraft saves what stands in the form whenever that has changed.
func (m *Model) keepDraft() {
	f := m.form
	if m.fx.Creator == nil || f.Edits() == m.drafted || f.Sending() {
		return
	}
	m.drafted = f.Edits()
	if f.Touched() {
		m.drafts.Save(f.Values())
	}
}

// Flush writes what is still to be saved, after the program has ended.
func (m *Model) Flush() error { return m.store.Flush() }
