package launches

import (
	"fmt"
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
func (l *Launches) handleCreated(msg effect.CreatedMsg) (cmd tea.Cmd, launched bool) {
	switch {
	case msg.Err == nil:
		return l.launched(msg.Spec, msg.ID, l.Text.List.Created), true
	case effect.MayExist(msg.Err):
		l.Form.Looking()
		return l.Effects.Resolve(msg), false
	default:
		l.Form.Unlock(l.Text.Form.NotCreated, msg.Err)
		return nil, false
	}
}

// handleResolved takes the outcome of the search after a launch without a clear reply.
func (l *Launches) handleResolved(msg effect.ResolvedMsg) (cmd tea.Cmd, launched bool) {
	switch o := msg.Outcome; o.State {
	case launch.Created:
		cmd := l.launched(msg.Spec, safe.Clean(o.ID), l.Text.List.CreatedEarlier)
		if len(o.Similar) > 0 {
			others := strings.Join(o.Similar, l.Text.Joiners.Comma)
			l.List.NotifySticky(fmt.Sprintf(l.Text.List.Twice, safe.Clean(o.Name), safe.Clean(others)))
		}
		return cmd, true
	case launch.NotCreated:
		l.Form.Unlock(explain.NotCreated(l.Text, o), o.Err)
	default:
		l.Drafts.Unclear(o)
		l.Form.Reset()
		l.Form.NotifyRestored(l.Others())
		said := l.Text.Sentences(explain.Unresolved(l.Text, o), l.Text.Form.InRecent)
		l.Form.Notify(widget.Notice{Text: said, Level: widget.Warning})
	}
	return nil, false
}

// launched shows the new scan in the list, and saves its launch as a template.
func (l *Launches) launched(spec client.Spec, id, said string) tea.Cmd {
	l.Drafts.Created(id)
	l.Show(l.Drafts.Next())
	return l.List.Created(said, spec.Name, id)
}

// check searches for the scan of an unresolved launch, unless a search is in progress.
func (l *Launches) check(which int) tea.Cmd {
	u := &l.Drafts.Unresolved[which]
	if u.Looking {
		return nil
	}
	u.Looking = true
	return l.Effects.Check(u.File, *u.Sent)
}

// handleChecked takes the outcome of a search for the scan of an unresolved launch.
func (l *Launches) handleChecked(msg effect.CheckedMsg) {
	o := msg.Outcome
	// Even after the user has dismissed a launch, its scan must not run twice unnoticed.
	if l.Drafts.Learn(msg.Draft, o) || o.State == launch.Created {
		l.List.NotifySticky(explain.Found(l.Text, o))
	}
	l.Recent.Show(l.Drafts)
	l.Form.UpdateOthers(l.Others())
}

// FormLeft reminds the user who has left the form of an unresolved launch, if there is one.
func (l *Launches) FormLeft() {
	if len(l.Drafts.Unresolved) > 0 {
		l.List.Respond("%s", explain.StillUnclear(l.Text, l.Drafts.Unresolved[0].Sent.Name))
	}
}
