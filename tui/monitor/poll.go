package monitor

import (
	"time"

	"scantop/client"
)

// Limits on when the page is asked for.
const (
	restingInterval = 30 * time.Second // interval while no scan on the page is running or waiting
	maxBackoff      = 60 * time.Second // longest wait after failures that scantop chooses itself
	maxRetryAfter   = 10 * time.Minute // longest wait that AVDS can ask for
	attention       = 30 * time.Second // how long after a key press the interval stays short
	staleIntervals  = 3                // data older than this many intervals are stale
	askAgain        = time.Second      // how old a request must be before the user can replace it by another one
)

// poll decides when the page is asked for again. It is told the time and what happened, and returns
// how long to wait. Every request and every wait has a generation: only a reply or a timer of the
// newest one counts, so at most one request or wait is current.
type poll struct {
	interval time.Duration  // the user's refresh interval
	lasting  bool           // go on asking even after AVDS rejected the key pair
	jitter   func() float64 // random number from 0 up to 1

	gen        int           // generation of the newest request or wait
	inFlight   bool          // a request for the page is under way
	sentAt     time.Time     // when the newest request was sent
	nextAt     time.Time     // when the next request is due; zero: no request is planned
	keyAt      time.Time     // when the user last pressed a key
	busy       bool          // a scan on the page is running or waiting
	resting    bool          // the interval is restingInterval
	failures   int           // how many requests have failed in a row
	failedAt   time.Time     // when the first of those requests failed
	halted     bool          // asking again is useless until the user or another key pair changes something
	pausedAt   time.Time     // when refreshing was paused; zero: it is not paused
	retryAt    time.Time     // until when AVDS asked for no request; zero: AVDS asked for no wait
	retryAfter time.Duration // how long the wait was that AVDS asked for
	again      bool          // the user asked while a request was under way, so another one follows it
	slow       bool          // the user waits for a reply that takes long
	delayed    bool          // the user waits for a page that is asked for later
	due        bool          // the page is asked for as soon as the small request under way is answered
}

// paused reports whether refreshing is paused.
func (p *poll) paused() bool { return !p.pausedAt.IsZero() }

// pause stops planning requests. The reply to a request under way still counts, and a page that is held back,
// for which the user waits, still comes.
func (p *poll) pause(now time.Time) {
	p.pausedAt, p.due, p.again = now, false, false
	if !p.inFlight && !p.delayed {
		p.nextAt = time.Time{}
		p.gen++ // the current wait does not count any more
	}
}

// resume ends a pause. The caller then asks at once.
func (p *poll) resume() { p.pausedAt = time.Time{} }

// begin notes that a request is sent, and returns its generation.
func (p *poll) begin(now time.Time) int {
	p.gen++
	p.inFlight, p.halted, p.again = true, false, false
	p.sentAt, p.nextAt, p.retryAt = now, time.Time{}, time.Time{}
	return p.gen
}

// later reports whether the request that the user wants must follow the one under way, because that
// one was sent less than askAgain ago. It notes that the user wants it.
func (p *poll) later(now time.Time) bool {
	p.again = p.inFlight && now.Sub(p.sentAt).Abs() < askAgain
	return p.again
}

// current reports whether a generation is the newest one.
func (p *poll) current(gen int) bool { return gen == p.gen }

// succeeded plans the next request after a page came, and returns the wait. It returns false if
// refreshing is paused. busy says that a scan on the page is running or waiting.
func (p *poll) succeeded(now time.Time, busy bool) (time.Duration, bool) {
	p.busy = busy
	return p.goOn(now, p.wait(now))
}

// goOn plans the next request after a success.
func (p *poll) goOn(now time.Time, wait time.Duration) (time.Duration, bool) {
	p.inFlight, p.failures = false, 0
	return p.plan(now, wait)
}

// wait returns the time to the next request. Intervals are counted from request to request, but a
// slow server gets a rest of half an interval.
func (p *poll) wait(now time.Time) time.Duration {
	p.resting = !p.busy && now.Sub(p.keyAt).Abs() >= attention && p.interval < restingInterval
	return max(p.currentInterval()-p.sinceSent(now), p.interval/2)
}

// sinceSent returns how long ago the newest request was sent, or 0 if the clock was set back.
func (p *poll) sinceSent(now time.Time) time.Duration { return max(0, now.Sub(p.sentAt)) }

// currentInterval returns the interval that applies now.
func (p *poll) currentInterval() time.Duration {
	if p.resting {
		return restingInterval
	}
	return p.interval
}

// failed plans the next try after a failure, and returns the wait. It returns false if refreshing is
// paused, or if another try is useless because AVDS rejected the key pair. A missing key pair may
// still appear, so that is tried again.
func (p *poll) failed(now time.Time, failure *client.Error) (time.Duration, bool) {
	p.inFlight = false
	if p.failures == 0 {
		p.failedAt = now
	}
	p.failures++
	rejected := failure.Kind == client.KindCredentials && failure.Code != "" // without a code, the key pair is missing
	if rejected && !p.lasting {
		p.halted, p.nextAt = true, time.Time{}
		p.gen++
		return 0, false
	}
	p.noteRetryAfter(now, failure)
	return p.plan(now, Backoff(p.interval, p.failures, failure, p.jitter()))
}

// Backoff returns how long to wait after a number of failures in a row, of which failure is the
// newest. The wait is the interval, doubled with each failure, or twice as fast if AVDS throttles, up
// to a minute. jitter, from 0 up to 1, shortens it by up to a quarter. The wait is never shorter than
// what AVDS asked for, up to ten minutes.
func Backoff(interval time.Duration, failures int, failure *client.Error, jitter float64) time.Duration {
	steps := min(failures, 8)
	if failure.Kind == client.KindThrottled {
		steps *= 2
	}
	backoff := min(min(interval, maxBackoff)<<(steps-1), maxBackoff)
	backoff -= time.Duration(jitter * float64(backoff) / 4)
	return max(backoff, min(failure.RetryAfter, maxRetryAfter))
}

// noteRetryAfter notes that AVDS asked for a wait in its reply to any request.
func (p *poll) noteRetryAfter(now time.Time, failure *client.Error) {
	if failure.RetryAfter > 0 {
		p.retryAfter = min(failure.RetryAfter, maxRetryAfter)
		p.retryAt = now.Add(p.retryAfter)
	}
}

// retryAfterLeft returns how much of the wait is left that AVDS asked for. No request may be sent until then,
// not even by the user.
func (p *poll) retryAfterLeft(now time.Time) time.Duration {
	if left := p.retryAt.Sub(now); left > 0 && left <= p.retryAfter { // otherwise the clock was set back
		return left
	}
	return 0
}

// honouringRetryAfter reports whether the next request waits because AVDS asked for it.
func (p *poll) honouringRetryAfter() bool { return !p.nextAt.IsZero() && p.nextAt.Equal(p.retryAt) }

// postpone plans a request that the user wants after a wait, even while refreshing is paused.
func (p *poll) postpone(now time.Time, wait time.Duration) {
	p.gen++
	p.inFlight, p.again, p.nextAt = false, false, now.Add(wait)
}

// plan starts a wait with a generation of its own, and returns how long it is. It returns false if
// refreshing is paused.
func (p *poll) plan(now time.Time, wait time.Duration) (time.Duration, bool) {
	p.gen++
	if p.paused() {
		p.nextAt = time.Time{}
		return 0, false
	}
	wait = max(wait, p.retryAfterLeft(now))
	p.nextAt = now.Add(wait)
	return wait, true
}

// touched notes a key press. It returns true and a new wait if the planned request is further away
// than the user's interval.
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
