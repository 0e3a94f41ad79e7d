package text

// Dates is what there is to say about dates and about the daily window.
type Dates struct {
	Skipped, First, Second, Back string // of a clock time on a day on which the clocks are changed
	AllDay, Daily, OverMidnight  string // formats, but AllDay: from, until, the service's zone if that matters, how long
	Zone, ByService              string // whose clock the window goes by, short and in words
	EndOfDay                     string // what 24:00 is sent as
	Waits, WaitsFor, Never       string // formats for the first moment within the window, WaitsFor where it stands alone
}

// Refused says why an entry is no target. Entry and EntryInLine are formats for
// its number, its line, one of the reasons, and the entry.
type Refused struct {
	Entry, EntryInLine                                                                   string
	NotAHost, Network, Range, Wildcard, SingleLabel, BadAddress, Email, NoHost, LongHost string
	Several, Unspecified, Loopback, LinkLocal, Multicast, Broadcast, Netmask, Reserved   string
}
