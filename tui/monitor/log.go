package monitor

import (
	"slices"
)

// MaxEvents bounds the log; the oldest leave.
const MaxEvents = 1000

// Log is what happened to scans while the program ran. The zero value is
// ready to use.
type Log struct {
	Events []Event // oldest first
	Total  int     // how many there ever were
	Unread int     // how many of the entries nobody has looked at
}

// Add takes transitions, oldest first.
func (l *Log) Add(ts []Event) {
	l.Events = append(l.Events, ts...)
	l.Events = slices.Delete(l.Events, 0, max(0, len(l.Events)-MaxEvents))
	l.Total += len(ts)
	l.Unread = min(l.Unread+len(ts), len(l.Events))
}

// MarkRead notes that the log was looked at.
func (l *Log) MarkRead() { l.Unread = 0 }

// NewestFirst returns a copy of the entries.
func (l *Log) NewestFirst() []Event {
	entries := slices.Clone(l.Events)
	slices.Reverse(entries)
	return entries
}
