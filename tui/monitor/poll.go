package monitor

import (
	"time"

	"scantop/client"
)

// Bounds of the refresh interval.
const (
	restingInterval = 30 * time.Second // while nothing on the page runs or waits
	maxBackoff      = 60 * time.Second // after failures
	maxWish         = 10 * time.Minute // the longest wait that a server can ask for
	attention       = 30 * time.Second // how long a key press keeps the interval short
	staleIntervals  = 3                // data older than so many intervals are old
)

// poll decides when the visible page is asked for again. It is a pure state
// machine: it is told the time and what happened, and answers how long to wait.
//
// Every request and every wait has a generation; an answer or a tick of an
// older one is stale and must be dropped. So at most one of them counts.
type poll struct {
	interval time.Duration
	lasting  bool           // a refused key pair does not end the asking
	jitter   func() float64 // from 0 up to 1

	gen      int
	inFlight bool
	sentAt   time.Time
	nextAt   time.Time     // when the next request is due; zero: not planned
	keyAt    time.Time     // the newest key press
	busy     bool          // something on the page runs or waits
	resting  bool          // the newest wait was stretched
	failures int           // in a row
	failedAt time.Time     // the first of them
	halted   bool          // asking again is useless until something changes
	pausedAt time.Time     // zero: not paused
	heldTill time.Time     // the service asked for no request before; zero: nothing is left of its wish
	wish     time.Duration // how long a wait that was
	again    bool          // the user asked while a young request was under way: another follows it
	slow     bool          // the answer that somebody waits for takes its time
	delayed  bool          // somebody waits for a page that is to be asked for later
}

// paused reports whether only the user asks.
func (p *poll) paused() bool { return !p.pausedAt.IsZero() }

// pause stops planning; what is under way may still arrive.
func (p *poll) pause(now time.Time) {
	p.pausedAt, p.nextAt = now, time.Time{}
	if !p.inFlight {
		p.gen++ // the wait under way is over
	}
}

// resume plans again; the caller asks at once.
func (p *poll) resume() { p.pausedAt = time.Time{} }

// staleAfter is how old data may become before they are shown as old.
func (p *poll) staleAfter() time.Duration { return staleIntervals * p.currentInterval() }

// begin marks a request as sent and returns its generation.
func (p *poll) begin(now time.Time) int {
	p.gen++
	p.inFlight, p.halted, p.again = true, false, false
	p.sentAt, p.nextAt, p.heldTill = now, time.Time{}, time.Time{}
	return p.gen
}

// askAgain is how old a request has to be before the user may give it up for
// another one.
const askAgain = time.Second

// later reports that a request which the user asks for has to follow the one
// under way, which is young, and notes it.
func (p *poll) later(now time.Time) bool {
	p.again = p.inFlight && now.Sub(p.sentAt).Abs() < askAgain
	return p.again
}

// current reports whether an answer or a tick is the one awaited.
func (p *poll) current(gen int) bool { return gen == p.gen }

// succeeded plans the next request after an answer, and reports false when
// there is none because the list is paused. Busy tells whether a scan on the
// page runs or waits.
func (p *poll) succeeded(now time.Time, busy bool) (time.Duration, bool) {
	p.busy = busy
	return p.goOn(now, p.wait(now))
}

// goOn plans the next request after a good answer.
func (p *poll) goOn(now time.Time, wait time.Duration) (time.Duration, bool) {
	p.inFlight, p.failures = false, 0
	return p.plan(now, wait)
}

// wait is the time to the next request: intervals are counted from request to
// request, but a slow server gets half a interval of rest.
func (p *poll) wait(now time.Time) time.Duration {
	p.resting = !p.busy && now.Sub(p.keyAt).Abs() >= attention && p.interval < restingInterval
	return max(p.currentInterval()-p.sinceSent(now), p.interval/2)
}

// sinceSent is how long ago the newest request was sent, by a clock that may have been
// set back meanwhile.
func (p *poll) sinceSent(now time.Time) time.Duration { return max(0, now.Sub(p.sentAt)) }

// pace is the interval that holds now.
func (p *poll) currentInterval() time.Duration {
	if p.resting {
		return restingInterval
	}
	return p.interval
}

// failed plans the next try after a failure. It reports false when another try is useless, because the
// key pair was refused (missing ones may turn up), or when the list is paused.
func (p *poll) failed(now time.Time, failure *client.Error) (time.Duration, bool) {
	p.inFlight = false
	if p.failures == 0 {
		p.failedAt = now
	}
	p.failures++
	if failure.Kind == client.KindCredentials && failure.Code != "" && !p.lasting { // refused, not merely missing
		p.halted, p.nextAt = true, time.Time{}
		p.gen++
		return 0, false
	}
	p.hold(now, failure)
	return p.plan(now, Backoff(p.interval, p.failures, failure, p.jitter()))
}

// Backoff is how long to wait after so many failures in a row, the newest of which is
// given: the interval, doubled each time and twice as fast when throttled, up to a minute,
// of which jitter, from 0 up to 1, takes up to a quarter; and at least for as long as the
// service wishes, up to ten minutes.
func Backoff(interval time.Duration, failures int, failure *client.Error, jitter float64) time.Duration {
	steps := min(failures, 8)
	if failure.Kind == client.KindThrottled {
		steps *= 2
	}
	backoff := min(min(interval, maxBackoff)<<(steps-1), maxBackoff)
	backoff -= time.Duration(jitter * float64(backoff) / 4)
	return max(backoff, min(failure.RetryAfter, maxWish))
}

// hold notes a wish of the service not to be asked for a while, whatever
// question it answered with that.
func (p *poll) hold(now time.Time, failure *client.Error) {
	if failure.RetryAfter > 0 {
		p.wish = min(failure.RetryAfter, maxWish)
		p.heldTill = now.Add(p.wish)
	}
}

// held is for how long the service still wishes not to be asked, 0 without a
// wish. Nobody may ask meanwhile, the user neither.
func (p *poll) held(now time.Time) time.Duration {
	if left := p.heldTill.Sub(now); left > 0 && left <= p.wish { // else the clock was set back
		return left
	}
	return 0
}

// honouringRetryAfter reports that the next request waits for what the service wished.
func (p *poll) honouringRetryAfter() bool { return !p.nextAt.IsZero() && p.nextAt.Equal(p.heldTill) }

// postpone puts a request that somebody asked for off, also in a pause.
func (p *poll) postpone(now time.Time, wait time.Duration) {
	p.gen++
	p.inFlight, p.again, p.nextAt = false, false, now.Add(wait)
}

// plan starts a wait of its own generation and returns it, unless paused.
func (p *poll) plan(now time.Time, wait time.Duration) (time.Duration, bool) {
	p.gen++
	if p.paused() {
		p.nextAt = time.Time{}
		return 0, false
	}
	wait = max(wait, p.held(now))
	p.nextAt = now.Add(wait)
	return wait, true
}

// touched notes a key press. It reports true, with a new wait, when a resting
// page has to come back to its interval.
func (p *poll) touched(now time.Time) (time.Duration, bool) {
	p.keyAt = now
	if p.inFlight || p.failures > 0 || p.nextAt.IsZero() || p.nextAt.Sub(now) <= p.interval {
		return 0, false
	}
	if p.resting = false; p.honouringRetryAfter() {
		return 0, false
	}
	return p.plan(now, max(0, p.interval-p.sinceSent(now)))
}
