package simulator

import (
	"math"
	"sort"
	"time"
)

// Script is the life of one scan, written down in advance: plain data, from
// which its state at any moment is computed. The field names and values that
// go over the wire are those of the DescribeScans document.
type Script struct {
	// ID is the ScanId: yyyymmddHHMMSS of the creation in UTC+8, and five
	// digits. If empty, Start makes one.
	ID string
	// Name is the scan's name, any text.
	Name string
	// Type is the ScanType: vuln, content or asset.
	Type string
	// Flow is the FlowName: assets, general or skynet_vul_scan; empty where
	// it means nothing, as for content scans.
	Flow string
	// Targets are the domains and IP addresses to scan.
	Targets []string
	// TargetsOriginal are the asset tags the targets were chosen by, if any.
	TargetsOriginal []string
	// ScanAll means every asset of the account.
	ScanAll bool
	// KeyWords are the IDs of additional keyword libraries (content scans).
	KeyWords []string
	// IndexIntervalInMinute is the minutes between looks at the home page
	// (content scans), 0 for none.
	IndexIntervalInMinute int
	// SiteIntervalInDay is the days between looks at the whole site (content
	// scans), 0 for none.
	SiteIntervalInDay int
	// RuntimeStart opens the daily window that was asked for, HH:MM:SS in
	// UTC+8. It is reported and not obeyed: a simulator that does nothing
	// until midnight helps nobody.
	RuntimeStart string
	// RuntimeEnd closes that window.
	RuntimeEnd string

	// Created is when the scan was created; it decides the place in the list.
	// If zero, Start takes the first run's time.
	Created time.Time
	// Start is when the (first) run begins. If zero, it is Created.
	Start time.Time
	asked time.Time // StartDate as CreateScan was given it, which lists show; zero: Start
	// Period makes the scan periodic: minute, hour, day, week or month. Empty
	// means that it runs once; anything else counts as day.
	Period string
	// Interval is the number of Periods from one run to the next, at least 1.
	Interval int
	// End is the planned end of a periodic scan: no later run begins at it or
	// after it. Zero means never.
	End time.Time

	// Takes is the duration of a run that gets to the end.
	Takes time.Duration
	// Pace is how the percentage grows over that time.
	Pace Pace
	// Outcome is how each run ends.
	Outcome Outcome
	// At is the percentage at which Abort and Stall happen, 0 to 100.
	At float64
}

// Outcome is how a scan's runs end.
type Outcome int

const (
	// Finish runs to 100 %.
	Finish Outcome = iota
	// Abort runs to Script.At and is aborted there.
	Abort
	// Stall runs to Script.At and stays there, still called running.
	Stall
	// Invalid is a scan that never runs because the service found it invalid.
	Invalid
	// Disabled is a scan that never runs because it was switched off.
	Disabled
)

// Pace is the curve by which a run's percentage grows.
type Pace int

const (
	// Steady grows by the same amount every second.
	Steady Pace = iota
	// SlowStart grows with the square of the time.
	SlowStart
	// FastStart is SlowStart backwards: half way after 29 % of the time.
	FastStart
)

// progress returns the fraction done after the fraction x of the time. The
// formulas never fall as x rises, in floating point either.
func (p Pace) progress(x float64) float64 {
	switch p {
	case SlowStart:
		return x * x
	case FastStart:
		return 1 - (1-x)*(1-x)
	}
	return x
}

// reaches is the inverse of progress.
func (p Pace) reaches(done float64) float64 {
	switch p {
	case SlowStart:
		return math.Sqrt(done)
	case FastStart:
		return 1 - math.Sqrt(1-done)
	}
	return done
}

// periodic tells whether the scan runs more than once (TriggerType interval).
func (s *Script) periodic() bool { return s.Period != "" }

// occurrence returns when run n begins, counted from 0, and whether there is
// such a run.
func (s *Script) occurrence(n int) (time.Time, bool) {
	if n == 0 {
		return s.Start, true
	}
	if !s.periodic() {
		return time.Time{}, false
	}
	at := s.Start.Add(time.Duration(n) * s.shortestStep())
	if s.Period == "month" {
		at = s.Start.AddDate(0, n*max(s.Interval, 1), 0)
	}
	return at, s.End.IsZero() || at.Before(s.End)
}

// begun returns how many runs have begun by now.
func (s *Script) begun(now time.Time) int {
	if now.Before(s.Start) {
		return 0
	}
	enough := 1
	if s.periodic() {
		enough += int(now.Sub(s.Start)/s.shortestStep()) + 1
	}
	return sort.Search(enough, func(n int) bool {
		at, ok := s.occurrence(n)
		return !ok || at.After(now)
	})
}

// shortestStep returns the time between two runs, for months the least it can
// be.
func (s *Script) shortestStep() time.Duration {
	const day = 24 * time.Hour
	count := time.Duration(max(s.Interval, 1))
	switch s.Period {
	case "minute":
		return count * time.Minute
	case "hour":
		return count * time.Hour
	case "week":
		return count * 7 * day
	case "month":
		return count * 28 * day
	}
	return count * day
}
