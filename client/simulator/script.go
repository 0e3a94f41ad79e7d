package simulator

import "time"

// Script is the life of one scan, written down in advance: plain data, from
// which its state at any moment is computed. The field names and values that
// go over the wire are those of the DescribeScans document.
type Script struct {
	ID              string   // ScanId: yyyymmddHHMMSS of the creation in UTC+8, and five digits. Start makes a missing one
	Name            string   // any text
	Type            string   // ScanType: vuln, content or asset
	Flow            string   // FlowName: assets, general or skynet_vul_scan; empty where it means nothing
	Targets         []string // the domains and IP addresses to scan
	TargetsOriginal []string // the asset tags that the targets were chosen by, if any
	ScanAll         bool     // every asset of the account

	// Content scans have the IDs of keyword libraries, the minutes between looks
	// at the home page and the days between looks at the whole site; 0 is none.
	KeyWords                                 []string
	IndexIntervalInMinute, SiteIntervalInDay int

	// RuntimeStart and RuntimeEnd are the daily window that was asked for, HH:MM:SS
	// in UTC+8. It is reported and not obeyed: a simulator that does nothing until
	// midnight helps nobody.
	RuntimeStart, RuntimeEnd string

	Created  time.Time // decides the place in the list; if zero, the time of the first run
	Start    time.Time // when the (first) run begins; if zero, Created
	asked    time.Time // the StartDate that CreateScan was given, which lists show; zero: Start
	Period   string    // minute, hour, day, week or month; anything else counts as day; empty: it runs once
	Interval int       // the number of Periods from one run to the next, at least 1
	End      time.Time // no later run of a periodic scan begins at it or after it; zero means never

	Takes   time.Duration // how long a run takes that gets to the end
	Pace    Pace          // how the percentage grows over that time
	Outcome Outcome       // how each run ends
	At      float64       // the percentage at which Abort and Stall happen, 0 to 100
}

// Outcome is how a scan's runs end.
type Outcome int

// The outcomes.
const (
	Finish   Outcome = iota // runs to 100 %
	Abort                   // runs to Script.At and is aborted there
	Stall                   // runs to Script.At and stays there, still called running
	Invalid                 // never runs, because the service found it invalid
	Disabled                // never runs, because it was switched off
)

// Pace is the curve by which a run's percentage grows.
type Pace int

// The paces.
const (
	Steady    Pace = iota // grows by the same amount every second
	SlowStart             // grows with the square of the time
	FastStart             // SlowStart backwards: half way after 29 % of the time
)
