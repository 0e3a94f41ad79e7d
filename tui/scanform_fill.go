package tui

import (
	"fmt"
	"maps"
	"strings"

	"scantop/client/launch"
)

// fillLike fills the form like another scan, but for its name and its start.
func (f *scanForm) fillLike(entries map[string]string, format, name string) {
	entries = maps.Clone(entries)
	delete(entries, "Name")
	delete(entries, "StartDate")
	if !f.borrow(entries) {
		return
	}
	said := fmt.Sprintf(format, name)
	if missed := f.notTaken(entries); len(missed) > 0 {
		said += " " + fmt.Sprintf(f.text.Recent.NotTaken, strings.Join(missed, ", "))
	}
	if untold := f.untold(entries); len(untold) > 0 {
		said += " " + fmt.Sprintf(f.text.Recent.Untold, strings.Join(untold, ", "))
	}
	if f.borrowed {
		said += " " + f.text.Form.PutAside
	}
	f.banner, f.bad = said, false
}

// untold names the fields of which nothing is known, as a reply has no Qps, no
// switches and no SourceIp. They have what a new scan has.
func (f *scanForm) untold(entries map[string]string) []string {
	var untold []string
	for _, field := range f.shown() {
		if _, told := entries[field.parameter]; !told && field.parameter != "Name" && field.parameter != "StartDate" {
			untold = append(untold, field.label)
		}
	}
	return untold
}

// notTaken names the choices that a new scan does not have.
func (f *scanForm) notTaken(entries map[string]string) []string {
	var missed []string
	for _, field := range f.fields {
		if value := entries[field.parameter]; value != "" && field.isChoice() && field.typed() != value {
			missed = append(missed, field.label+" "+clean(value))
		}
	}
	return missed
}

// borrow fills a new form. What the user had entered is put aside, and startOver
// brings it back. It reports false where a launch that is not clear stands in
// the way.
func (f *scanForm) borrow(entries map[string]string) bool {
	if f.unclear {
		return false
	}
	own, touched := f.fields, f.touched
	f.enter(len(f.shown())) // takes the focus from what is put aside
	f.reset()
	f.fill(entries)
	f.touched = true
	if touched {
		f.discarded, f.borrowed = own, true
		f.banner, f.bad = f.text.Form.PutAside, false
	}
	return true
}

// aside are the user's own entries while those of another scan stand in the
// form, else nil.
func (f *scanForm) aside() map[string]string {
	if !f.borrowed {
		return nil
	}
	entries := make(map[string]string, len(f.discarded))
	for _, field := range f.discarded {
		entries[field.parameter] = field.kept()
	}
	return entries
}

// giveBack shows the user's own entries again.
func (f *scanForm) giveBack() {
	f.enter(len(f.shown()))
	f.fields, f.discarded, f.borrowed = f.discarded, f.fields, false
	f.banner, f.bad = f.text.Form.Kept, false
	f.edits++
	f.SetTheme(f.th)
	f.SetSize(f.width, f.height)
	f.enterField(f.field("Targets"))
	f.check()
}

// looking tells that a launch had no clear end, and that its scan is looked for.
// The form stays locked until that is known.
func (f *scanForm) looking() {
	f.banner, f.bad = f.text.Form.Looking, true
}

// notCreated unlocks the form after a launch that had no clear end, and no
// effect either.
func (f *scanForm) notCreated(err error) {
	f.failed(err)
	f.unclear = false
	f.banner = f.text.Form.NotCreatedAfterAll + " " + explain(f.text, err)
}

// unresolved unlocks the form after a launch of which nobody knows whether it
// had an effect.
func (f *scanForm) unresolved(o launch.Outcome) {
	f.failed(o.Err)
	f.unclear = true
	f.banner = fmt.Sprintf(f.text.Form.Unresolved, clean(o.Name), o.Start.Format(fullTime)) + " " + explain(f.text, o.Err)
}
