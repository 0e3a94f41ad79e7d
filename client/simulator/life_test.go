package simulator_test

import (
	"math"
	"testing"
	"time"

	"scantop/client/simulator"
)

// course starts a server with one scan and returns the scan's ID.
func course(t *testing.T, c *clock, script simulator.Script) (*simulator.Server, string) {
	t.Helper()
	script.ID, script.Type = "2026112012000000001", "vuln"
	return start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{script}}), script.ID
}

func TestPaces(t *testing.T) {
	t.Parallel()
	for pace, halfway := range map[simulator.Pace]float64{
		simulator.Steady: 50, simulator.SlowStart: 25, simulator.FastStart: 75,
	} {
		c := newClock()
		s, id := course(t, c, simulator.Script{Start: c.Now().Add(time.Minute), Takes: 100 * time.Second, Pace: pace})
		if got := look(t, s, id); got.Status != "waiting" || got.RunPercent != nil || got.RefJobID != "" {
			t.Errorf("pace %d, before: %+v", pace, got)
		}
		c.advance(time.Minute)
		last := 0.0
		for second := range 100 {
			got := look(t, s, id)
			percent := *got.RunPercent
			if got.Status != "running" || got.JobStatistics != "running" || percent < last || percent > 99.9 {
				t.Fatalf("pace %d after %ds: %s %v%%, before %v%%", pace, second, got.Status, percent, last)
			}
			if rest := percent*10 - math.Round(percent*10); math.Abs(rest) > 1e-9 {
				t.Errorf("%v is not a multiple of 0.1", percent)
			}
			if second == 50 && percent != halfway {
				t.Errorf("pace %d: half way at %v%%, want %v%%", pace, percent, halfway)
			}
			if second == 29 && pace == simulator.Steady && percent != 29 {
				t.Errorf("29 hundredths are %v%%", percent)
			}
			last = percent
			c.advance(time.Second)
		}
		if got := look(t, s, id); got.Status != "finished" || *got.RunPercent != 100 ||
			got.EndDate != c.Now().UnixMilli() {
			t.Errorf("pace %d, at the end: %+v", pace, got)
		}
	}
}

// Scans that do not simply finish. The time of each step is relative to the step before.
func TestCourses(t *testing.T) {
	t.Parallel()
	type step struct {
		after   time.Duration
		status  string
		percent float64       // -1 if there is none
		ended   time.Duration // from the start; 0 if there is no end
	}
	for _, test := range []struct {
		name   string
		script simulator.Script
		steps  []step
	}{
		{"never quite there", simulator.Script{Takes: 100 * time.Hour, Pace: simulator.FastStart}, []step{
			{after: 100*time.Hour - time.Nanosecond, status: "running", percent: 99.9, ended: 0},
		}},
		{"abort", simulator.Script{
			Takes: 100 * time.Second, Pace: simulator.SlowStart, Outcome: simulator.Abort, At: 36,
		}, []step{
			{after: 59 * time.Second, status: "running", percent: 34.8, ended: 0},
			{after: time.Second, status: "aborted", percent: 36, ended: time.Minute},
			{after: time.Hour, status: "aborted", percent: 36, ended: time.Minute},
		}},
		{"stall", simulator.Script{Takes: time.Hour, Outcome: simulator.Stall, At: 61.3}, []step{
			{after: 30 * time.Minute, status: "running", percent: 50, ended: 0},
			{after: 20 * time.Hour, status: "running", percent: 61.3, ended: 0},
			{after: 20 * time.Hour, status: "running", percent: 61.3, ended: 0},
		}},
		{"invalid", simulator.Script{Takes: time.Hour, Period: "hour", Outcome: simulator.Invalid}, []step{
			{after: 90 * time.Minute, status: "invalid", percent: -1, ended: 0},
		}},
		{"disabled", simulator.Script{Takes: time.Hour, Period: "hour", Outcome: simulator.Disabled}, []step{
			{after: 90 * time.Minute, status: "disabled", percent: -1, ended: 0},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := newClock()
			began := c.Now()
			test.script.Start = began
			s, id := course(t, c, test.script)
			for _, step := range test.steps {
				c.advance(step.after)
				got, percent, ended := look(t, s, id), -1.0, time.Duration(0)
				if got.RunPercent != nil {
					percent = *got.RunPercent
				}
				if got.EndDate != 0 {
					ended = time.UnixMilli(got.EndDate).Sub(began)
				}
				if got.Status != step.status || percent != step.percent || ended != step.ended {
					t.Errorf("%v later: %s at %v%%, ended after %v, want %+v", step.after, got.Status, percent, ended,
						step)
				}
				if job := got.JobStatistics; step.percent >= 0 && job != step.status || step.percent < 0 && job != "" {
					t.Errorf("%v later: JobStatistics %s, Status %s", step.after, job, got.Status)
				}
				if got.ReportURL != "" || got.NextRunDate != 0 || step.percent < 0 && got.CronActive != "0" {
					t.Errorf("%v later: %+v", step.after, got)
				}
			}
		})
	}
}

func TestPeriodic(t *testing.T) {
	t.Parallel()
	c := newClock()
	first := c.Now()
	s, id := course(t, c, simulator.Script{Start: first, Period: "minute", Interval: 10, Takes: 3 * time.Minute})
	jobs := make(map[string]bool)
	for run := range 5 {
		began := first.Add(time.Duration(run) * 10 * time.Minute)
		c.advance(time.Minute)
		got := look(t, s, id)
		if got.Status != "running" || *got.RunPercent != 33.3 || got.LastSheduleDate != began.UnixMilli() ||
			got.NextRunDate != began.Add(10*time.Minute).UnixMilli() || (got.ReportURL != "") != (run > 0) {
			t.Errorf("run %d: %+v at %v%%", run, got, *got.RunPercent)
		}
		jobs[got.RefJobID] = true
		c.advance(2 * time.Minute)
		got = look(t, s, id)
		if got.Status != "waiting" || got.JobStatistics != "finished" || got.RunPercent != nil ||
			got.NextRunDate != began.Add(10*time.Minute).UnixMilli() || got.StartDate != first.UnixMilli() {
			t.Errorf("after run %d: %+v", run, got)
		}
		c.advance(7 * time.Minute)
	}
	if len(jobs) != 5 {
		t.Errorf("%d different RefJobIds in 5 runs", len(jobs))
	}
}

func TestMonths(t *testing.T) {
	t.Parallel()
	c := newClock()
	s, id := course(t, c, simulator.Script{Start: c.Now(), Period: "month", Interval: 1, Takes: time.Hour})
	for month := range 30 {
		c.mu.Lock()
		c.now = newClock().now.AddDate(0, month, 0).Add(2 * time.Hour)
		c.mu.Unlock()
		got := look(t, s, id)
		if next := newClock().now.AddDate(0, month+1, 0); got.NextRunDate != next.UnixMilli() {
			t.Errorf("month %d: next run %v, want %v", month, time.UnixMilli(got.NextRunDate).UTC(), next)
		}
	}
}
