package text

// Dates is what there is to say about dates and about the daily window.
type Dates struct {
	Skipped, First, Second, Back string // of a clock time on a day on which the clocks are changed
	AllDay                       string
	Daily, OverMidnight          string // formats: from, until, Zone or nothing, how long
	Zone, ZoneAlone              string // the zone of the daily window: after a time, and by itself
	EndOfDay                     string // what 24:00 is sent as
	Waits, WaitsFor, Never       string // formats for the first moment within the window, WaitsFor where it stands alone
}

// BadTarget says why an entry is not a target. Entry and EntryInLine are formats:
// the entry's number, its line, a reason, and the entry.
type BadTarget struct {
	Entry, EntryInLine                                                                     string
	NotATarget, Network, Range, Wildcard, SingleLabel, BadAddress, Email, NoHost, LongHost string
	Several, Unspecified, Loopback, LinkLocal, Multicast, Broadcast, Netmask, Reserved     string
}
