package monitor

import (
	"slices"
	"time"

	"scantop/client"
)

// Survey opens or closes the overview. While it is open, its pages are asked for in place of the page: at once
// when it opens, unless they have come just now, and then one after the other, one in an interval.
type Survey struct{ Open bool }

// newestScans is how many scans of each status the overview knows. If AVDS refuses such pages, it is usualPageSize.
const newestScans = maxPageSize

// surveyTries is how often a page of the overview is asked for in a row if it fails, before the next one is.
const surveyTries = 2

// surveyed are the statuses that the overview asks for, in this order.
var surveyed = [...]client.Status{
	client.StatusRunning, client.StatusWaiting, client.StatusAborted, client.StatusFinished,
}

// Places of the pages in survey.pages.
const (
	atRunning = iota
	atWaiting
	atAborted
	atFinished
)

// survey holds the pages of the overview, one for each of surveyed. They are kept while it is closed.
type survey struct {
	open    bool
	next    int // which page is asked for next
	round   int // how many pages are still asked for one right after the other
	pages   [len(surveyed)]*client.Page
	came    [len(surveyed)]time.Time // when the pages came
	left    [len(surveyed)][]string  // scans that left their page, and have been on no other one since
	failed  [len(surveyed)]failedPage
	tries   int  // how often the next page has failed in a row
	other   age  // age of the page while the overview is open, and of the overview while it is closed
	counted bool // totals are newer than the page

	small    bool // pages of the usual size are asked for
	accepted bool // a page of the size that is asked for came
	blamed   bool // the size was blamed for a failure that had another reason
}

// blames reports whether a rejected request may be due to the size of its page. The usual size is then tried.
func (s *survey) blames() bool {
	switch {
	case s.blamed || s.small && s.accepted:
		return false
	case s.small: // the usual size fails as well
		s.small, s.blamed = false, true
		return false
	}
	s.small, s.accepted = true, false
	return true
}

// failedPage is a page that was asked for in vain.
type failedPage struct {
	err error     // of the newest request; nil: it succeeded
	at  time.Time // when the first of the requests failed that have failed in a row
}

// fails notes that the next page did not come. If that happens again and again, the page after it is asked for, or
// else one status that AVDS cannot tell would hide all others.
func (s *survey) fails(now time.Time, err error) {
	f := &s.failed[s.next]
	if f.err == nil {
		f.at = now
	}
	f.err = err
	if s.tries++; s.tries >= surveyTries {
		s.tries, s.next = 0, (s.next+1)%len(s.pages)
	}
}

// failure returns the page that has failed for longest, or the zero value.
func (s *survey) failure() (longest failedPage) {
	for _, f := range s.failed {
		if f.err != nil && (longest.err == nil || f.at.Before(longest.at)) {
			longest = f
		}
	}
	return longest
}

// anew makes a round of all pages follow.
func (s *survey) anew() { s.round = len(s.pages) }

// query returns the query for the next page.
func (s *survey) query(lang string) client.Query {
	size := newestScans
	if s.small {
		size = usualPageSize
	}
	return Filter{Statuses: []client.Status{surveyed[s.next]}}.Query(1, size, lang)
}

// oldest returns when the oldest page came, or the zero time if one is missing.
func (s *survey) oldest() time.Time { return slices.MinFunc(s.came[:], time.Time.Compare) }

// complete reports whether every page came.
func (s *survey) complete() bool { return !s.oldest().IsZero() }

// take replaces the next page. Scans on it are no longer on another page. A scan that left its page stays there
// until the page of its new status has come, or a whole round has passed. take returns the scans that were running,
// and have been on no page for a whole round.
func (s *survey) take(now time.Time, p *client.Page) (lost []string) {
	at := s.next
	before := s.pages[at]
	s.pages[at], s.came[at], s.failed[at], s.tries = unique(p), now, failedPage{}, 0
	s.next = (at + 1) % len(s.pages)
	for i, other := range s.pages {
		if i != at && other != nil {
			were := len(other.Scans)
			other.Scans = slices.DeleteFunc(other.Scans, func(o client.Scan) bool {
				return o.ID != "" && has(p.Scans, o.ID)
			})
			other.Total -= were - len(other.Scans)
		}
	}
	lost = slices.DeleteFunc(s.left[at], s.has)
	s.left[at] = nil
	if before != nil {
		s.keep(at, before.Scans, lost)
	}
	if at != atRunning {
		return nil
	}
	return lost
}

// unique takes scans away from a page that it has had before.
func unique(p *client.Page) *client.Page {
	were, seen := len(p.Scans), map[string]bool{}
	p.Scans = slices.DeleteFunc(p.Scans, func(s client.Scan) bool {
		again := seen[s.ID]
		seen[s.ID] = s.ID != ""
		return again
	})
	p.Total -= were - len(p.Scans)
	return p
}

// keep adds the scans to a page that are on no other page and are not lost.
func (s *survey) keep(at int, scans []client.Scan, lost []string) {
	p := s.pages[at]
	for i := range scans {
		if id := scans[i].ID; id != "" && !s.has(id) && !slices.Contains(lost, id) {
			s.left[at] = append(s.left[at], id)
			p.Scans, p.Total = append(p.Scans, scans[i]), p.Total+1
		}
	}
}

// has reports whether a page has a scan.
func (s *survey) has(id string) bool {
	return slices.ContainsFunc(s.pages[:], func(p *client.Page) bool { return p != nil && has(p.Scans, id) })
}

func (c Survey) do(m *Monitor) {
	s := &m.survey
	if s.open == c.Open {
		return
	}
	m.stop()
	s.open, s.tries = c.Open, 0
	clear(s.left[:])
	clear(s.failed[:])
	if m.now.Sub(s.oldest()).Abs() >= time.Duration(len(s.pages))*m.poll.interval {
		s.next = 0
		s.anew()
	}
	here := m.age
	m.age.good, m.age.changed, m.age.stale = s.other.good, s.other.changed, false
	s.other = here
	m.out.Changed = true
	m.askOnceChosen()
	m.watchAge()
}

// takeSurvey takes a page of the overview.
func (m *Monitor) takeSurvey(p *client.Page) {
	s := &m.survey
	known := p.Total >= len(p.Scans)
	p.Total = max(p.Total, len(p.Scans))
	before := s.pages[s.next]
	if before == nil || before.Total != p.Total || !slices.EqualFunc(before.Scans, p.Scans, sameNews) {
		m.age.changed = m.now
	}
	if !m.filter.narrowed() && known {
		m.counts.takeSurvey(surveyed[s.next], p.Total, m.filter.Tab())
		s.counted = true
	}
	s.accepted, s.blamed = true, false
	m.observe(p.Scans) // before take, which changes them
	for _, id := range s.take(m.now, p) {
		m.follow.lost(id)
	}
	if m.err = s.failure().err; m.poll.failures > surveyTries {
		s.anew() // not one page alone has failed, so all of them may come now
	}
	m.age.good, m.age.stale = s.oldest(), false
	m.dimIfOld()
	wait, again := m.poll.succeeded(m.now, m.surveyBusy())
	m.watchAge()
	if s.round--; s.round > 0 {
		m.ask()
		return
	}
	m.next(wait, again)
	m.askNext()
}

// surveyBusy reports whether a scan of the overview is running or waiting.
func (m *Monitor) surveyBusy() bool {
	return slices.ContainsFunc(m.pages(), func(p *client.Page) bool { return busy(p.Scans) })
}

// Surveying reports whether the overview is open.
func (m *Monitor) Surveying() bool { return m.survey.open }

// Loaded reports whether there is something to show: the page, or every page of the overview while that is
// open.
func (m *Monitor) Loaded() bool {
	if m.survey.open {
		return m.survey.complete()
	}
	return m.page != nil
}
