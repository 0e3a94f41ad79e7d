package launch

import (
	"html"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// leastPart is the shortest part of a name that can identify it, in characters.
const leastPart = 4

// resembles reports whether AVDS may show the sent name as the shown one: trimmed, with other
// spaces or letters, escaped, shortened, or with an addition.
func resembles(shown, sent string) bool {
	if strings.TrimSpace(shown) == strings.TrimSpace(sent) {
		return true
	}
	short, long := fold(shown), fold(sent)
	if len(short) > len(long) {
		short, long = long, short
	}
	return short != "" && short == long || utf8.RuneCountInString(short) >= leastPart && strings.Contains(long, short)
}

// fold returns the letters and digits of a name, in lower case and without accents.
func fold(name string) string {
	if unescaped, err := url.QueryUnescape(name); err == nil {
		name = unescaped
	}
	name = html.UnescapeString(html.UnescapeString(name)) // some servers escape twice
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(name))
}
