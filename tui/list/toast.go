package list

import (
	"time"

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

func (t *toast) happened(now time.Time, events []monitor.Event) {
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
func (l *List) Say(format string, args ...any) {
	l.toast.unread = nil
	l.Notify(widget.Infof(format, args...))
}

// Insist shows a sticky notice.
func (l *List) Insist(said string) { l.Notify(widget.Notice{Text: said, Level: widget.Sticky}) }

// Withdraw takes back a sticky notice, if it is still shown.
func (l *List) Withdraw(said string) {
	if l.toast.sticky.Text == said {
		l.toast.sticky = widget.Notice{}
	}
}

// EventsRead removes the toast of unread events: the log shows them.
func (l *List) EventsRead() { l.toast.unread = nil }

// toastLine draws what there is to tell in at most width cells.
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
