package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// handleCreated goes on after a launch: to the list with the new scan, or, where
// it is not clear whether there is one, to the look for it, or back to the form.
func (m *Model) handleCreated(msg effect.CreatedMsg) tea.Cmd {
	switch {
	case msg.Err == nil:
		return m.launched(msg.Spec, msg.ID, m.text.List.Created)
	case effect.MayExist(msg.Err):
		m.form.Looking()
		return m.fx.Resolve(msg)
	default:
		m.form.Unlock(m.text.Form.NotCreated, msg.Err)
		return nil
	}
}

// handleResolved tells what became of a launch that had no clear end.
func (m *Model) handleResolved(msg effect.ResolvedMsg) tea.Cmd {
	switch o := msg.Outcome; o.State {
	case launch.Created:
		cmd := m.launched(msg.Spec, safe.Clean(o.ID), m.text.List.CreatedAfterAll)
		if len(o.Similar) > 0 {
			m.list.Respond(m.text.List.Twice, safe.Clean(o.Name), safe.Clean(strings.Join(o.Similar, ", ")))
		}
		return cmd
	case launch.NotCreated:
		m.form.Unlock(explain.NotCreated(m.text, o), o.Err)
	default:
		said := explain.Unresolved(m.text, o)
		m.drafts.Unclear(said)
		m.form.Reset()
		m.form.NotifyRestored(m.otherDrafts())
		m.form.Notify(widget.Notice{Text: said + " " + m.text.Form.InRecent, Level: widget.Warning})
	}
	return nil
}

// launched shows the new scan, and keeps its launch as a template.
func (m *Model) launched(spec client.Spec, id, said string) tea.Cmd {
	m.drafts.Created(id)
	m.showDraft(m.drafts.Next())
	m.close(m.form)
	return m.list.Created(said, spec.Name, id)
}

// unrecordedMsg tells that no record of a launch could be saved, and that it was not
// sent.
type unrecordedMsg struct{ err error }

// recorded saves that a scan is about to be sent before it is: whatever happens
// then, the next run knows. The user may send without that, once it is said.
func (m *Model) recorded(send tea.Cmd) tea.Cmd {
	m.drafts.Sending(m.form.Values(), m.form.Reviewed().Spec)
	store, name, told := m.store, m.drafts.Name(), m.unrecorded
	return func() tea.Msg {
		_ = store.Flush() // handleSaved tells of what else is wrong
		if err := store.Unsaved(name); err != nil && !told {
			return unrecordedMsg{err}
		}
		return send()
	}
}

// handleUnrecorded shows the review again, and why it was not sent.
func (m *Model) handleUnrecorded(msg unrecordedMsg) {
	m.unrecorded = true
	m.form.Unrecorded(explain.State(m.text, msg.err))
}
