package order

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"scantop/tui/safe"
)

// splitQuoted takes a text apart at separators, but for those between double
// quotes at the beginning of an entry and behind it. A quote within is written
// twice. Blanks around entries go, and empty ones.
func splitQuoted(s string, separates func(rune) bool) []string {
	var entries []string
	for s = trimLeft(s, separates); s != ""; s = trimLeft(s, separates) {
		entry := ""
		if strings.HasPrefix(s, `"`) {
			entry, s = cutQuoted(s[1:])
		} else {
			end := strings.IndexFunc(s, separates)
			if end < 0 {
				end = len(s)
			}
			entry, s = s[:end], s[end:]
		}
		if entry = strings.TrimSpace(entry); entry != "" {
			entries = append(entries, entry)
		}
	}
	return entries
}

// trimLeft takes blanks and separators from the beginning of a text.
func trimLeft(s string, separates func(rune) bool) string {
	return strings.TrimLeftFunc(s, func(r rune) bool { return separates(r) || r == ' ' })
}

// cutQuoted reads up to the closing quote, or to the end without one.
func cutQuoted(s string) (entry, rest string) {
	var read strings.Builder
	for {
		before, after, closed := strings.Cut(s, `"`)
		read.WriteString(before)
		if !closed || !strings.HasPrefix(after, `"`) {
			return read.String(), after
		}
		read.WriteByte('"')
		s = after[1:]
	}
}

// quote is an entry as splitQuoted reads it again.
func quote(entry string, separates func(rune) bool) string {
	if !strings.HasPrefix(entry, `"`) && !strings.ContainsFunc(entry, separates) {
		return entry
	}
	return `"` + strings.ReplaceAll(entry, `"`, `""`) + `"`
}

// alters reports whether a text is another one after clean, but for line ends,
// tabs and how many blanks there are, and for how its characters are composed. A
// text in which something was replaced before is another one already.
func alters(s string) bool {
	blank := func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }
	same := func(s string) string { return strings.Join(strings.FieldsFunc(norm.NFC.String(s), blank), " ") }
	return same(s) != same(safe.Clean(s)) || strings.ContainsRune(s, utf8.RuneError)
}
