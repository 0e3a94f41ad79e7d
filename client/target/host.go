package target

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// The longest names of the DNS, in bytes of their ASCII form (RFC 1035).
const (
	maxHostLength  = 253
	maxLabelLength = 63
)

// maxTypedLength is how many bytes are looked at as a name. It leaves room for
// scripts of many bytes a letter, and none for a book that was pasted.
const maxTypedLength = 4 * maxHostLength

// idnaNames turns internationalised names into Punycode and back, by UTS #46 as
// browsers do. Hyphens and ASCII signs are left to isLabel: real names have --
// within them and underscores before them.
var idnaNames = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.BidiRule(),
	idna.StrictDomainName(false), idna.CheckHyphens(false))

// Display shows a host as people write it and as it is sent, where these
// differ: 例子.中国 / xn--fsqu00a.xn--fiqs8s. Both, since letters of one script
// may look like those of another.
func Display(host string) string {
	if !strings.Contains(host, "xn--") {
		return host
	}
	shown, err := idnaNames.ToUnicode(host)
	if err != nil || shown == host {
		return host
	}
	return shown + " / " + host
}

// IsHost reports whether s is a host in the form that is sent.
func IsHost(s string) bool {
	host, _, ok := readHost(s)
	return ok && host == s
}

const digits = "0123456789"

// readHost brings an address or a name into the form that is sent, or tells the
// reason why it is neither, or not one of a host.
func readHost(s string) (string, Reason, bool) {
	switch {
	case len(s) > maxTypedLength:
		return "", LongHost, false
	case s == "" || IsPort(s): // a port alone
		return "", NoHost, false
	case strings.Contains(s, "*"):
		return "", Wildcard, false
	case isRange(s):
		return "", Range, false
	}
	host, ok := toASCII(s)
	if !ok {
		return "", NotAHost, false
	}
	host = strings.TrimSuffix(host, ".")
	if address, err := netip.ParseAddr(host); err == nil {
		return readAddress(address)
	}
	reason, ok := checkName(host)
	return host, reason, ok
}

// isRange reports whether s is several addresses: 192.0.2.1-20 or ::1-::9. The
// name 192.0.2.1-static.example.com is none.
func isRange(s string) bool {
	const dashes = "-–—~"
	cut := strings.IndexAny(s, dashes)
	if cut < 0 {
		return false
	}
	_, err := netip.ParseAddr(s[:cut])
	return err == nil && strings.Contains(s, ":") || strings.Trim(s, digits+"."+dashes) == "" && cut > 0
}

// toASCII brings a name into lower-case ASCII. It reports false for what IDNA
// refuses, and for signs that IDNA would let pass but that no script writes words
// with: an arrow between two names is no third name. Those who do have such a
// name can give it in Punycode.
func toASCII(s string) (string, bool) {
	ascii := true
	for _, r := range s {
		if r >= utf8.RuneSelf {
			if ascii = false; !isOfWords(r) {
				return "", false
			}
		}
	}
	if ascii {
		s = strings.ToLower(s)
		if !strings.Contains(s, "xn--") {
			return s, true
		}
	}
	if !ascii && mayBeTwo(s) {
		return "", false
	}
	s, err := idnaNames.ToASCII(s)
	return s, err == nil
}

const eastDots = "。．｡"

// mayBeTwo reports whether a name may be two with something between them: dots of
// both kinds, or one of the dots within words where it has no place (RFC 5892,
// appendix A.3 and A.7).
func mayBeTwo(s string) bool {
	s = strings.TrimRight(s, eastDots)
	if strings.Contains(s, ".") && strings.ContainsAny(s, eastDots) {
		return true
	}
	for label := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("."+eastDots, r) }) {
		rest := strings.ReplaceAll(strings.ToLower(label), "l·l", "")
		east := strings.ContainsFunc(label, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) })
		if strings.Contains(rest, "·") || strings.Contains(rest, "・") && !east {
			return true
		}
	}
	return false
}

// isOfWords reports whether words are written with r: letters, digits, marks,
// the few signs within words (RFC 5892, appendix A), and the dots of East Asia.
// What is not seen is not among them, although IDNA drops most of it: there may
// have been two names, or another one.
func isOfWords(r rune) bool {
	return !isUnseen(r) && (unicode.In(r, unicode.L, unicode.Nd, unicode.M) || strings.ContainsRune("·・׳״。．｡", r))
}

// checkName reports whether s, in ASCII, is a domain name of at least two
// labels, and otherwise why not.
func checkName(s string) (Reason, bool) {
	labels := strings.Split(s, ".")
	long := len(s) > maxHostLength
	for _, label := range labels {
		if !isLabel(label) {
			return NotAHost, false
		}
		long = long || len(label) > maxLabelLength
	}
	last := labels[len(labels)-1]
	switch {
	case long:
		return LongHost, false
	case isLoopbackName(s):
		return Loopback, false
	case isNumeric(labels):
		return BadAddress, false
	case len(labels) < 2:
		return SingleLabel, false
	}
	// No top-level domain begins with a digit: this is an address gone wrong.
	return NotAHost, !strings.Contains(digits, last[:1])
}

func isLabel(s string) bool {
	if s == "" || strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-") {
		return false
	}
	for _, r := range s {
		if r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') {
			return false
		}
	}
	return true
}

// IsPort reports whether a port can be connected to.
func IsPort(s string) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return err == nil && n > 0
}
