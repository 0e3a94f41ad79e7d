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

// manyTargets is the number of targets above which a launch needs a confirmation.
const manyTargets = 50

// grace is how long no key may have been pressed before a key counts as an answer. A key that comes
// sooner was meant for what was on the screen before.
const grace = 400 * time.Millisecond

// confirmation is the question before a launch that carries a risk.
type confirmation struct {
	reasons []string
	top     int       // first line of the scope in sight; too large if the scope has become shorter
	launch  bool      // the launch button has the focus, not the cancel button
	armedAt time.Time // keys before this time are not an answer

	scope      widget.Tall // lines that name what the launch scans
	scopeWidth int         // width in cells for which scope was laid out
}

// risks returns the reasons why a launch needs a confirmation. There may be none.
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

// pressLaunch handles the launch button of the review: it launches, or asks for a confirmation first.
func (f *Form) pressLaunch() tea.Cmd {
	reasons := risks(&f.text.Form.Confirm, f.review.Spec)
	if len(reasons) == 0 {
		return f.launch()
	}
	f.review.confirmation = &confirmation{reasons: reasons, armedAt: f.fx.Now().Add(grace)}
	return nil
}

func (f *Form) handleConfirmationKey(msg tea.KeyPressMsg) tea.Cmd {
	c, k := f.review.confirmation, f.keys.Confirm
	now := f.fx.Now()
	early := now.Before(c.armedAt)
	if early {
		c.armedAt = now.Add(grace) // a key that is held down is not an answer
	}
	if f.scrollConfirmation(msg) || early {
		return nil
	}
	switch {
	case key.Matches(msg, k.Cancel), key.Matches(msg, k.Press) && !c.launch:
		f.review.confirmation = nil
	case key.Matches(msg, k.Press):
		f.review.confirmation = nil
		return f.launch()
	case key.Matches(msg, k.Other):
		c.launch = !c.launch
	case key.Matches(msg, k.Left):
		c.launch = true
	case key.Matches(msg, k.Right):
		c.launch = false
	}
	return nil
}

// scrollConfirmation handles a key that scrolls the scope, and reports whether the key is one.
func (f *Form) scrollConfirmation(msg tea.KeyPressMsg) bool {
	k, l := f.keys.Confirm, f.layConfirmation()
	switch {
	case key.Matches(msg, k.Up):
		f.review.confirmation.top = l.scrolled(-1)
	case key.Matches(msg, k.Down):
		f.review.confirmation.top = l.scrolled(1)
	case key.Matches(msg, k.PageUp):
		f.review.confirmation.top = l.scrolled(-l.rows)
	case key.Matches(msg, k.PageDown):
		f.review.confirmation.top = l.scrolled(l.rows)
	default:
		return false
	}
	return true
}

// confirmButton returns the label of the button that has the focus.
func (f *Form) confirmButton() string {
	if f.review.confirmation.launch {
		return f.text.Form.LaunchButton
	}
	return f.text.Form.CancelButton
}
