package tui

import (
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/state"
)

// handleCreated goes on after a launch: to the list with the new scan, or, where
// it is not clear whether there is one, to the look for it, or back to the form.
func (m *Model) handleCreated(msg scanCreatedMsg) tea.Cmd {
	switch {
	case msg.err == nil:
		return m.launched(msg.spec, msg.id, m.text.List.Created)
	case mayExist(msg.err):
		m.form.looking()
		return m.fx.resolve(msg)
	default:
		m.form.failed(msg.err)
		return m.keepDraft()
	}
}

// handleResolved tells what became of a launch that had no clear end.
func (m *Model) handleResolved(msg launchResolvedMsg) tea.Cmd {
	switch o := msg.outcome; o.State {
	case launch.Created:
		return m.launched(msg.spec, clean(o.ID), m.text.List.CreatedAfterAll)
	case launch.NotCreated:
		m.form.notCreated(o.Err)
	default:
		m.form.unresolved(o)
	}
	return m.keepDraft()
}

// launched keeps a launch as a template and shows the new scan.
func (m *Model) launched(spec client.Spec, id, said string) tea.Cmd {
	m.recent.launches = m.recent.launches.With(state.Launch{At: m.fx.now(), ScanID: id, Entries: m.form.entries()})
	aside := m.form.aside()
	m.form.reset()
	m.inForm, m.inRecent, m.draftSent = false, false, false
	if aside != nil {
		m.form.fill(aside) // it was only put aside
	}
	return tea.Batch(
		m.list.created(said, spec.Name, id),
		m.keepLaunches(),
		m.keepDraft(),
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

// keepDraft saves what stands in the form, and what is put aside, whenever that
// has changed. A draft that this window neither found nor wrote is another one's.
func (m *Model) keepDraft() tea.Cmd {
	sent := m.form.sending || m.form.unclear
	if m.fx.creator == nil || m.form.edits == m.drafted && sent == m.draftSent {
		return nil
	}
	m.drafted, m.draftSent = m.form.edits, sent
	if !m.form.touched && !sent {
		if !m.draftOurs {
			return nil
		}
		m.draftOurs = false
		return m.memory.remove(state.DraftName)
	}
	m.draftOurs = true
	return m.memory.save(state.DraftName, state.Draft{Entries: m.form.entries(), Aside: m.form.aside(), Sent: sent})
}

// useRecent fills the form like the launch that was chosen.
func (m *Model) useRecent() {
	if chosen := m.recent.chosen; chosen != nil {
		m.recent.chosen = nil
		m.form.fillLike(chosen.Entries, m.text.Recent.Filled, clean(chosen.Entries["Name"]))
	}
}

// cloneScan opens the form filled like a scan.
func (m *Model) cloneScan(s *client.Scan) {
	m.form.open()
	m.form.fillLike(entriesOf(s, m.fx.now()), m.text.Recent.Cloned, s.Name)
	m.inForm = true
}

// openFilled opens the form with what the command line gave.
func (m *Model) openFilled(entries map[string]string) {
	m.form.borrow(entries)
	m.inForm = true
}

// recallDraft fills the form as it was left, and tells where a launch was under
// way by then.
func (m *Model) recallDraft(d state.Draft) {
	if len(d.Entries) == 0 {
		return
	}
	m.draftOurs = true
	if len(d.Aside) > 0 {
		m.form.fill(d.Aside)
		m.form.borrow(d.Entries)
	} else {
		m.form.fill(d.Entries)
	}
	if d.Sent {
		m.form.banner, m.form.bad, m.form.unclear = m.text.Form.InFlight, true, true
	}
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
