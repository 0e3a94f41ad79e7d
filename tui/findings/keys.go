package findings

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/view"
	"scantop/tui/widget"
)

func (f *Findings) handleKey(msg tea.KeyPressMsg) (view.Nav, tea.Cmd) {
	f.notice = widget.Notice{}
	switch {
	case f.report.confirm != nil:
		return view.Nav{}, f.answer(msg)
	case f.search.Open:
		cmd, done := f.search.Press(msg)
		if done && f.search.Text() != f.filter.search {
			f.filter.search = f.search.Text()
			f.repage()
		}
		return view.Nav{}, cmd
	case f.page.open:
		return view.Nav{}, f.handlePageKey(msg)
	case key.Matches(msg, f.keys.list.Back):
		f.leave()
		return view.Nav{To: view.Back}, nil
	}
	return view.Nav{}, f.act(msg)
}

// act does what a key says on the list of findings.
func (f *Findings) act(msg tea.KeyPressMsg) tea.Cmd {
	k := f.usable()
	switch {
	case key.Matches(msg, k.Refresh):
		f.refresh()
	case f.asking.unavailable() != nil: // nothing to act on
	case f.rows.table.Press(msg, k.Move):
		f.rows.touched = true
		f.settle()
	case key.Matches(msg, k.PreviousRun):
		f.showRun(1)
	case key.Matches(msg, k.NextRun):
		f.showRun(-1)
	case key.Matches(msg, k.Open):
		f.openPage()
	case key.Matches(msg, k.Report):
		return f.pressReport()
	case key.Matches(msg, k.Export):
		return f.save()
	case key.Matches(msg, k.Copy):
		return f.copyFinding(false)
	case key.Matches(msg, k.CopyLink):
		return f.copyFinding(true)
	default:
		return f.restrict(msg)
	}
	return nil
}

// restrict does what a key says that changes which findings are shown.
func (f *Findings) restrict(msg tea.KeyPressMsg) tea.Cmd {
	k := f.usable()
	switch {
	case key.Matches(msg, k.Change):
		f.nextChange()
	case key.Matches(msg, k.Status):
		f.filter.nextStatus()
		f.repage()
	case key.Matches(msg, k.Search):
		return f.search.Start(f.filter.search)
	case key.Matches(msg, k.Fold):
		f.fold()
	case key.Matches(msg, k.FoldAll):
		if f.whole() {
			f.rows.toggleAll()
			f.arrange()
		}
	default:
		for i, binding := range k.Severity {
			if key.Matches(msg, binding) {
				f.filter.pickSeverity(client.Severities()[i])
				f.repage()
				return nil
			}
		}
		f.explainIdleKey(msg)
	}
	return nil
}

// explainIdleKey says why a key does nothing now.
func (f *Findings) explainIdleKey(msg tea.KeyPressMsg) {
	k := f.keys.list
	switch m := k.Move; {
	case key.Matches(msg, k.PreviousRun, k.NextRun) && f.runsUnread():
	case key.Matches(msg, k.PreviousRun, k.NextRun):
		f.say("%s", f.text.Findings.NoOtherRun)
	case key.Matches(msg, m.Up, m.Down, m.HalfUp, m.HalfDown, m.PageUp, m.PageDown, m.First, m.Last, k.Open,
		k.Copy, k.CopyLink, k.Fold, k.FoldAll), f.export != nil && key.Matches(msg, k.Export):
		f.say("%s", f.text.Findings.NoFinding)
	}
}

// runsUnread reports whether the runs are not known, and says so, unless the screen says why.
func (f *Findings) runsUnread() bool {
	if f.known.runs == nil && f.asking.failure == nil {
		f.say("%s", f.text.Findings.Loading)
	}
	return f.known.runs == nil
}

// nextChange shows what is new, what is gone, or everything again. It says why if that is unknown.
func (f *Findings) nextChange() {
	t := f.text.Findings
	run := f.known.run()
	before, comparable := f.known.before()
	switch {
	case f.runsUnread():
	case run == nil || run.Status != client.StatusFinished:
		f.say("%s", t.NotFinished)
	case !comparable:
		f.say("%s", t.NoEarlierRun)
	case f.known.changes() == nil:
		if f.whole() {
			f.sayUnread(f.known.whole(before.TaskID), 0)
		}
	default:
		f.filter.change = (f.filter.change + 1) % (onlyGone + 1)
		f.repage()
	}
}

// whole reports whether all findings of the shown run are known, and else says why not.
func (f *Findings) whole() bool {
	t, run := f.text.Findings, f.known.run()
	switch {
	case run == nil:
		return false
	case f.known.tooMany():
		f.say(t.TooMany, grouped(maxWhole))
		return false
	case f.known.complete() == nil:
		f.sayUnread(f.known.whole(run.TaskID), f.known.pages.total(nil))
		return false
	}
	return true
}

// sayUnread says how many findings of a run were read, of at least a number, and whether more will be.
func (f *Findings) sayUnread(w *whole, least int) {
	format := f.text.Findings.StillReading
	if w.next == 0 && w.err != nil {
		format = f.text.Findings.Incomplete
	}
	f.say(format, len(w.reading.Findings), max(w.reading.Total, least))
}

// fold folds the findings with the name of the one under the cursor, or unfolds them.
func (f *Findings) fold() {
	if !f.whole() {
		return
	}
	at := f.rows.table.Cursor
	x := f.current()
	same := func(i int) bool {
		other := f.row(i).finding
		return other != nil && other.Name == x.finding.Name && other.Severity == x.finding.Severity
	}
	if x.folded == 0 && !same(at-1) && !same(at+1) {
		f.say("%s", f.text.Findings.NoGroup)
		return
	}
	f.rows.fold(x.finding.Name)
	f.arrange()
}
