package tui

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/view"
)

// visit goes to another screen.
func (m *Model) visit(to view.Destination) {
	switch to {
	case view.ToForm:
		if m.inRecent {
			m.inRecent = false
			return
		}
		m.openForm()
	case view.ToClone:
		m.cloneScan(m.list.Subject())
	case view.ToReplaced:
		m.bringBack()
	case view.ToRecent:
		m.inRecent = true
		m.recent.table.MoveTo(0)
		m.showRecent()
	case view.ToEvents:
		m.events.Enter(m.fx.Now())
		m.list.EventsRead()
		m.inEvents = true
	case view.ToList:
		if m.inEvents {
			m.inEvents = false
			return
		}
		m.inForm = false
		if len(m.drafts.Unresolved) > 0 {
			m.list.Say("%s", m.sayUnclear(0))
		}
	}
}

// openHelp shows the keys that work on the screen in front, and no others.
func (m *Model) openHelp() {
	v := m.current()
	groups := append(v.FullHelp(), m.keys.Global.FullHelp()...)
	if v.Capturing() {
		groups = append(v.FullHelp(), m.keys.Global.InText())
	}
	m.reading = &helpScreen{keys: m.keys.Reading, th: m.th, title: m.text.Help.Title, groups: groups}
	m.reading.SetSize(m.width, m.bodyHeight())
}

// interrupt ends the program, but not on the first key while a launch is under
// way: nobody would learn its outcome.
func (m *Model) interrupt() tea.Cmd {
	if m.form.sending && !m.leaving {
		m.leaving, m.reading = true, nil
		m.form.warnLeaving()
		return nil
	}
	return tea.Interrupt
}
