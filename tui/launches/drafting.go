package launches

import (
	tea "charm.land/bubbletea/v2"

	"scantop/tui/explain"
	"scantop/tui/form"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/widget"
)

// earlierMsg brings the drafts and launches of earlier runs.
type earlierMsg state.Earlier

// ReadEarlier reads the drafts and launches of earlier runs. The files may be large, so it
// runs while the first frame is drawn. A read-only window leaves them to a window that can
// launch.
func (l *Launches) ReadEarlier() tea.Cmd {
	if l.Effects.Creator == nil {
		return nil
	}
	store := l.Store
	return func() tea.Msg { return earlierMsg(store.Earlier()) }
}

// maxChecked is how many unresolved launches of earlier runs are searched for at the
// start.
const maxChecked = 3

// handleEarlier restores the newest draft if the form is blank, and searches for the scans
// of unresolved launches.
func (l *Launches) handleEarlier(msg earlierMsg) tea.Cmd {
	if msg.Err != nil {
		l.List.Notify(widget.Notice{Text: explain.State(l.Text, msg.Err)})
	}
	blank := l.Drafts.Blank()
	l.Drafts.Restore(state.Earlier(msg))
	switch {
	case blank:
		if next := l.Drafts.Next(); next != nil {
			l.Show(next)
		}
		l.Form.NotifyRestored(l.Others())
	case !l.Form.Sending():
		l.Form.NotifyOthers(l.Others())
	}
	l.Recent.Show(l.Drafts)
	var cmds []tea.Cmd
	for i, u := range l.Drafts.Unresolved {
		l.List.NotifySticky(explain.StillUnclear(l.Text, u.Sent.Name))
		if i < maxChecked {
			cmds = append(cmds, l.check(i))
		}
	}
	return tea.Batch(cmds...)
}

// Others returns what the form has to know of the other drafts.
func (l *Launches) Others() form.OtherDrafts {
	a := form.OtherDrafts{Back: l.Drafts.CanBack()}
	for _, u := range l.Drafts.Unresolved {
		a.Unresolved = append(a.Unresolved, u.Values)
	}
	return a
}

// Show fills the form with a draft, or resets it if values is nil.
func (l *Launches) Show(values state.Values) {
	l.Form.Reset()
	if values != nil {
		l.Form.Restore(values)
	}
}

// BringBack restores the draft that the one in the form replaced. Without such a draft, it
// resets the form.
func (l *Launches) BringBack() {
	values := l.Drafts.Back()
	if values == nil && !l.Drafts.Blank() {
		l.Drafts.Aside(true)
		l.Form.Reset()
		l.Form.Notify(widget.Notice{Text: l.Text.Form.StartedOver})
		return
	}
	l.Show(values)
	l.Form.NotifyRestored(l.Others())
}

// Fill fills a new form from another scan. A draft that the user typed becomes an
// earlier draft.
func (l *Launches) Fill(values map[string]string, format, name string) {
	l.Drafts.Aside(false)
	l.Form.FillLike(values, format, name, l.Others())
}

// Use acts on a row of recent launches: it searches again for the scan of an unresolved
// launch, or fills the form, and then reports filled.
func (l *Launches) Use(row int) (cmd tea.Cmd, filled bool) {
	unresolved, earlier := len(l.Drafts.Unresolved), len(l.Drafts.Earlier)
	switch {
	case row < unresolved:
		cmd := l.check(row)
		l.Recent.Show(l.Drafts)
		return cmd, false
	case row < unresolved+earlier:
		l.Show(l.Drafts.TakeUp(row - unresolved))
		l.Form.NotifyRestored(l.Others())
	default:
		launch := l.Drafts.Recent.List[row-unresolved-earlier]
		l.Fill(launch.Values, l.Text.Recent.Filled, safe.Clean(launch.Values["Name"]))
	}
	return nil, true
}

// Dismiss removes an unresolved launch or an earlier draft from the recent launches.
func (l *Launches) Dismiss(row int) {
	if row < len(l.Drafts.Unresolved) {
		l.List.ClearSticky(explain.StillUnclear(l.Text, l.Drafts.Unresolved[row].Sent.Name))
		l.Drafts.Dismiss(row)
	} else {
		l.Drafts.Delete(row - len(l.Drafts.Unresolved))
	}
	l.Recent.Show(l.Drafts)
	l.Form.NotifyOthers(l.Others())
}
