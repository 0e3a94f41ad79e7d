package findings

import (
	"slices"
	"strings"

	"scantop/client"
	"scantop/tui/widget"
)

// row is one row of the table.
type row struct {
	finding *client.Finding // nil: AVDS has it, but it was not read yet
	folded  int             // number of findings that are folded into the row; 0: it has one finding
	mixed   bool            // these have several statuses
	change  change          // whether the finding is new or gone, if that is known
}

// rows are the rows that the filter leaves, and the cursor. Rows in the order of AVDS's pages are not
// listed: there may be thousands that were never read.
type rows struct {
	table    widget.Table
	listed   []row           // nil: the rows are those of the pages
	selected *client.Finding // finding under the cursor, which the cursor follows
	touched  bool            // the user moved the cursor; until then it stays in the first row
	foldAll  bool            // findings with the same name are folded into one row
	other    map[string]bool // names for which the opposite of foldAll holds
	counts   map[client.Severity]int
	new      int // findings that are new since the run before; 0 if that is unknown
	gone     int // findings that are gone since then
}

func (r *rows) folds(name string) bool { return r.foldAll != r.other[name] }

// fold folds the findings with a name into one row, or unfolds them.
func (r *rows) fold(name string) {
	if r.other == nil {
		r.other = map[string]bool{}
	}
	r.other[name] = !r.other[name]
}

// toggleAll folds all findings with the same name, or unfolds them.
func (r *rows) toggleAll() { r.foldAll, r.other = !r.foldAll, nil }

// list returns the rows for findings that are sorted, which fold if folding is true. Signs of new
// findings come from changes, which may be nil.
func (r *rows) list(found []client.Finding, changes *comparison, mark change, folding bool) []row {
	list := make([]row, 0, len(found))
	for i := range found {
		f := &found[i]
		change := mark
		if mark == anyChange && changes != nil && changes.fresh[identityOf(f)] {
			change = onlyNew
		}
		if n := len(list); folding && n > 0 && r.folds(f.Name) {
			last := &list[n-1]
			if last.finding.Name == f.Name && last.finding.Severity == f.Severity {
				last.folded = max(1, last.folded) + 1
				last.mixed = last.mixed || last.finding.Status != f.Status
				last.change = max(last.change, change)
				continue
			}
		}
		list = append(list, row{finding: f, change: change})
	}
	return list
}

// arrange makes the rows anew after a reply or a key, and keeps the cursor on its finding.
func (f *Findings) arrange() {
	r, k := &f.rows, &f.known
	changes := k.changes()
	if f.filter.change != anyChange && changes == nil {
		f.filter.change = anyChange
	}
	f.count()
	if k.complete() == nil && f.filter.search == "" {
		r.listed = nil
		r.table.SetLength(k.pages.total(f.filter.severity))
	} else {
		mark := anyChange
		if f.filter.change == onlyGone {
			mark = onlyGone
		}
		r.listed = r.list(f.found(), changes, mark, k.complete() != nil)
		r.table.SetLength(len(r.listed))
	}
	f.follow()
	f.layDetail()
}

// found returns the findings that the filter leaves, of those that were read, in the order of the rows.
func (f *Findings) found() []client.Finding {
	whole, changes := f.known.complete(), f.known.changes()
	switch {
	case whole == nil:
		return f.matching(f.known.pages.all())
	case f.filter.change == onlyGone:
		return f.matching(sorted(changes.gone))
	}
	list := f.matching(whole.list)
	if f.filter.change == onlyNew {
		list = slices.DeleteFunc(list, func(x client.Finding) bool { return !changes.fresh[identityOf(&x)] })
	}
	return list
}

// matching returns the findings that meet the filter, apart from its change.
func (f *Findings) matching(list []client.Finding) []client.Finding {
	var left []client.Finding
	for i := range list {
		if f.filter.matches(&list[i]) {
			left = append(left, list[i])
		}
	}
	return left
}

// count counts the findings of the run by severity, and what is new and gone. Of the filter, only the status
// counts.
func (f *Findings) count() {
	counts, changes := map[client.Severity]int{}, f.known.changes()
	f.rows.new, f.rows.gone = 0, 0
	if whole := f.known.complete(); whole != nil {
		for i := range whole.list {
			if x := &whole.list[i]; f.filter.hasStatus(x) {
				counts[x.Severity]++
				if changes != nil && changes.fresh[identityOf(x)] {
					f.rows.new++
				}
			}
		}
	} else {
		for _, s := range f.known.pages.sections {
			counts[s.severity] = s.total
		}
	}
	if changes != nil {
		for i := range changes.gone {
			if f.filter.hasStatus(&changes.gone[i]) {
				f.rows.gone++
			}
		}
	}
	f.rows.counts = counts
}

// follow puts the cursor on the finding on which it was.
func (f *Findings) follow() {
	r := &f.rows
	if r.selected == nil || r.listed == nil || !r.touched {
		f.settle()
		return
	}
	at := slices.IndexFunc(r.listed, func(x row) bool { return sameFinding(x.finding, r.selected) })
	if at < 0 { // it may be folded
		at = slices.IndexFunc(r.listed, func(x row) bool {
			return x.finding.Name == r.selected.Name && x.finding.Severity == r.selected.Severity
		})
	}
	if at >= 0 {
		r.table.MoveTo(at)
	}
	f.settle()
}

// settle notes the finding under the cursor.
func (f *Findings) settle() {
	if at := f.current(); at.finding != nil && !sameFinding(at.finding, f.rows.selected) {
		f.rows.selected = at.finding
		f.moved = f.now()
		f.layDetail()
	}
}

func sameFinding(a, b *client.Finding) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.ID == b.ID && identityOf(a) == identityOf(b)
}

// row returns a row of the table.
func (f *Findings) row(at int) row {
	r := &f.rows
	switch {
	case at < 0 || at >= r.table.Length:
		return row{}
	case r.listed != nil:
		return r.listed[at]
	}
	return row{finding: f.known.pages.at(f.filter.severity, at)}
}

// current returns the row under the cursor, which has no finding if there are no rows.
func (f *Findings) current() row { return f.row(f.rows.table.Cursor) }

// targets returns the targets of all findings in the row under the cursor, if x is in it, or else the
// target of x.
func (f *Findings) targets(x *client.Finding) string {
	if at := f.current(); at.folded == 0 || !sameFinding(at.finding, x) {
		return x.Target
	}
	var all []string
	for _, other := range f.found() {
		if other.Name == x.Name && other.Severity == x.Severity {
			all = append(all, other.Target)
		}
	}
	return strings.Join(all, ", ")
}
