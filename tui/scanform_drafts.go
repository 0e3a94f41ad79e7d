package tui

import (
	"slices"

	"scantop/tui/state"
)

// aside is what the form has to know of the drafts that are not in it.
type aside struct {
	back       bool           // ctrl+r brings one back
	unresolved []state.Values // launches without a known outcome
}

// alike reports whether the outcome of a launch of the same values is not known.
func (a aside) alike(values state.Values) bool { return slices.ContainsFunc(a.unresolved, values.Like) }

// reset makes the form new.
func (f *scanForm) reset() {
	f.fields = newFields(f.table, f.textKeys, f.text, f.fx.Now())
	f.touched, f.typed = false, false
	f.at, f.review, f.sending, f.sideTop = len(f.fields), nil, false, 0
	f.edits++
	f.read()
	f.dress()
	f.banner = ""
	f.enterField(f.field("Targets")) // the rest has values that work
	f.check()
}

// restore fills a new form with what the user has typed.
func (f *scanForm) restore(values map[string]string) {
	f.fill(values)
	f.touched, f.typed = true, true
}

// announce says that the form was left like this, and what there is besides.
func (f *scanForm) announce(a aside) {
	f.besides(a)
	if f.touched && !a.back {
		f.say(f.text.Form.Kept)
		f.mention()
	}
}

// heed takes what there is besides the form, and says it where the form is new.
func (f *scanForm) heed(a aside) {
	if f.aside = a; !f.touched {
		f.besides(a)
	}
}

// besides says what there is besides the form.
func (f *scanForm) besides(a aside) {
	f.aside, f.banner, f.bad = a, "", false
	f.mention()
}

// mention adds what there is besides the form to what is said above it.
func (f *scanForm) mention() {
	w := f.text.Form
	if f.aside.back {
		f.banner = joined(f.banner, w.PutAside)
	}
	if len(f.aside.unresolved) > 0 {
		f.banner = joined(f.banner, w.UnresolvedEarlier)
	}
}

// joined are two sentences, of which the first one may be missing.
func joined(first, second string) string {
	if first == "" {
		return second
	}
	return first + " " + second
}
