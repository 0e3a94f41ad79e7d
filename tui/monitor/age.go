package monitor

import "time"

// age is how old the data are.
type age struct {
	good   time.Time // when the newest good answer came
	stale  bool      // it is older than a few intervals
	lookAt time.Time // when a timer looks at the age; zero: none does
	gen    int       // of that timer; an older one does not count
}

// fresh notes a good answer.
func (a *age) fresh(now time.Time) { a.good, a.stale = now, false }

// watchAge has the age of the data looked at when they become old, and then every
// minute: what is shown after that has a date before the times of what is yesterday by
// then. One timer at a time does so; one that would look too late is replaced.
func (m *Monitor) watchAge() {
	a := &m.age
	at := a.good.Add(m.poll.staleAfter())
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

// lookAtAge looks at the age when it is time to.
func (m *Monitor) lookAtAge(gen int) {
	if gen != m.age.gen {
		return
	}
	m.age.lookAt = time.Time{}
	m.dimIfOld()
	m.watchAge()
}

// dimIfOld notes data that have become old. The monotonic clock rests while the
// machine sleeps, and the other one may be set back: the later of the two counts.
func (m *Monitor) dimIfOld() {
	a := &m.age
	old := max(m.now.Sub(a.good), m.now.Round(0).Sub(a.good))
	if !a.stale && !a.good.IsZero() && old >= m.poll.staleAfter() {
		a.stale, m.out.Changed = true, true
	}
}
