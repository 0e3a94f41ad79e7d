package target

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hostOf finds the host that an entry names, or the reason why it names none.
func hostOf(entry string) (string, Reason, bool) {
	entry = withoutQuotes(entry)
	scheme, rest, isURL := cutScheme(entry)
	cut := strings.IndexAny(rest, pathMarks)
	if cut < 0 {
		cut = len(rest)
	}
	authority, tail := rest[:cut], rest[cut:]
	path := tail
	if end := strings.IndexAny(tail, "?#"); end >= 0 {
		path = tail[:end]
	}
	switch {
	case strings.ContainsAny(entry, urlSeparators), strings.Contains(path, "://"):
		return "", Several, false
	case strings.Contains(entry, `\`), !isScheme(scheme):
		return "", NotAHost, false
	}
	if at := strings.LastIndex(authority, "@"); at >= 0 {
		if !isURL {
			return "", Email, false
		}
		authority = authority[at+1:]
	}
	host, ok := withoutPort(authority)
	if !ok {
		return "", NotAHost, false
	}
	host, reason, ok := readHost(host)
	if _, err := netip.ParseAddr(host); err == nil && isMask(path) {
		return "", Network, false
	}
	return host, reason, ok
}

const (
	// quotes are what may stand around an entry, besides parentheses: "a.com",
	// <http://a.com>.
	quotes = "\"'`“”‘’<>《》「」"
	// pathMarks begin what follows the host of a URL; browsers count the backslash.
	pathMarks = "/?#\\"
)

// withoutQuotes takes off what stands around an entry: quotes, what is not seen,
// and the brackets of an array of quoted entries.
func withoutQuotes(s string) string {
	around := func(r rune) bool { return strings.ContainsRune(quotes+"()（）", r) || isUnseen(r) }
	for {
		inner := strings.TrimFunc(s, around)
		if strings.HasPrefix(inner, `["`) || strings.HasPrefix(inner, "['") {
			inner = inner[1:]
		}
		if strings.HasSuffix(inner, `"]`) || strings.HasSuffix(inner, "']") {
			inner = inner[:len(inner)-1]
		}
		if inner == s {
			return s
		}
		s = inner
	}
}

// cutScheme takes the scheme off a URL. Of what has none, all is the rest; what
// has a URL in its path or query is none for that.
func cutScheme(s string) (scheme, rest string, isURL bool) {
	scheme, rest, isURL = strings.Cut(s, "://")
	if !isURL || strings.ContainsAny(scheme, pathMarks) {
		return "", s, false
	}
	return scheme, rest, true
}

// isScheme reports whether s may be the scheme of a URL, or none. RFC 3986 would
// let dots pass, but those are of a host that a URL was joined to.
func isScheme(s string) bool {
	return strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz+-"+digits) == ""
}

// isMask reports whether what follows an address makes it a network such as
// 192.0.2.0/24, of which nobody means the first address alone. A path such as
// /24.html or /2024 is none.
func isMask(path string) bool {
	mask := strings.TrimLeft(path, "/")
	after := strings.TrimLeftFunc(mask, func(r rune) bool { return r == '.' || unicode.IsDigit(r) })
	next, _ := utf8.DecodeRuneInString(after)
	if mask = strings.TrimRight(mask[:len(mask)-len(after)], "."); mask == "" || unicode.IsLetter(next) {
		return false
	}
	_, err := netip.ParseAddr(mask)
	return err == nil || !strings.Contains(mask, ".") && utf8.RuneCountInString(mask) <= 3
}

// withoutPort takes the port off a host, and the brackets off an IPv6 address.
// It reports false for a port that there cannot be, and for other brackets.
func withoutPort(s string) (string, bool) {
	host, port := s, ""
	if inner, ok := strings.CutPrefix(s, "["); ok { // [2001:db8::1]:443
		host, port, ok = strings.Cut(inner, "]")
		if ok && port != "" {
			port, ok = strings.CutPrefix(port, ":")
		}
		if !ok || !strings.Contains(host, ":") {
			return "", false
		}
	} else if strings.Count(s, ":") == 1 {
		host, port, _ = strings.Cut(s, ":")
	}
	number, err := strconv.ParseUint(port, 10, 16)
	return host, port == "" || err == nil && number > 0
}
