package client

import (
	"strings"
	"unicode"
)

// Targets is what [ParseTargets] made of a text.
type Targets struct {
	Hosts   []string // as they are sent, each once, in the order of the text; see [Display]
	Repeats int      // how many entries named a host again
	Bad     []BadTarget
}

// BadTarget is an entry of which no host can be made.
type BadTarget struct {
	Position int // which entry of the text it is, from 1
	Line     int // the line of the text it stands in, from 1
	Begin    int // where it begins in the text, in bytes
	Value    string
	Reason   Reason // one of those that the targets have to themselves, or ReasonNotAHost
}

// ParseTargets reads hosts that are separated by spaces, line ends, commas or
// semicolons, Chinese ones too. Of a URL it keeps the host. Every host comes
// out in the one form that is sent, so that it is found again however it is
// written: names in lower-case ASCII without a last dot, internationalised ones
// in Punycode, IPv6 addresses as RFC 5952 has them, and IPv4 addresses within
// IPv6 as IPv4.
func ParseTargets(s string) Targets {
	var t Targets
	seen := map[string]bool{}
	for _, e := range splitEntries(s) {
		host, reason, ok := hostOf(e.text)
		switch {
		case !ok:
			t.Bad = append(t.Bad, BadTarget{e.position, e.line, e.begin, e.text, reason})
		case seen[host]:
			t.Repeats++
		default:
			seen[host] = true
			t.Hosts = append(t.Hosts, host)
		}
	}
	return t
}

// WithoutComments takes from a text what follows a # at the beginning of a line
// or after a blank. Line ends stay, so that lines keep their numbers.
func WithoutComments(s string) string {
	var kept strings.Builder
	comment, last := false, '\n'
	for _, r := range s {
		if r == '\n' || r == '\r' {
			comment = false
		} else if r == '#' && unicode.IsSpace(last) {
			comment = true
		}
		if !comment {
			kept.WriteRune(r)
		}
		last = r
	}
	return kept.String()
}

// targetEntry is a piece of a text and where it stands: which entry it is and in
// which line, from 1, and the byte at which it begins.
type targetEntry struct {
	text                  string
	position, line, begin int
}

// splitEntries cuts a text at its separators. A line ends with \n, \r\n or \r.
func splitEntries(s string) []targetEntry {
	var all []targetEntry
	begin, line, last := -1, 1, rune(0)
	for i, r := range s {
		switch separates := isSeparator(r); {
		case separates && begin >= 0:
			all = append(all, targetEntry{s[begin:i], len(all) + 1, line, begin})
			begin = -1
		case !separates && begin < 0:
			begin = i
		}
		if r == '\r' || r == '\n' && last != '\r' {
			line++
		}
		last = r
	}
	if begin >= 0 {
		all = append(all, targetEntry{s[begin:], len(all) + 1, line, begin})
	}
	return all
}

func isSeparator(r rune) bool {
	switch r {
	case ',', ';', '，', '；', '、':
		return true
	}
	return unicode.IsSpace(r)
}
