package tui

import (
	"errors"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/tui/text"
)

// review is what will be sent, and the last question before it is.
type review struct {
	spec       client.Spec
	parameters []client.Parameter
	back       bool // the focus is on the way back, not on the launch
	top        int  // first parameter in sight
}

func newReview(spec client.Spec) *review {
	// What may disturb its target is never one key press away.
	return &review{spec: spec, parameters: spec.Parameters(), back: spec.Flow == client.FlowFull}
}

func (f *scanForm) handleReviewKey(msg tea.KeyPressMsg) tea.Cmd {
	r, k := f.review, f.reviewKeys
	switch {
	case key.Matches(msg, k.Back), key.Matches(msg, k.Press) && r.back:
		f.review = nil
	case key.Matches(msg, k.Press):
		return f.launch()
	case key.Matches(msg, k.Other):
		r.back = !r.back
	case key.Matches(msg, k.Up):
		r.top = max(0, r.top-1)
	case key.Matches(msg, k.Down):
		r.top = min(r.top+1, max(0, len(r.parameters)-f.reviewRows()))
	}
	return nil
}

// launch sends the scan, once: the form is locked until the answer is here.
func (f *scanForm) launch() tea.Cmd {
	cmd := f.fx.create(f.review.spec)
	if cmd == nil {
		return nil
	}
	f.sending, f.bad, f.banner = true, false, f.text.Form.Sending
	return cmd
}

// reviewRows is how many parameters are in sight. The rest is the title, the
// line for what is hidden, the warning and the buttons, and a blank where there
// is room.
func (f *scanForm) reviewRows() int { return max(1, f.height-4-f.reviewBlank()) }

func (f *scanForm) reviewBlank() int {
	if f.height < ruledHeight {
		return 0
	}
	return 1
}

// reviewLines draws the parameters and the buttons.
func (f *scanForm) reviewLines(height int) []string {
	r := f.review
	lines := make([]string, f.reviewBlank(), height+1)
	end := min(len(r.parameters), r.top+f.reviewRows())
	for _, p := range r.parameters[min(r.top, end):end] {
		lines = append(lines, f.parameterLine(p))
	}
	if hidden := len(r.parameters) - end; hidden > 0 {
		lines = append(lines, "   "+f.th.Muted.Render("↓ "+strconv.Itoa(hidden)))
	} else {
		lines = append(lines, "")
	}
	if r.spec.Flow == client.FlowFull {
		lines = append(lines, "   "+f.th.Caution.Render(f.text.Form.Intrusive))
	}
	buttons := "   " + button(f.th, f.text.Form.LaunchButton, !r.back && !f.sending) + "  " +
		button(f.th, f.text.Form.BackButton, r.back && !f.sending)
	return append(lines[:min(len(lines), max(0, height-1))], buttons)
}

// parameterLine shows a name and value as they are sent, and what they mean.
func (f *scanForm) parameterLine(p client.Parameter) string {
	const nameWidth = 16
	room := max(0, f.width-fieldMargin-nameWidth-1)
	value := ansi.Truncate(clean(p.Value), room, "…")
	line := "   " + f.th.Muted.Render(fit(p.Name, nameWidth, false)) + f.th.Text.Render(value)
	gloss := f.gloss(p)
	if gap := max(0, 24-lipgloss.Width(value)); gloss != "" && room-lipgloss.Width(value)-gap-2 >= lipgloss.Width(gloss) {
		line += strings.Repeat(" ", gap+2) + f.th.Muted.Render(gloss)
	}
	return line
}

// gloss is a parameter's value in words.
func (f *scanForm) gloss(p client.Parameter) string {
	switch p.Name {
	case "StartDate":
		return f.review.spec.Start.Format("2006-01-02 15:04:05 MST")
	case "EndDate":
		return f.review.spec.End.Format("2006-01-02 15:04:05 MST")
	}
	if field := f.field(p.Name); field != nil {
		for _, o := range field.options {
			if o.Value == p.Value {
				return o.Meaning
			}
		}
	}
	return ""
}

// explainLaunch says why a launch failed, and what became of the scan.
func explainLaunch(t *text.Catalogue, err error) string {
	var failure *client.Error
	if errors.As(err, &failure) && failure.MayHaveTakenEffect {
		return t.Form.Unclear + " " + explain(t, err)
	}
	return t.Form.NotCreated + " " + explain(t, err)
}
