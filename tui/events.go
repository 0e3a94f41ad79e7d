package tui

import (
	"encoding/csv"
	"slices"
	"strings"
	"time"

	"scantop/tui/safe"
)

// maxEvents bounds the log; the oldest leave.
const maxEvents = 1000

// eventLog is what happened to scans while the program ran. The zero value is
// ready to use.
type eventLog struct {
	entries []transition // oldest first
	total   int          // how many there ever were
	unread  int          // how many of the entries nobody has looked at
}

// add takes transitions, oldest first.
func (l *eventLog) add(ts []transition) {
	l.entries = append(l.entries, ts...)
	l.entries = slices.Delete(l.entries, 0, max(0, len(l.entries)-maxEvents))
	l.total += len(ts)
	l.unread = min(l.unread+len(ts), len(l.entries))
}

// markRead notes that the log was looked at.
func (l *eventLog) markRead() { l.unread = 0 }

// newestFirst returns a copy of the entries.
func (l *eventLog) newestFirst() []transition {
	entries := slices.Clone(l.entries)
	slices.Reverse(entries)
	return entries
}

// eventsCSV writes entries as RFC 4180 has it, with times as RFC 3339 has it.
// It is for programs, so neither heads nor values follow the language.
func eventsCSV(entries []transition) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	write := func(row ...string) { _ = w.Write(row) } // a strings.Builder takes everything
	write("time", "id", "name", "event", "from", "to")
	for _, e := range entries {
		write(e.at.Format(time.RFC3339), safe.Inert(e.id), safe.Inert(e.name), e.kind.String(), safe.Inert(e.from), safe.Inert(e.to))
	}
	w.Flush()
	return b.String()
}
