package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"scantop/client/launch"
	"scantop/tui/effect"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
)

// maxRecalled is how many launches of earlier runs are looked for.
const maxRecalled = 3

// lookForRecalled looks for the scans of launches that were under way, or in
// doubt, when scantop ended. Whoever started over from one has seen to it.
func (m *Model) lookForRecalled() tea.Cmd {
	if m.fx.Creator == nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, d := range append([]draft{m.form.draft}, m.form.others...) {
		if d.doubt != nil && !d.dropped && len(cmds) < maxRecalled {
			cmds = append(cmds, m.fx.Recall(d.doubt.spec))
		}
	}
	return tea.Batch(cmds...)
}

// handleRecalled ends the doubt about a launch, or tells what is known of it.
func (m *Model) handleRecalled(msg effect.RecalledMsg) tea.Cmd {
	about := func(d draft) bool {
		return d.doubt != nil && d.doubt.spec.Name == msg.Spec.Name && d.doubt.spec.Start.Equal(msg.Spec.Start)
	}
	f, o := m.form, msg.Outcome
	in := slices.IndexFunc(f.others, about)
	front := about(f.draft)
	switch {
	case !front && in < 0:
		return nil // it was settled meanwhile
	case o.State == launch.Created:
		m.foundRecalled(in, msg)
	default:
		said := sayUnresolved(m.text, o)
		if o.State == launch.NotCreated { // as far as the list of these credentials tells
			said = fmt.Sprintf(m.text.Form.NotListed, safe.Clean(o.Name), o.Start.Format(text.FullTime))
		}
		f.doubtOf(in).said = said
		if front && !f.sending {
			f.banner, f.bad = said, true
		}
		if len(o.Similar) > 0 {
			m.list.Insist(fmt.Sprintf(m.text.List.MayBe, safe.Clean(o.Name), safe.Clean(o.Similar[0])))
		} else {
			m.list.Insist(fmt.Sprintf(m.text.List.Unclear, safe.Clean(o.Name)))
		}
	}
	f.edits++
	return m.keepDrafts()
}

// doubtOf is that of the draft in front, or of one of the others.
func (f *scanForm) doubtOf(in int) *doubt {
	if in >= 0 {
		return f.others[in].doubt
	}
	return f.doubt
}

// foundRecalled ends the doubt about a launch whose scan exists, and is done with
// its entries unless others have been entered since.
func (m *Model) foundRecalled(in int, msg effect.RecalledMsg) {
	f, o := m.form, msg.Outcome
	said := fmt.Sprintf(m.text.List.CreatedAfterAll, safe.Clean(o.Name), safe.Clean(o.ID))
	m.list.Insist(said)
	d := &f.draft
	if in >= 0 {
		d = &f.others[in]
	}
	if d.doubt.edited || in < 0 && f.sending {
		d.doubt, d.file = nil, ""
		if in < 0 && !f.sending {
			f.banner, f.bad = said, false
		}
		return
	}
	m.recent.launches = m.recent.launches.With(state.Launch{At: m.fx.Now(), ScanID: safe.Clean(o.ID), Entries: d.entries()})
	if in >= 0 {
		f.others = slices.Delete(f.others, in, in+1)
		return
	}
	f.takeNext()
	f.banner, f.bad = said, false
}
