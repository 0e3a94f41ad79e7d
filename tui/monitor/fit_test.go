package monitor

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"scantop/client"
)

// checkETAs polls many random steady scans, each from a random percentage on. From a number of
// changes on, an ETA must exist and be wrong by at most some tenths of the time left. On top of that,
// it may be wrong by one poll and, if the rounding is unknown, by half a step: replies do not tell
// more.
func checkETAs(t *testing.T, from int, tenths float64, change func(*course, *rand.Rand)) {
	t.Helper()
	random, checks := rand.New(rand.NewPCG(uint64(from), 1)), 0
	for range 500 {
		c := randomCourse(random)
		change(c, random)
		closest := c.poll
		if c.nearest {
			closest = max(closest, c.total/time.Duration(200*math.Pow10(c.decimals)))
		}
		ps := progresses{}
		start := 100 * random.Float64()
		c.watch(random, ps, start, func(s *client.Scan, changes int, now time.Time, left time.Duration) bool {
			if changes < from || s.Progress.Value >= 100 {
				return true
			}
			checks++
			eta, ok := ps.eta(s, now)
			if wrong := math.Abs(float64(eta - left)); !ok || wrong > tenths*float64(max(left/10, closest)) {
				t.Fatalf("%v: after %d changes ETA %v, %v, not %v", c, changes, eta, ok, left)
			}
			return changes < from+8
		})
	}
	if checks < 10000 {
		t.Errorf("only %d ETAs were checked", checks)
	}
}

// After five changes of the percentage, the ETA of a steady scan must be right to 10 %. A scan of
// eight hours in whole percents changes once in five minutes, however often it is polled.
func TestETAOfASteadyScan(t *testing.T) {
	t.Parallel()
	checkETAs(t, 5, 1, func(*course, *rand.Rand) {})
}

// If the percentage changes about as often as replies come, five changes look the same at speeds that
// differ by 25 %. StartDate then decides. Without StartDate, twelve changes are enough.
func TestETAWithoutStartDate(t *testing.T) {
	t.Parallel()
	unknown := func(c *course, _ *rand.Rand) { c.start = time.Time{} }
	checkETAs(t, 5, 2.5, unknown)
	checkETAs(t, 12, 1.2, unknown)
}

// StartDate may be hours before the run, because the run had to wait, or minutes wrong, because a
// clock is. Only an error too small to show in the replies makes the ETA worse.
func TestETAWithAWrongStartDate(t *testing.T) {
	t.Parallel()
	wrong := func(c *course, random *rand.Rand) {
		c.start = noon.Add(-time.Duration(random.Int64N(int64(10 * time.Hour))))
		if random.IntN(2) == 0 {
			c.start = noon.Add(time.Duration(random.Int64N(int64(20*time.Minute))) - 10*time.Minute)
		}
	}
	checkETAs(t, 5, 5, wrong)
	checkETAs(t, 12, 1.5, wrong)
}

// The estimate assumes that replies round down. If they round to the nearest step, the ETA is only a
// little worse.
func TestETAOfPercentagesRoundedToTheNearest(t *testing.T) {
	t.Parallel()
	nearest := func(c *course, _ *rand.Rand) { c.nearest = true }
	checkETAs(t, 5, 3, nearest)
	checkETAs(t, 12, 2, nearest)
}

// After a change of speed by up to a factor of ten, the ETA is right to 30 % after five changes, and
// to 20 % after ten.
func TestETAFollowsAChangeOfSpeed(t *testing.T) {
	t.Parallel()
	random, checks := rand.New(rand.NewPCG(5, 1)), 0
	for range 150 {
		c := randomCourse(random)
		c.poll = max(c.poll, c.total/2000) // more polls would only make the test slower
		turn, factor := 0.2+0.6*random.Float64(), math.Pow(10, 2*random.Float64()-1)
		before := 100 / (turn + factor*(1-turn)) // percent per total time
		c.done = func(t time.Duration) float64 {
			x := t.Seconds() / c.total.Seconds()
			return before * (min(x, turn) + factor*max(0, x-turn))
		}
		ps, turned := progresses{}, -1
		start := 100 * turn * random.Float64()
		c.watch(random, ps, start, func(s *client.Scan, changes int, now time.Time, left time.Duration) bool {
			if float64(left) > (1-turn)*float64(c.total) || s.Progress.Value >= 100 {
				turned = changes
				return true
			}
			limit := 3 * max(left/10, c.poll)
			switch changes - turned {
			case 0, 1, 2, 3, 4, 5:
				return true
			case 10, 11:
				limit = 2 * max(left/10, c.poll)
			}
			checks++
			if eta, ok := ps.eta(s, now); !ok || (eta-left).Abs() > limit {
				t.Fatalf("%v, %.1f times as fast from %.0f %% of the time on: %d changes later ETA %v, %v, not %v",
					c, factor, 100*turn, changes-turned, eta, ok, left)
			}
			return changes-turned < 11
		})
	}
	if checks < 2000 {
		t.Errorf("only %d ETAs were checked", checks)
	}
}

// Five changes after our clock was changed, the ETA is about as good as for a new scan without
// StartDate. After ten changes it is right.
func TestETAAfterAJumpOfTheClock(t *testing.T) {
	t.Parallel()
	random, checks := rand.New(rand.NewPCG(7, 1)), 0
	for range 150 {
		c := randomCourse(random)
		c.poll = max(c.poll, c.total/2000) // more polls would only make the test slower
		c.skew = time.Duration(random.Int64N(int64(4*time.Hour))) - 2*time.Hour
		ps, before := progresses{}, 0
		start := 50 * random.Float64()
		c.watch(random, ps, start, func(s *client.Scan, changes int, now time.Time, left time.Duration) bool {
			if left >= c.total/2 {
				before = changes
			}
			if changes < before+5 || left > c.total/2 {
				return true
			}
			checks++
			limit := 4 * max(left/10, c.poll)
			if changes >= before+10 {
				limit /= 2
			}
			if eta, ok := ps.eta(s, now); !ok || (eta-left).Abs() > limit {
				t.Fatalf("%v, clock off by %v: %d changes later ETA %v, %v, not %v", c, c.skew, changes-before, eta,
					ok, left)
			}
			return changes < before+12
		})
	}
	if checks < 2000 {
		t.Errorf("only %d ETAs were checked", checks)
	}
}

// Real scans are uneven. 24 of 25 ETAs are still close, even after the speed fell to a quarter.
func TestETAOfAnUnevenScan(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ spread, later, near float64 }{
		"a little":     {0.2, 1, 0.25},
		"then slower":  {0.1, 0.25, 0.3},
		"much":         {0.5, 1, 0.7},
		"much, slower": {0.5, 0.25, 0.7},
	} {
		random, checks, far := rand.New(rand.NewPCG(11, 1)), 0, 0
		for range 60 {
			scan := randomCourse(random)
			scan.poll = max(scan.poll, scan.total/1000)
			scan.uneven(random, 300, c.spread, c.later)
			ps := progresses{}
			start := 50 * random.Float64()
			scan.watch(random, ps, start, func(s *client.Scan, changes int, now time.Time, left time.Duration) bool {
				if changes < 10 || s.Progress.Value >= 99 || left > scan.total*4/10 {
					return true
				}
				checks++
				if eta, ok := ps.eta(s, now); !ok || math.Abs(math.Log(float64(eta)/float64(left))) > c.near {
					far++
				}
				return true
			})
		}
		if far > checks/25 || checks < 2000 {
			t.Errorf("%s: %d of %d ETAs are missing or off", name, far, checks)
		}
	}
}

// A scan with ten targets rises in ten leaps, reported to a hundredth of a percent.
func TestETAOfAScanThatLeaps(t *testing.T) {
	t.Parallel()
	c := &course{total: time.Hour, poll: 5 * time.Second, decimals: 2, start: time.Time{}}
	c.done = func(t time.Duration) float64 { return 100 * math.Floor(11*t.Hours()) / 11 }
	ps, checks := progresses{}, 0
	random := rand.New(rand.NewPCG(6, 1))
	c.watch(random, ps, 3, func(s *client.Scan, changes int, now time.Time, left time.Duration) bool {
		if changes >= 5 && left > c.total/11 {
			checks++
			if eta, ok := ps.eta(s, now); !ok || (eta-left).Abs() > c.total/11 {
				t.Fatalf("after %d leaps ETA %v, %v, not %v", changes, eta, ok, left)
			}
		}
		return true
	})
	if checks < 100 {
		t.Errorf("only %d ETAs were checked", checks)
	}
}

// A rise by a few tenths of a percent must not outweigh hours.
func TestETAOfASlowScanDoesNotJump(t *testing.T) {
	t.Parallel()
	ps := progresses{}
	before, _ := ps.see(10000*time.Second, running(20)) // 0.002 % a second so far
	after, _ := ps.see(10005*time.Second, running(20.5))
	if before == 0 || after < before*9/10 {
		t.Errorf("the ETA jumps from %v to %v", before, after)
	}
}

// Whatever the replies and the clock show, nothing panics, no ETA is negative or absurd, and a scan
// that does not run has none.
func TestETAIsNeverNegativeOrAbsurd(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		ps, at, percent := progresses{}, time.Duration(0), 0.0
		for range 40 {
			at += time.Duration(random.Int64N(int64(time.Minute)))
			if random.IntN(8) == 0 {
				at += time.Duration(random.Int64N(int64(4*time.Hour))) - 2*time.Hour
			}
			percent += random.Float64()
			if random.IntN(10) == 0 {
				percent = math.Floor(random.Float64() * 101)
			}
			s := running(min(percent, 100))
			s.Progress.Known, s.Progress.Clamped = random.IntN(6) > 0, random.IntN(9) == 0
			s.Status = append(client.Statuses(), "odd", client.StatusRunning, client.StatusRunning,
				client.StatusRunning)[random.IntN(10)]
			s.LastRun = noon.Add(time.Duration(random.IntN(3)-1) * 24 * time.Hour)
			eta, ok := ps.see(at, s)
			if eta < 0 || eta > maxETA || ok && s.Status != client.StatusRunning {
				t.Fatalf("ETA %v of %+v from %+v", eta, s, ps["1"])
			}
			if rate, ok := ps.rate(&s); ok && (!(rate > 0) || math.IsInf(rate, 1)) {
				t.Fatalf("%v percent a minute from %+v", rate, ps["1"])
			}
		}
	}
}
