package tui

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/events"
	"scantop/tui/list"
	"scantop/tui/view"
)

// wheelRows is how far one notch of the wheel goes, in rows.
const wheelRows = 3

// switchMouse has the program or the terminal take the mouse.
func (m *Model) switchMouse() {
	m.mouse = !m.mouse
	said := m.text.List.MouseOff
	if m.mouse {
		said = m.text.List.MouseOn
	}
	m.list.Say("%s", said)
}

// handleMouse passes a wheel or a click on to the screen in front, at a place
// counted from its own corner.
func (m *Model) handleMouse(msg tea.MouseMsg) tea.Cmd {
	if !m.mouse || m.tooSmall() {
		return nil
	}
	const header = 1
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return m.wheel(msg)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft && m.current() == view.Screen(m.list) {
			return m.list.Click(msg.X, msg.Y-header)
		}
	}
	return nil
}

func (m *Model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	rows := map[tea.MouseButton]int{tea.MouseWheelUp: -wheelRows, tea.MouseWheelDown: wheelRows}[msg.Button]
	switch v := m.current().(type) {
	case *list.List:
		v.Wheel(rows, msg.X)
	case *events.Events:
		v.Wheel(rows)
	default:
		return v.Update(msg)
	}
	return nil
}
