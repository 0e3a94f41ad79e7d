package simulator_test

import (
	"math"
	"testing"
	"time"

	"scantop/client/simulator"
)

// course starts a server with one scan, whose ID it returns.
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
		if got := look(t, s, id); got.Status != "finished" || *got.RunPercent != 100 || got.EndDate != c.Now().UnixMilli() {
			t.Errorf("pace %d, in the end: %+v", pace, got)
		}
	}
}

func TestNeverQuiteThere(t *testing.T) {
	t.Parallel()
	c := newClock()
	s, id := course(t, c, simulator.Script{Start: c.Now(), Takes: 100 * time.Hour, Pace: simulator.FastStart})
	c.advance(100*time.Hour - time.Nanosecond)
	if got := look(t, s, id); got.Status != "running" || *got.RunPercent != 99.9 {
		t.Errorf("%s at %v%%", got.Status, *got.RunPercent)
	}
}

func TestAbort(t *testing.T) {
	t.Parallel()
	c := newClock()
	s, id := course(t, c, simulator.Script{
		Start: c.Now(), Takes: 100 * time.Second, Pace: simulator.SlowStart, Outcome: simulator.Abort, At: 36,
	})
	c.advance(59 * time.Second)
	if got := look(t, s, id); got.Status != "running" || *got.RunPercent != 34.8 {
		t.Errorf("before: %s at %v%%", got.Status, *got.RunPercent)
	}
	c.advance(time.Second)
	ended := c.Now().UnixMilli()
	c.advance(time.Hour)
	got := look(t, s, id)
	if got.Status != "aborted" || got.JobStatistics != "aborted" || *got.RunPercent != 36 ||
		got.EndDate != ended || got.ReportURL != "" {
		t.Errorf("after: %+v at %v%%", got, *got.RunPercent)
	}
}

func TestStall(t *testing.T) {
	t.Parallel()
	c := newClock()
	s, id := course(t, c, simulator.Script{Start: c.Now(), Takes: time.Hour, Outcome: simulator.Stall, At: 61.3})
	c.advance(30 * time.Minute)
	if got := look(t, s, id); *got.RunPercent != 50 {
		t.Errorf("before: %v%%", *got.RunPercent)
	}
	for range 3 {
		c.advance(20 * time.Hour)
		if got := look(t, s, id); got.Status != "running" || *got.RunPercent != 61.3 || got.EndDate != 0 {
			t.Errorf("stalled: %+v at %v%%", got, *got.RunPercent)
		}
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

func TestUnused(t *testing.T) {
	t.Parallel()
	for outcome, want := range map[simulator.Outcome]string{
		simulator.Invalid: "invalid", simulator.Disabled: "disabled",
	} {
		c := newClock()
		s, id := course(t, c, simulator.Script{Start: c.Now(), Takes: time.Hour, Period: "hour", Outcome: outcome})
		c.advance(90 * time.Minute)
		if got := look(t, s, id); got.Status != want || got.CronActive != "0" || got.RunPercent != nil || got.NextRunDate != 0 {
			t.Errorf("got %+v, want %s", got, want)
		}
	}
}
