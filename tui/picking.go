package tui

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/form"
	"scantop/tui/picker"
)

// openPicker opens the list of what the field with the focus can be filled with.
func (m *Model) openPicker() tea.Cmd {
	parameter, value := m.form.Picking()
	p, cmd := picker.New(picker.Config{
		Effects: m.fx, Text: m.text, Keys: m.keys.Picker, TextKeys: m.keys.Text, Theme: m.th,
		Field: parameter.Name, Tags: parameter.Name == form.Tags, Has: parameter.Has(value), Valid: parameter.IsEntry,
		Refused: m.monitor.Refused,
	})
	m.picker = p
	m.open(p)
	return cmd
}

// updatePicker passes a message to the open picker. If AVDS does not offer the list, the form no longer does.
func (m *Model) updatePicker(msg tea.Msg) tea.Cmd {
	if !m.screens.Has(m.picker) {
		return nil // it was closed before the reply arrived
	}
	_, cmd := m.picker.Update(msg)
	if m.picker.Unavailable() {
		m.form.SetUnlisted(m.picker.Field)
	}
	return cmd
}

// picked adds what is marked to its field, and closes the picker.
func (m *Model) picked() {
	m.close(m.picker)
	m.form.Pick(m.picker.Field, m.picker.Marked())
}
