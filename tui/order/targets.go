package order

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"scantop/client/target"
	"scantop/tui/safe"
)

// targetsInLine puts a text of targets into one line, in which [target.Parse] finds the same
// targets.
func targetsInLine(s string) string {
	var line strings.Builder
	for s != "" {
		rest := strings.TrimLeftFunc(s, unicode.IsSpace)
		if len(rest) < len(s) {
			line.WriteByte(' ')
		}
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		line.WriteString(sameTargets(rest[:end]))
		s = rest[end:]
	}
	return line.String()
}

// sameTargets makes a word harmless for a terminal without changing what it means. If cleaning it
// would change its hosts, the hosts replace the word in the form in which they are sent. If it has
// invalid targets, codes replace the characters that would not be shown, as in a.com\u200bb.com; the
// backslash keeps the target invalid.
func sameTargets(word string) string {
	shown := strings.ReplaceAll(safe.Clean(word), string(utf8.RuneError), "") // the input drops it too
	if shown == word {
		return word
	}
	meant, seen := target.Parse(word), target.Parse(shown)
	switch {
	case slices.Equal(meant.Hosts, seen.Hosts) && len(meant.Bad) == len(seen.Bad):
		return shown
	case len(meant.Bad) == 0:
		return strings.Join(meant.Hosts, ",")
	}
	var coded strings.Builder
	for _, r := range word {
		if safe.Harmless(r) == r && r != utf8.RuneError && !unicode.Is(unicode.M, r) {
			coded.WriteRune(r)
		} else {
			coded.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	return coded.String()
}
