package target

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
