package form

import (
	"fmt"
	"slices"

	"scantop/tui/order"
	"scantop/tui/state"
	"scantop/tui/widget"
)

// OtherDrafts is what the form knows about drafts that are not in it.
type OtherDrafts struct {
	Back       bool           // ctrl+r restores an earlier draft
	Unresolved []state.Values // the values of unresolved launches
}

// alike reports whether an unresolved launch has the same values.
func (o OtherDrafts) alike(values state.Values) bool {
	return slices.ContainsFunc(o.Unresolved, values.Like)
}

// Reset makes the form new: every field has its default.
func (f *Form) Reset() {
	f.fields = newFields(f.table, f.keys.Text, f.text, f.fx.Now())
	f.numberName()
	f.touched, f.typed = false, false
	f.at, f.review, f.busy, f.previewTop = len(f.fields), nil, "", 0
	f.changed = true
	f.read()
	f.dress()
	f.notice.Text = ""
	f.enterField(f.field("Targets")) // the only field without a valid default
	f.check()
}

// AvoidNames sets which names a new form does not propose, because a draft or a launch has them.
func (f *Form) AvoidNames(taken func(name string) bool) { f.taken = taken }

// numberName appends -2, -3 … to the proposed name until it is not taken.
func (f *Form) numberName() {
	field := f.field("Name")
	if field == nil || f.taken == nil {
		return
	}
	proposed, _ := field.value()
	name := proposed
	for n := 2; f.taken(name); n++ {
		name = fmt.Sprintf("%s-%d", proposed, n)
	}
	field.set(order.Value{Typed: name})
}

// Restore fills a new form with a draft.
func (f *Form) Restore(values map[string]string) {
	f.fill(values)
	f.touched, f.typed = true, true
}

// Open prepares the form to be shown. A new one is reset, so that its name and its start are current.
func (f *Form) Open(o OtherDrafts) {
	if !f.touched {
		f.Reset()
	}
	f.NotifyRestored(o)
}

// NotifyRestored shows the notice that the form has a restored draft, and that of [Form.NotifyOthers].
func (f *Form) NotifyRestored(o OtherDrafts) {
	f.NotifyOthers(o)
	if f.touched && !o.Back {
		f.inform(f.text.Form.DraftRestored)
		f.addOthers()
	}
}

// UpdateOthers replaces what the form knows about other drafts. Only a new form shows it in a notice; in
// any other form, the current notice stays.
func (f *Form) UpdateOthers(o OtherDrafts) {
	if f.others = o; !f.touched {
		f.NotifyOthers(o)
	}
}

// NotifyOthers shows the notice that there is an earlier draft or an unresolved launch, if there is one.
func (f *Form) NotifyOthers(o OtherDrafts) {
	f.others, f.notice = o, widget.Notice{}
	f.addOthers()
}

// addOthers appends the sentences about other drafts to the notice.
func (f *Form) addOthers() {
	w := f.text.Form
	if f.others.Back {
		f.notice.Text = f.text.Sentences(f.notice.Text, w.EarlierDraft)
	}
	if len(f.others.Unresolved) > 0 {
		f.notice.Text = f.text.Sentences(f.notice.Text, w.UnresolvedEarlier)
	}
}
