package monitor

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"scantop/client"
)

// running returns a scan that began at noon.
func running(percent float64) client.Scan {
	return client.Scan{
		ID: "1", Status: client.StatusRunning, Start: noon, Progress: client.Percent{Value: percent, Known: true},
	}
}

// see takes a reply with one scan, at some time after noon, and returns the ETA.
func (ps progresses) see(at time.Duration, s client.Scan) (time.Duration, bool) {
	ps.observe(noon.Add(at), []client.Scan{s})
	return ps.eta(&s, noon.Add(at))
}

// tenMinutes polls a scan of ten minutes every second, for a part of its run.
func tenMinutes(ps progresses, from, to time.Duration) (eta time.Duration, ok bool) {
	for t := from; t <= to; t += time.Second {
		eta, ok = ps.see(t, running(t.Minutes()*10))
	}
	return eta, ok
}

func about(d, want time.Duration) bool { return d >= want*9/10 && d <= want*11/10 }

func TestRateAndETA(t *testing.T) {
	t.Parallel()
	ps := progresses{}
	eta, ok := tenMinutes(ps, 0, 4*time.Minute)
	if !ok || !about(eta, 6*time.Minute) {
		t.Errorf("ETA %v, %v, want about 6m", eta, ok)
	}
	s := running(40)
	if rate, ok := ps.rate(&s); !ok || rate < 9 || rate > 11 {
		t.Errorf("%v, %v percent a minute, want 10", rate, ok)
	}
	if eta, _ := ps.eta(&s, noon.Add(5*time.Minute)); !about(eta, 5*time.Minute) {
		t.Errorf("ETA %v a minute later, want about 5m", eta)
	}
	if eta, ok := ps.eta(&s, noon.Add(time.Hour)); ok {
		t.Errorf("ETA %v when it should be over for long", eta)
	}
}

func TestStartDateAloneGivesAnETA(t *testing.T) {
	t.Parallel()
	if eta, ok := (progresses{}).see(6*time.Minute, running(60)); !ok || !about(eta, 4*time.Minute) {
		t.Errorf("ETA %v, %v from StartDate, want about 4m", eta, ok)
	}
	for _, early := range []float64{0, 0.9} {
		if eta, ok := (progresses{}).see(time.Minute, running(early)); ok {
			t.Errorf("ETA %v at %v %%", eta, early)
		}
	}
	if eta, ok := (progresses{}).see(-time.Minute, running(50)); ok {
		t.Errorf("ETA %v before StartDate", eta)
	}
}

// Without a useful StartDate, a few samples give an ETA if they are fine enough.
func TestETAFromFewSamples(t *testing.T) {
	t.Parallel()
	for name, began := range map[string]time.Time{"unknown": {}, "in the future": noon.Add(time.Hour)} {
		ps, s := progresses{}, running(0)
		s.Start = began
		for _, percent := range []float64{40.01, 41, 42.02} {
			s.Progress.Value = percent
			ps.see(time.Duration(percent*float64(time.Second)), s)
		}
		if eta, ok := ps.eta(&s, noon.Add(42*time.Second)); !ok || !about(eta, 58*time.Second) {
			t.Errorf("StartDate %s: ETA %v, %v, want about 58s", name, eta, ok)
		}
	}
}

// The first two samples of a scan in whole percents say next to nothing.
func TestNoETAFromALittle(t *testing.T) {
	t.Parallel()
	ps := progresses{}
	for i, percent := range []float64{42, 43} {
		s := running(percent)
		s.Start = time.Time{}
		if eta, ok := ps.see(time.Duration(i)*time.Minute, s); ok {
			t.Errorf("ETA %v after %d replies", eta, i+1)
		}
	}
}

// The upper bound of a sample is what the scan had not reached when a reply last showed the sample.
func TestBoundsOfSamples(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		percents, below []float64
	}{
		"each seen once":     {[]float64{10, 30, 50}, []float64{11, 31, 51}},
		"tenths":             {[]float64{10, 30.5, 50}, []float64{10.1, 30.6, 50.1}},
		"hundredths":         {[]float64{10.25, 30}, []float64{10.26, 30.01}},
		"in leaps":           {[]float64{10, 10, 30, 30, 50}, []float64{30, 50, 70}},
		"in a leap, then on": {[]float64{10, 10, 30, 31}, []float64{30, 31, 32}},
	} {
		ps := progresses{}
		for i, percent := range c.percents {
			ps.see(time.Duration(i)*time.Minute, running(percent))
		}
		var below []float64
		for _, r := range ps.history("1") {
			below = append(below, r.below)
		}
		if !slices.EqualFunc(below, c.below, func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }) {
			t.Errorf("%s: below %v, want %v", name, below, c.below)
		}
	}
}

func TestAStartDateThatComesLateKeepsTheHistory(t *testing.T) {
	t.Parallel()
	ps := progresses{}
	s := running(10)
	s.Start = time.Time{}
	ps.see(time.Minute, s)
	ps.see(2*time.Minute, running(20))
	if n := len(ps.history("1")); n != 2 {
		t.Errorf("%d samples, want 2", n)
	}
}

// Odd replies do not count as another run.
func TestOddRepliesDoNotDisturb(t *testing.T) {
	t.Parallel()
	odd := map[string]func(*client.Scan){
		"no percent": func(s *client.Scan) { s.Progress = client.Percent{} },
		"a clamped one": func(s *client.Scan) {
			s.Progress = client.Percent{Value: 100, Known: true, Clamped: true}
		},
		"an older one":     func(s *client.Scan) { s.Progress.Value -= 0.5 },
		"waiting":          func(s *client.Scan) { s.Status = client.StatusWaiting },
		"an unknown state": func(s *client.Scan) { s.Status = "paused" },
		"no StartDate":     func(s *client.Scan) { s.Start = time.Time{} },
		"over, too early":  func(s *client.Scan) { s.Status = client.StatusFinished },
	}
	for name, change := range odd {
		ps := progresses{}
		tenMinutes(ps, 0, 4*time.Minute)
		s := running(40.2)
		change(&s)
		ps.see(241*time.Second, s)
		if eta, ok := ps.see(242*time.Second, running(40.3)); !ok || !about(eta, 358*time.Second) {
			t.Errorf("%s: ETA %v, %v afterwards", name, eta, ok)
		}
		if n := len(ps.history("1")); n < 100 {
			t.Errorf("%s: only %d samples are left", name, n)
		}
	}
}

// The time during which a scan was aborted is no part of its speed, whether or not the scan was seen
// running before.
func TestAPauseDoesNotCount(t *testing.T) {
	t.Parallel()
	for name, seen := range map[string]time.Duration{"seen to run before": 4 * time.Minute, "not seen before": 0} {
		ps := progresses{}
		if seen > 0 {
			tenMinutes(ps, 0, seen)
		}
		paused := running(40)
		paused.Status = client.StatusAborted
		ps.see(4*time.Minute+time.Second, paused)
		ps.see(3*time.Hour, paused)
		for at := time.Duration(0); at < 2*time.Minute; at += time.Second {
			s := running(40 + at.Minutes()*10)
			eta, ok := ps.see(4*time.Hour+at, s)
			if ps.stalled(&s) || ok && !about(eta, 6*time.Minute-at) {
				t.Fatalf("%s: %v after it went on, stalled %v, ETA %v, %v", name, at, ps.stalled(&s), eta, ok)
			}
			if at == 119*time.Second && !ok {
				t.Errorf("%s: no ETA two minutes after it went on", name)
			}
		}
	}
}

func TestAnotherRunStartsAfresh(t *testing.T) {
	t.Parallel()
	periodic := func(percent float64, began time.Duration) client.Scan {
		s := running(percent)
		s.Trigger, s.LastRun = client.TriggerPeriodic, noon.Add(began)
		return s
	}
	unknown := func(percent float64, status client.Status) client.Scan {
		s := running(percent)
		s.Start, s.Status = time.Time{}, status
		return s
	}
	for name, replies := range map[string][]client.Scan{
		"the percentage falls":    {periodic(40, 0), periodic(3, 0)},
		"another LastSheduleDate": {periodic(40, 0), periodic(60, 30*time.Minute)},
		"the run before finished": {
			unknown(40, client.StatusRunning), unknown(100, client.StatusFinished), unknown(60, client.StatusRunning),
		},
		"the run before was broken": {
			unknown(40, client.StatusRunning), unknown(40, client.StatusAborted), unknown(40, client.StatusRunning),
		},
	} {
		ps, at := progresses{}, time.Hour
		for _, s := range replies {
			at += time.Minute
			ps.see(at, s)
		}
		if h := ps.history("1"); len(h) != 1 || !h[0].first.Equal(noon.Add(at)) {
			t.Errorf("%s: the history is %+v", name, h)
		}
		next := replies[len(replies)-1]
		next.Progress.Value++
		ps.see(at+time.Minute, next)
		if h := ps.history("1"); len(h) != 2 {
			t.Errorf("%s: then the history is %+v", name, h)
		}
	}
}

func TestAnotherRunHasNoETAOfTheOneBefore(t *testing.T) {
	t.Parallel()
	for name, at := range map[string]time.Duration{
		"the next run": 245 * time.Second, "the clock set back": time.Second,
	} {
		ps := progresses{}
		tenMinutes(ps, 0, 4*time.Minute)
		s := running(0)
		s.Progress.Known = false
		if name == "the next run" {
			s.Start = noon.Add(at)
		}
		if eta, ok := ps.see(at, s); ok {
			t.Errorf("%s: ETA %v before the first percentage", name, eta)
		}
	}
}

func TestAScanThatIsOverHasNoETA(t *testing.T) {
	t.Parallel()
	for _, status := range client.Statuses()[1:] {
		ps := progresses{}
		tenMinutes(ps, 0, 4*time.Minute)
		s := running(40)
		s.Status = status
		if eta, ok := ps.see(241*time.Second, s); ok {
			t.Errorf("%s: ETA %v", status, eta)
		}
		if rate, ok := ps.rate(&s); ok {
			t.Errorf("%s: %v percent a minute", status, rate)
		}
		if len(ps.history("1")) < 100 {
			t.Errorf("%s: the history of the run is gone", status)
		}
	}
	if eta, ok := (progresses{}).see(time.Minute, running(100)); ok {
		t.Errorf("ETA %v at 100 %%", eta)
	}
}

// After any jump of the clock, the ETA is right again within five changes.
func TestETAAfterTheClockJumped(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ clock, scan time.Duration }{
		"suspended for three minutes":   {3 * time.Minute, 3 * time.Minute},
		"clock put forward by an hour":  {time.Hour, 0},
		"clock put back by an hour":     {-time.Hour, 0},
		"clock put back by two seconds": {-2 * time.Second, 0},
	} {
		ps := progresses{}
		tenMinutes(ps, 0, 3*time.Minute)
		done, at := 3*time.Minute+c.scan, 3*time.Minute+c.clock
		for range 5 {
			done, at = done+5*time.Second, at+5*time.Second
			if eta, _ := ps.see(at, running(done.Minutes()*10)); eta < 0 {
				t.Errorf("%s: ETA %v", name, eta)
			}
		}
		s, left := running(1), 10*time.Minute-done
		if eta, ok := ps.eta(&s, noon.Add(at)); !ok || !about(eta, left) {
			t.Errorf("%s: ETA %v, %v, want about %v", name, eta, ok, left)
		}
		for i, r := range ps.history("1")[1:] {
			if before := ps.history("1")[i]; r.first.Before(before.first) || r.percent <= before.percent {
				t.Errorf("%s: %v %% at %v comes after %v %% at %v", name, r.percent, r.first, before.percent,
					before.first)
			}
		}
	}
}

func TestHistoryIsBoundedEvenAndComplete(t *testing.T) {
	t.Parallel()
	ps := progresses{}
	for i := range 10000 {
		at := time.Duration(i) * 5 * time.Second
		ps.see(at, running(float64(i)/100))
		h := ps.history("1")
		if len(h) > maxSamples || h[0].percent != 0 || h[len(h)-1].percent != float64(i)/100 {
			t.Fatalf("after %d replies: %d samples, from %v to %v", i+1, len(h), h[0], h[len(h)-1])
		}
	}
	h := ps.history("1")
	if len(h) < maxSamples*9/10 {
		t.Errorf("only %d samples are left", len(h))
	}
	for i, r := range h[1:] {
		if rise := r.percent - h[i].percent; rise > 3 {
			t.Errorf("a hole of %v %% before %v", rise, r.percent)
		}
		if want := noon.Add(time.Duration(r.percent*500+0.5) * time.Second); r.first.Sub(want).Abs() > time.Second {
			t.Errorf("%v %% was first seen at %v, want %v", r.percent, r.first, want)
		}
	}
}

func TestOnlyTheScansSeenLastAreKept(t *testing.T) {
	t.Parallel()
	page := func(n int) []client.Scan {
		scans := make([]client.Scan, 100)
		for i := range scans {
			scans[i] = running(10)
			scans[i].ID = fmt.Sprintf("%d-%d", n, i)
		}
		return scans
	}
	ps := progresses{}
	for n := range 20 {
		ps.observe(noon.Add(time.Duration(n)*time.Second), page(n))
	}
	if len(ps) != maxProgresses || ps["19-7"] == nil || ps["15-7"] == nil || ps["14-7"] != nil {
		t.Errorf("%d scans are kept, or the wrong ones", len(ps))
	}
	ps.observe(noon.Add(-24*time.Hour), page(20)) // the clock was set back
	if len(ps) != maxProgresses || ps["20-0"] == nil || ps["20-99"] == nil {
		t.Errorf("%d scans are kept, without those on the page", len(ps))
	}
	ps.observe(noon, []client.Scan{{Status: client.StatusRunning}, {ID: "f", Status: client.StatusFinished}})
	if ps[""] != nil || ps["f"] != nil {
		t.Error("progress is kept of a scan without an ID, or never seen running")
	}
}

func TestAScanThatIsTwiceOnAPageCountsOnce(t *testing.T) {
	t.Parallel()
	ps := progresses{}
	for i := range 10 {
		at := time.Duration(100+i) * time.Second
		ps.observe(noon.Add(at), []client.Scan{running(at.Minutes() * 10), running(90)})
	}
	s := running(0)
	if eta, ok := ps.eta(&s, noon.Add(109*time.Second)); !ok || !about(eta, 491*time.Second) {
		t.Errorf("ETA %v, %v", eta, ok)
	}
}

// Memory does not grow over ten thousand refreshes.
func TestMemoryOfProgressesStaysFlat(t *testing.T) {
	ps, n := progresses{}, 0
	scans := []client.Scan{running(0), running(0), running(0)}
	refresh := func(times int) uint64 {
		for range times {
			n++
			for i := range scans {
				scans[i].ID = fmt.Sprint(i)
				if i == 2 {
					scans[i].ID = fmt.Sprint(n) // always another scan
				}
				scans[i].Progress.Value = float64(n*(i+1)%10000) / 100
			}
			ps.observe(noon.Add(time.Duration(n)*5*time.Second), scans)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := refresh(1000)
	if after := refresh(10000); after > before+64<<10 {
		t.Errorf("the heap grew from %d to %d bytes", before, after)
	}
	runtime.KeepAlive(ps)
}
