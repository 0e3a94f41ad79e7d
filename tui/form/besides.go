package form

import (
	"slices"

	"scantop/tui/state"
	"scantop/tui/widget"
)

// Aside is what the form has to know of the drafts that are not in it.
type Aside struct {
	Back       bool           // ctrl+r brings one back
	Unresolved []state.Values // launches without a known outcome
}

// alike reports whether the outcome of a launch of the same values is not known.
func (a Aside) alike(values state.Values) bool { return slices.ContainsFunc(a.Unresolved, values.Like) }

// Reset makes the form new.
func (f *Form) Reset() {
	f.fields = newFields(f.table, f.textKeys, f.text, f.fx.Now())
	f.touched, f.typed = false, false
	f.at, f.review, f.busy, f.previewTop = len(f.fields), nil, "", 0
	f.edits++
	f.read()
	f.dress()
	f.notice.Text = ""
	f.enterField(f.field("Targets")) // the rest has values that work
	f.check()
}

// Restore fills a new form with what the user has typed.
func (f *Form) Restore(values map[string]string) {
	f.fill(values)
	f.touched, f.typed = true, true
}

// Announce says that the form was left like this, and what there is besides.
func (f *Form) Announce(a Aside) {
	f.Besides(a)
	if f.touched && !a.Back {
		f.Say(f.text.Form.Kept)
		f.mention()
	}
}

// Heed takes what there is besides the form, and says it where the form is new.
func (f *Form) Heed(a Aside) {
	if f.aside = a; !f.touched {
		f.Besides(a)
	}
}

// Besides says what there is besides the form.
func (f *Form) Besides(a Aside) {
	f.aside, f.notice = a, widget.Notice{}
	f.mention()
}

// mention adds what there is besides the form to what is said above it.
func (f *Form) mention() {
	w := f.text.Form
	if f.aside.Back {
		f.notice.Text = joined(f.notice.Text, w.PutAside)
	}
	if len(f.aside.Unresolved) > 0 {
		f.notice.Text = joined(f.notice.Text, w.UnresolvedEarlier)
	}
}

// joined are two sentences, of which the first one may be missing.
func joined(first, second string) string {
	if first == "" {
		return second
	}
	return first + " " + second
}
