package monitor

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"scantop/client"
)

// course is a scan with a known progress, and the way in which it is polled.
type course struct {
	total    time.Duration // how long the run takes
	done     func(t time.Duration) float64
	decimals int
	nearest  bool // replies round to the nearest step instead of down
	poll     time.Duration
	jitter   float64   // share of poll by which a poll is early or late
	missed   float64   // share of polls that are missed
	start    time.Time // StartDate in the replies; the run begins at noon

	skew time.Duration // error of our clock from the middle of the run on
}

// steady returns the progress of a scan that rises by the same amount every second.
func (c *course) steady(t time.Duration) float64 { return 100 * t.Seconds() / c.total.Seconds() }

// randomCourse returns a steady scan of one minute to twelve hours, polled every 1 to 30 seconds.
func randomCourse(random *rand.Rand) *course {
	between := func(from, to time.Duration) time.Duration {
		return time.Duration(float64(from) * math.Pow(float64(to)/float64(from), random.Float64()))
	}
	c := &course{
		total: between(time.Minute, 12*time.Hour), poll: between(time.Second, 30*time.Second), decimals: random.IntN(3),
		jitter: 0.3 * random.Float64(), missed: 0.1 * random.Float64(), start: noon,
	}
	c.done = c.steady
	return c
}

func (c *course) String() string {
	return fmt.Sprintf("%v polled each %v, %d decimals, StartDate %v late", c.total, c.poll, c.decimals,
		noon.Sub(c.start))
}

// scan returns the scan in a reply at t after the run began.
func (c *course) scan(t time.Duration) client.Scan {
	unit := math.Pow10(c.decimals)
	percent := math.Floor(c.done(t)*unit+1e-9) / unit
	if c.nearest {
		percent = math.Round(c.done(t)*unit) / unit
	}
	return client.Scan{
		ID: "1", Status: client.StatusRunning, Start: c.start, Progress: client.Percent{Value: percent, Known: true},
	}
}

// wait returns the time to the next poll that is not missed.
func (c *course) wait(random *rand.Rand) time.Duration {
	wait := time.Duration(0)
	for {
		wait += time.Duration(float64(c.poll) * (1 + c.jitter*(2*random.Float64()-1)))
		if random.Float64() >= c.missed {
			return wait
		}
	}
}

// watch polls the scan from a percentage on. After each reply, it calls see with the scan, the number
// of changes so far, the time, and the time left, until the run ends or see returns false.
func (c *course) watch(
	random *rand.Rand, ps progresses, from float64,
	see func(s *client.Scan, changes int, now time.Time, left time.Duration) bool,
) {
	changes, before := -1, -1.0
	for t := time.Duration(from / 100 * float64(c.total)); t < c.total; t += c.wait(random) {
		s, now := c.scan(t), noon.Add(t)
		if t > c.total/2 {
			now = now.Add(c.skew)
		}
		ps.observe(now, []client.Scan{s})
		if s.Progress.Value != before {
			changes, before = changes+1, s.Progress.Value
		}
		if !see(&s, changes, now, c.total-t) {
			return
		}
	}
}

// uneven makes the scan rise in many stretches at random speeds. later is the share of the earlier
// speeds that the later half has.
func (c *course) uneven(random *rand.Rand, stretches int, spread, later float64) {
	done := make([]float64, stretches+1)
	for i := range stretches {
		done[i+1] = done[i] + math.Exp(spread*random.NormFloat64())
		if i > stretches/2 {
			done[i+1] = done[i] + later*(done[i+1]-done[i])
		}
	}
	c.done = func(t time.Duration) float64 {
		i, x := math.Modf(t.Seconds() / c.total.Seconds() * float64(stretches))
		n := int(i)
		return 100 * (done[n] + x*(done[n+1]-done[n])) / done[stretches]
	}
}
