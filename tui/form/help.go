package form

import (
	"cmp"

	"charm.land/bubbles/v2/key"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/view"
)

// ShortHelp returns the keys of the footer, which depend on the focus.
func (f *Form) ShortHelp() []key.Binding {
	switch {
	case f.Sending():
		return f.keys.Form.Sending(f.notice.Text == f.text.Form.Leaving)
	case f.review != nil && f.review.confirmation != nil:
		return f.confirmKeys().ShortHelp()
	case f.review != nil:
		return f.reviewKeys().ShortHelp()
	}
	keys := f.keys.Form.Having(f.named(f.field("Targets")) > 0).First(f.at == 0).Picking(f.pickWord())
	keys = keys.Editing(f.Focused() == Targets && f.fx.Editor != nil)
	switch field := f.focused(); {
	case field == nil:
		return keys.OnButton()
	case len(field.Choices) > 0:
		return keys.OnChoice()
	default:
		return keys.ShortHelp()
	}
}

// confirmKeys returns the keys of an open confirmation.
func (f *Form) confirmKeys() keymap.Confirm {
	return f.keys.Confirm.Pressing(f.confirmButton()).Showing(f.layConfirmation().longer())
}

// reviewKeys returns the keys of the review that have something to act on.
func (f *Form) reviewKeys() keymap.Review {
	longer := f.reviewBody().Height > f.reviewRows() // laying the body out finds what is folded
	k := f.keys.Review.Pressing(f.reviewButton()).Showing(longer, f.review.folded, f.review.expanded)
	k.CopyAliyun.SetEnabled(!f.place.Demo)
	return k
}

// reviewButton returns the label of the button of the review that has the focus.
func (f *Form) reviewButton() string {
	if f.review.back {
		return f.text.Form.BackButton
	}
	return f.text.Form.LaunchButton
}

// Explain explains the field with the focus: what it is for, what it takes, and what is wrong with its value.
func (f *Form) Explain() view.Topic {
	field := f.focused()
	if field == nil || f.review != nil || f.Sending() {
		return view.Topic{}
	}
	topic := view.Topic{Title: field.words.Label, Text: f.text.Form.FieldHelp[field.Name]}
	if field.words.Label != field.Name {
		topic.Title += theme.Separator + field.Name
	}
	for _, option := range field.Choices {
		words := field.words.Choices[option.Value]
		topic.Rows = append(topic.Rows, [2]string{words.Label, words.Meaning})
	}
	if field.left {
		if problem := cmp.Or(field.rejected, field.feedback.Problem); problem != "" {
			topic.Rows = append(topic.Rows, [2]string{"!", problem})
		}
	}
	return topic
}

// FullHelp returns the keys of the form for the help screen.
func (f *Form) FullHelp() [][]key.Binding {
	switch {
	case f.Sending():
		return nil // only the keys that work on every screen
	case f.review != nil && f.review.confirmation != nil:
		return f.confirmKeys().FullHelp()
	case f.review != nil:
		return f.reviewKeys().FullHelp()
	}
	keys := f.keys.Form.Having(f.field(Targets).feedback.Bad > 0).First(f.at == 0).On(f.inText(), f.focused() == nil)
	keys.Pick.SetHelp(keys.Pick.Help().Key, f.pickWord())
	keys.Pick.SetEnabled(f.pickWord() != "")
	keys.Edit.SetEnabled(f.canEdit())
	if f.inText() {
		return append(keys.FullHelp(), f.keys.Text.FullHelp()...)
	}
	return keys.FullHelp()
}
