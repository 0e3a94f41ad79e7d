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

// handleCreated takes the reply to a launch. It shows the new scan in the list, searches
// for the scan if the outcome is unclear, or unlocks the form if nothing was created.
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

// handleResolved takes the outcome of the search after a launch without a clear reply.
func (m *Model) handleResolved(msg effect.ResolvedMsg) tea.Cmd {
	switch o := msg.Outcome; o.State {
	case launch.Created:
		cmd := m.launched(msg.Spec, safe.Clean(o.ID), m.text.List.CreatedEarlier)
		if len(o.Similar) > 0 {
			others := strings.Join(o.Similar, m.text.Joiners.Comma)
			m.list.Respond(m.text.List.Twice, safe.Clean(o.Name), safe.Clean(others))
		}
		return cmd
	case launch.NotCreated:
		m.form.Unlock(explain.NotCreated(m.text, o), o.Err)
	default:
		m.drafts.Unclear(o)
		m.form.Reset()
		m.form.NotifyRestored(m.otherDrafts())
		said := m.text.Sentences(explain.Unresolved(m.text, o), m.text.Form.InRecent)
		m.form.Notify(widget.Notice{Text: said, Level: widget.Warning})
	}
	return nil
}

// launched shows the new scan in the list, and saves its launch as a template.
func (m *Model) launched(spec client.Spec, id, said string) tea.Cmd {
	m.drafts.Created(id)
	m.showDraft(m.drafts.Next())
	m.close(m.form)
	return m.list.Created(said, spec.Name, id)
}

// recorded launches after a record of the launch is saved.
func (m *Model) recorded(send tea.Cmd) tea.Cmd {
	m.drafts.Sending(m.form.Values(), m.form.Reviewed().Spec)
	return effect.Record(m.store, m.drafts.Name(), m.unrecorded, send)
}

// handleUnrecorded returns to the review, and says why the scan was not launched.
func (m *Model) handleUnrecorded(msg effect.UnrecordedMsg) {
	m.unrecorded = true
	m.form.Unrecorded(explain.State(m.text, msg.Err))
}
