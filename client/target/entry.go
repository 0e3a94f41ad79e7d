package target

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hostOf returns the host that an entry names, or the reason why it names none.
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
		user, _, _ := strings.Cut(authority[:at], ":")
		if strings.ContainsFunc(user, isDot) { // people read http://a.com@b.com as a.com, programs as b.com
			return "", Several, false
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
	// quotes may surround an entry, as may parentheses: "a.com", <http://a.com>.
	quotes = "\"'`“”‘’<>《》「」"
	// pathMarks are the characters that end the host of a URL. Browsers treat a backslash as one.
	pathMarks = "/?#\\"
)

// withoutQuotes removes what may surround an entry: quotes, invisible characters, and the brackets
// of an array of quoted entries.
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

// cutScheme splits a URL into its scheme and the rest. A text without a scheme is all rest. A URL
// in a path or query does not count.
func cutScheme(s string) (scheme, rest string, isURL bool) {
	scheme, rest, isURL = strings.Cut(s, "://")
	if !isURL || strings.ContainsAny(scheme, pathMarks) {
		return "", s, false
	}
	return scheme, rest, true
}

// isScheme reports whether s may be the scheme of a URL, or is empty. RFC 3986 allows dots, but
// here a dot means that a host precedes the URL without a separator.
func isScheme(s string) bool {
	return strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz+-"+digits) == ""
}

// isMask reports whether the text after an address makes it a network such as 192.0.2.0/24, which
// does not mean the first address alone. A path such as /24.html or /2024 is not a mask.
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

// withoutPort removes the port from a host, and the brackets from an IPv6 address. It returns false
// if the port is not valid, or if there are other brackets.
func withoutPort(s string) (string, bool) {
	host, port := s, ""
	if inner, ok := strings.CutPrefix(s, "["); ok { // [2001:db8::1]:443
		host, port, ok = strings.Cut(inner, "]")
		if port != "" {
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
