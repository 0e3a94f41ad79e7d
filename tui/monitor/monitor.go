// Package monitor decides what to ask AVDS and when, and finds out what happened to scans. A Monitor
// is told the time, what the user wants and what came of its requests. It returns what it wants done,
// and what happened, as data, so that a test can play a week in seconds. The package knows no
// terminal, no message and no words, and sends no request itself.
package monitor

import (
	"iter"
	"slices"
	"time"

	"scantop/client"
)

// Config says how a Monitor watches. Interval and Jitter are required.
type Config struct {
	Interval   time.Duration  // time between two requests for the page, or between two for each watched scan
	Jitter     func() float64 // random number from 0 up to 1; it shortens a wait after a failure by up to a quarter
	PageSize   int            // scans per page, 1 to 100; 0: there is no page, only watched scans
	Fit        bool           // a page has as many scans as [Sight] has room for, not PageSize
	Filter     Filter         // filter that the page shows at first
	Lang       string         // language of the replies; see client.Query
	MaxWatched int            // how many scans can be watched; 0: any number
	Watched    []client.Scan  // scans that are watched from the start
	Findings   bool           // AskRuns and AskFindings can be sent, so findings are counted
	Tallied    []Tallied      // tallies of an earlier start, in the order in which they came
	Seen       []client.Scan  // scans as an earlier start last saw them: ID, status and dates
	Since      time.Time      // when the newest reply of an earlier start came; zero: there was none
}

// Monitor watches one page of scans, and single scans beside it. At most one of its requests to AVDS
// is under way at a time: a new one is sent only after the former was answered or cancelled. A
// Monitor is not safe for use by several goroutines.
type Monitor struct {
	poll     poll
	counts   counts
	follow   follower
	running  runningByPage
	differ   differ
	progress progresses
	log      log
	age      age
	tallies  tallies
	refused  refused
	survey   survey
	sizing   sizing

	small     Request // small request under way; kind Cancel: there is none
	allowance allowance

	lang     string       // language of the replies
	filter   Filter       // filter that the page shows, or will show once it comes
	wanted   int          // number of the page that is asked for
	page     *client.Page // newest page of the filter; nil: no page of it came yet
	err      error        // error of the newest request for the page; nil: the request succeeded
	chosenAt time.Time    // when the user last chose a filter or the overview
	chosen   bool         // the user chose another filter, and its first page has not come yet

	pinned pin       // scan whose details are open
	now    time.Time // time of the current call of Do or Take
	out    Outcome   // result of the current call of Do or Take
}

// New returns a Monitor that has asked nothing yet.
func New(c Config) *Monitor {
	m := &Monitor{
		sizing: sizing{size: c.PageSize, follows: c.Fit}, lang: c.Lang, filter: c.Filter, wanted: 1,
		running: runningByPage{}, progress: progresses{},
		poll: poll{interval: c.Interval, jitter: c.Jitter, lasting: c.PageSize == 0 && !c.Fit},
	}
	if c.Fit {
		m.sizing.size = usualPageSize
	}
	m.follow.max = c.MaxWatched
	for _, s := range c.Watched {
		m.follow.toggle(s)
	}
	m.tallies.asks = c.Findings
	for _, t := range c.Tallied {
		m.tallies.add(t)
	}
	m.differ.restore(c.Seen, c.Since)
	return m
}

// Page returns the newest page of the filter, or nil if none came yet. Callers must not change it.
func (m *Monitor) Page() *client.Page { return m.page }

// Filter returns the filter that the page shows, or will show once it comes.
func (m *Monitor) Filter() Filter { return m.filter }

// PageSize returns how many scans are asked for on a page.
func (m *Monitor) PageSize() int { return m.sizing.size }

// Wanted returns the number of the page that is asked for.
func (m *Monitor) Wanted() int { return m.wanted }

// LastPage returns the number of the last page by the totals of the reply, or 0 if no page came yet.
func (m *Monitor) LastPage() int {
	if m.page == nil {
		return 0
	}
	return lastPage(m.page)
}

// Total returns how many scans a tab has. known is false while that is unknown.
func (m *Monitor) Total(tab int) (n int, known bool) { return m.counts.total(tab, m.filter.Tab()) }

// Watched returns the watched scans as last seen, in the order in which they were chosen. Callers
// must not change them.
func (m *Monitor) Watched() []client.Scan { return m.follow.watched }

// Watches reports whether a scan is watched.
func (m *Monitor) Watches(id string) bool { return m.follow.isWatched(id) }

// Pinned returns the scan whose details are open, as last seen. loaded is false until a reply has
// the scan.
func (m *Monitor) Pinned() (s *client.Scan, loaded bool) { return &m.pinned.scan, m.pinned.loaded }

// Unknown reports whether AVDS did not find a scan several times in a row.
func (m *Monitor) Unknown(id string) bool { return m.follow.unknown(id) }

// NotFound reports whether the newest reply about a scan that is asked for by its ScanId does not have it.
func (m *Monitor) NotFound(id string) bool { return m.follow.missing[id] > 0 }

// OnPage reports whether the page has a scan, or a page of the overview while that is open.
func (m *Monitor) OnPage(id string) bool {
	return slices.ContainsFunc(m.pages(), func(p *client.Page) bool { return has(p.Scans, id) })
}

// has reports whether a scan is among others.
func has(scans []client.Scan, id string) bool { return indexOf(scans, id) >= 0 }

// indexOf returns the index of a scan among others, or -1.
func indexOf(scans []client.Scan, id string) int {
	return slices.IndexFunc(scans, func(s client.Scan) bool { return s.ID == id })
}

// pages returns what is shown: the page, or those of the overview while that is open.
func (m *Monitor) pages() []*client.Page {
	pages := []*client.Page{m.page}
	if m.survey.open {
		pages = m.survey.pages[:]
	}
	return slices.DeleteFunc(slices.Clone(pages), func(p *client.Page) bool { return p == nil })
}

// InSight returns the scans of the page, or those of the overview while that is open, and the watched
// scans that are not among them. Callers must not change them.
func (m *Monitor) InSight() iter.Seq[*client.Scan] {
	return func(yield func(*client.Scan) bool) {
		for _, p := range m.pages() {
			for i := range p.Scans {
				if !yield(&p.Scans[i]) {
					return
				}
			}
		}
		for i := range m.follow.watched {
			if s := &m.follow.watched[i]; !m.OnPage(s.ID) && !yield(s) {
				return
			}
		}
	}
}

// ETA returns the estimated time left of a running scan, never negative. It returns false if there
// is no estimate.
func (m *Monitor) ETA(now time.Time, s *client.Scan) (time.Duration, bool) {
	return m.progress.eta(s, now)
}

// Rate returns the speed of a running scan in percent per minute. It returns false if there is no
// estimate.
func (m *Monitor) Rate(s *client.Scan) (float64, bool) { return m.progress.rate(s) }

// Stalled reports whether the progress of a running scan has stood still for far longer than its
// speed so far explains.
func (m *Monitor) Stalled(s *client.Scan) bool { return m.progress.stalled(s) }

// History returns the progress of a scan's newest run in percent, and when a reply first showed it, the
// oldest first. At most maxSamples are kept.
func (m *Monitor) History(id string) iter.Seq2[time.Time, float64] {
	return func(yield func(time.Time, float64) bool) {
		for _, s := range m.progress.history(id) {
			if !yield(s.first, s.percent) {
				return
			}
		}
	}
}

// Events returns the newest events since the start, newest first, and how many there ever were. The
// log keeps maxEvents.
func (m *Monitor) Events() (events []Event, total int) { return m.log.newestFirst(), m.log.total }

// Unread returns how many of the kept events the user has not seen.
func (m *Monitor) Unread() int { return m.log.unread }

// UnreadEvents returns the kept events that the user has not seen, oldest first. Callers must not change
// them.
func (m *Monitor) UnreadEvents() []Event { return m.log.events[len(m.log.events)-m.log.unread:] }

// MarkRead notes that the user has seen all events.
func (m *Monitor) MarkRead() { m.log.unread = 0 }
