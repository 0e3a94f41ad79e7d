package text

// Dates is the texts about dates and the daily window.
type Dates struct {
	Skipped, First, Second, Back string // a time of day on a day when clocks change
	AllDay                       string
	Daily, OverMidnight          string // formats: from, until, Zone or nothing, how long
	Zone, ZoneAlone              string // the zone of the daily window: after a time, and by itself
	EndOfDay                     string // how 24:00 is sent
	Waits, WaitsFor, Never       string // formats: the first time in the window; WaitsFor is a whole notice
}

// BadTarget says why an entry is not a target. Entry and EntryInLine are formats:
// the entry's number, its line, a reason, and the entry.
type BadTarget struct {
	Entry, EntryInLine                                                                     string
	NotATarget, Network, Range, Wildcard, SingleLabel, BadAddress, Email, NoHost, LongHost string
	Several, Unspecified, Loopback, LinkLocal, Multicast, Broadcast, Netmask, Reserved     string
}
