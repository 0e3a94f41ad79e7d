// Package target reads hosts from pasted text: domains and IP addresses in the form that is sent as
// Targets.N of CreateScan. It must not use the network, such as the DNS, or know AVDS or the texts
// that users read. golang.org/x/net/idna converts names to ASCII.
package target

// Targets is the result of [Parse].
type Targets struct {
	Hosts   []string // in the form that is sent, each once, in the order of the text; see [Display]
	Repeats int      // number of entries that name a host again
	Bad     []Bad
}

// Bad is an entry that does not name a host.
type Bad struct {
	Position int // number of the entry in the text, from 1
	Line     int // line of the text, from 1
	Begin    int // byte of the text at which the entry begins
	Value    string
	Reason   Reason
}

// Reason is the reason why an entry does not name a host.
type Reason int

// What can be wrong with an entry.
const (
	NotAHost    Reason = iota // neither a domain nor an IP address
	Network                   // 192.0.2.0/24: AVDS accepts single hosts only
	Range                     // 192.0.2.1-20
	Wildcard                  // *.example.com
	SingleLabel               // intranet: a name without a domain
	BadAddress                // 256.1.1.1: digits and dots, but no IPv4 address
	Email                     // user@example.com
	NoHost                    // :443 or https://: there is no host
	Several                   // https://a.com/x,b.com: one URL or two hosts
	LongHost                  // more than 253 characters in ASCII, or a label of more than 63

	// The reasons why an address, or a name for it, cannot be a target.

	Unspecified // 0.0.0.0 and ::
	Loopback    // 127.0.0.1, ::1, a.localhost: the machine itself
	LinkLocal   // 169.254.0.1, fe80::1: a different host on every link
	Multicast   // 224.0.0.1, ff02::1: many hosts
	Broadcast   // 255.255.255.255: all hosts
	Netmask     // 255.255.255.0: often follows an address
	Reserved    // 0.1.2.3, 240.0.0.1, ::192.0.2.1: no host has such an address
)

// Parse reads hosts that are separated by white space, commas, semicolons or bars. From a URL it
// takes the host. It returns every host in the form that is sent, so that it is recognised however
// it is written: names in lower-case ASCII without a final dot, internationalised names in
// Punycode, IPv6 addresses as in RFC 5952, and IPv4 addresses within IPv6 as IPv4.
//
// Parse loses no host and adds none that the text does not name: an entry that is not certainly one
// host is bad. Bad entries are an address that no host has, which may be the mask of the address
// before it; an address with a network mask, also within a URL; an entry with a backslash, which
// may be a broken line end, or with an invisible character inside; a URL in the path of another
// one; and a port that is not valid. Quotes, parentheses, the brackets of a JSON array and
// invisible characters around an entry do not count.
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
