package monitor

import "slices"

// maxEvents is how many events the log keeps. The oldest are dropped first.
const maxEvents = 1000

// log holds the events since the program started.
type log struct {
	events []Event // oldest first
	total  int     // how many events there ever were
	unread int     // how many of the kept events the user has not seen
}

// add adds events, oldest first.
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
