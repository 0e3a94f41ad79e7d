package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"scantop/theme"
	"scantop/tui/view"
	"scantop/tui/widget"
)

func (m *Model) setSize(width, height int) {
	m.width, m.height = width, height
	for _, s := range m.all() {
		s.SetSize(width, m.bodyHeight())
	}
}

// bodyHeight is the height of the screens, between the header and the footer.
func (m *Model) bodyHeight() int { return m.height - view.RootLines }

func (m *Model) setBackground(dark bool) {
	variant := m.variant
	variant.Light = !dark
	m.setTheme(theme.New(variant))
}

func (m *Model) setTheme(th *theme.Theme) {
	m.th = th
	for _, s := range m.all() {
		s.SetTheme(th)
	}
}

// View composes the frame.
func (m *Model) View() tea.View {
	v := tea.NewView(m.th.Fold(m.frame()))
	v.AltScreen = true
	title, progress := m.list.TerminalStatus()
	v.WindowTitle, v.ProgressBar = m.th.Fold(title), progress
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

func (m *Model) frame() string {
	switch {
	case m.width <= 0 || m.height <= 0:
		return ""
	case m.tooSmall():
		return m.notice()
	}
	body := m.front().View()
	missing := m.bodyHeight() - strings.Count(body, "\n") - 1
	return m.header() + "\n" + body + strings.Repeat("\n", max(0, missing)) + "\n" + m.footer()
}

// header is the first line.
func (m *Model) header() string {
	readOnly := ""
	if m.fx.Creator == nil {
		readOnly = m.text.Header.ReadOnly
	}
	return m.source.Header(m.th, readOnly, m.list.Freshness(), m.width)
}

// notice replaces the frame on a terminal that is too small. It says so in the longest form
// that fits, and which key quits, except during a launch, when q does not quit.
func (m *Model) notice() string {
	leave := ""
	if quit := m.keys.Global.Quit.Help(); !m.form.Sending() {
		leave = quit.Key + " " + quit.Desc
	}
	return widget.FirstThatFits(m.text.TooSmall, leave, m.width)
}

func (m *Model) tooSmall() bool { return m.width < view.MinWidth || m.height < view.MinHeight }
