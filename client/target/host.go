package target

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// The longest names and labels of the DNS, in bytes of their ASCII form (RFC 1035).
const (
	maxHostLength  = 253
	maxLabelLength = 63
)

// maxTypedLength is the longest text that is read as a name, in bytes. It allows for scripts with
// several bytes per letter, but not for a pasted book.
const maxTypedLength = 4 * maxHostLength

// idnaNames converts internationalised names to Punycode and back, by UTS #46 like browsers. It
// leaves hyphens and ASCII signs to isLabel, because real names contain -- and begin with
// underscores.
var idnaNames = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.BidiRule(),
	idna.StrictDomainName(false), idna.CheckHyphens(false))

// Display returns a host as people write it and, if different, as it is sent: 例子.中国 /
// xn--fsqu00a.xn--fiqs8s. It shows both because letters of different scripts can look alike. A form
// that people would enter for another host, or for several, is not shown.
func Display(host string) string {
	if !strings.Contains(host, "xn--") {
		return host
	}
	shown, err := idnaNames.ToUnicode(host)
	if err != nil || shown == host || mixesPunycode(shown) {
		return host
	}
	read := Parse(shown)
	if len(read.Hosts)+len(read.Bad) > 1 || read.Bad == nil && !slices.Equal(read.Hosts, []string{host}) {
		return host
	}
	return shown + " / " + host
}

const digits = "0123456789"

// readHost returns an address or name in the form that is sent, or the reason why it is not a host.
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

// isRange reports whether s is a range of addresses: 192.0.2.1-20 or ::1-::9. The name
// 192.0.2.1-static.example.com is not one.
func isRange(s string) bool {
	const dashes = "-–—~"
	cut := strings.IndexAny(s, dashes)
	if cut < 0 {
		return false
	}
	_, err := netip.ParseAddr(s[:cut])
	return err == nil && strings.Contains(s, ":") || strings.Trim(s, digits+"."+dashes) == "" && cut > 0
}

// toASCII converts a name to lower-case ASCII. It rejects what IDNA rejects, and also signs that
// IDNA allows but no script uses in words: an arrow between two names does not make a third name.
// The owner of such a name can enter it in Punycode.
func toASCII(s string) (string, bool) {
	ascii := true
	for _, r := range norm.NFC.String(s) { // a mark can make a sign of =
		if notASCII(r) {
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
	if !ascii && (mayBeTwo(s) || mixesPunycode(norm.NFKC.String(s))) {
		return "", false
	}
	s, err := idnaNames.ToASCII(s)
	if err != nil {
		return "", false
	}
	shown, err := idnaNames.ToUnicode(s)
	return s, err == nil && !mixesPunycode(shown)
}

// mixesPunycode reports whether a label begins like Punycode but has letters outside ASCII. UTS #46
// (section 4.1) rejects it, but idna makes another name of it: bücêher.com of xn--bücher-kva.com.
func mixesPunycode(s string) bool {
	for label := range strings.FieldsFuncSeq(s, isDot) {
		if len(label) > 4 && strings.EqualFold(label[:4], "xn--") && strings.ContainsFunc(label, notASCII) {
			return true
		}
	}
	return false
}

func notASCII(r rune) bool { return r >= utf8.RuneSelf }

const eastDots = "。．｡"

func isDot(r rune) bool { return strings.ContainsRune("."+eastDots, r) }

// mayBeTwo reports whether a name may be two names with a separator: it has dots of both kinds, or
// a middle dot where words cannot have one (RFC 5892, appendices A.3 and A.7).
func mayBeTwo(s string) bool {
	s = strings.TrimRight(s, eastDots)
	if strings.Contains(s, ".") && strings.ContainsAny(s, eastDots) {
		return true
	}
	for label := range strings.FieldsFuncSeq(s, isDot) {
		rest := strings.ReplaceAll(strings.ToLower(label), "l·l", "")
		east := strings.ContainsFunc(label, isEastAsian)
		if strings.Contains(rest, "·") || strings.Contains(rest, "・") && !east {
			return true
		}
	}
	return false
}

// isEastAsian reports whether r is a letter of Chinese or Japanese.
func isEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// isOfWords reports whether words can contain r: letters, digits, marks, the few signs that RFC
// 5892, appendix A, allows within words, and the dots of East Asia. It rejects invisible
// characters, although IDNA drops most of them: they may separate two names. It rejects ẞ, which
// UTS #46 reads as ss up to Unicode 15.0 and as ß since then.
func isOfWords(r rune) bool {
	return !isUnseen(r) && r != 'ẞ' && (unicode.In(r, unicode.L, unicode.Nd, unicode.M) ||
		strings.ContainsRune("·・׳״。．｡", r))
}

// checkName reports whether s, in ASCII, is a domain name of at least two labels. Otherwise it
// returns the reason.
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
	// A top-level domain never begins with a digit, so this is a mistyped address.
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

// IsPort reports whether s is a port number from 1 to 65535.
func IsPort(s string) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return err == nil && n > 0
}
