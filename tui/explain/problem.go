package explain

import (
	"fmt"
	"scantop/client"
	"scantop/tui/text"
)

// Problem says what is wrong with a parameter.
func Problem(t *text.Catalogue, p client.Problem) string {
	w := t.Problems
	switch p.Reason {
	case client.ReasonMissing:
		if p.Parameter == "Targets" {
			return w.MissingTargets
		}
		return w.Missing
	case client.ReasonTooLong:
		return fmt.Sprintf(w.TooLong, client.MaxNameLength)
	case client.ReasonTooMany:
		if p.Parameter == "Targets" {
			return fmt.Sprintf(w.TooMany, client.MaxTargets)
		}
		return fmt.Sprintf(w.TooMany, client.MaxEntries)
	case client.ReasonNotATime:
		return w.NotATime
	case client.ReasonBeforeStart:
		return w.BeforeStart
	case client.ReasonEmptyWindow:
		return w.EmptyWindow
	case client.ReasonNotPositive:
		return w.NotPositive
	case client.ReasonNotAnAddress:
		return w.NotAnAddress
	default:
		return w.NotAllowed
	}
}

// Target is the reason alone, in a few words.
func Target(t *text.Catalogue, bad client.BadTarget) string {
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
