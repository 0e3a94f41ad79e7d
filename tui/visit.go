package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/help"
	"scantop/tui/view"
)

// front is the screen that has the keys.
func (m *Model) front() view.Screen { return m.screens[len(m.screens)-1] }

func (m *Model) inHelp() bool {
	_, ok := m.front().(*help.Help)
	return ok
}

func (m *Model) isOpen(s view.Screen) bool { return slices.Contains(m.screens, s) }

// open puts a screen in front. No screen is open twice.
func (m *Model) open(s view.Screen) {
	if !m.isOpen(s) {
		m.screens = append(m.screens, s)
	}
}

// close leaves a screen, and all that were opened from it but the help.
func (m *Model) close(s view.Screen) {
	if at := slices.Index(m.screens, s); at > 0 {
		last := m.front()
		m.screens = m.screens[:at:at]
		if _, ok := last.(*help.Help); ok && last != s {
			m.screens = append(m.screens, last)
		}
	}
}

// all are the screens that there are, open or not.
func (m *Model) all() []view.Screen {
	all := []view.Screen{m.list, m.form, m.events, m.recent}
	if m.inHelp() {
		all = append(all, m.front())
	}
	return all
}

// visit goes where a key leads.
func (m *Model) visit(nav view.Nav) tea.Cmd {
	switch nav.To {
	case view.Back:
		left := m.front()
		m.close(left)
		if left == view.Screen(m.form) && len(m.drafts.Unresolved) > 0 {
			m.list.Respond("%s", m.sayUnclear(0))
		}
	case view.Form:
		m.openForm()
	case view.Clone:
		m.cloneScan(nav.Scan)
	case view.Replaced:
		m.bringBack()
	case view.Recent:
		m.open(m.recent)
		m.recent.Table.MoveTo(0)
		m.showRecent()
	case view.Use:
		return m.use(nav.Row)
	case view.Dismiss:
		m.dismiss(nav.Row)
	case view.Events:
		m.events.Enter(m.fx.Now())
		m.list.EventsRead()
		m.open(m.events)
	case view.Details:
		m.close(m.events)
		return m.list.OpenByID(nav.ID)
	}
	return nil
}

// openHelp shows the keys that work on the screen in front, and no others.
func (m *Model) openHelp() {
	v := m.front()
	groups := append(v.FullHelp(), m.keys.Global.FullHelp()...)
	if v.Capturing() {
		groups = append(v.FullHelp(), m.keys.Global.InText())
	}
	keys := help.New(m.keys.HelpScreen, m.th, m.text.HelpTitle, groups)
	keys.SetSize(m.width, m.bodyHeight())
	m.open(keys)
}

// interrupt ends the program, but not on the first key while a launch is under
// way: nobody would learn its outcome.
func (m *Model) interrupt() tea.Cmd {
	if m.form.Sending() && !m.leaving {
		m.leaving = true
		if m.inHelp() {
			m.close(m.front())
		}
		m.form.WarnLeaving()
		return nil
	}
	return tea.Interrupt
}
