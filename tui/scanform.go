package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/text"
)

// scanForm describes a new scan, field by field, shows exactly what will be
// sent, and sends it once.
type scanForm struct {
	leaving
	fx         effects
	keys       keymap.Form
	reviewKeys keymap.Review
	textKeys   keymap.Text
	text       *text.Catalogue
	th         *theme.Theme

	width, height int
	fields        []*field // every one, also those that do not apply
	at            int      // index into shown(); one more is the button
	review        *review  // nil while the fields are edited
	sending       bool
	banner        string   // above the fields: why the last launch failed, what was kept
	bad           bool     // the banner is an error
	touched       bool     // something was entered since the form was new
	unclear       bool     // the last launch may have created the scan
	discarded     []*field // what the last start over threw away
	doubt         string   // the banner of an unclear launch among it
}

var _ view = (*scanForm)(nil)

func newScanForm(fx effects, t *text.Catalogue, keys keymap.Keys, th *theme.Theme) *scanForm {
	f := &scanForm{fx: fx, text: t, keys: keys.Form, reviewKeys: keys.Review, textKeys: keys.Text, th: th}
	f.reset()
	return f
}

// reset makes the form new.
func (f *scanForm) reset() {
	f.fields = newFields(f.textKeys, f.text, f.fx.now())
	f.at, f.review, f.sending, f.banner = len(f.fields), nil, false, ""
	f.touched, f.unclear, f.discarded = false, false, nil
	f.SetTheme(f.th)
	f.SetSize(f.width, f.height)
	f.enter(slices.Index(f.shown(), f.field("Targets"))) // the rest has values that work
	f.check()
}

// open shows the form: new, or as it was left.
func (f *scanForm) open() {
	switch {
	case f.unclear: // the banner says what to do first
	case f.touched:
		f.banner, f.bad = f.text.Form.Kept, false
	default:
		f.reset()
	}
}

// startOver makes the form new; doing it again brings the entries back.
func (f *scanForm) startOver() {
	if !f.touched && f.discarded != nil {
		f.fields, f.discarded, f.touched = f.discarded, nil, true
		f.banner, f.bad = f.text.Form.Kept, false
		if f.doubt != "" {
			f.banner, f.bad, f.unclear = f.doubt, true, true
		}
		f.SetTheme(f.th)
		f.SetSize(f.width, f.height)
		f.enter(f.at)
		f.check()
		return
	}
	discarded, doubt := f.fields, ""
	if f.unclear {
		doubt = f.banner
	}
	f.enter(len(f.shown())) // takes the focus from what is thrown away
	f.reset()
	f.discarded, f.doubt = discarded, doubt
	f.banner, f.bad = f.text.Form.StartedOver, false
}

// shown are the fields that apply to the chosen type and trigger.
func (f *scanForm) shown() []*field {
	shown := make([]*field, 0, len(f.fields))
	for _, field := range f.fields {
		if applies(field.parameter, f.value("ScanType"), f.value("TriggerType")) {
			shown = append(shown, field)
		}
	}
	return shown
}

// field finds the field that sets a parameter.
func (f *scanForm) field(parameter string) *field {
	for _, field := range f.fields {
		if field.parameter == parameter {
			return field
		}
	}
	return nil
}

func (f *scanForm) value(parameter string) string { return f.field(parameter).value() }

// enter moves the focus to a place: a field, or the button behind the last one.
func (f *scanForm) enter(place int) {
	shown := f.shown()
	if f.at < len(shown) {
		shown[f.at].blur()
	}
	f.at = max(0, min(place, len(shown)))
	if f.at < len(shown) {
		shown[f.at].focus()
	}
}

// Update takes a key or a paste; nothing is taken while a launch is under way.
func (f *scanForm) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if f.sending {
			return nil
		}
		if f.review != nil {
			return f.handleReviewKey(msg)
		}
		return f.handleKey(msg)
	case tea.PasteMsg:
		if f.sending || f.review != nil {
			return nil // a paste never presses a button
		}
		return f.edit(msg)
	}
	return nil
}

func (f *scanForm) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	onButton := f.at == len(f.shown())
	switch {
	case key.Matches(msg, f.keys.Leave):
		f.leave = toList
	case key.Matches(msg, f.keys.StartOver):
		f.startOver()
	case key.Matches(msg, f.keys.Review):
		f.openReview()
	case onButton && key.Matches(msg, f.reviewKeys.Press):
		f.openReview()
		if f.review != nil {
			f.review.back = true // a held enter must not launch
		}
	case key.Matches(msg, f.keys.Next):
		f.enter(f.at + 1)
	case key.Matches(msg, f.keys.Previous):
		f.enter(f.at - 1)
	default:
		return f.edit(msg)
	}
	return nil
}

// edit hands a message to the field with the focus.
func (f *scanForm) edit(msg tea.Msg) tea.Cmd {
	shown := f.shown()
	if f.at >= len(shown) {
		return nil
	}
	field := shown[f.at]
	before := field.value()
	cmd := field.update(msg, f.keys)
	if field.value() != before {
		f.touched = true
		f.clearBanner()
	}
	f.check()
	return cmd
}

// check reads the whole form and puts every problem beside its field.
func (f *scanForm) check() (client.Spec, bool) {
	for _, field := range f.fields {
		field.problem, field.remark = "", ""
	}
	spec := f.read()
	for _, p := range spec.Validate() {
		if field := f.field(p.Parameter); field != nil {
			field.refuse(explainProblem(f.text, p))
		}
	}
	good := !slices.ContainsFunc(f.fields, func(field *field) bool { return field.problem != "" })
	return spec, good
}

// openReview shows what will be sent, or the first field that keeps it from
// being sent.
func (f *scanForm) openReview() {
	spec, good := f.check()
	f.clearBanner()
	if good {
		f.review = newReview(spec)
		f.review.back = f.review.back || f.unclear
		return
	}
	for _, field := range f.shown() {
		field.left = true
	}
	f.enter(slices.IndexFunc(f.shown(), func(field *field) bool { return field.problem != "" }))
}

// clearBanner takes away what was said, but not that a scan may exist.
func (f *scanForm) clearBanner() {
	if !f.unclear {
		f.banner = ""
	}
}

// failed unlocks the form after a launch that did not succeed.
func (f *scanForm) failed(err error) {
	f.sending, f.review, f.bad = false, nil, true
	f.banner, f.unclear = explainLaunch(f.text, err)
}

// warnLeaving says what a second ctrl+c would mean.
func (f *scanForm) warnLeaving() { f.banner, f.bad = f.text.Form.Leaving, true }

// stayed takes the warning back.
func (f *scanForm) stayed() {
	if f.sending {
		f.banner, f.bad = f.text.Form.Sending, false
	}
}

// Capturing is true: letters are text.
func (f *scanForm) Capturing() bool { return true }

// ShortHelp is the footer.
func (f *scanForm) ShortHelp() []key.Binding {
	switch {
	case f.sending:
		return nil
	case f.review != nil && f.review.back:
		return f.reviewKeys.Pressing(f.text.Form.BackButton).ShortHelp()
	case f.review != nil:
		return f.reviewKeys.Pressing(f.text.Form.LaunchButton).ShortHelp()
	default:
		return f.keys.ShortHelp()
	}
}

// FullHelp is the form's part of the help screen.
func (f *scanForm) FullHelp() [][]key.Binding {
	return slices.Concat(f.keys.FullHelp(), f.textKeys.FullHelp(), f.reviewKeys.FullHelp())
}
