package monitor

import (
	"slices"
	"time"
)

// How many smaller questions may be asked within a minute, whatever is watched.
const (
	smallPerMinute       = 60
	fewSmallPerMinute    = 30 // with a interval of fewSmallFromInterval or more
	fewSmallFromInterval = 5 * time.Second
)

// allowance is when smaller questions were asked within the last minute.
type allowance struct {
	asked  []time.Time
	counts []time.Time // those of them for a tab's count
}

// spend notes a question.
func (a *allowance) spend(now time.Time, count bool) {
	a.lapse(now)
	a.asked = append(a.asked, now)
	if count {
		a.counts = append(a.counts, now)
	}
}

// lapse forgets what was asked longer ago than a minute.
func (a *allowance) lapse(now time.Time) {
	old := func(at time.Time) bool { return now.Sub(at).Abs() >= time.Minute }
	a.asked, a.counts = slices.DeleteFunc(a.asked, old), slices.DeleteFunc(a.counts, old)
}

// mayAsk reports whether another smaller question is allowed now. Counts give way first:
// they get what the scans leave that are followed.
func (m *Monitor) mayAsk(count bool) bool {
	m.allowance.lapse(m.now)
	left := smallPerMinute
	if m.poll.interval >= fewSmallFromInterval {
		left = fewSmallPerMinute
	}
	if len(m.allowance.asked) >= left {
		return false
	}
	return !count || len(m.allowance.counts)+m.followedPerMinute() < left
}

// followedPerMinute is how many questions the scans take that are followed off the page.
func (m *Monitor) followedPerMinute() (n int) {
	if id := m.follow.pinned; id != "" && !m.OnPage(id) {
		n += int(time.Minute / pinnedEvery(m.poll.interval))
	}
	for _, s := range m.follow.watched {
		if s.ID != m.follow.pinned && !m.OnPage(s.ID) {
			n += int(time.Minute / watchedEvery(m.poll.interval))
		}
	}
	return n
}
