package order

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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
// would change its hosts, the hosts replace the word in the form in which they are sent.
func sameTargets(word string) string {
	shown, same := cleaned(word)
	if same {
		return shown
	}
	if meant := target.Parse(word); len(meant.Bad) == 0 {
		return strings.Join(meant.Hosts, ",")
	}
	return coded(word)
}

// Typed makes a word of targets harmless for a terminal, like [Parameter.Paste], while it is typed. More
// may follow, so that a character that is not shown may be the middle of a host, and a host its beginning.
func Typed(word string) string {
	unseen := func(r rune) bool { return safe.Harmless(r) < 0 }
	if shown, same := cleaned(word); same && !strings.ContainsFunc(word, unseen) {
		return shown
	}
	return coded(word)
}

// cleaned returns a word as a terminal shows it, and reports whether that means the same targets, also
// when more is typed after it.
func cleaned(word string) (shown string, same bool) {
	shown = strings.ReplaceAll(safe.Clean(word), string(utf8.RuneError), "") // the input drops it too
	if shown == word {
		return word, true
	}
	meant, seen := target.Parse(word), target.Parse(shown)
	alike := func(a, b target.Bad) bool { return norm.NFKC.String(a.Value) == norm.NFKC.String(b.Value) }
	return shown, slices.Equal(meant.Hosts, seen.Hosts) && slices.EqualFunc(meant.Bad, seen.Bad, alike)
}

// coded writes codes for the characters of a word that would not be shown, as in a.com\u200bb.com. The
// backslash keeps the target invalid.
func coded(word string) string {
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
