package cli

import "time"

// activeClock measures how long a watcher was able to send requests. Limits on how long to wait
// for AVDS are measured with it, so that time spent suspended (ctrl+z) does not use them up.
type activeClock struct {
	last   time.Time     // when the last step ended
	active time.Duration // sum of all steps so far
}

// suspendedFrom is how much longer than planned a step must take to count as suspended. It is
// longer than the time limit of a request, so that a slow reply counts in full.
const suspendedFrom = 30 * time.Second

// step adds the time since the last step, or only the planned time if the process was suspended
// or the clock was changed meanwhile.
func (c *activeClock) step(now time.Time, planned time.Duration) {
	took := now.Sub(c.last)
	if took < 0 || took > planned+suspendedFrom {
		took = planned
	}
	c.active += took
	c.last = now
}
