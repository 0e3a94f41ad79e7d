package tui

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

// maxBadTarget is how much is shown, in cells, of an entry that is no target: it
// may be a whole page.
const maxBadTarget = 60

// explainTarget says which entry of a text is no target, and why. The line is
// named where there are several.
func explainTarget(t *text.Catalogue, bad client.BadTarget) string {
	w, reason := t.Refused, whyNoTarget(t, bad)
	value := ansi.Truncate(clean(bad.Value), maxBadTarget, theme.Ellipsis)
	if bad.Line > 1 {
		return fmt.Sprintf(w.EntryInLine, bad.Position, bad.Line, reason, value)
	}
	return fmt.Sprintf(w.Entry, bad.Position, reason, value)
}

// whyNoTarget is the reason alone, in a few words.
func whyNoTarget(t *text.Catalogue, bad client.BadTarget) string {
	w := t.Refused
	reason, ok := map[client.Reason]string{
		client.ReasonNetwork: w.Network, client.ReasonRange: w.Range, client.ReasonWildcard: w.Wildcard,
		client.ReasonSingleLabel: w.SingleLabel, client.ReasonBadAddress: w.BadAddress, client.ReasonEmail: w.Email,
		client.ReasonNoHost: w.NoHost, client.ReasonSeveral: w.Several, client.ReasonLongHost: w.LongHost,
		client.ReasonUnspecified: w.Unspecified, client.ReasonLoopback: w.Loopback, client.ReasonLinkLocal: w.LinkLocal,
		client.ReasonMulticast: w.Multicast, client.ReasonBroadcast: w.Broadcast, client.ReasonNetmask: w.Netmask,
		client.ReasonReserved: w.Reserved,
	}[bad.Reason]
	if !ok {
		return w.NotAHost
	}
	return reason
}
