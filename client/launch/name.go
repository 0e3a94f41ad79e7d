package launch

import (
	"html"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// leastPart is how much of a name must be left to recognise it, in characters.
const leastPart = 4

// resembles reports whether a service may have made the shown name of the sent
// one: trimmed, in other blanks or letters, escaped, cut off, or with something
// put to it.
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

// fold is what stays of a name whatever is done to its form: letters and digits,
// in small letters, without accents.
func fold(name string) string {
	if unescaped, err := url.QueryUnescape(name); err == nil {
		name = unescaped
	}
	name = html.UnescapeString(html.UnescapeString(name)) // some escape twice
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(name))
}
