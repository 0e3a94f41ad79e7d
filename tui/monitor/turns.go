package monitor

import "time"

// betweenLooks is the least time between two questions of a Monitor without a page,
// however many scans are watched.
const betweenLooks = time.Second

// look asks for the watched scan whose turn it is. That is all that a Monitor without a
// page asks.
func (m *Monitor) look() {
	id, _ := m.follow.turn(m.now)
	if id == "" {
		return
	}
	m.poll.begin(m.now)
	m.lookUp(id)
}

// looked takes the answer of a look, and plans the next one: each scan is asked for once
// in a interval, where that is possible.
func (m *Monitor) looked(id string, a Answer) {
	if a.Err != nil {
		m.failed(a.Err)
		return
	}
	m.err = nil
	m.found(id, a.Page.Scans)
	_, at := m.follow.turn(m.now)
	m.next(m.poll.goOn(m.now, max(betweenLooks, at.Add(m.poll.interval).Sub(m.now))))
}

// turn is the watched scan that was not asked for for longest, "" without one, and when
// that was.
func (f *follower) turn(now time.Time) (id string, at time.Time) {
	for _, s := range f.watched {
		asked := f.askedAt[s.ID]
		if asked.After(now) { // the clock was set back
			asked = time.Time{}
		}
		if id == "" || asked.Before(at) {
			id, at = s.ID, asked
		}
	}
	return id, at
}
