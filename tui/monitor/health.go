package monitor

import "time"

// Health is how it stands with the data of the page: whether they are live, or else
// why not and since when.
type Health struct {
	Good     time.Time     // when the newest good answer came; zero: none did
	Changed  time.Time     // when its data were others than before
	Stale    bool          // it is older than a few intervals
	Interval time.Duration // between two requests at the moment

	Paused   time.Time // since when; zero: not paused
	Err      error     // of the newest request; nil: it succeeded
	FailedAt time.Time // when the first request failed of those that fail now
	Stopped  bool      // nothing is asked until something changes: the key pair was refused
	Next     time.Time // when the next request is due; zero: none is planned
	AsAsked  time.Time // when the next request is due that waits because AVDS asked for it; zero: none does
	Slow     bool      // somebody waits for an answer that takes its time
}

// Health is how it stands with the data of the page.
func (m *Monitor) Health() Health {
	h := Health{
		Good: m.age.good, Changed: m.changed, Stale: m.age.stale, Interval: m.poll.currentInterval(), Paused: m.poll.pausedAt,
		Err: m.err, FailedAt: m.poll.failedAt, Stopped: m.poll.halted, Next: m.poll.nextAt, Slow: m.poll.slow,
	}
	if m.poll.honouringRetryAfter() {
		h.AsAsked = m.poll.heldTill
	}
	return h
}
