package explain

import (
	"fmt"

	"scantop/client"
	"scantop/client/target"
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
func Target(t *text.Catalogue, bad target.Bad) string {
	w := t.Refused
	reason, ok := map[target.Reason]string{
		target.Network: w.Network, target.Range: w.Range, target.Wildcard: w.Wildcard,
		target.SingleLabel: w.SingleLabel, target.BadAddress: w.BadAddress, target.Email: w.Email,
		target.NoHost: w.NoHost, target.Several: w.Several, target.LongHost: w.LongHost,
		target.Unspecified: w.Unspecified, target.Loopback: w.Loopback, target.LinkLocal: w.LinkLocal,
		target.Multicast: w.Multicast, target.Broadcast: w.Broadcast, target.Netmask: w.Netmask,
		target.Reserved: w.Reserved,
	}[bad.Reason]
	if !ok {
		return w.NotAHost
	}
	return reason
}
