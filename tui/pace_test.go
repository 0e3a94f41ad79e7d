package tui

import (
	"math/rand/v2"
	"testing"
	"time"

	"scantop/client"
)

func runningAt(percent float64) []client.Scan {
	return []client.Scan{{ID: "1", Status: client.StatusRunning, Start: noon, Progress: client.Percent{Value: percent, Known: true}}}
}

func TestETAOfASteadyScan(t *testing.T) {
	t.Parallel()
	ps := paces{}
	const perSecond = 0.05 // 2,000 s in all
	for i := range 6 {
		at := time.Duration(100+5*i) * time.Second
		ps.observe(noon.Add(at), runningAt(perSecond*at.Seconds()))
		eta, ok := ps["1"].eta()
		want := 2000*time.Second - at
		if !ok || eta < want*9/10 || eta > want*11/10 {
			t.Errorf("observation %d: ETA %v, %v, want about %v", i+1, eta, ok, want)
		}
	}
}

func TestStalled(t *testing.T) {
	t.Parallel()
	ps := paces{}
	at := noon
	for i := range 5 {
		at = noon.Add(time.Duration(5*i) * time.Second)
		ps.observe(at, runningAt(float64(10+i)))
	}
	for at.Before(noon.Add(50 * time.Second)) {
		if ps["1"].stalled() {
			t.Fatalf("stalled after %v without a change", at.Sub(noon)-20*time.Second)
		}
		at = at.Add(5 * time.Second)
		ps.observe(at, runningAt(14))
	}
	ps.observe(at.Add(5*time.Second), runningAt(14))
	if !ps["1"].stalled() {
		t.Error("not stalled after far more than its own pace")
	}
	ps.observe(at.Add(10*time.Second), runningAt(15))
	if ps["1"].stalled() {
		t.Error("still stalled after it moved")
	}
}

func TestPaceOfAScanThatIsOverIsForgotten(t *testing.T) {
	t.Parallel()
	ps := paces{}
	ps.observe(noon, runningAt(10))
	over := runningAt(100)
	over[0].Status = client.StatusFinished
	ps.observe(noon.Add(time.Second), over)
	if len(ps) != 0 {
		t.Error("a finished scan still has a pace")
	}
}

// Whatever the observations, clocks that jump among them, an ETA is never
// negative.
func TestETAIsNeverNegative(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		ps, at := paces{}, noon
		for range 12 {
			at = at.Add(time.Duration(random.Int64N(int64(2*time.Hour))) - 20*time.Minute)
			ps.observe(at, runningAt(random.Float64()*100))
			if eta, _ := ps["1"].eta(); eta < 0 {
				t.Fatalf("ETA %v from %+v", eta, ps["1"])
			}
		}
	}
}

func TestStalledWithoutAStart(t *testing.T) {
	t.Parallel()
	p := &pace{}
	p.observe(noon, 10)
	p.observe(noon.Add(10*time.Minute), 10)
	if !p.stalled() {
		t.Error("not stalled after ten minutes without a change")
	}
}

func TestAClockSetBackStartsANewHistory(t *testing.T) {
	t.Parallel()
	p := &pace{}
	p.observe(noon, 10)
	p.observe(noon.Add(time.Minute), 20)
	p.observe(noon.Add(-time.Hour), 30)
	if len(p.samples) != 1 {
		t.Errorf("%d observations are kept across a clock that was set back", len(p.samples))
	}
}

// A few tenths of a percent must not outweigh hours.
func TestETAOfASlowScanDoesNotJump(t *testing.T) {
	t.Parallel()
	ps := paces{}
	ps.observe(noon.Add(10000*time.Second), runningAt(20)) // 0.002 % a second so far
	before, _ := ps["1"].eta()
	ps.observe(noon.Add(10005*time.Second), runningAt(20.1)) // ten times that for a moment
	after, _ := ps["1"].eta()
	if after < before*9/10 {
		t.Errorf("the ETA jumps from %v to %v", before, after)
	}
}
