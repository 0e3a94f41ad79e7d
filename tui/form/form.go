// Package form is the screen that describes a new scan, shows exactly what will be sent,
// and sends it once. What the description means is decided in package order; the form
// knows no other screen, and not what becomes of a launch.
package form

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/order"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Form describes a new scan, field by field, shows exactly what will be
// sent, and sends it once.
type Form struct {
	nav        view.Nav // where the key under way leads
	fx         effect.Effects
	keys       keymap.Form
	reviewKeys keymap.Review
	askKeys    keymap.Confirm
	textKeys   keymap.Text
	text       *text.Catalogue
	th         *theme.Theme
	clipboard  func(text string) (sequence string) // nil: none
	place      Place                               // where it launches
	table      order.Table                         // what can be described

	width, height int
	fields        []*field      // every one, also those that do not apply
	touched       bool          // it is not as new
	typed         bool          // some of it is the user's own, not only another scan's
	aside         Aside         // what there is besides
	at            int           // index into shown(); one more is the button
	order         order.Order   // what the fields make
	previewTop    int           // first parameter in sight beside them, as far as the focus allows
	edits         int           // grows with every change of what entries gives
	review        *review       // nil while the fields are edited
	busy          string        // what is said while a launch is under way; "": none is
	notice        widget.Notice // above the fields: why the last launch failed, what was kept
	unkept        string        // why what is entered cannot be kept; said where there is no notice
}

var _ view.Screen = (*Form)(nil)

// Config is what a form needs. All of it but Copy is required.
type Config struct {
	Effects effect.Effects
	Table   order.Table // what can be described
	Text    *text.Catalogue
	Keys    keymap.Keys
	Theme   *theme.Theme
	Place   Place                               // where it launches
	Copy    func(text string) (sequence string) // what puts a text on the clipboard; nil: nothing does
}

// New makes the form. It has no fields, and reads nothing, until it is
// opened or filled.
func New(c Config) *Form {
	return &Form{
		fx: c.Effects, table: c.Table, text: c.Text, th: c.Theme, clipboard: c.Copy, place: c.Place,
		keys: c.Keys.Form, reviewKeys: c.Keys.Review, askKeys: c.Keys.Confirm, textKeys: c.Keys.Text,
	}
}

// Touched reports whether the form is not as new.
func (f *Form) Touched() bool { return f.touched }

// Typed reports whether some of it is the user's own, not only another scan's.
func (f *Form) Typed() bool { return f.typed }

// Sending reports whether a launch is under way: nothing is taken meanwhile.
func (f *Form) Sending() bool { return f.busy != "" }

// Edits grows with every change of what entries gives.
func (f *Form) Edits() int { return f.edits }

// Reviewed is what will be sent, nil while the fields are edited.
func (f *Form) Reviewed() *order.Order {
	if f.review == nil {
		return nil
	}
	return &f.review.Order
}

// Order is what the fields make.
func (f *Form) Order() order.Order { return f.order }

// Focused is the parameter whose field has the focus, "" while the button has it.
func (f *Form) Focused() string {
	if field := f.focused(); field != nil {
		return field.Name
	}
	return ""
}

// SetUnsaved says why what is entered cannot be saved, "" where it can.
func (f *Form) SetUnsaved(why string) { f.unkept = why }

// shown are the fields that apply to what is chosen.
func (f *Form) shown() []*field {
	shown := make([]*field, 0, len(f.fields))
	for _, field := range f.fields {
		if f.order.Applies(field.Name) {
			shown = append(shown, field)
		}
	}
	return shown
}

// field finds the field that sets a parameter.
func (f *Form) field(parameter string) *field {
	for _, field := range f.fields {
		if field.Name == parameter {
			return field
		}
	}
	return nil
}

// focused is the field with the focus, nil while the button has it.
func (f *Form) focused() *field {
	if shown := f.shown(); f.at < len(shown) {
		return shown[f.at]
	}
	return nil
}

// enter moves the focus to a place: a field, or the button behind the last one.
func (f *Form) enter(place int) {
	if field := f.focused(); field != nil {
		field.blur()
	}
	f.at = max(0, min(place, len(f.shown())))
	if field := f.focused(); field != nil {
		field.focus()
	}
	f.followSide()
}

// enterField moves the focus to a field, if it is shown.
func (f *Form) enterField(field *field) {
	if place := slices.Index(f.shown(), field); place >= 0 {
		f.enter(place)
	}
}

// Update takes a key or a paste; nothing is taken while a launch is under way.
func (f *Form) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	f.nav = view.Nav{}
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case f.Sending():
		case f.review != nil:
			cmd = f.handleReviewKey(msg)
		default:
			cmd = f.handleKey(msg)
		}
	case tea.PasteStartMsg, tea.PasteEndMsg:
		if field := f.focused(); field != nil {
			field.update(msg, f.keys)
		}
	case tea.PasteMsg:
		if !f.Sending() && f.review == nil { // a paste never presses a button
			f.edit(msg)
		}
	}
	return f.nav, cmd
}

func (f *Form) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	onButton := f.at == len(f.shown())
	switch {
	case key.Matches(msg, f.keys.Leave):
		f.nav.To = view.Back
	case key.Matches(msg, f.keys.Restore):
		f.nav.To = view.Replaced
	case key.Matches(msg, f.keys.Recent):
		f.nav.To = view.Recent
	case key.Matches(msg, f.keys.Review):
		f.openReview()
		return f.ageReview()
	case onButton && key.Matches(msg, f.reviewKeys.Press):
		f.openReview()
		if f.review != nil {
			f.review.back = true // a held enter must not launch, nor pasted keys
			f.review.armedAt = f.fx.Now().Add(grace)
			return f.ageReview()
		}
	case key.Matches(msg, f.keys.NextBad):
		f.nextBad()
	case key.Matches(msg, f.keys.Next):
		f.enter(f.at + 1)
	case key.Matches(msg, f.keys.Previous):
		f.enter(f.at - 1)
	default:
		f.edit(msg)
	}
	return nil
}

// edit hands a message to the field with the focus.
func (f *Form) edit(msg tea.Msg) {
	field := f.focused()
	if field == nil {
		return
	}
	before, _ := field.value()
	field.update(msg, f.keys)
	f.read()
	if typed, _ := field.value(); typed != before {
		field.refused = ""
		f.touched, f.typed = true, true
		f.edits++
		f.notice.Text = ""
		f.at = slices.Index(f.shown(), field) // others may have come or gone above it
	}
	f.followSide()
}

// check reads the whole form and puts every problem beside its field.
func (f *Form) check() {
	f.read()
	f.followSide()
}

// read is check without a look at the column beside the form, which needs to know
// where the focus is.
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

// firstBad is the first field that keeps the scan from being sent, or nil.
func (f *Form) firstBad() *field {
	if len(f.order.Problems) == 0 {
		return nil
	}
	return f.field(f.order.Problems[0].Parameter)
}

// openReview shows what will be sent, or the first field that keeps it from
// being sent.
func (f *Form) openReview() {
	f.check()
	f.notice.Text = ""
	if len(f.order.Problems) == 0 {
		f.review = &review{Order: f.order}
		if f.aside.alike(f.Values()) {
			f.review.back = true
			f.Insist(f.text.Form.UnresolvedAlike)
		}
		return
	}
	for _, field := range f.shown() {
		field.left = true
	}
	f.enterField(f.firstBad())
	f.focused().toBad(false)
}

// WarnLeaving says what a second ctrl+c would mean.
func (f *Form) WarnLeaving() { f.Insist(f.text.Form.Leaving) }

// Stayed takes the warning back.
func (f *Form) Stayed() {
	if f.Sending() {
		f.Say(f.busy)
	}
}

// Capturing is true: letters are text.
func (f *Form) Capturing() bool { return true }
