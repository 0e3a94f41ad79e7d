package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"scantop/client/launch"
)

// maxRecalled is how many launches of earlier runs are looked for.
const maxRecalled = 3

// lookForRecalled looks for the scans of launches that were under way, or in
// doubt, when scantop ended.
func (m *Model) lookForRecalled() tea.Cmd {
	if m.fx.creator == nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, d := range append([]draft{m.form.draft}, m.form.others...) {
		if d.doubt != nil && len(cmds) < maxRecalled {
			cmds = append(cmds, m.fx.recall(d.doubt.spec))
		}
	}
	return tea.Batch(cmds...)
}

// handleRecalled ends the doubt about a launch, or tells what is known of it.
func (m *Model) handleRecalled(msg recalledMsg) tea.Cmd {
	about := func(d draft) bool {
		return d.doubt != nil && d.doubt.spec.Name == msg.spec.Name && d.doubt.spec.Start.Equal(msg.spec.Start)
	}
	f, o := m.form, msg.outcome
	in := slices.IndexFunc(f.others, about)
	front := about(f.draft)
	switch {
	case !front && in < 0 || front && f.sending:
		return nil // it was settled meanwhile, or is being sent again
	case o.State == launch.Created:
		m.foundRecalled(in, o)
	case o.State == launch.NotCreated:
		f.settle(in, nil, m.text.Form.NotCreatedAfterAll, false)
		m.list.say(m.text.List.NotCreated, clean(o.Name))
	default:
		said := sayUnresolved(m.text, o)
		f.settle(in, &doubt{msg.spec, said}, said, true)
	}
	return m.keepDrafts()
}

// foundRecalled is done with entries whose scan exists, unless they are being
// worked on.
func (m *Model) foundRecalled(in int, o launch.Outcome) {
	f := m.form
	said := fmt.Sprintf(m.text.List.CreatedAfterAll, clean(o.Name), clean(o.ID))
	m.list.say("%s", said)
	switch {
	case in >= 0:
		f.others = slices.Delete(f.others, in, in+1)
		f.edits++
	case m.inForm:
		f.settle(in, nil, said, false)
	default:
		f.sent()
	}
}

// settle puts another doubt, or none, in the place of the one of the draft in
// front, or of one of the others.
func (f *scanForm) settle(in int, d *doubt, said string, bad bool) {
	f.edits++
	if in >= 0 {
		f.others[in].doubt = d
		return
	}
	f.doubt, f.banner, f.bad = d, said, bad
}
