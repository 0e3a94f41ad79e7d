package target

import (
	"encoding/binary"
	"net/netip"
	"slices"
	"strings"
)

// noHosts lists the addresses that no host has, or that another machine cannot reach. Narrower
// prefixes come before wider ones. They follow RFC 6890, with two exceptions: documentation
// addresses, which are hosts in examples, and private addresses, which AVDS may reach within the
// same network.
var noHosts = []struct {
	prefix netip.Prefix
	reason Reason
}{
	{netip.MustParsePrefix("0.0.0.0/32"), Unspecified},
	{netip.MustParsePrefix("0.0.0.0/8"), Reserved},
	{netip.MustParsePrefix("127.0.0.0/8"), Loopback},
	{netip.MustParsePrefix("169.254.0.0/16"), LinkLocal},
	{netip.MustParsePrefix("224.0.0.0/4"), Multicast},
	{netip.MustParsePrefix("255.255.255.255/32"), Broadcast},
	{netip.MustParsePrefix("240.0.0.0/4"), Reserved},
	{netip.MustParsePrefix("::/128"), Unspecified},
	{netip.MustParsePrefix("::1/128"), Loopback},
	{netip.MustParsePrefix("::/96"), Reserved},
	{netip.MustParsePrefix("fe80::/10"), LinkLocal},
	{netip.MustParsePrefix("ff00::/8"), Multicast},
}

// readAddress returns an address in the form that is sent, or the reason why no host has it. It
// rejects zones, which mean something on one machine only.
func readAddress(a netip.Addr) (string, Reason, bool) {
	zone := a.Zone()
	a = a.Unmap().WithZone("")
	if isNetmask(a) {
		return a.String(), Netmask, false
	}
	for _, n := range noHosts {
		if n.prefix.Contains(a) || n.prefix.Contains(embedded(a)) {
			return a.String(), n.reason, false
		}
	}
	return a.String(), NotAHost, zone == ""
}

var (
	translated = netip.MustParsePrefix("64:ff9b::/96")    // NAT64, RFC 6052
	stateless  = netip.MustParsePrefix("::ffff:0:0:0/96") // SIIT, RFC 2765
	tunnelled  = netip.MustParsePrefix("2002::/16")       // 6to4, RFC 3056
)

// embedded returns the IPv4 address that an IPv6 address leads to, or the address itself.
func embedded(a netip.Addr) netip.Addr {
	bits := a.As16()
	switch {
	case translated.Contains(a), stateless.Contains(a):
		return netip.AddrFrom4([4]byte(bits[12:]))
	case tunnelled.Contains(a):
		return netip.AddrFrom4([4]byte(bits[2:6]))
	}
	return a
}

// isNetmask reports whether an IPv4 address is a network mask: ones followed by zeros, at least one
// of each.
func isNetmask(a netip.Addr) bool {
	if !a.Is4() {
		return false
	}
	bits := a.As4()
	zeros := ^binary.BigEndian.Uint32(bits[:])
	return zeros&(zeros+1) == 0 && zeros != 0 && ^zeros != 0
}

// isLoopbackName reports whether a lower-case name means the machine that looks it up: localhost
// and its subdomains (RFC 6761), and common names in /etc/hosts.
func isLoopbackName(s string) bool {
	switch s {
	case "localhost", "localhost.localdomain", "localhost4.localdomain4", "localhost6.localdomain6":
		return true
	}
	return strings.HasSuffix(s, ".localhost")
}

// isNumeric reports whether every label is a decimal or hexadecimal number. Some programs read
// 127.1, 0x7f000001 and 017700000001 as IPv4 addresses.
func isNumeric(labels []string) bool {
	return !slices.ContainsFunc(labels, func(label string) bool {
		hex, ok := strings.CutPrefix(label, "0x")
		return strings.Trim(label, digits) != "" && (!ok || strings.Trim(hex, digits+"abcdef") != "")
	})
}
