package text

// Dates is the texts about dates and the daily window.
type Dates struct {
	Skipped, First, Second, Back string // a time of day on a day when clocks change
	AllDay                       string
	Daily, OverMidnight          string // formats: from, until, how long
	Zone                         string // a format: how far the clock of the daily window differs, with its sign
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
