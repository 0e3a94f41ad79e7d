package client

import "time"

// This file interprets the dates of a scan. The clock of AVDS may differ from this machine's, so
// small differences mean nothing.

// overdueAfter is how late a run may start before it counts as overdue.
const overdueAfter = 5 * time.Minute

// aDay is how long a run may wait for its daily window.
const aDay = 24 * time.Hour

// RunStart returns when the latest run of the scan started, or the zero time if that is unknown.
// The StartDate of a periodic scan belongs to its first run, and a run may start late.
func (s *Scan) RunStart() time.Time {
	if s.Trigger == TriggerPeriodic || s.LastRun.After(s.Start) {
		return s.LastRun
	}
	return s.Start
}

// Elapsed returns how long a running scan has been running. It returns false if that is unknown.
func (s *Scan) Elapsed(now time.Time) (time.Duration, bool) {
	began := s.RunStart()
	if s.Status != StatusRunning || began.IsZero() || began.After(now) {
		return 0, false
	}
	return now.Sub(began), true
}

// Took returns how long the latest run took. It returns false if the run is not over or its times
// are unknown.
func (s *Scan) Took(now time.Time) (time.Duration, bool) {
	began := s.RunStart()
	switch {
	case s.Status != StatusFinished && s.Status != StatusAborted:
		return 0, false
	case s.Trigger == TriggerPeriodic && s.End.After(now): // End is the end of the schedule, not of the run
		return 0, false
	case began.IsZero() || !s.End.After(began):
		return 0, false
	}
	return s.End.Sub(began), true
}

// Outlook is what to expect of the next run of a waiting scan.
type Outlook int

// The values of Outlook.
const (
	RunUnknown  Outlook = iota
	RunUpcoming         // the run starts later
	RunDue              // the run starts any moment
	RunOverdue          // the run should have started but did not
)

// Outlook returns what to expect of the scan's next run, and the time until it if it is upcoming.
// A scan with a StartDate in the past may be queued or wait for its daily window, so without a
// NextRunDate it is overdue only a day later.
func (s *Scan) Outlook(now time.Time) (Outlook, time.Duration) {
	next := s.NextRun
	if next.IsZero() {
		next = s.Start
	}
	wait := next.Sub(now)
	switch {
	case s.Status != StatusWaiting || next.IsZero():
		return RunUnknown, 0
	case wait > 0:
		return RunUpcoming, wait
	case s.NextRun.IsZero() && s.Trigger != TriggerPeriodic && wait >= -aDay-overdueAfter:
		return RunDue, 0
	case s.NextRun.IsZero() && s.Trigger == TriggerPeriodic || !s.LastRun.Before(next): // it ran after that date
		return RunUnknown, 0
	case wait >= -overdueAfter:
		return RunDue, 0
	case s.Schedulable != nil && !*s.Schedulable: // scheduling is off
		return RunUnknown, 0
	default:
		return RunOverdue, 0
	}
}

// SameAs reports whether two rows show the same scan. If neither has a ScanId, which a reply may
// lack, it compares name and start.
func (s *Scan) SameAs(o *Scan) bool {
	if s.ID == "" && o.ID == "" {
		return s.Name == o.Name && s.Start.Equal(o.Start)
	}
	return s.ID == o.ID
}
