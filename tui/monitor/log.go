package monitor

import "slices"

// maxEvents bounds the log; the oldest leave.
const maxEvents = 1000

// log is what happened to scans while the program ran.
type log struct {
	events []Event // oldest first
	total  int     // how many there ever were
	unread int     // how many of the events nobody has looked at
}

// add takes events, oldest first.
func (l *log) add(events []Event) {
	l.events = append(l.events, events...)
	l.events = slices.Delete(l.events, 0, max(0, len(l.events)-maxEvents))
	l.total += len(events)
	l.unread = min(l.unread+len(events), len(l.events))
}

// newestFirst returns a copy of the events.
func (l *log) newestFirst() []Event {
	events := slices.Clone(l.events)
	slices.Reverse(events)
	return events
}
