package tui

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/explain"
	"scantop/tui/widget"
)

// savedMsg reports that the waiting values are written, or why they are not.
type savedMsg struct{ err error }

// saving writes the waiting values outside of Update, so that no key waits for the disk.
func (m *Model) saving() tea.Cmd {
	if !m.store.Waiting() {
		return nil
	}
	store := m.store
	return func() tea.Msg { return savedMsg{store.Flush()} }
}

// handleSaved reports a failed write: once in the list, and in the form for as long as its
// draft is not saved.
func (m *Model) handleSaved(msg savedMsg) {
	if msg.err != nil && !m.unsaved {
		m.unsaved = true
		m.list.Notify(widget.Notice{Text: explain.State(m.text, msg.err)})
	}
	m.showUnsaved()
}

// showUnsaved shows in the form why its draft is not saved.
func (m *Model) showUnsaved() {
	err, why := m.store.Unsaved(m.drafts.Name()), ""
	if err != nil {
		why = explain.State(m.text, err)
	}
	m.form.SetUnsaved(why)
	m.unrecorded = m.unrecorded && err != nil
}

// keepDraft saves the draft in the form if it has changed.
func (m *Model) keepDraft() {
	if values, typed := m.form.Changed(); values != nil && m.fx.Creator != nil {
		m.drafts.Save(values, typed)
	}
}

// Flush writes all waiting values. It is called after the program has ended.
func (m *Model) Flush() error { return m.store.Flush() }
