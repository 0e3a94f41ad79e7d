package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

// manyTargets is how many may be scanned without being asked about again.
const manyTargets = 50

// grace is how long nobody may have pressed a key before one answers a question:
// a key that comes sooner was meant for what stood there before.
const grace = 400 * time.Millisecond

// question is asked before a launch that reaches far.
type question struct {
	reasons []string
	launch  bool      // the focus is on the launch, not on the way back
	deaf    time.Time // keys before then do not answer
}

// doubts are the reasons to ask about a launch again, none if there are none.
func doubts(w *text.Confirm, s client.Spec) []string {
	var reasons []string
	if s.Flow == client.FlowFull {
		reasons = append(reasons, w.Intrusive)
	}
	if scopeOf(s).all {
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
func (f *scanForm) press() tea.Cmd {
	reasons := doubts(&f.text.Form.Confirm, f.review.spec)
	if len(reasons) == 0 {
		return f.launch()
	}
	f.review.ask = &question{reasons: reasons, deaf: f.fx.now().Add(grace)}
	return nil
}

func (f *scanForm) handleAnswer(msg tea.KeyPressMsg) tea.Cmd {
	q, k := f.review.ask, f.askKeys
	if now := f.fx.now(); now.Before(q.deaf) {
		q.deaf = now.Add(grace) // a key that is held answers nothing
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
	}
	return nil
}

// askButton is the button that has the focus.
func (f *scanForm) askButton() string {
	if f.review.ask.launch {
		return f.text.Form.LaunchButton
	}
	return f.text.Form.CancelButton
}

// questionLines draws the question in at most height lines: the buttons stay
// longest, then the reasons.
func (f *scanForm) questionLines(height int) []string {
	q, w := f.review.ask, f.text.Form
	var lines []string
	for _, reason := range q.reasons {
		for _, line := range strings.Split(ansi.Wrap(reason, max(1, f.width-6), ""), "\n") {
			lines = append(lines, "   "+f.th.Caution.Bold(true).Render(line))
		}
	}
	if !f.tight() {
		lines = append(lines, "")
	}
	room := max(0, height-1)
	lines = append(lines, f.touchedLines(room-len(lines))...)
	buttons := " " + f.marker(true) + " " + button(f.th, w.LaunchButton, q.launch) + "  " + button(f.th, w.CancelButton, !q.launch)
	return append(lines[:min(len(lines), room)], buttons)
}

// touchedLines names what a launch touches, in so many lines.
func (f *scanForm) touchedLines(height int) []string {
	w := f.text.Form.Confirm
	var touched []string
	for _, host := range f.review.spec.Targets {
		touched = append(touched, client.Display(host))
	}
	for _, tag := range f.review.spec.TargetAssetTags {
		touched = append(touched, fmt.Sprintf(w.Tags, tag))
	}
	if scopeOf(f.review.spec).all {
		touched = []string{w.Assets}
	}
	if height <= 0 {
		return nil
	}
	lines := []string{"   " + f.th.Muted.Render(w.Touched)}
	blank := 0
	if !f.tight() {
		blank = 1
	}
	fitting := max(0, height-1-blank)
	for i, name := range touched {
		if i == fitting-1 && len(touched) > fitting {
			lines = append(lines, "     "+f.th.Muted.Render(fmt.Sprintf(f.text.Form.Folded, len(touched)-i)))
			break
		}
		lines = append(lines, "     "+f.th.Text.Render(ansi.Truncate(clean(name), max(0, f.width-6), theme.Ellipsis)))
	}
	if blank > 0 {
		lines = append(lines, "")
	}
	return lines
}
