package form

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// review is what will be sent, and the last look at it before it is.
type review struct {
	order.Order
	back     bool          // the focus is on the way back, not on the launch
	expanded bool          // lists and commands are shown whole
	top      int           // first line in sight, as far as there are enough
	ask      *confirmation // nil unless the launch is asked about again
	armedAt  time.Time     // keys before then press nothing

	body   widget.Tall // as it was laid out last
	madeOf bodyMakings
}

// bodyMakings is what the body of a review depends on.
type bodyMakings struct {
	width           int
	tight, expanded bool
	asked           time.Time
	th              *theme.Theme
}

func (f *Form) handleReviewKey(msg tea.KeyPressMsg) tea.Cmd {
	r, k := f.review, f.reviewKeys
	if now := f.fx.Now(); now.Before(r.armedAt) && !key.Matches(msg, k.Back) {
		r.armedAt = now.Add(grace)
		return nil
	}
	switch {
	case r.ask != nil:
		return f.handleAnswer(msg)
	case key.Matches(msg, k.Back), key.Matches(msg, k.Press) && r.back:
		f.review = nil
	case key.Matches(msg, k.Press):
		return f.press()
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

// launch sends the scan, once: the form is locked until the answer is here.
func (f *Form) launch() tea.Cmd {
	if !f.upToDate() { // what is sent is what stands there
		if f.review != nil {
			f.Insist(f.text.Form.TimesMoved)
		}
		return nil
	}
	cmd := f.fx.Create(f.review.Spec)
	if cmd == nil {
		return nil
	}
	for _, field := range f.fields {
		field.refused = "" // the service judges anew
	}
	f.busy = f.text.Form.Sending
	f.Say(f.busy)
	f.edits++ // what is kept says that it was sent
	f.nav.To = view.Launch
	return cmd
}

// freshReview is how long a review is sent exactly as it stands there.
const freshReview = time.Minute

// upToDate keeps a review from growing old: a launch that begins now is to begin
// now. It reports false where the review is not what it was. Where it warns of
// something new it says so, and where it cannot be sent, the form is shown again.
func (f *Form) upToDate() bool {
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
			f.Insist(f.text.Form.TimesMoved)
			r.top, r.back = 0, true
		}
		return false
	case r.Spec.Start.Before(now):
		f.backToForm("StartDate", f.text.Form.StartPassed)
		return false
	}
	return true
}

// ReviewAgedMsg tells that a review has stood there for freshReview.
type ReviewAgedMsg struct{ review *review }

// ageReview has the review looked at again in time.
func (f *Form) ageReview() tea.Cmd {
	if f.review == nil {
		return nil
	}
	return f.fx.After(freshReview, ReviewAgedMsg{f.review})
}

// Freshen brings a review up to date, if it is still there.
func (f *Form) Freshen(msg ReviewAgedMsg) tea.Cmd {
	if f.review != msg.review || f.Sending() {
		return nil
	}
	f.upToDate()
	return f.ageReview()
}

// backToForm gives a review up for what is wrong with a field.
func (f *Form) backToForm(parameter, said string) {
	f.review = nil
	f.check()
	f.enterField(f.field(parameter))
	f.Insist(said)
}

// Insist warns above the form.
func (f *Form) Insist(said string) { f.notice = widget.Notice{Text: said, Level: widget.Warning} }

// toClipboard puts a text on the user's clipboard and says so above the fields.
func (f *Form) toClipboard(text, said string) tea.Cmd {
	sequence := ""
	if f.clipboard != nil {
		sequence = f.clipboard(text)
	}
	if sequence == "" {
		f.Say(f.text.List.NoClipboard)
		return nil
	}
	f.Say(said)
	return tea.Raw(sequence)
}

// Say puts a remark above the form.
func (f *Form) Say(said string) { f.notice = widget.Notice{Text: said} }

// reviewTop is the first line in sight after scrolling by some lines.
func (f *Form) reviewTop(lines int) int {
	return f.scrolled(lines, f.reviewBody().Height)
}

// scrolled is that first line where the length of the body is known.
func (f *Form) scrolled(lines, length int) int {
	last := max(0, length-f.reviewRows())
	return max(0, min(min(f.review.top, last)+lines, last))
}

// reviewRows is how many lines of the body are in sight: what is left of the
// screen by the head, the line for what is hidden, and the buttons.
func (f *Form) reviewRows() int { return max(1, f.height-len(f.head())-2) }

// reviewBody is what there is to review. It is laid out when it changes: a list of
// thousands takes longer than a key may.
func (f *Form) reviewBody() *widget.Tall {
	r := f.review
	if now := (bodyMakings{f.width, f.tight(), r.expanded, r.Asked, f.th}); now != r.madeOf {
		r.body, r.madeOf = f.layReview(), now
	}
	return &r.body
}

// layReview lays out what the service will do, every parameter as it is sent, and
// the commands that send the same.
func (f *Form) layReview() widget.Tall {
	r, width := f.review, max(1, f.width-2*fieldMargin)
	var body widget.Tall
	gap := func() { body.AddLines(make([]string, f.blanks())...) }
	body.AddLines(widget.Wrap([]widget.Span{{Text: r.Summary(f.text), Style: f.th.Strong}}, width)...)
	if said := order.Warning(f.text, r.Spec); said != "" {
		gap()
		body.AddLines(widget.Wrap([]widget.Span{{Text: said, Style: f.th.Caution}}, width)...)
	}
	gap()
	for _, sent := range f.SentFields(r.Order, max(1, f.width-fieldMargin-1), r.expanded) {
		body.AddAll(sent)
	}
	gap()
	body.AddAll(f.layScantop(width))
	gap()
	body.AddAll(f.layAliyun(width))
	return body
}

// blanks is how many lines set groups apart.
func (f *Form) blanks() int {
	if f.tight() {
		return 0
	}
	return 1
}

// reviewLines draws the body and the buttons in at most height lines.
func (f *Form) reviewLines(height int) []string {
	r, body := f.review, f.reviewBody()
	top := f.scrolled(0, body.Height)
	end := min(body.Height, top+f.reviewRows())
	lines := widget.Indented(body.Slice(top, end), fieldMargin)
	lines = append(lines, "   "+f.th.Muted.Render(f.hidden(top, body.Height-end)))
	launch := button(f.th, f.text.Form.LaunchButton, !r.back && !f.Sending())
	back := button(f.th, f.text.Form.BackButton, r.back && !f.Sending())
	lines = append(lines, "  "+launch+" "+back)
	return lines[max(0, len(lines)-max(0, height)):] // the buttons stay longest
}
