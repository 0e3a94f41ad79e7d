package monitor

import "time"

// age tracks how old the data on the page are.
type age struct {
	good    time.Time // when the newest page came
	changed time.Time // when a page last differed from the one before
	awake   time.Time // when a key last ended restingInterval, so that the data are to be newer from then on
	stale   bool      // the newest page is older than a few intervals
	lookAt  time.Time // when a timer next checks the age; zero: no timer runs
	gen     int       // generation of the newest timer; older timers are ignored
}

// fresh notes that a page came.
func (a *age) fresh(now time.Time) { a.good, a.stale = now, false }

// staleAfter returns the age from which the data are stale. A page of the overview is asked for again only
// after all others.
func (m *Monitor) staleAfter() time.Duration {
	after := staleIntervals * m.poll.currentInterval()
	if m.survey.open {
		after += time.Duration(len(m.survey.pages)-1) * m.poll.currentInterval()
	}
	return after
}

// from returns the time from which staleAfter counts.
func (a *age) from() time.Time {
	if a.awake.After(a.good) {
		return a.awake
	}
	return a.good
}

// watchAge starts a timer that checks the age of the data when they become stale, and then every
// minute, so that the screen adds a date to clock times once they are of yesterday. At most one
// timer counts: a timer that would fire too late is replaced.
func (m *Monitor) watchAge() {
	a := &m.age
	at := a.from().Add(m.staleAfter())
	if a.good.IsZero() || a.stale {
		at = m.now.Add(time.Minute)
	}
	if !a.lookAt.IsZero() && !at.Before(a.lookAt) {
		return
	}
	a.gen++
	a.lookAt = at
	m.request(Request{Kind: Wake, Wait: max(0, at.Sub(m.now)), gen: a.gen, timer: timeToLookAtAge})
}

// lookAtAge checks the age when the timer of a generation fires.
func (m *Monitor) lookAtAge(gen int) {
	if gen != m.age.gen {
		return
	}
	m.age.lookAt = time.Time{}
	m.dimIfOld()
	m.watchAge()
}

// dimIfOld marks data that have become stale. The monotonic clock stops while the machine sleeps,
// and the wall clock may be set back, so the larger of the two ages counts.
func (m *Monitor) dimIfOld() {
	a := &m.age
	old := max(m.now.Sub(a.from()), m.now.Round(0).Sub(a.from()))
	if !a.stale && !a.good.IsZero() && old >= m.staleAfter() {
		a.stale, m.out.Changed = true, true
	}
}
