package client

import (
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Targets is what [ParseTargets] made of a text.
type Targets struct {
	Hosts   []string // domains and IP addresses, each once, in the order of the text
	Repeats int      // how many entries named a host again
	Bad     []BadTarget
}

// BadTarget is an entry that is neither a domain nor an IP address.
type BadTarget struct {
	Position int // which entry of the text it is, from 1
	Value    string
}

// ParseTargets reads hosts that are separated by spaces, line ends, commas or
// semicolons, Chinese ones too. Of a URL it keeps the host.
func ParseTargets(s string) Targets {
	var t Targets
	seen := map[string]bool{}
	for i, entry := range strings.FieldsFunc(s, isSeparator) {
		host := hostOf(entry)
		switch {
		case !isHost(host):
			t.Bad = append(t.Bad, BadTarget{Position: i + 1, Value: entry})
		case seen[host]:
			t.Repeats++
		default:
			seen[host] = true
			t.Hosts = append(t.Hosts, host)
		}
	}
	return t
}

func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",;，；、", r)
}

// hostOf cuts the scheme, user, path and port off a URL and folds its case.
func hostOf(entry string) string {
	scheme, rest, ok := strings.Cut(entry, "://")
	switch {
	case ok && !strings.ContainsAny(scheme, pathMarks): // else it is a URL within a query
		entry = rest
	case isNetwork(entry):
		return entry
	}
	if cut := strings.IndexAny(entry, pathMarks); cut >= 0 {
		entry = entry[:cut]
	}
	if at := strings.LastIndex(entry, "@"); at >= 0 {
		entry = entry[at+1:]
	}
	if inner, ok := strings.CutPrefix(entry, "["); ok { // [2001:db8::1]:443
		entry, _, _ = strings.Cut(inner, "]")
	} else if strings.Count(entry, ":") == 1 {
		entry, _, _ = strings.Cut(entry, ":")
	}
	return strings.ToLower(strings.TrimSuffix(entry, "."))
}

// pathMarks begin what follows the host of a URL; browsers count the backslash.
const pathMarks = "/?#\\"

// isNetwork reports whether s is a range such as 192.0.2.0/24, of which nobody
// means the first address alone.
func isNetwork(s string) bool {
	address, mask, _ := strings.Cut(s, "/")
	_, err := netip.ParseAddr(address)
	return err == nil && mask != "" && strings.Trim(mask, "0123456789.") == ""
}

// isHost reports whether s is an IP address or a domain name of at least two
// labels. Letters of every script count: a name may be internationalised.
func isHost(s string) bool {
	if address, err := netip.ParseAddr(s); err == nil {
		return address.Zone() == ""
	}
	labels := strings.Split(s, ".")
	if len(s) > 253 || len(labels) < 2 {
		return false
	}
	for _, label := range labels {
		if !isLabel(label) {
			return false
		}
	}
	// A last label that begins with a digit is a mistyped or a ranged IPv4 address.
	first, _ := utf8.DecodeRuneInString(labels[len(labels)-1])
	return !unicode.IsDigit(first)
}

func isLabel(s string) bool {
	if s == "" || len(s) > 63 || strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-") {
		return false
	}
	for _, r := range s {
		if r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return true
}
