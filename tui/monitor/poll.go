package monitor

import (
	"time"

	"scantop/client"
)

// Bounds of the refresh period.
const (
	restingPeriod = 30 * time.Second // while nothing on the page runs or waits
	maxBackoff    = 60 * time.Second // after failures
	maxWish       = 10 * time.Minute // the longest wait that a server can ask for
	attention     = 30 * time.Second // how long a key press keeps the period short
	stalePeriods  = 3                // data older than so many periods are old
)

// Poll decides when the visible page is asked for again. It is a pure state
// machine: it is told the time and what happened, and answers how long to wait.
//
// Every request and every wait has a generation; an answer or a tick of an
// older one is stale and must be dropped. So at most one of them counts.
type Poll struct {
	Period time.Duration
	Jitter func() float64 // from 0 up to 1

	Gen      int
	InFlight bool
	sentAt   time.Time
	NextAt   time.Time // when the next request is due; zero: not planned
	KeyAt    time.Time // the newest key press
	busy     bool      // something on the page runs or waits
	resting  bool      // the newest wait was stretched
	failures int       // in a row
	FailedAt time.Time // the first of them
	Halted   bool      // asking again is useless until something changes
	PausedAt time.Time // zero: not paused
	HeldTill time.Time // the service asked for no request before; zero: it never did
	Again    bool      // the user asked while a young request was under way: another follows it
}

// Paused reports whether only the user asks.
func (p *Poll) Paused() bool { return !p.PausedAt.IsZero() }

// Pause stops planning; what is under way may still arrive.
func (p *Poll) Pause(now time.Time) {
	p.PausedAt, p.NextAt = now, time.Time{}
	if !p.InFlight {
		p.Gen++ // the wait under way is over
	}
}

// Resume plans again; the caller asks at once.
func (p *Poll) Resume() { p.PausedAt = time.Time{} }

// StaleAfter is how old data may become before they are shown as old.
func (p *Poll) StaleAfter() time.Duration { return stalePeriods * p.Pace() }

// Begin marks a request as sent and returns its generation.
func (p *Poll) Begin(now time.Time) int {
	p.Gen++
	p.InFlight, p.Halted, p.Again = true, false, false
	p.sentAt, p.NextAt = now, time.Time{}
	return p.Gen
}

// AskAgain is how old a request has to be before the user may give it up for
// another one.
const AskAgain = time.Second

// Later reports that a request which the user asks for has to follow the one
// under way, which is young, and notes it.
func (p *Poll) Later(now time.Time) bool {
	p.Again = p.InFlight && now.Sub(p.sentAt).Abs() < AskAgain
	return p.Again
}

// Current reports whether an answer or a tick is the one awaited.
func (p *Poll) Current(gen int) bool { return gen == p.Gen }

// Succeeded plans the next request after an answer, and reports false when
// there is none because the list is paused. Busy tells whether a scan on the
// page runs or waits.
func (p *Poll) Succeeded(now time.Time, busy bool) (time.Duration, bool) {
	p.InFlight, p.failures, p.busy = false, 0, busy
	return p.Plan(now, p.wait(now))
}

// wait is the time to the next request: periods are counted from request to
// request, but a slow server gets half a period of rest.
func (p *Poll) wait(now time.Time) time.Duration {
	p.resting = !p.busy && now.Sub(p.KeyAt) >= attention && p.Period < restingPeriod
	return max(p.Pace()-now.Sub(p.sentAt), p.Period/2)
}

// Pace is the period that holds now.
func (p *Poll) Pace() time.Duration {
	if p.resting {
		return restingPeriod
	}
	return p.Period
}

// Failed plans the next try after a failure: the period doubles each time, and
// twice as fast when throttled, with jitter, up to a minute; the server's own
// wish comes first. It reports false when another try is useless, because the
// key pair was refused (missing ones may turn up), or when the list is paused.
func (p *Poll) Failed(now time.Time, failure *client.Error) (time.Duration, bool) {
	p.InFlight = false
	if p.failures == 0 {
		p.FailedAt = now
	}
	p.failures++
	if failure.Kind == client.KindCredentials && failure.Code != "" { // refused, not merely missing
		p.Halted, p.NextAt = true, time.Time{}
		return 0, false
	}
	steps := min(p.failures, 8)
	if failure.Kind == client.KindThrottled {
		steps *= 2
	}
	backoff := min(min(p.Period, maxBackoff)<<(steps-1), maxBackoff)
	backoff -= time.Duration(p.Jitter() * float64(backoff) / 4)
	p.Hold(now, failure)
	return p.Plan(now, backoff)
}

// Hold notes a wish of the service not to be asked for a while, whatever
// question it answered with that.
func (p *Poll) Hold(now time.Time, failure *client.Error) {
	if failure.RetryAfter > 0 {
		p.HeldTill = now.Add(min(failure.RetryAfter, maxWish))
	}
}

// Held is for how long the service still wishes not to be asked, 0 without a
// wish. Nobody may ask meanwhile, the user neither.
func (p *Poll) Held(now time.Time) time.Duration {
	if left := p.HeldTill.Sub(now); left > 0 && left <= maxWish { // else the clock was set back
		return left
	}
	return 0
}

// Obeying reports that the next request waits for what the service wished.
func (p *Poll) Obeying() bool { return !p.NextAt.IsZero() && p.NextAt.Equal(p.HeldTill) }

// Postpone puts a request that somebody asked for off, also in a pause.
func (p *Poll) Postpone(now time.Time, wait time.Duration) {
	p.Gen++
	p.InFlight, p.Again, p.NextAt = false, false, now.Add(wait)
}

// Plan starts a wait of its own generation and returns it, unless paused.
func (p *Poll) Plan(now time.Time, wait time.Duration) (time.Duration, bool) {
	p.Gen++
	if p.Paused() {
		p.NextAt = time.Time{}
		return 0, false
	}
	wait = max(wait, p.Held(now))
	p.NextAt = now.Add(wait)
	return wait, true
}

// Touched notes a key press. It reports true, with a new wait, when a resting
// page has to come back to its period.
func (p *Poll) Touched(now time.Time) (time.Duration, bool) {
	p.KeyAt = now
	if p.InFlight || p.failures > 0 || p.NextAt.IsZero() || p.NextAt.Sub(now) <= p.Period {
		return 0, false
	}
	if p.resting = false; p.Obeying() {
		return 0, false
	}
	return p.Plan(now, max(0, p.Period-now.Sub(p.sentAt)))
}
