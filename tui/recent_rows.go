package tui

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// maxExcerpt is how much of a long list a row takes in, in bytes: more than its
// column is wide.
const maxExcerpt = 200

// showRecent brings the screen of recent launches up to date, while it is open.
func (m *Model) showRecent() {
	if m.isOpen(m.recent) {
		m.recent.show(m.recentRows())
	}
}

// recentRows are the unresolved launches, the earlier drafts and the launches.
func (m *Model) recentRows() []recentRow {
	var rows []recentRow
	row := func(kind recentKind, d state.Draft) recentRow {
		targets := safe.Clean(widget.Limit(cmp.Or(d.Values["Targets"], d.Values["TargetAssetTags"]), maxExcerpt))
		return recentRow{kind: kind, at: d.At, name: safe.Clean(d.Values["Name"]), targets: strings.Join(strings.Fields(targets), " ")}
	}
	for _, l := range m.drafts.Unresolved {
		if len(l.Values) == 0 { // the form was changed since
			l.Values = state.Values{"Targets": strings.Join(l.Sent.Targets[:min(len(l.Sent.Targets), 20)], " ")}
		}
		unresolved := row(recentUnresolved, l.Draft)
		unresolved.name = safe.Clean(l.Sent.Name)
		start := l.Sent.Start.In(m.fx.Now().Location()).Format(text.FullTime)
		unresolved.said = cmp.Or(l.Said, fmt.Sprintf(m.text.Form.InFlight, unresolved.name, start))
		if l.Looking {
			unresolved.said += " " + m.text.Recent.Looking
		}
		rows = append(rows, unresolved)
	}
	for _, d := range m.drafts.Earlier {
		rows = append(rows, row(recentDraft, d))
	}
	for _, l := range m.drafts.Recent.List {
		rows = append(rows, row(recentLaunched, state.Draft{Values: l.Values, At: l.At}))
	}
	return rows
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
		m.showDraft(m.drafts.TakeUp(row-unresolved, m.form.isTyped()))
		m.form.announce(m.aside())
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
		m.list.Withdraw(m.sayUnclear(row))
		m.drafts.Dismiss(row)
	} else {
		m.drafts.Delete(row - len(m.drafts.Unresolved))
	}
	m.showRecent()
	m.form.besides(m.aside())
}
