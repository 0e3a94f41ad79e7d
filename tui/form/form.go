// Package form is the screen on which a new scan is described, reviewed and launched. Package order
// decides what a description means. The form knows no other screen, and does not know what becomes of
// a launch.
//
// The form library huh (v2.0.3) is not used: it shows the errors of all fields below their group
// (Group.Footer) instead of beside each field, and it can hide a whole group (Group.WithHideFunc) but
// not a single field that another field makes meaningless.
package form

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/order"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Form is the screen on which a new scan is described, reviewed and launched.
type Form struct {
	nav       view.Nav // where the key that is being handled leads
	fx        effect.Effects
	keys      keymap.Keys
	text      *text.Catalogue
	th        *theme.Theme
	clipboard view.Clipboard
	place     Place       // where scans are launched
	table     order.Table // the parameters that the fields set

	width, height int                    // in cells and lines
	fields        []*field               // all fields, including those that do not apply
	touched       bool                   // something differs from a new form
	typed         bool                   // the user has changed something; false for a form that was only filled in
	others        OtherDrafts            // drafts that are not in the form
	taken         func(name string) bool // a draft or a launch has a name; nil: none has
	at            int                    // index in shown() of the field with the focus; after the last one, the button
	order         order.Order            // the order that the fields describe
	previewTop    int                    // first line of the request preview in sight, if the focus allows it
	changed       bool                   // the values changed after the last call of Changed
	review        *review                // nil while the fields are edited
	editing       bool                   // the editor has the terminal
	busy          string                 // the notice while a launch is in progress; "": no launch is in progress
	notice        widget.Notice          // the notice above the fields
	unsaved       string                 // why the draft cannot be saved; shown if there is no notice
	unlisted      map[string]bool        // parameters whose values AVDS does not list for this account
}

var _ view.Screen = (*Form)(nil)

// Config is what a form needs. Everything but Copy is required.
type Config struct {
	Effects effect.Effects
	Table   order.Table // the parameters that the form sets
	Text    *text.Catalogue
	Keys    keymap.Keys
	Theme   *theme.Theme
	Place   Place // where scans are launched
	Copy    view.Clipboard
}

// New returns a form. It has no fields and reads nothing until [Form.Reset] or [Form.FillLike].
func New(c Config) *Form {
	return &Form{
		fx: c.Effects, table: c.Table, text: c.Text, th: c.Theme, clipboard: c.Copy, place: c.Place,
		keys: c.Keys,
	}
}

// Sending reports whether a launch is in progress. The form ignores keys and pastes during a launch.
func (f *Form) Sending() bool { return f.busy != "" }

// Changed returns the values of the form if they changed after the last call, and whether the user
// typed some of them. They are nil for a new form and during a launch.
func (f *Form) Changed() (values state.Values, typed bool) {
	if !f.changed || !f.touched || f.Sending() {
		return nil, false
	}
	f.changed = false
	return f.Values(), f.typed
}

// Reviewed returns the order under review, or nil while the fields are edited.
func (f *Form) Reviewed() *order.Order {
	if f.review == nil {
		return nil
	}
	return &f.review.Order
}

// Order returns the order that the fields describe.
func (f *Form) Order() order.Order { return f.order }

// Focused returns the parameter of the field with the focus, or "" if the button has the focus.
func (f *Form) Focused() string {
	if field := f.focused(); field != nil {
		return field.Name
	}
	return ""
}

// SetUnsaved sets why the draft cannot be saved; "" means that it can.
func (f *Form) SetUnsaved(why string) { f.unsaved = why }

// shown returns the fields that apply with the current values.
func (f *Form) shown() []*field {
	shown := make([]*field, 0, len(f.fields))
	for _, field := range f.fields {
		if f.order.Applies(field.Name) {
			shown = append(shown, field)
		}
	}
	return shown
}

// field returns the field that sets a parameter, or nil.
func (f *Form) field(parameter string) *field {
	for _, field := range f.fields {
		if field.Name == parameter {
			return field
		}
	}
	return nil
}

// focused returns the field with the focus, or nil if the button has the focus.
func (f *Form) focused() *field {
	if shown := f.shown(); f.at < len(shown) {
		return shown[f.at]
	}
	return nil
}

// enter moves the focus to a place: the index of a shown field, or of the button after the last one.
func (f *Form) enter(place int) {
	if field := f.focused(); field != nil {
		field.blur()
	}
	f.at = max(0, min(place, len(f.shown())))
	if field := f.focused(); field != nil {
		field.focus()
	}
	f.scrollPreview()
}

// enterField moves the focus to a field, if that is shown.
func (f *Form) enterField(field *field) {
	if place := slices.Index(f.shown(), field); place >= 0 {
		f.enter(place)
	}
}

// Update handles a key or a paste. It ignores both while a launch is in progress or the editor is open.
func (f *Form) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	f.nav = view.Nav{}
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case f.Sending(), f.editing:
		case f.review != nil:
			cmd = f.handleReviewKey(msg)
		default:
			cmd = f.handleKey(msg)
		}
	case tea.PasteStartMsg, tea.PasteEndMsg:
		if field := f.focused(); field != nil {
			field.update(msg, f.keys.Form)
		}
	case tea.PasteMsg:
		if !f.Sending() && !f.editing && f.review == nil { // a paste never presses a button
			f.edit(msg)
		}
	}
	return f.nav, cmd
}

func (f *Form) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	onButton := f.at == len(f.shown())
	switch {
	case key.Matches(msg, f.keys.Form.Leave):
		f.nav.To = view.Back
	case key.Matches(msg, f.keys.Form.Restore):
		f.nav.To = view.Replaced
	case key.Matches(msg, f.keys.Form.Recent):
		f.nav.To = view.Recent
	case f.pickWord() != "" && key.Matches(msg, f.keys.Form.Pick):
		f.nav.To = view.Pick
	case f.canEdit() && key.Matches(msg, f.keys.Form.Edit):
		return f.openEditor()
	case key.Matches(msg, f.keys.Form.Review):
		f.openReview()
		return f.ageReview()
	case onButton && key.Matches(msg, f.keys.Review.Press):
		f.openReview()
		if f.review != nil {
			f.disarm()
			return f.ageReview()
		}
	case key.Matches(msg, f.keys.Form.NextBad):
		f.nextBad()
	case f.Focused() == Targets && f.focused().cursor().Press(msg, f.keys.Form.Up, f.keys.Form.Down):
	case key.Matches(msg, f.keys.Form.Next, f.keys.Form.Down):
		f.enter(f.at + 1)
	case key.Matches(msg, f.keys.Form.Previous, f.keys.Form.Up):
		f.enter(f.at - 1)
	default:
		f.edit(msg)
	}
	return nil
}

// edit passes a message to the field with the focus.
func (f *Form) edit(msg tea.Msg) {
	field := f.focused()
	if field == nil {
		return
	}
	f.change(field, func() { field.update(msg, f.keys.Form) })
}

// change makes a change of a field, and reads all fields again. The focus stays on the field, or goes there, if that
// is shown.
func (f *Form) change(field *field, do func()) {
	before, _ := field.value()
	do()
	f.read()
	if typed, _ := field.value(); typed != before {
		field.rejected = ""
		f.touched, f.typed = true, true
		f.changed = true
		f.notice.Text = ""
		if at := slices.Index(f.shown(), field); at >= 0 { // fields above it may have appeared or disappeared
			f.at = at
		}
	}
	f.scrollPreview()
}

// check reads all fields and scrolls the preview.
func (f *Form) check() {
	f.read()
	f.scrollPreview()
}

// read reads all fields and updates their feedback. It does not scroll the preview, which depends on
// the focus.
func (f *Form) read() {
	values := make(order.Values, len(f.fields))
	for _, field := range f.fields {
		values[field.Name] = field.typed()
	}
	f.order = f.table.Read(values, f.fx.Now(), f.text)
	for _, field := range f.fields {
		field.meant, field.feedback = f.order.Values[field.Name], f.order.Feedback(field.Name)
		if field.feedback.Bad == 1 && field.beingTyped() {
			field.feedback.Warns = false
		}
	}
}

// firstBad returns the first field with a problem, or nil.
func (f *Form) firstBad() *field {
	if len(f.order.Problems) == 0 {
		return nil
	}
	return f.field(f.order.Problems[0].Parameter)
}

// openReview opens the review. If a field has a problem, it moves the focus there instead.
func (f *Form) openReview() {
	f.check()
	f.notice.Text = ""
	if len(f.order.Problems) == 0 {
		f.review = &review{Order: f.order}
		if f.others.alike(f.Values()) {
			f.review.back = true
			f.warn(f.text.Form.UnresolvedAlike)
		}
		return
	}
	for _, field := range f.shown() {
		field.left = true
	}
	f.enterField(f.firstBad())
	f.focused().toBad(false)
}

// WarnLeaving shows what a second ctrl+c would do.
func (f *Form) WarnLeaving() { f.warn(f.text.Form.Leaving) }

// Stayed removes the warning of [Form.WarnLeaving].
func (f *Form) Stayed() {
	if f.Sending() {
		f.inform(f.busy)
	}
}

// Capturing returns true: letters are text here.
func (f *Form) Capturing() bool { return true }

// Asking reports whether letters are no text: a review or a confirmation is open, or a choice or the button has the
// focus.
func (f *Form) Asking() bool { return !f.Sending() && (f.review != nil || !f.inText()) }

// inText reports whether a text field has the focus.
func (f *Form) inText() bool {
	field := f.focused()
	return field != nil && len(field.Choices) == 0
}
