package client_test

import (
	"testing"
	"time"

	"scantop/client"
)

func TestTook(t *testing.T) {
	t.Parallel()
	const finished, aborted, m = client.StatusFinished, client.StatusAborted, time.Minute
	for name, c := range map[string]struct {
		scan client.Scan
		want time.Duration // 0: unknown
	}{
		"finished":            {client.Scan{Status: finished, Start: later(-20 * m), End: later(-11 * m)}, 9 * m},
		"aborted":             {client.Scan{Status: aborted, Start: later(-20 * m), End: later(-17 * m)}, 3 * m},
		"our clock is behind": {client.Scan{Status: finished, Start: later(-5 * m), End: later(4 * m)}, 9 * m},
		"it had to wait": {client.Scan{Status: finished, Start: later(-day), LastRun: later(-9 * m),
			End: noonOfRuns}, 9 * m},
		"no start":                 {client.Scan{Status: finished, End: noonOfRuns}, 0},
		"no end":                   {client.Scan{Status: finished, Start: later(-m)}, 0},
		"the end before the start": {client.Scan{Status: aborted, Start: noonOfRuns, End: later(-m)}, 0},
		"it runs":                  {client.Scan{Status: client.StatusRunning, Start: later(-m), End: noonOfRuns}, 0},
		"it is invalid":            {client.Scan{Status: client.StatusInvalid, Start: later(-m), End: noonOfRuns}, 0},
		"periodic": {client.Scan{Status: finished, Trigger: client.TriggerPeriodic,
			Start: later(-30 * day), LastRun: later(-20 * m), End: noonOfRuns}, 20 * m},
		"periodic, no last run": {client.Scan{Status: finished, Trigger: client.TriggerPeriodic,
			Start: later(-30 * day), End: noonOfRuns}, 0},
		"periodic, end of schedule": {client.Scan{Status: aborted, Trigger: client.TriggerPeriodic,
			LastRun: later(-m), End: later(30 * day)}, 0},
	} {
		if got, ok := c.scan.Took(noonOfRuns); got != c.want || ok != (c.want > 0) {
			t.Errorf("%s: took %v, %v, want %v", name, got, ok, c.want)
		}
	}
}

func TestElapsed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		scan client.Scan
		want time.Duration // 0: unknown
	}{
		"one-time": {client.Scan{Status: client.StatusRunning, Start: later(-time.Hour)}, time.Hour},
		"periodic": {client.Scan{Status: client.StatusRunning, Trigger: client.TriggerPeriodic,
			Start: later(-9 * day), LastRun: later(-time.Minute)}, time.Minute},
		"no start":         {client.Scan{Status: client.StatusRunning}, 0},
		"start lies ahead": {client.Scan{Status: client.StatusRunning, Start: later(time.Minute)}, 0},
		"finished":         {client.Scan{Status: client.StatusFinished, Start: later(-time.Hour)}, 0},
	} {
		if got, ok := c.scan.Elapsed(noonOfRuns); got != c.want || ok != (c.want > 0) {
			t.Errorf("%s: elapsed %v, %v, want %v", name, got, ok, c.want)
		}
	}
}

func TestOnlyWaitingScansHaveAnOutlook(t *testing.T) {
	t.Parallel()
	for _, status := range append(client.Statuses(), "odd") {
		for _, next := range []time.Duration{-time.Hour, 0, time.Hour} {
			s := client.Scan{Status: status, Start: later(-day), NextRun: later(next)}
			if got, _ := s.Outlook(noonOfRuns); (got != client.RunUnknown) != (status == client.StatusWaiting) {
				t.Errorf("%s, next run in %v: %v", status, next, got)
			}
		}
	}
}

func TestAStartDateIsOverdueAfterADay(t *testing.T) {
	t.Parallel()
	for late, want := range map[time.Duration]client.Outlook{
		time.Hour: client.RunDue, day: client.RunDue, day + 10*time.Minute: client.RunOverdue,
	} {
		s := client.Scan{Status: client.StatusWaiting, Start: later(-late)}
		if got, _ := s.Outlook(noonOfRuns); got != want {
			t.Errorf("the StartDate was %v ago: %v, want %v", late, got, want)
		}
	}
	ran := client.Scan{Status: client.StatusWaiting, Start: later(-2 * day), LastRun: later(-day)}
	if got, _ := ran.Outlook(noonOfRuns); got != client.RunUnknown {
		t.Errorf("a scan that ran since is %v", got)
	}
}

const day = 24 * time.Hour

var noonOfRuns = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// later returns a time after noon, or before it if d is negative.
func later(d time.Duration) time.Time { return noonOfRuns.Add(d) }
