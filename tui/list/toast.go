package list

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// toast is the line for notices and unread events. It shows a sticky notice if there is one, or else
// a notice that responds to the latest key, or else the unread events, or else another notice.
type toast struct {
	unread *unread       // events that the user has not seen yet; nil: none
	notice widget.Notice // shown until another filter, page or notice is
	sticky widget.Notice // shown until the user presses a key

	responds bool      // the notice responds to the latest key, or came after it and is shown until the next one
	answer   bool      // it responds to a key, the latest one or not, so events may make it untrue and remove it
	until    time.Time // it says that AVDS asked for a wait until then; zero: it does not
}

// add adds events that the user has not seen.
func (t *toast) add(events []monitor.Event) {
	if t.unread == nil {
		t.unread = &unread{}
	}
	t.unread.add(events)
	if t.answer {
		t.notice, t.responds = widget.Notice{}, false
	}
}

// pressed notes a key press. The user has seen the sticky notice, and events if they were shown on the
// list.
func (t *toast) pressed(onList bool) {
	if onList && t.showsUnread() {
		t.unread = nil
	}
	t.sticky, t.responds = widget.Notice{}, false
}

// Seen notes a key press on another screen that shows the toast.
func (l *List) Seen() { l.toast.pressed(true) }

// showsUnread reports whether the line shows the unread events.
func (t *toast) showsUnread() bool { return t.unread != nil && t.sticky.Text == "" && !t.responds }

// Notify shows a notice. Unread events are shown before it, unless it is sticky or follows a response to the
// latest key.
func (l *List) Notify(n widget.Notice) {
	if n.Level == widget.Sticky {
		l.toast.sticky = n
		return
	}
	l.toast.notice, l.toast.answer, l.toast.until = n, false, time.Time{}
}

// Respond shows a notice that responds to a key, until the next key or until there are new events.
func (l *List) Respond(format string, args ...any) {
	l.toast.responds = true
	l.Notify(widget.Infof(format, args...))
	l.toast.answer = true
}

// NotifySticky shows a notice until the user presses a key.
func (l *List) NotifySticky(said string) { l.Notify(widget.Notice{Text: said, Level: widget.Sticky}) }

// ClearSticky removes a sticky notice if it is still shown.
func (l *List) ClearSticky(said string) {
	if l.toast.sticky.Text == said {
		l.toast.sticky = widget.Notice{}
	}
}

// Toast draws the toast in one line of at most width cells.
func (l *List) Toast(width int) string {
	switch t := &l.toast; {
	case t.sticky.Text != "":
		return t.sticky.Line(l.th, width)
	case t.showsUnread():
		return t.unread.style(l.th).Render(t.unread.line(l.text, l.th.Glyphs, max(0, width)))
	default:
		return t.notice.Line(l.th, width)
	}
}

// maxNoticeLines is how many lines of the list a long notice takes.
const maxNoticeLines = 2

// toastLines draws the toast in at most maxNoticeLines lines of at most width cells. Events are summed up
// in a single line.
func (l *List) toastLines(width int) []string {
	switch t := &l.toast; {
	case t.sticky.Text != "":
		return t.sticky.Lines(l.th, width, maxNoticeLines)
	case t.showsUnread():
		return []string{l.Toast(width)}
	default:
		return t.notice.Lines(l.th, width, maxNoticeLines)
	}
}

// terminalStatus is what the terminal shows outside of the screen. It is made when data come, not for
// each frame.
type terminalStatus struct {
	title    string           // title of the window
	progress *tea.ProgressBar // average progress of the running scans; nil: none is running
}

// TerminalStatus returns the title of the window, and the average progress of the running scans, or nil
// if none is running.
func (l *List) TerminalStatus() (title string, progress *tea.ProgressBar) {
	return l.terminal.title, l.terminal.progress
}

// notifyEvents adds what happened to scans to the toast and rings the bell.
func (l *List) notifyEvents(events []monitor.Event) tea.Cmd {
	if len(events) == 0 {
		return nil
	}
	l.toast.add(events)
	if !l.bell {
		return nil
	}
	return tea.Raw("\a")
}

// measure makes the terminal status: how many scans are running, as their tab says, their average progress,
// and the time left of the first one to finish.
func (l *List) measure() {
	sum, known := 0.0, 0
	var soonest time.Duration
	hasETA := false
	for s := range l.mon.InSight() {
		if s.Status != client.StatusRunning {
			continue
		}
		if s.Progress.Known {
			sum, known = sum+s.Progress.Value, known+1
		}
		if left, ok := l.mon.ETA(l.now(), s); ok && (!hasETA || left < soonest) {
			soonest, hasETA = left, true
		}
	}
	l.terminal = terminalStatus{title: "scantop"}
	running, _ := l.mon.Total(monitor.Filter{Statuses: []client.Status{client.StatusRunning}}.Tab())
	if running == 0 { // or not known yet
		return
	}
	title := fmt.Sprintf(l.text.Events.Many, running, l.text.Status(string(client.StatusRunning))) + theme.Separator
	state := tea.ProgressBarWarning
	if !l.mon.Health().Stale {
		state = tea.ProgressBarDefault
		if hasETA {
			title += fmt.Sprintf(l.text.Notes.Left, text.Roughly(soonest)) + theme.Separator
		}
	}
	l.terminal.title = title + "scantop"
	if known > 0 {
		l.terminal.progress = tea.NewProgressBar(state, int(sum)/known)
	}
}
