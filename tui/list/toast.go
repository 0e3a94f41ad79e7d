package list

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/monitor"
	"scantop/tui/widget"
)

// leastUnread is how long a toast of events stays although keys are pressed: a key may
// have been on its way when they came. A notice takes its place at once, because the user
// must see what a key did, and the log has the events.
const leastUnread = 2 * time.Second

// toast is the line in which the list tells the user something. A sticky notice is shown
// before unread events, and those before another notice.
type toast struct {
	unread *unread       // events that the user has not seen yet; nil: none
	at     time.Time     // when the newest of those events came
	notice widget.Notice // shown until the next filter, page or notice
	sticky widget.Notice // shown until the next key
}

func (t *toast) add(now time.Time, events []monitor.Event) {
	if t.unread == nil {
		t.unread = &unread{}
	}
	t.unread.add(events)
	t.at = now
}

// pressed notes that a key was pressed: the user has seen what was there for a while.
func (t *toast) pressed(now time.Time) {
	t.sticky = widget.Notice{}
	if now.Sub(t.at) >= leastUnread {
		t.unread = nil
	}
}

// Notify shows a notice.
func (l *List) Notify(n widget.Notice) {
	if n.Level == widget.Sticky {
		l.toast.sticky = n
		return
	}
	l.toast.notice = n
}

// Say shows a notice that answers a key, in the place of unread events.
func (l *List) Respond(format string, args ...any) {
	l.toast.unread = nil
	l.Notify(widget.Infof(format, args...))
}

// Insist shows a sticky notice.
func (l *List) NotifySticky(said string) { l.Notify(widget.Notice{Text: said, Level: widget.Sticky}) }

// Withdraw takes back a sticky notice, if it is still shown.
func (l *List) ClearSticky(said string) {
	if l.toast.sticky.Text == said {
		l.toast.sticky = widget.Notice{}
	}
}

// EventsRead removes the toast of unread events: the log shows them.
func (l *List) EventsRead() { l.toast.unread = nil }

func (l *List) toastLine(width int) string {
	switch t := &l.toast; {
	case t.sticky.Text != "":
		return t.sticky.Line(l.th, width)
	case t.unread != nil:
		return t.unread.style(l.th).Render(t.unread.line(l.text, l.th.Glyphs, max(0, width)))
	default:
		return t.notice.Line(l.th, width)
	}
}

// terminalStatus is what the terminal shows of the list outside of the screen. It is made
// when data arrive, not for each frame.
type terminalStatus struct {
	title    string
	progress *tea.ProgressBar // nil: no scan runs
}

// TerminalStatus is the title of the window, and the average progress of the running
// scans, nil where none runs.
func (l *List) TerminalStatus() (title string, progress *tea.ProgressBar) {
	return l.terminal.title, l.terminal.progress
}

func (l *List) notifyEvents(events []monitor.Event) tea.Cmd {
	if len(events) == 0 {
		return nil
	}
	l.toast.add(l.now(), events)
	if !l.bell {
		return nil
	}
	return tea.Raw("\a")
}

// measure counts the running scans, and finds the first to finish and their average
// progress.
func (l *List) measure() {
	running, sum, known := 0, 0.0, 0
	var soonest time.Duration
	hasETA := false
	for _, s := range l.mon.InSight() {
		if s.Status != client.StatusRunning {
			continue
		}
		running++
		if s.Progress.Known {
			sum, known = sum+s.Progress.Value, known+1
		}
		if left, ok := l.mon.ETA(l.now(), s); ok && (!hasETA || left < soonest) {
			soonest, hasETA = left, true
		}
	}
	l.terminal = terminalStatus{title: "scantop"}
	if total, ok := l.mon.Total(1); ok {
		running = total // as the tab says
	}
	if running == 0 {
		return
	}
	title := fmt.Sprintf(l.text.Events.Many, running, l.text.Status(string(client.StatusRunning))) + theme.Separator
	state := tea.ProgressBarWarning
	if !l.mon.Health().Stale {
		state = tea.ProgressBarDefault
		if hasETA {
			title += detail.EtaText(l.text, soonest) + theme.Separator
		}
	}
	l.terminal.title = title + "scantop"
	if known > 0 {
		l.terminal.progress = tea.NewProgressBar(state, int(sum)/known)
	}
}
