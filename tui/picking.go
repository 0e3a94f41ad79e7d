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
		Tags: parameter.Name == form.Tags, Has: parameter.Has(value), Valid: parameter.IsEntry,
		Refused: m.monitor.Refused,
	})
	p.SetSize(m.width, m.bodyHeight())
	m.open(p)
	return cmd
}

// openedPicker returns the open picker, or nil.
func (m *Model) openedPicker() *picker.Picker {
	for _, s := range m.screens {
		if p, ok := s.(*picker.Picker); ok {
			return p
		}
	}
	return nil
}

// updatePicker passes a message to the open picker. If AVDS does not offer the list, the form no longer does.
func (m *Model) updatePicker(msg tea.Msg) tea.Cmd {
	p := m.openedPicker()
	if p == nil {
		return nil // it was closed before the reply arrived
	}
	_, cmd := p.Update(msg)
	if p.Unavailable() {
		m.form.SetUnlisted(pickedFor(p))
	}
	return cmd
}

// picked adds what is marked to its field, and closes the picker.
func (m *Model) picked() {
	p := m.openedPicker()
	m.close(p)
	m.form.Pick(pickedFor(p), p.Marked())
}

// pickedFor returns the parameter whose values a picker lists.
func pickedFor(p *picker.Picker) string {
	if p.Tags {
		return form.Tags
	}
	return form.Targets
}
