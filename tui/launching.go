package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/order"
	"scantop/tui/safe"
	"scantop/tui/state"
)

// handleCreated goes on after a launch: to the list with the new scan, or, where
// it is not clear whether there is one, to the look for it, or back to the form.
func (m *Model) handleCreated(msg effect.CreatedMsg) tea.Cmd {
	switch {
	case msg.Err == nil:
		return m.launched(msg.Spec, msg.ID, m.text.List.Created)
	case effect.MayExist(msg.Err):
		m.form.looking()
		return m.fx.Resolve(msg)
	default:
		m.form.failed(msg.Err)
		return m.keepDrafts()
	}
}

// handleResolved tells what became of a launch that had no clear end.
func (m *Model) handleResolved(msg effect.ResolvedMsg) tea.Cmd {
	switch o := msg.Outcome; o.State {
	case launch.Created:
		cmd := m.launched(msg.Spec, safe.Clean(o.ID), m.text.List.CreatedAfterAll)
		if len(o.Similar) > 0 {
			m.list.Say(m.text.List.Twice, safe.Clean(o.Name), safe.Clean(strings.Join(o.Similar, ", ")))
		}
		return cmd
	case launch.NotCreated:
		m.form.notCreated(o)
	default:
		m.form.unresolved(msg.Spec, o)
	}
	return m.keepDrafts()
}

// launched keeps a launch as a template and shows the new scan.
func (m *Model) launched(spec client.Spec, id, said string) tea.Cmd {
	m.recent.launches = m.recent.launches.With(state.Launch{At: m.fx.Now(), ScanID: id, Entries: m.form.entries()})
	m.form.takeNext()
	m.inForm, m.inRecent = false, false
	return tea.Batch(
		m.list.Created(said, spec.Name, id),
		m.keepLaunches(),
		m.keepDrafts(),
	)
}

// keepLaunches saves the templates, with those that another window has kept.
func (m *Model) keepLaunches() tea.Cmd {
	own := m.recent.launches
	return m.memory.save(state.LaunchesName, func(kept Memory) any {
		var others state.Launches
		_, _ = kept.Read(state.LaunchesName, &others) // of what is wrong with the file Write complains
		return own.And(others)
	})
}

// unmarkedMsg tells that a launch could not be noted, and was not sent.
type unmarkedMsg struct{ err error }

// marked notes on disk what is about to be sent before it is: whatever happens
// then, the next run knows. The user may send without that, once it is said.
func (m *Model) marked(send tea.Cmd) tea.Cmd {
	switch {
	case m.unmarked || m.memory.store == nil && m.options.MemoryError == nil:
		return send
	case m.memory.store == nil:
		return func() tea.Msg { return unmarkedMsg{m.options.MemoryError} }
	}
	m.drafted = m.form.edits
	mark := m.memory.writer(state.DraftName, m.keeping())
	return func() tea.Msg {
		if err := mark(); err != nil {
			return unmarkedMsg{err}
		}
		return send()
	}
}

// handleUnmarked shows the review again, and why it was not sent.
func (m *Model) handleUnmarked(msg unmarkedMsg) {
	m.unmarked = true
	m.form.unmarked(explain.Memory(m.text, msg.err))
}

// useRecent fills the form like the launch that was chosen.
func (m *Model) useRecent() {
	if chosen := m.recent.chosen; chosen != nil {
		m.recent.chosen = nil
		m.form.fillLike(chosen.Entries, m.text.Recent.Filled, safe.Clean(chosen.Entries["Name"]))
	}
}

// cloneScan opens the form filled like a scan.
func (m *Model) cloneScan(s *client.Scan) {
	m.form.open()
	m.form.fillLike(order.Like(s, m.fx.Now()), m.text.Recent.Cloned, s.Name)
	m.inForm = true
}

// openFilled opens the form with what the command line gave.
func (m *Model) openFilled(entries map[string]string) {
	m.form.borrow(entries)
	m.form.typed = true
	m.inForm = true
}

// copyInForm puts a text on the clipboard and says so above the fields.
func (m *Model) copyInForm(text, said string) tea.Cmd {
	sequence := ""
	if m.options.Copy != nil {
		sequence = m.options.Copy(text)
	}
	if sequence == "" {
		m.form.say(m.text.List.NoClipboard)
		return nil
	}
	m.form.say(said)
	return tea.Raw(sequence)
}
