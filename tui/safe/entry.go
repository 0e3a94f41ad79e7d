package safe

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"scantop/client/target"
)

// Entry cleans a text like [Clean] that a scan may be launched with, such as an asset tag. If that changes
// what it means, U+FFFD stands at its end, with which nothing is launched: the rest is another entry.
func Entry(s string) string {
	shown := Clean(s)
	if shown != s && Alters(s) {
		return shown + string(utf8.RuneError)
	}
	return shown
}

// Host cleans a host that a scan may be launched with, like [Entry]. If that changes what it means, it
// returns the form that is sent, if there is one.
func Host(s string) string {
	shown := Entry(s)
	if !strings.HasSuffix(shown, string(utf8.RuneError)) {
		return shown
	}
	if meant := target.Parse(s); len(meant.Hosts) == 1 && len(meant.Bad) == 0 {
		return meant.Hosts[0]
	}
	return shown
}

// Alters reports whether [Clean] changes the meaning of a text. Changes of line ends, tabs, the
// number of spaces and the composition of characters do not count. A text that contains U+FFFD has
// lost a character before, so it counts as altered.
func Alters(s string) bool {
	blank := func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }
	same := func(s string) string { return strings.Join(strings.FieldsFunc(norm.NFC.String(s), blank), " ") }
	return same(s) != same(Clean(s)) || strings.ContainsRune(s, utf8.RuneError)
}
