// Package target reads hosts out of pasted text: domains and IP addresses in the one
// form that is sent as Targets.N of CreateScan. It must not ask anybody, such as the
// DNS, nor know the service or the words that users read. Names are brought into ASCII by
// golang.org/x/net/idna.
package target

// Targets is what [Parse] made of a text.
type Targets struct {
	Hosts   []string // as they are sent, each once, in the order of the text; see [Display]
	Repeats int      // how many entries named a host again
	Bad     []Bad
}

// Bad is an entry of which no host can be made.
type Bad struct {
	Position int // which entry of the text it is, from 1
	Line     int // the line of the text it stands in, from 1
	Begin    int // where it begins in the text, in bytes
	Value    string
	Reason   Reason
}

// Reason says why no host can be made of an entry.
type Reason int

// What can be wrong with an entry.
const (
	NotAHost    Reason = iota // neither a domain nor an IP address
	Network                   // 192.0.2.0/24: the service takes single hosts
	Range                     // 192.0.2.1-20
	Wildcard                  // *.example.com
	SingleLabel               // intranet: a name without a domain
	BadAddress                // 256.1.1.1: digits and dots, but no IPv4 address
	Email                     // user@example.com
	NoHost                    // :443 or https://: nothing to scan in it
	Several                   // https://a.com/x,b.com: a URL, or two hosts
	LongHost                  // longer than 253 characters in ASCII, or a label than 63

	// The reasons for which an address, or a name for it, cannot be a target.

	Unspecified // 0.0.0.0 and ::
	Loopback    // 127.0.0.1, ::1, a.localhost: whoever asks reaches itself
	LinkLocal   // 169.254.0.1, fe80::1: another host on every link
	Multicast   // 224.0.0.1, ff02::1: many hosts
	Broadcast   // 255.255.255.255: every host
	Netmask     // 255.255.255.0, as it stands beside an address
	Reserved    // 0.1.2.3, 240.0.0.1, ::192.0.2.1: no host has such an address
)

// Parse reads hosts that are separated by white space, commas, semicolons or bars. Of a URL
// it keeps the host. Every host comes out in the one form that is sent, so that
// it is found again however it is written: names in lower-case ASCII without a
// last dot, internationalised ones in Punycode, IPv6 addresses as RFC 5952 has
// them, and IPv4 addresses within IPv6 as IPv4.
//
// No host gets lost, and none comes about that nobody named: whatever is not
// certainly one host is bad. Such are an address that no host has (it may be the
// mask of the one before it); an address with a network's mask, also within a
// URL; an entry with a backslash, which may be a line end gone wrong, or with a
// character within that is not seen; a URL in the path of another one; and a
// port that there cannot be. Quotes and parentheses around an entry do not
// count, nor do a JSON array's brackets, and what is not seen.
func Parse(s string) Targets {
	var t Targets
	seen := map[string]bool{}
	for _, e := range splitEntries(s) {
		host, reason, ok := hostOf(e.text)
		switch {
		case !ok:
			t.Bad = append(t.Bad, Bad{e.position, e.line, e.begin, e.text, reason})
		case seen[host]:
			t.Repeats++
		default:
			seen[host] = true
			t.Hosts = append(t.Hosts, host)
		}
	}
	return t
}
