package monitor

import (
	"slices"
	"time"

	"scantop/client"
)

// Limits on small requests, which are all but those for the page.
const (
	smallPerMinute       = 60              // small requests per minute
	fewSmallPerMinute    = 30              // small requests per minute when the page itself is asked for seldom
	fewSmallFromInterval = 5 * time.Second // from this interval on, fewSmallPerMinute applies
	countsPerMinute      = int(time.Minute / countInterval)
)

// allowance holds when small requests were sent within the last minute.
type allowance struct {
	asked   []time.Time // when any small request was sent
	counts  []time.Time // when a request for the count of a tab was sent
	tallies []time.Time // when a question about findings was sent
}

// spend notes that a small request is sent.
func (a *allowance) spend(now time.Time, kind requestKind) {
	a.lapse(now)
	a.asked = append(a.asked, now)
	switch kind {
	case askCount:
		a.counts = append(a.counts, now)
	case AskRuns, AskFindings:
		a.tallies = append(a.tallies, now)
	}
}

// lapse forgets requests older than a minute.
func (a *allowance) lapse(now time.Time) {
	old := func(at time.Time) bool { return now.Sub(at).Abs() >= time.Minute }
	a.asked, a.counts = slices.DeleteFunc(a.asked, old), slices.DeleteFunc(a.counts, old)
	a.tallies = slices.DeleteFunc(a.tallies, old)
}

// mayAsk reports whether another small request is allowed now. Counts get only what followed
// scans do not need.
func (m *Monitor) mayAsk(count bool) bool {
	m.allowance.lapse(m.now)
	left := m.perMinute()
	if len(m.allowance.asked) >= left {
		return false
	}
	return !count || len(m.allowance.counts)+m.followedPerMinute() < left
}

// mayTally reports whether a question about findings is allowed now. They get only what followed scans
// and the counts of tabs do not need. ended says that it is about a run that has just ended. While scans
// are running, some questions are reserved for these.
func (m *Monitor) mayTally(ended bool) bool {
	if !m.mayAsk(false) {
		return false
	}
	asked, most := len(m.allowance.tallies), talliesPerMinute
	if !ended && m.runningInSight() {
		most -= reservedTallies
	}
	others := countsPerMinute + m.followedPerMinute()
	return asked < most && asked+others < m.perMinute()
}

// runningInSight reports whether a scan is running on the page, or in the overview while that is open.
func (m *Monitor) runningInSight() bool {
	return slices.ContainsFunc(m.pages(), func(p *client.Page) bool {
		return slices.ContainsFunc(p.Scans, func(s client.Scan) bool { return s.Status == client.StatusRunning })
	})
}

// perMinute returns how many small requests may be sent within a minute.
func (m *Monitor) perMinute() int {
	if m.poll.interval >= fewSmallFromInterval {
		return fewSmallPerMinute
	}
	return smallPerMinute
}

// followedPerMinute returns how many requests per minute the followed scans need that are not on
// the page.
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
