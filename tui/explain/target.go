package explain

import (
	"scantop/client/target"
	"scantop/tui/text"
)

// Target returns in a few words why an entry is not a target.
func Target(t *text.Catalogue, bad target.Bad) string {
	w := t.BadTarget
	reason, ok := map[target.Reason]string{
		target.Network: w.Network, target.Range: w.Range, target.Wildcard: w.Wildcard,
		target.SingleLabel: w.SingleLabel, target.BadAddress: w.BadAddress, target.Email: w.Email,
		target.NoHost: w.NoHost, target.Several: w.Several, target.LongHost: w.LongHost,
		target.Unspecified: w.Unspecified, target.Loopback: w.Loopback, target.LinkLocal: w.LinkLocal,
		target.Multicast: w.Multicast, target.Broadcast: w.Broadcast, target.Netmask: w.Netmask,
		target.Reserved: w.Reserved,
	}[bad.Reason]
	if !ok {
		return w.NotATarget
	}
	return reason
}
