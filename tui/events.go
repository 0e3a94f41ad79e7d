package tui

import (
	"encoding/csv"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
		write(e.at.Format(time.RFC3339), inert(e.id), inert(e.name), e.kind.String(), inert(e.from), inert(e.to))
	}
	w.Flush()
	return b.String()
}

// inert keeps a spreadsheet from taking a text of others for a formula: at its
// beginning, and behind what a spreadsheet may take for the end of a cell. That is
// a semicolon wherever the comma belongs to numbers.
func inert(s string) string {
	var b strings.Builder
	begins := true
	for i, r := range s {
		if begins && isFormula(s[i:]) {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		begins = strings.ContainsRune(";\t\r\n", r)
	}
	return b.String()
}

// isFormula reports whether a cell that begins so may be a formula: behind blanks
// and quotes, which are skipped, it begins with one of the signs. Some spreadsheets
// take their wide and small forms as well, and the minus of mathematics.
func isFormula(cell string) bool {
	if strings.IndexAny(cell, "\t\r\n") == 0 {
		return true
	}
	cell = strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.Contains("=+-@\u2212", norm.NFKC.String(string(first)))
}
