package client

import "time"

// This file holds what a scan's own dates say. The service's clock may differ from
// ours, so nothing is taken to the second.

// missedAfter is how late a run may begin.
const missedAfter = 5 * time.Minute

// RunStart is when the scan's newest run began, zero when that is unknown: StartDate
// of a periodic scan is that of its first run, and a run may have to wait.
func (s *Scan) RunStart() time.Time {
	if s.Trigger == TriggerPeriodic || s.LastRun.After(s.Start) {
		return s.LastRun
	}
	return s.Start
}

// Elapsed is for how long a running scan has run; false when that is unknown.
func (s *Scan) Elapsed(now time.Time) (time.Duration, bool) {
	began := s.RunStart()
	if s.Status != StatusRunning || began.IsZero() || began.After(now) {
		return 0, false
	}
	return now.Sub(began), true
}

// Took is how long a run took that is over; false when that is unknown.
func (s *Scan) Took(now time.Time) (time.Duration, bool) {
	began := s.RunStart()
	switch {
	case s.Status != StatusFinished && s.Status != StatusAborted:
		return 0, false
	case s.Trigger == TriggerPeriodic && s.End.After(now): // the end of its schedule
		return 0, false
	case began.IsZero() || !s.End.After(began):
		return 0, false
	}
	return s.End.Sub(began), true
}

// Outlook is what is to be expected of a waiting scan.
type Outlook int

// What is to be expected of a waiting scan.
const (
	RunUnknown  Outlook = iota
	RunUpcoming         // its run begins later
	RunDue              // any moment
	RunMissed           // it should have begun, and did not
)

// Outlook is what is to be expected of the scan's next run, and how long until an
// upcoming one. Only NextRunDate can be missed: a scan whose StartDate is past
// may wait for its turn or its daily window.
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
	case s.NextRun.IsZero() && s.Trigger != TriggerPeriodic:
		return RunDue, 0
	case s.NextRun.IsZero() || !s.LastRun.Before(s.NextRun): // it has run since
		return RunUnknown, 0
	case wait >= -missedAfter:
		return RunDue, 0
	case s.Schedulable != nil && !*s.Schedulable: // switched off
		return RunUnknown, 0
	default:
		return RunMissed, 0
	}
}

// SameAs reports whether two rows are of one scan. Without a ScanId, which a reply may
// lack, its name and start have to do.
func (s *Scan) SameAs(o *Scan) bool {
	if s.ID == "" && o.ID == "" {
		return s.Name == o.Name && s.Start.Equal(o.Start)
	}
	return s.ID == o.ID
}
