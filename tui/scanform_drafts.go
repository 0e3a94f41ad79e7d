package tui

import (
	"slices"

	"scantop/client"
	"scantop/tui/state"
)

// draft is a form as it is left: what stands in its fields, and whose that is.
type draft struct {
	fields  []*field // every one, also those that do not apply; nil: see kept
	touched bool     // it is not as new
	typed   bool     // some of it is the user's own, not only another scan's
	dropped bool     // the user started over from it
	doubt   *doubt   // nil unless it was sent, and nobody knows the outcome
	file    string   // that holds it; "": this window's own

	kept state.Entries // instead of fields, until it is shown
}

// doubt is a launch that may have created its scan.
type doubt struct {
	spec   client.Spec
	said   string // what is known of it
	edited bool   // the entries are not those that were sent any more
}

// blank reports whether there is nothing that could be lost.
func (d *draft) blank() bool { return !d.touched && d.doubt == nil }

// maxDropped is how many drafts are kept from which the user started over.
const maxDropped = 5

// show puts a draft in front.
func (f *scanForm) show(d draft) {
	f.draft = d
	f.at, f.review, f.sending, f.sideTop = len(f.fields), nil, false, 0
	f.edits++
	f.read()
	f.dress()
	f.enterField(f.field("Targets")) // the rest has values that work
	f.check()
}

// announce says whose entries these are, or what has to be known before they are
// sent.
func (f *scanForm) announce() {
	w := f.text.Form
	f.banner, f.bad = "", false
	switch aside := f.nextDraft(); {
	case f.doubt != nil:
		f.banner, f.bad = f.doubt.said, true
	case f.touched:
		f.banner = w.Kept
	case aside >= 0 || len(f.others) > 0:
		f.banner = w.PutAside
	}
}

// nextDraft is the first of the others from which the user did not start over,
// -1 if there is none.
func (f *scanForm) nextDraft() int {
	return slices.IndexFunc(f.others, func(d draft) bool { return !d.dropped })
}

// startOver puts the entries aside, for others that were put aside before, or
// for a new form. From there it goes through all of them again.
func (f *scanForm) startOver() {
	f.enter(len(f.shown())) // takes the focus from what is put aside
	next := f.nextDraft()
	if f.blank() {
		if len(f.others) == 0 {
			f.reset()
			return
		}
		next = 0
	} else {
		f.dropped = true
		f.others = append(f.others, f.draft)
		f.forget()
	}
	if next < 0 {
		f.reset()
		f.banner, f.bad = f.text.Form.StartedOver, false
		return
	}
	f.takeUp(next)
}

// takeUp shows one of the others.
func (f *scanForm) takeUp(which int) {
	d := f.others[which]
	f.others = slices.Delete(f.others, which, which+1)
	d.dropped, d.file = false, ""
	f.show(f.filled(d))
	f.announce()
}

// filled is a draft with its entries in fields. Filling takes its time, with
// thousands of targets, so it is done when a draft is shown and not before.
func (f *scanForm) filled(d draft) draft {
	if d.fields == nil {
		f.reset()
		f.fill(d.kept)
		f.enter(len(f.shown()))
		d.fields, d.kept = f.fields, nil
	}
	return d
}

// forget lets go of the oldest drafts that nobody wants back.
func (f *scanForm) forget() {
	dropped := 0
	for i := len(f.others) - 1; i >= 0; i-- {
		if f.others[i].dropped {
			if dropped++; dropped > maxDropped {
				f.others = slices.Delete(f.others, i, i+1)
			}
		}
	}
}

// borrow fills a new form. What the user entered before is put aside.
func (f *scanForm) borrow(entries map[string]string) {
	f.enter(len(f.shown()))
	if f.typed || f.doubt != nil {
		f.others = slices.Insert(f.others, 0, f.draft)
	}
	f.reset()
	f.fill(entries)
	f.touched = true
	f.banner, f.bad = f.sayAside(), false
}

// sayAside tells what was put aside for other entries, above all a launch that
// is in doubt.
func (f *scanForm) sayAside() string {
	switch next := f.nextDraft(); {
	case next < 0:
		return ""
	case slices.ContainsFunc(f.others, func(d draft) bool { return d.doubt != nil && !d.dropped }):
		return f.text.Form.DoubtAside
	default:
		return f.text.Form.PutAside
	}
}

// takeNext is done with the draft in front: the next one is shown, or a new form.
func (f *scanForm) takeNext() {
	f.enter(len(f.shown()))
	if next := f.nextDraft(); next >= 0 {
		f.takeUp(next)
		return
	}
	f.reset()
}

// doubtAside puts an earlier doubt about the entries in front aside, with entries
// of its own.
func (f *scanForm) doubtAside() {
	earlier := draft{fields: f.newFields(), touched: true, typed: true, doubt: f.doubt}
	for _, field := range earlier.fields {
		field.set(field.Value(f.field(field.Name).kept()))
	}
	earlier.doubt.edited = true
	f.others = slices.Insert(f.others, 0, earlier)
}
