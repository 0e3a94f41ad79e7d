// Package monitor decides what to ask AVDS and when, and finds out what happened to
// scans. It is one value that is told the time, what the user wants and what was
// answered; what it wants done, and what happened, are data. So a week can pass in a
// test. It knows nothing of terminals, messages or words, and starts no request itself.
package monitor

import (
	"slices"
	"time"

	"scantop/client"
)

// Config is how a Monitor watches. Interval and Jitter are required.
type Config struct {
	Interval   time.Duration  // between two requests for the page, or for all watched scans
	Jitter     func() float64 // from 0 up to 1: the part of a quarter by which a wait after a failure is shortened
	PageSize   int            // scans per page, 1 to 100; 0: there is no page, only watched scans
	Filter     Filter         // what the page shows at first
	Lang       string         // of the replies; see client.Query
	MaxWatched int            // how many scans can be watched; 0: any number
	Watched    []client.Scan  // the scans that are watched from the start
}

// Monitor watches one page of scans, and single scans beside it. At most one of its
// requests is under way: neither answered nor cancelled. It is not safe for use by
// several goroutines.
type Monitor struct {
	poll     poll
	counts   counts
	follow   follower
	running  runningByPage
	differ   differ
	progress progresses
	log      log
	age      age

	small     Request // the small request under way; of kind Cancel: there is none
	allowance allowance

	pageSize int    // scans per page; 0: there is no page, only watched scans
	lang     string // of the replies
	filter   Filter
	wanted   int          // number of the page that is asked for
	page     *client.Page // the newest answer; nil: there is none for this filter
	err      error        // of the newest request for the page; nil once one succeeds
	changed  time.Time    // when the data last changed
	chosenAt time.Time    // when a filter was chosen last
	chosen   bool         // another filter was chosen, and its first page is not here yet
	due      bool         // the page is to be asked for when the small question under way is answered

	pinned pin
	now    time.Time // of the step under way
	out    Outcome   // of the step under way
}

// New returns a Monitor that has asked nothing yet.
func New(c Config) *Monitor {
	m := &Monitor{
		pageSize: c.PageSize, lang: c.Lang, filter: c.Filter, wanted: 1, running: runningByPage{}, progress: progresses{},
		poll: poll{interval: c.Interval, jitter: c.Jitter, lasting: c.PageSize == 0},
	}
	m.follow.max = c.MaxWatched
	for _, s := range c.Watched {
		m.follow.toggle(s)
	}
	return m
}

// Page is the newest answer for the filter, nil where there is none yet. It is not to
// be changed.
func (m *Monitor) Page() *client.Page { return m.page }

// Filter is what the page shows, or will when it is here.
func (m *Monitor) Filter() Filter { return m.filter }

// Wanted is the number of the page that is asked for.
func (m *Monitor) Wanted() int { return m.wanted }

// LastPage is the number of the last page by the reply's own arithmetic, 0 without
// one.
func (m *Monitor) LastPage() int {
	if m.page == nil {
		return 0
	}
	return lastPage(m.page)
}

// Total is how many scans a tab has; false while that is unknown. Tab 0 is that of all
// scans.
func (m *Monitor) Total(tab int) (n int, known bool) {
	n, known = m.counts.totals[tab]
	return n, known
}

// Watched are the watched scans as they were last seen, in the order in which they
// were chosen. They are not to be changed.
func (m *Monitor) Watched() []client.Scan { return m.follow.watched }

// Watches reports whether a scan is watched.
func (m *Monitor) Watches(id string) bool { return m.follow.isWatched(id) }

// Pinned is the scan whose details are open, as it was last seen. Without loaded, no
// reply had it yet.
func (m *Monitor) Pinned() (s *client.Scan, loaded bool) { return &m.pinned.scan, m.pinned.loaded }

// Unknown reports that the service repeatedly did not find a scan.
func (m *Monitor) Unknown(id string) bool { return m.follow.unknown(id) }

// OnPage reports whether the page has a scan.
func (m *Monitor) OnPage(id string) bool {
	return m.page != nil && slices.ContainsFunc(m.page.Scans, func(s client.Scan) bool { return s.ID == id })
}

// InSight are the scans of the page and those watched off it. They are not to be
// changed.
func (m *Monitor) InSight() []*client.Scan {
	var scans []*client.Scan
	if m.page != nil {
		for i := range m.page.Scans {
			scans = append(scans, &m.page.Scans[i])
		}
	}
	for i := range m.follow.watched {
		if s := &m.follow.watched[i]; !m.OnPage(s.ID) {
			scans = append(scans, s)
		}
	}
	return scans
}

// ETA is the time that a running scan still takes, never negative; false when it
// cannot be told.
func (m *Monitor) ETA(now time.Time, s *client.Scan) (time.Duration, bool) {
	return m.progress.eta(s, now)
}

// Rate is the speed of a running scan in percent per minute; false when it cannot be
// told.
func (m *Monitor) Rate(s *client.Scan) (float64, bool) { return m.progress.rate(s) }

// Stalled reports that a running scan has not moved for far longer than its own pace
// explains.
func (m *Monitor) Stalled(s *client.Scan) bool { return m.progress.stalled(s) }

// Sample is a progress in percent and when it was first seen.
type Sample struct {
	At      time.Time
	Percent float64
}

// History is when each percentage of a scan's newest run was first seen, oldest
// first. It is bounded.
func (m *Monitor) History(id string) []Sample {
	var samples []Sample
	for _, s := range m.progress.history(id) {
		samples = append(samples, Sample{s.first, s.percent})
	}
	return samples
}

// Events are what happened to scans since the start, newest first, and how many there
// ever were: the oldest leave.
func (m *Monitor) Events() (events []Event, total int) { return m.log.newestFirst(), m.log.total }

// Unread is how many of the events nobody has looked at.
func (m *Monitor) Unread() int { return m.log.unread }

// MarkRead notes that the events were looked at.
func (m *Monitor) MarkRead() { m.log.unread = 0 }
