package form

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/order"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// manyTargets is how many may be scanned without being asked about again.
const manyTargets = 50

// grace is how long nobody may have pressed a key before one confirms: a key that
// comes sooner was meant for what stood there before.
const grace = 400 * time.Millisecond

// confirmation is asked for before a launch that reaches far.
type confirmation struct {
	reasons []string
	top     int       // first line in sight of what the launch touches, as far as there are enough
	launch  bool      // the focus is on the launch, not on the way back
	armedAt time.Time // keys before then do not answer

	names      widget.Tall // what the launch touches, as it was laid out last
	namesWidth int         // for this width
}

// risks are the reasons to ask about a launch again, none if there are none.
func risks(w *text.Confirm, s client.Spec) []string {
	var reasons []string
	if s.Flow.Full() {
		reasons = append(reasons, w.Intrusive)
	}
	if order.ScansAll(s) {
		reasons = append(reasons, w.ScanAll)
	}
	if len(s.Targets) > manyTargets {
		reasons = append(reasons, fmt.Sprintf(w.Many, len(s.Targets)))
	}
	if len(reasons) > 0 && s.QPS == client.QPSFast && s.Type == client.TypeVuln {
		reasons = append(reasons, w.Fast)
	}
	return reasons
}

// press is what the review's launch button does: it launches, or asks first.
func (f *Form) press() tea.Cmd {
	reasons := risks(&f.text.Form.Confirm, f.review.Spec)
	if len(reasons) == 0 {
		return f.launch()
	}
	f.review.ask = &confirmation{reasons: reasons, armedAt: f.fx.Now().Add(grace)}
	return nil
}

func (f *Form) handleAnswer(msg tea.KeyPressMsg) tea.Cmd {
	q, k := f.review.ask, f.askKeys
	now := f.fx.Now()
	early := now.Before(q.armedAt)
	if early {
		q.armedAt = now.Add(grace) // a key that is held answers nothing
	}
	if f.scrollConfirmation(msg) || early {
		return nil
	}
	switch {
	case key.Matches(msg, k.Cancel), key.Matches(msg, k.Press) && !q.launch:
		f.review.ask = nil
	case key.Matches(msg, k.Press):
		f.review.ask = nil
		return f.launch()
	case key.Matches(msg, k.Other):
		q.launch = !q.launch
	case key.Matches(msg, k.Left):
		q.launch = true
	case key.Matches(msg, k.Right):
		q.launch = false
	}
	return nil
}

// scrollConfirmation goes through what is touched, if a key says so.
func (f *Form) scrollConfirmation(msg tea.KeyPressMsg) bool {
	k, l := f.askKeys, f.layConfirmation()
	switch {
	case key.Matches(msg, k.Up):
		f.review.ask.top = l.scrolled(-1)
	case key.Matches(msg, k.Down):
		f.review.ask.top = l.scrolled(1)
	case key.Matches(msg, k.PageUp):
		f.review.ask.top = l.scrolled(-l.rows)
	case key.Matches(msg, k.PageDown):
		f.review.ask.top = l.scrolled(l.rows)
	default:
		return false
	}
	return true
}

// askButton is the button that has the focus.
func (f *Form) askButton() string {
	if f.review.ask.launch {
		return f.text.Form.LaunchButton
	}
	return f.text.Form.CancelButton
}
