package tui

import (
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/widget"
)

// handleSaved reports a failed write: once in the list, and in the form for as long as its
// draft is not saved.
func (m *Model) handleSaved(msg effect.SavedMsg) {
	if msg.Err != nil && !m.unsaved {
		m.unsaved = true
		m.list.Notify(widget.Notice{Text: explain.State(m.text, msg.Err)})
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
