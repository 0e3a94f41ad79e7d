package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/form"
	"scantop/tui/order"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// earlierMsg brings what earlier runs left.
type earlierMsg state.Earlier

// readEarlier reads what earlier runs left, which may be large, while the first
// frame is drawn. A window that only watches leaves it to one that can launch.
func (m *Model) readEarlier() tea.Cmd {
	if m.fx.Creator == nil {
		return nil
	}
	store := m.store
	return func() tea.Msg { return earlierMsg(store.Earlier()) }
}

// handleEarlier puts the newest draft of earlier runs in the form where there is
// nothing yet, and looks for the scans of launches without a known outcome.
func (m *Model) handleEarlier(msg earlierMsg) tea.Cmd {
	if msg.Err != nil {
		m.list.Notify(widget.Notice{Text: explain.State(m.text, msg.Err)})
	}
	m.drafts.Restore(state.Earlier(msg))
	switch f := m.form; {
	case !f.Touched():
		if next := m.drafts.Next(); next != nil {
			m.showDraft(next)
		}
		f.NotifyRestored(m.otherDrafts())
	case !f.Sending():
		f.NotifyOthers(m.otherDrafts())
	}
	m.showRecent()
	var cmds []tea.Cmd
	for i := range m.drafts.Unresolved {
		m.list.NotifySticky(m.sayUnclear(i))
		if i < maxLookedFor {
			cmds = append(cmds, m.lookFor(i))
		}
	}
	return tea.Batch(cmds...)
}

// sayUnclear is what the list says of an unresolved launch.
func (m *Model) sayUnclear(which int) string {
	return fmt.Sprintf(m.text.List.Unclear, safe.Clean(m.drafts.Unresolved[which].Sent.Name))
}

// maxLookedFor is how many launches of earlier runs are looked for unasked.
const maxLookedFor = 3

// lookFor looks for the scan of an unresolved launch, unless that is under way.
func (m *Model) lookFor(which int) tea.Cmd {
	l := &m.drafts.Unresolved[which]
	if l.Looking {
		return nil
	}
	l.Looking = true
	return m.fx.Check(l.File, *l.Sent)
}

// handleLookedFor is done with an unresolved launch whose scan was found, or tells
// what is known of it.
func (m *Model) handleLookedFor(msg effect.CheckedMsg) {
	which, o := m.drafts.FindUnresolved(msg.Draft), msg.Outcome
	name := safe.Clean(o.Name)
	if which < 0 { // the user has dismissed it meanwhile, and may launch it again
		if o.State == launch.Created {
			m.list.NotifySticky(fmt.Sprintf(m.text.List.CreatedAfterAll, name, safe.Clean(o.ID)))
		}
		return
	}
	l := &m.drafts.Unresolved[which]
	l.Looking = false
	switch {
	case o.State == launch.Created:
		m.drafts.Found(which, safe.Clean(o.ID))
		m.list.NotifySticky(fmt.Sprintf(m.text.List.CreatedAfterAll, name, safe.Clean(o.ID)))
	case o.State == launch.NotCreated: // as far as the list of these credentials tells
		l.Said = fmt.Sprintf(m.text.Form.NotListed, name, o.Start.Format(text.FullTime))
		m.list.NotifySticky(m.sayUnclear(which))
	case len(o.Similar) > 0:
		l.Said = explain.Unresolved(m.text, o)
		m.list.NotifySticky(fmt.Sprintf(m.text.List.MayBe, name, safe.Clean(o.Similar[0])))
	default:
		l.Said = explain.Unresolved(m.text, o)
		m.list.NotifySticky(m.sayUnclear(which))
	}
	m.showRecent()
	m.form.UpdateOthers(m.otherDrafts())
}

// otherDrafts returns what the form has to know about the other drafts.
func (m *Model) otherDrafts() form.OtherDrafts {
	a := form.OtherDrafts{Back: m.drafts.CanBack(!m.form.Touched())}
	for _, l := range m.drafts.Unresolved {
		a.Unresolved = append(a.Unresolved, l.Values)
	}
	return a
}

// showDraft puts a draft in the form, or a new one.
func (m *Model) showDraft(values state.Values) {
	m.form.Reset()
	if values != nil {
		m.form.Restore(values)
	}
}

// bringBack takes the draft up again that gave way to the one in the form, or
// starts over where none did.
func (m *Model) bringBack() {
	f := m.form
	values := m.drafts.Back(!f.Touched(), f.Typed())
	if values == nil && f.Touched() {
		m.drafts.Aside(true, true)
		f.Reset()
		f.Notify(widget.Notice{Text: m.text.Form.StartedOver})
		return
	}
	m.showDraft(values)
	f.NotifyRestored(m.otherDrafts())
}

// openForm shows the form: new, or as it was left.
func (m *Model) openForm() {
	if !m.form.Touched() {
		m.form.Reset() // its name and its start are of now
	}
	m.form.NotifyRestored(m.otherDrafts())
	m.open(m.form)
}

// fillForm fills a new form like another scan. What the user has typed becomes an
// earlier draft.
func (m *Model) fillForm(values map[string]string, format, name string) {
	m.drafts.Aside(m.form.Typed(), false)
	m.form.FillLike(values, format, name, m.otherDrafts())
	m.open(m.form)
}

// cloneScan opens the form filled like a scan.
func (m *Model) cloneScan(s *client.Scan) {
	m.fillForm(order.Like(s, m.fx.Now()), m.text.Recent.Cloned, s.Name)
}

// openFilled opens the form with what the command line gave.
func (m *Model) openFilled(values map[string]string) {
	m.showDraft(values)
	m.open(m.form)
}

// showRecent brings the screen of recent launches up to date, while it is open.
func (m *Model) showRecent() {
	if m.isOpen(m.recent) {
		m.recent.Show(m.drafts)
	}
}

// use does what a row of recent launches stands for: it looks for the scan of an
// unresolved launch again, or fills the form.
func (m *Model) use(row int) tea.Cmd {
	unresolved, earlier := len(m.drafts.Unresolved), len(m.drafts.Earlier)
	switch {
	case row < unresolved:
		cmd := m.lookFor(row)
		m.showRecent()
		return cmd
	case row < unresolved+earlier:
		m.showDraft(m.drafts.TakeUp(row-unresolved, m.form.Typed()))
		m.form.NotifyRestored(m.otherDrafts())
	default:
		launch := m.drafts.Recent.List[row-unresolved-earlier]
		m.fillForm(launch.Values, m.text.Recent.Filled, safe.Clean(launch.Values["Name"]))
	}
	m.close(m.recent)
	return nil
}

// dismiss deletes an earlier draft, or is done with an unresolved launch.
func (m *Model) dismiss(row int) {
	if row < len(m.drafts.Unresolved) {
		m.list.ClearSticky(m.sayUnclear(row))
		m.drafts.Dismiss(row)
	} else {
		m.drafts.Delete(row - len(m.drafts.Unresolved))
	}
	m.showRecent()
	m.form.NotifyOthers(m.otherDrafts())
}
