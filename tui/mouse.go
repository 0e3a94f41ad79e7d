package tui

import (
	tea "charm.land/bubbletea/v2"

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
	m.list.Respond("%s", said)
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
		m.wheel(msg)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft && m.front() == view.Screen(m.list) {
			return m.list.Click(msg.X, msg.Y-header)
		}
	}
	return nil
}

func (m *Model) wheel(msg tea.MouseWheelMsg) {
	rows := map[tea.MouseButton]int{tea.MouseWheelUp: -wheelRows, tea.MouseWheelDown: wheelRows}[msg.Button]
	if v, ok := m.front().(interface{ Wheel(rows, x int) }); ok {
		v.Wheel(rows, msg.X)
	}
}
