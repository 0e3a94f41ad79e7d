package form

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// review shows what will be sent, before it is sent.
type review struct {
	order.Order
	back         bool          // the back button has the focus, not the launch button
	expanded     bool          // lists and commands are shown whole
	folded       bool          // a list or a command is not shown whole
	top          int           // first line in sight; too large if the body has become shorter
	confirmation *confirmation // nil unless the launch needs a confirmation
	armedAt      time.Time     // keys before this time press no button

	body    widget.Tall // the body as it was laid out last
	bodyKey bodyKey     // what body was laid out for
}

// bodyKey is what the body of a review depends on. If it changes, the body is laid out again.
type bodyKey struct {
	width           int
	tight, expanded bool
	asked           time.Time
	th              *theme.Theme
}

func (f *Form) handleReviewKey(msg tea.KeyPressMsg) tea.Cmd {
	r, k := f.review, f.reviewKeys()
	if now := f.fx.Now(); now.Before(r.armedAt) && !key.Matches(msg, k.Back) {
		r.armedAt = now.Add(grace)
		return nil
	}
	switch {
	case r.confirmation != nil:
		return f.handleConfirmationKey(msg)
	case key.Matches(msg, k.Back), key.Matches(msg, k.Press) && r.back:
		f.review = nil
	case key.Matches(msg, k.Press):
		return f.pressLaunch()
	case key.Matches(msg, k.Other):
		r.back = !r.back
	case key.Matches(msg, k.Left):
		r.back = false
	case key.Matches(msg, k.Right):
		r.back = true
	case key.Matches(msg, k.Copy):
		return f.toClipboard(r.Command(f.place.Connection), f.text.Form.CopiedCommand)
	case key.Matches(msg, k.CopyAliyun):
		return f.copyAliyun()
	case key.Matches(msg, k.Expand):
		r.expanded = !r.expanded
	case key.Matches(msg, k.Up):
		r.top = f.reviewTop(-1)
	case key.Matches(msg, k.Down):
		r.top = f.reviewTop(1)
	case key.Matches(msg, k.PageUp):
		r.top = f.reviewTop(-f.reviewRows())
	case key.Matches(msg, k.PageDown):
		r.top = f.reviewTop(f.reviewRows())
	}
	return nil
}

// ReviewFilled opens the review of a form that was filled in without the user, so nothing is pressed that
// launches: a held or pasted enter goes back. The notice about what was filled in stays. If a field has a
// problem, or a default in place of its value in values, it gets the focus, and the notice says so.
func (f *Form) ReviewFilled(values map[string]string) tea.Cmd {
	filled, bad := f.notice.Text, f.unlike(values)
	if bad == nil {
		f.openReview()
		bad = f.firstBad()
	}
	if bad != nil {
		f.enterField(bad)
		f.warn(f.text.Sentences(filled, fmt.Sprintf(f.text.Form.FilledBad, bad.words.Label)))
		return nil
	}
	f.notice.Text = f.text.Sentences(filled, f.notice.Text)
	f.disarm()
	return f.ageReview()
}

// disarm keeps a key that is held or pasted from launching the scan under review.
func (f *Form) disarm() {
	f.review.back = true
	f.review.armedAt = f.fx.Now().Add(grace)
}

// launch sends the scan once and locks the form until the outcome is known.
func (f *Form) launch() tea.Cmd {
	if !f.refreshReview() { // only what was shown is sent
		if f.review != nil {
			f.warn(f.text.Form.TimesMoved)
		}
		return nil
	}
	cmd := f.fx.Create(f.review.Spec)
	if cmd == nil {
		return nil
	}
	for _, field := range f.fields {
		field.rejected = "" // AVDS checks the values again
	}
	f.busy = f.text.Form.Sending
	f.inform(f.busy)
	f.changed = true // the saved draft says that it was sent
	f.nav.To = view.Launch
	return cmd
}

// freshReview is how long a review stays valid without being read again.
const freshReview = time.Minute

// refreshReview reads a review again that is older than freshReview, so that "now" means the time of the
// launch. It reports false if the review has changed. If the review has a new warning, a notice says so;
// if it can no longer be sent, the form is shown again.
func (f *Form) refreshReview() bool {
	r, now := f.review, f.fx.Now()
	switch {
	case now.Sub(r.Asked).Abs() < freshReview:
		return true
	case r.Spec.Start.Equal(r.Asked):
		f.check()
		if bad := f.firstBad(); bad != nil {
			f.backToForm(bad.Name, f.text.Form.TimesMoved)
			return false
		}
		warned := order.Warning(f.text, r.Spec)
		r.Order = f.order
		if order.Warning(f.text, r.Spec) != warned {
			f.warn(f.text.Form.TimesMoved)
			r.top, r.back = 0, true
		}
		return false
	case r.Spec.Start.Before(now):
		f.backToForm("StartDate", f.text.Form.StartPassed)
		return false
	}
	return true
}

// ReviewAgedMsg says that a review is older than freshReview.
type ReviewAgedMsg struct{ review *review }

// ageReview returns the command that sends a ReviewAgedMsg for the open review.
func (f *Form) ageReview() tea.Cmd {
	if f.review == nil {
		return nil
	}
	return f.fx.After(freshReview, ReviewAgedMsg{f.review})
}

// Freshen handles a ReviewAgedMsg: it reads the review again, if that is still open.
func (f *Form) Freshen(msg ReviewAgedMsg) tea.Cmd {
	if f.review != msg.review || f.Sending() {
		return nil
	}
	f.refreshReview()
	return f.ageReview()
}

// backToForm closes the review and shows the problem of a field.
func (f *Form) backToForm(parameter, said string) {
	f.review = nil
	f.check()
	f.enterField(f.field(parameter))
	f.warn(said)
}

// warn shows a warning above the fields.
func (f *Form) warn(said string) { f.notice = widget.Notice{Text: said, Level: widget.Warning} }

// toClipboard copies a text to the clipboard and shows said above the fields.
func (f *Form) toClipboard(text, said string) tea.Cmd {
	cmd := f.clipboard.Copy(text)
	if cmd == nil {
		said = f.text.List.NoClipboard
	}
	f.inform(said)
	return cmd
}

// inform shows a notice above the fields.
func (f *Form) inform(said string) { f.notice = widget.Notice{Text: said} }

// Notify shows a notice above the fields.
func (f *Form) Notify(n widget.Notice) { f.notice = n }

// reviewTop returns the first line in sight after scrolling by a number of lines.
func (f *Form) reviewTop(lines int) int {
	last := max(0, f.reviewBody().Height-f.reviewRows())
	return max(0, min(min(f.review.top, last)+lines, last))
}

// reviewRows returns how many lines of the body are in sight: all but the head, the line about hidden
// lines, and the buttons.
func (f *Form) reviewRows() int { return max(1, f.height-len(f.head())-2) }

// reviewBody returns the body of the review. It is laid out only when it changes, because laying out a
// list of thousands of targets for each key would be slow.
func (f *Form) reviewBody() *widget.Tall {
	r := f.review
	if now := (bodyKey{f.width, f.tight(), r.expanded, r.Asked, f.th}); now != r.bodyKey {
		r.body, r.bodyKey = f.layReview(), now
	}
	return &r.body
}

// layReview lays out the summary, every parameter as it is sent, and the commands that send the same.
func (f *Form) layReview() widget.Tall {
	r, width := f.review, max(1, f.width-2*fieldMargin)
	r.folded = false
	var body widget.Tall
	gap := func() { body.AddLines(make([]string, f.blanks())...) }
	body.AddLines(widget.Sentences(f.th.Strong, r.Summary(f.text), width)...)
	if said := order.Warning(f.text, r.Spec); said != "" {
		gap()
		body.AddLines(widget.Sentences(f.th.Caution, said, width)...)
	}
	gap()
	for _, sent := range f.RequestPreview(r.Order, max(1, f.width-fieldMargin-1), r.expanded) {
		body.AddAll(sent)
	}
	gap()
	body.AddAll(f.layScantop(width))
	gap()
	body.AddAll(f.layAliyun(width))
	return body
}

// blanks returns the number of blank lines between groups.
func (f *Form) blanks() int {
	if f.tight() {
		return 0
	}
	return 1
}

// reviewLines draws the body and the buttons in at most height lines. If there is no room for all of
// them, the buttons stay.
func (f *Form) reviewLines(height int) []string {
	r, body := f.review, f.reviewBody()
	top := f.reviewTop(0)
	end := min(body.Height, top+f.reviewRows())
	lines := widget.Indented(body.Slice(top, end), fieldMargin)
	lines = append(lines, "   "+widget.Hidden(f.th, top, body.Height-end))
	launch := widget.Button(f.th, f.text.Form.LaunchButton, !r.back && !f.Sending())
	back := widget.Button(f.th, f.text.Form.BackButton, r.back && !f.Sending())
	lines = append(lines, "  "+launch+" "+back)
	return lines[max(0, len(lines)-max(0, height)):]
}
