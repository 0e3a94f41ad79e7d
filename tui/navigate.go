package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/help"
	"scantop/tui/order"
	"scantop/tui/palette"
	"scantop/tui/view"
)

func (m *Model) front() view.Screen { return m.screens.Front() }

// typing reports whether letters are text on the screen in front.
func (m *Model) typing() bool {
	a, ok := m.front().(view.Asker)
	return m.front().Capturing() && !(ok && a.Asking())
}

func (m *Model) inHelp() bool {
	_, ok := m.front().(*help.Help)
	return ok
}

// close closes a screen and the screens above it, except the help.
func (m *Model) close(s view.Screen) { m.screens.Close(s, m.inHelp()) }

// all returns every screen, open or not.
func (m *Model) all() []view.Screen {
	all := []view.Screen{m.list, m.form, m.events, m.recent, m.findings, m.overview}
	for _, s := range m.screens {
		if !slices.Contains(all, s) { // made when it was opened
			all = append(all, s)
		}
	}
	return all
}

// navigate follows the Nav of the screen in front.
func (m *Model) navigate(nav view.Nav) tea.Cmd {
	switch nav.To {
	case view.Back:
		return m.back()
	case view.Form:
		m.form.Open(m.launches.Others())
		m.screens.Open(m.form)
	case view.Clone, view.Again:
		values := order.Like(nav.Scan, m.fx.Now())
		m.launches.Fill(values, m.text.Recent.Cloned, nav.Scan.Title())
		m.screens.Open(m.form)
		if nav.To == view.Again {
			return m.form.ReviewFilled(values)
		}
	case view.Replaced:
		m.launches.BringBack()
	case view.Recent:
		m.screens.Open(m.recent)
		m.recent.Open(m.launches.Drafts)
	case view.Pick:
		return m.openPicker()
	case view.Picked:
		m.picked()
	case view.Use:
		cmd, filled := m.launches.Use(nav.Row)
		if filled {
			m.close(m.recent)
		}
		return cmd
	case view.Dismiss:
		m.launches.Dismiss(nav.Row)
	case view.Events:
		if nav.ID == "" {
			m.events.Enter(m.fx.Now())
		}
		m.events.Refresh(m.fx.Now())
		if nav.From == view.Overview {
			m.screens.Open(m.overview)
		}
		m.screens.Open(m.events)
	case view.Findings:
		return m.openFindings(nav.Scan)
	case view.Run:
		m.close(m.front())
		return m.handleKey(nav.Press)
	case view.Details:
		log, overview := m.screens.Has(m.events), m.screens.Has(m.overview)
		m.close(m.events)
		m.close(m.overview)
		return m.list.OpenFrom(log, overview, nav.ID)
	case view.Overview:
		m.screens.Open(m.overview)
		return tea.Batch(m.list.Survey(true), m.overview.Refresh())
	}
	return nil
}

// openFindings shows what the runs of a scan found.
func (m *Model) openFindings(s *client.Scan) tea.Cmd {
	switch {
	case !m.findings.Available():
		m.list.Respond("%s", m.text.Findings.NoService)
		return nil
	case s.ID == "":
		m.list.Respond("%s", m.text.List.NoID)
		return nil
	}
	m.screens.Open(m.findings)
	return m.findings.Enter(*s)
}

// back closes the screen in front. Behind the list is nothing: there it quits.
func (m *Model) back() tea.Cmd {
	left := m.front()
	if left == view.Screen(m.list) {
		return tea.Quit
	}
	m.close(left)
	if left == view.Screen(m.form) {
		m.launches.FormLeft()
	}
	if m.front() == view.Screen(m.overview) {
		return m.overview.Refresh() // scans may have been read or watched
	}
	return nil
}

// quits reports whether q ends the program. On other screens and from details, it goes back.
func (m *Model) quits() bool { return m.front() == view.Screen(m.list) && !m.list.Detailed() }

// bindings returns the keys that work on the screen in front, in the groups of its help.
func (m *Model) bindings() [][]key.Binding {
	v, global := m.front(), m.keys.Global
	switch {
	case m.inHelp():
		return v.FullHelp()
	case v.Capturing():
		return append(v.FullHelp(), global.InText())
	case m.quits():
		return append(v.FullHelp(), global.FullHelp()...)
	default:
		return append(v.FullHelp(), global.GoingBack().FullHelp()...)
	}
}

// wake takes the remark on the last key away once that key has a meaning, which a reply may give it.
func (m *Model) wake() {
	if !m.idle.Enabled() {
		return
	}
	pressed := m.idle.Keys()[0]
	for _, b := range slices.Concat(m.bindings()...) {
		if b.Enabled() && slices.Contains(b.Keys(), pressed) {
			m.idle = key.Binding{}
		}
	}
}

// openHelp explains what has the focus, the keys of the screen in front, and what its signs mean.
func (m *Model) openHelp() {
	keys := help.New(m.keys.HelpScreen, m.th, m.text, m.bindings(), m.monitor.Unavailable())
	if e, ok := m.front().(view.Explainer); ok {
		keys.Explain(e.Explain())
	}
	m.open(keys)
}

// openPalette lists every action of the screen in front.
func (m *Model) openPalette() { m.open(palette.New(m.keys, m.th, m.text, m.bindings())) }

// open puts a new screen in front.
func (m *Model) open(s view.Screen) {
	s.SetSize(m.width, m.bodyHeight())
	m.screens.Open(s)
}

// interrupt ends the program. During a launch, the first ctrl+c only warns that its outcome
// would stay unknown.
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
