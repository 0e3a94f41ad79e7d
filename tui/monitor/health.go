package monitor

import "time"

// Health says whether the data of the page, or of the overview while that is open, are live, and if not, why and
// since when.
type Health struct {
	Good     time.Time     // when the newest page came, or the oldest one of the overview; zero: no page came yet
	Changed  time.Time     // when a page last differed from the one before
	Stale    bool          // the newest page is older than three intervals, or that of the overview than six
	Interval time.Duration // time between two requests for the same page at the moment

	Paused   time.Time // when refreshing was paused; zero: it is not paused
	Err      error     // error of the newest request; nil: the request succeeded
	FailedAt time.Time // when the first of the requests failed that have failed in a row
	Stopped  bool      // no request is sent until the user or another key pair starts refreshing again
	Next     time.Time // when the next request is due; zero: no request is planned
	AsAsked  time.Time // when the next request is due if AVDS asked for the wait; zero: AVDS asked for none
	Slow     bool      // the user waits for a reply that takes long
}

// Health returns the state of the connection and the age of the data.
func (m *Monitor) Health() Health {
	h := Health{
		Good: m.age.good, Changed: m.age.changed, Stale: m.age.stale,
		Interval: m.poll.currentInterval(), Paused: m.poll.pausedAt,
		Err: m.err, FailedAt: m.poll.failedAt, Stopped: m.poll.halted, Next: m.poll.nextAt, Slow: m.poll.slow,
	}
	if m.survey.open {
		h.Interval *= time.Duration(len(m.survey.pages))
		if f := m.survey.failure(); f.err != nil {
			h.FailedAt = f.at
		}
	}
	if m.poll.honouringRetryAfter() {
		h.AsAsked = m.poll.retryAt
	}
	return h
}
