package tui

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

// review is what will be sent, and the last question before it is.
type review struct {
	spec       client.Spec
	parameters []client.Parameter // as they are sent; lists, which may be long, at the end
	back       bool               // the focus is on the way back, not on the launch
	top        int                // first parameter in sight, as far as there are enough
}

func newReview(spec client.Spec) *review {
	var single, lists []client.Parameter
	for _, p := range spec.Parameters() {
		if strings.Contains(p.Name, ".") {
			lists = append(lists, p)
		} else {
			single = append(single, p)
		}
	}
	// What may disturb its target is never one key press away.
	return &review{spec: spec, parameters: append(single, lists...), back: spec.Flow == client.FlowFull}
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
func (f *scanForm) launch() tea.Cmd {
	cmd := f.fx.create(f.review.spec)
	if cmd == nil {
		return nil
	}
	f.sending, f.bad, f.banner = true, false, f.text.Form.Sending
	return cmd
}

// reviewTop is the first parameter in sight after scrolling by some lines.
func (f *scanForm) reviewTop(lines int) int {
	last := max(0, len(f.review.parameters)-f.reviewRows())
	return max(0, min(min(f.review.top, last)+lines, last))
}

// reviewRows is how many parameters are in sight: what is left of the screen by
// the head, the warning, the line for what is hidden, and the buttons.
func (f *scanForm) reviewRows() int {
	return max(1, f.height-len(f.head())-len(f.warning())-2)
}

// warning names what an intrusive scan may disturb.
func (f *scanForm) warning() []string {
	spec := f.review.spec
	if spec.Flow != client.FlowFull {
		return nil
	}
	line := fmt.Sprintf(f.text.Form.Intrusive, len(spec.Targets), strings.Join(spec.Targets, ", "))
	line = ansi.Truncate(clean(line), max(0, f.width-4), theme.Ellipsis)
	return []string{"   " + f.th.Caution.Bold(true).Render(line)}
}

// reviewLines draws the parameters and the buttons in at most height lines.
func (f *scanForm) reviewLines(height int) []string {
	r, rows := f.review, f.reviewRows()
	lines := f.warning()
	top := f.reviewTop(0)
	end := min(len(r.parameters), top+rows)
	for _, p := range r.parameters[top:end] {
		lines = append(lines, f.parameterLine(p))
	}
	more := ""
	if hidden := len(r.parameters) - end; hidden > 0 {
		more = "   " + f.th.Muted.Render(theme.More+" "+strconv.Itoa(hidden))
	}
	launch, back := !r.back && !f.sending, r.back && !f.sending
	buttons := " " + f.marker(launch || back) + " " +
		button(f.th, f.text.Form.LaunchButton, launch) + "  " + button(f.th, f.text.Form.BackButton, back)
	lines = append(lines, more, buttons)
	return lines[max(0, len(lines)-max(0, height)):] // the buttons stay longest
}

// parameterLine shows a name and value as they are sent, and what they mean.
func (f *scanForm) parameterLine(p client.Parameter) string {
	const nameWidth, valueColumn = 16, 24
	room := max(0, f.width-fieldMargin-nameWidth-1)
	value := ansi.Truncate(clean(p.Value), room, theme.Ellipsis)
	line := "   " + f.th.Muted.Render(fit(p.Name, nameWidth, false)) + f.th.Text.Render(value)
	gloss, used := f.gloss(p), lipgloss.Width(value)
	gap := max(2, valueColumn-used)
	if used+gap+lipgloss.Width(gloss) > room {
		gap = 2 // a column that does not fit aligned may still fit
	}
	if gloss == "" || used+gap+lipgloss.Width(gloss) > room {
		return line
	}
	return line + strings.Repeat(" ", gap) + f.th.Muted.Render(gloss)
}

// gloss is a parameter's value in words.
func (f *scanForm) gloss(p client.Parameter) string {
	spec := f.review.spec
	switch {
	case p.Name == "StartDate":
		return spec.Start.Format(fullTime)
	case p.Name == "EndDate":
		return spec.End.Format(fullTime)
	case !applies(p.Name, string(spec.Type), string(spec.Trigger)):
		return f.text.Form.NotUsed
	}
	if field := f.field(p.Name); field != nil && field.isChoice() {
		return field.options[field.chosen].Meaning
	}
	return ""
}

// explainLaunch says why a launch failed, and whether the scan may exist all
// the same.
func explainLaunch(t *text.Catalogue, err error) (said string, unclear bool) {
	var failure *client.Error
	if errors.As(err, &failure) && failure.MayHaveTakenEffect {
		return t.Form.Unclear + " " + explain(t, err), true
	}
	return t.Form.NotCreated + " " + explain(t, err), false
}
