package tui

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/view"
)

// wheelRows is how many rows one notch of the wheel scrolls down.
var wheelRows = map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}

// switchMouse switches the mouse between the program and the terminal.
func (m *Model) switchMouse() {
	m.mouse = !m.mouse
	said := m.text.List.MouseOff
	if m.mouse {
		said = m.text.List.MouseOn
	}
	m.list.Respond("%s", said)
}

// handleMouse passes the wheel or a click to the screen in front, with coordinates
// relative to that screen.
func (m *Model) handleMouse(msg tea.MouseMsg) tea.Cmd {
	if !m.mouse || m.tooSmall() {
		return nil
	}
	const header = 1
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if v, ok := m.front().(interface{ Wheel(rows, x int) }); ok {
			v.Wheel(wheelRows[msg.Button], msg.X)
			return m.update(msg) // other rows may be in sight, which are then read
		}
	case tea.MouseClickMsg:
		if v, ok := m.front().(interface {
			Click(x, y int) (view.Nav, tea.Cmd)
		}); ok && msg.Button == tea.MouseLeft {
			nav, cmd := v.Click(msg.X, msg.Y-header)
			return tea.Batch(cmd, m.navigate(nav))
		}
	}
	return nil
}
