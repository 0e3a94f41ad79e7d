package tui

import (
	tea "charm.land/bubbletea/v2"

	"scantop/client/launch"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/form"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/widget"
)

// earlierMsg brings the drafts and launches of earlier runs.
type earlierMsg state.Earlier

// readEarlier reads the drafts and launches of earlier runs. The files may be large, so it
// runs while the first frame is drawn. A read-only window leaves them to a window that can
// launch.
func (m *Model) readEarlier() tea.Cmd {
	if m.fx.Creator == nil {
		return nil
	}
	store := m.store
	return func() tea.Msg { return earlierMsg(store.Earlier()) }
}

// maxChecked is how many unresolved launches of earlier runs are searched for at the
// start.
const maxChecked = 3

// handleEarlier restores the newest draft if the form is blank, and searches for the scans
// of unresolved launches.
func (m *Model) handleEarlier(msg earlierMsg) tea.Cmd {
	if msg.Err != nil {
		m.list.Notify(widget.Notice{Text: explain.State(m.text, msg.Err)})
	}
	blank := m.drafts.Blank()
	m.drafts.Restore(state.Earlier(msg))
	switch {
	case blank:
		if next := m.drafts.Next(); next != nil {
			m.showDraft(next)
		}
		m.form.NotifyRestored(m.otherDrafts())
	case !m.form.Sending():
		m.form.NotifyOthers(m.otherDrafts())
	}
	m.recent.Show(m.drafts)
	var cmds []tea.Cmd
	for i, l := range m.drafts.Unresolved {
		m.list.NotifySticky(explain.StillUnclear(m.text, l.Sent.Name))
		if i < maxChecked {
			cmds = append(cmds, m.check(i))
		}
	}
	return tea.Batch(cmds...)
}

// check searches for the scan of an unresolved launch, unless a search is in progress.
func (m *Model) check(which int) tea.Cmd {
	l := &m.drafts.Unresolved[which]
	if l.Looking {
		return nil
	}
	l.Looking = true
	return m.fx.Check(l.File, *l.Sent)
}

// handleChecked takes the outcome of a search for the scan of an unresolved launch.
func (m *Model) handleChecked(msg effect.CheckedMsg) {
	o := msg.Outcome
	o.ID = safe.Clean(o.ID)
	// Even after the user has dismissed a launch, its scan must not run twice unnoticed.
	if m.drafts.Learn(msg.Draft, o) || o.State == launch.Created {
		m.list.NotifySticky(explain.Found(m.text, o))
	}
	m.recent.Show(m.drafts)
	m.form.UpdateOthers(m.otherDrafts())
}

// otherDrafts returns what the form has to know of the other drafts.
func (m *Model) otherDrafts() form.OtherDrafts {
	a := form.OtherDrafts{Back: m.drafts.CanBack()}
	for _, l := range m.drafts.Unresolved {
		a.Unresolved = append(a.Unresolved, l.Values)
	}
	return a
}

// showDraft fills the form with a draft, or resets it if values is nil.
func (m *Model) showDraft(values state.Values) {
	m.form.Reset()
	if values != nil {
		m.form.Restore(values)
	}
}

// bringBack restores the draft that the one in the form replaced. Without such a draft, it
// resets the form.
func (m *Model) bringBack() {
	values := m.drafts.Back()
	if values == nil && !m.drafts.Blank() {
		m.drafts.Aside(true)
		m.form.Reset()
		m.form.Notify(widget.Notice{Text: m.text.Form.StartedOver})
		return
	}
	m.showDraft(values)
	m.form.NotifyRestored(m.otherDrafts())
}

// fillForm fills a new form from another scan. A draft that the user typed becomes an
// earlier draft.
func (m *Model) fillForm(values map[string]string, format, name string) {
	m.drafts.Aside(false)
	m.form.FillLike(values, format, name, m.otherDrafts())
	m.screens.Open(m.form)
}

// use acts on a row of recent launches: it searches again for the scan of an unresolved
// launch, or fills the form.
func (m *Model) use(row int) tea.Cmd {
	unresolved, earlier := len(m.drafts.Unresolved), len(m.drafts.Earlier)
	switch {
	case row < unresolved:
		cmd := m.check(row)
		m.recent.Show(m.drafts)
		return cmd
	case row < unresolved+earlier:
		m.showDraft(m.drafts.TakeUp(row - unresolved))
		m.form.NotifyRestored(m.otherDrafts())
	default:
		launch := m.drafts.Recent.List[row-unresolved-earlier]
		m.fillForm(launch.Values, m.text.Recent.Filled, safe.Clean(launch.Values["Name"]))
	}
	m.close(m.recent)
	return nil
}

// dismiss removes an unresolved launch or an earlier draft from the recent launches.
func (m *Model) dismiss(row int) {
	if row < len(m.drafts.Unresolved) {
		m.list.ClearSticky(explain.StillUnclear(m.text, m.drafts.Unresolved[row].Sent.Name))
		m.drafts.Dismiss(row)
	} else {
		m.drafts.Delete(row - len(m.drafts.Unresolved))
	}
	m.recent.Show(m.drafts)
	m.form.NotifyOthers(m.otherDrafts())
}
