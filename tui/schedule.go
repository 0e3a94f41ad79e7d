package tui

import (
	"time"

	"scantop/client"
)

// What a scan's own dates say about when. The service's clock may differ from
// ours, so nothing is taken to the second.

// missedAfter is how late a run may begin.
const missedAfter = 5 * time.Minute

// runStart is when a scan's newest run began, zero when unknown: StartDate of a
// periodic scan is that of its first run, and a run may have to wait.
func runStart(s *client.Scan) time.Time {
	if s.Trigger == client.TriggerPeriodic || s.LastRun.After(s.Start) {
		return s.LastRun
	}
	return s.Start
}

// elapsed is for how long a running scan has run; false when unknown.
func elapsed(s *client.Scan, now time.Time) (time.Duration, bool) {
	began := runStart(s)
	if s.Status != client.StatusRunning || began.IsZero() || began.After(now) {
		return 0, false
	}
	return now.Sub(began), true
}

// took is how long a run took that is over; false when unknown.
func took(s *client.Scan, now time.Time) (time.Duration, bool) {
	began := runStart(s)
	switch {
	case s.Status != client.StatusFinished && s.Status != client.StatusAborted:
		return 0, false
	case s.Trigger == client.TriggerPeriodic && s.End.After(now): // the end of its schedule
		return 0, false
	case began.IsZero() || !s.End.After(began):
		return 0, false
	}
	return s.End.Sub(began), true
}

// outlook is what is to be expected of a waiting scan.
type outlook int

const (
	runUnknown  outlook = iota
	runUpcoming         // its run begins later
	runDue              // any moment
	runMissed           // it should have begun, and did not
)

// nextRun is what is to be expected of a scan's next run, and how long until an
// upcoming one. Only NextRunDate can be missed: a scan whose StartDate is past
// may wait for its turn or its daily window.
func nextRun(s *client.Scan, now time.Time) (outlook, time.Duration) {
	next := s.NextRun
	if next.IsZero() {
		next = s.Start
	}
	wait := next.Sub(now)
	switch {
	case s.Status != client.StatusWaiting || next.IsZero():
		return runUnknown, 0
	case wait > 0:
		return runUpcoming, wait
	case s.NextRun.IsZero() && s.Trigger != client.TriggerPeriodic:
		return runDue, 0
	case s.NextRun.IsZero() || !s.LastRun.Before(s.NextRun): // it has run since
		return runUnknown, 0
	case wait >= -missedAfter:
		return runDue, 0
	case s.Schedulable != nil && !*s.Schedulable: // switched off
		return runUnknown, 0
	default:
		return runMissed, 0
	}
}
