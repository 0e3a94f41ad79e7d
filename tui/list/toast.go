package list

import (
	"fmt"
	"time"

	"scantop/tui/monitor"
)

// leastUnread is how long news stay on the screen although keys are pressed: the
// key may have been on its way when they came. Only the answer to a key takes
// their place at once, as nobody would know what it did; the log has the news.
const leastUnread = 2 * time.Second

// toast is what there is to say to the user in one line.
type toast struct {
	unread *digest   // what happened and the user has not seen yet; nil: nothing
	at     time.Time // when the newest of that happened
	notice string    // the answer to a key, until the next filter, page or notice
	sticky string    // what has to be seen: nothing takes its place until the next key
}

// say answers the user at once, in the place of news.
func (t *toast) say(format string, args ...any) {
	t.notice, t.unread = fmt.Sprintf(format, args...), nil
}

// happened takes news.
func (t *toast) happened(now time.Time, events []monitor.Event) {
	if t.unread == nil {
		t.unread = &digest{}
	}
	t.unread.add(events)
	t.at = now
}

// pressed notes a key: what was there for a while is read. It stays in the log.
func (t *toast) pressed(now time.Time) {
	t.sticky = ""
	if now.Sub(t.at) >= leastUnread {
		t.unread = nil
	}
}
