package monitor

import "time"

// betweenLooks is the shortest time between two requests of a Monitor without a page, however many
// scans are watched.
const betweenLooks = time.Second

// look asks for the watched scan whose turn it is. A Monitor without a page sends no other requests.
func (m *Monitor) look() {
	id, _ := m.follow.turn(m.now)
	if id == "" {
		return
	}
	m.poll.begin(m.now)
	m.lookUp(id)
}

// looked handles the answer to look, and plans the next request. Each scan is asked for once in an
// interval, if there are not too many of them.
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

// turn returns the watched scan that was last asked for the longest time ago, and when that was. The
// ScanId is "" if no scan is watched.
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
