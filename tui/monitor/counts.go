package monitor

import (
	"maps"
	"slices"
	"time"

	"scantop/client"
)

// Limits on requests for the counts of tabs. A sweep asks for each count in turn that no page tells.
const (
	sweepInterval = 30 * time.Second // shortest time between the starts of two sweeps
	countInterval = 5 * time.Second  // shortest time between two requests for a count
)

// counts holds how many scans each tab has. A sweep asks for one tab after the other, activeTab first, and
// only while no other request is under way. It never asks for the tab that two others tell; see third.
type counts struct {
	totals  map[int]int          // totals by tab, for the filter that is shown
	known   map[narrowing]former // totals of filters that were shown before
	pending []int                // tabs that the sweep under way has yet to ask for
	sweptAt time.Time            // when the newest sweep began
	askedAt time.Time            // when a count was last asked for
	armed   bool                 // a timer runs until the next count may be asked for
}

// former holds the totals of a filter at the time when the user chose another one.
type former struct {
	totals map[int]int
	at     time.Time // when the user chose the other filter
}

// third returns the tab of a status whose total follows from those of activeTab and of the other tab: what
// waits, or what runs while the page shows what waits.
func third(shown int) (tab, other int) {
	running, waiting := tabOfStatus(client.StatusRunning), tabOfStatus(client.StatusWaiting)
	if shown == waiting {
		return running, waiting
	}
	return waiting, running
}

// total returns how many scans a tab has.
func (c *counts) total(tab, shown int) (n int, known bool) {
	n, known = c.totals[tab]
	if follows, other := third(shown); tab == follows {
		active, ok := c.totals[activeTab]
		if rest, both := c.totals[other]; ok && both {
			return max(0, active-rest), true
		}
	}
	return n, known
}

// keep notes what other totals tell, because another tab is going to be shown.
func (c *counts) keep(shown int) {
	tab, _ := third(shown)
	if n, known := c.total(tab, shown); known {
		c.note(tab, n)
	}
}

// takeSurvey saves the total of a status that the overview shows. If it runs or waits, that of activeTab
// changes with it.
func (c *counts) takeSurvey(status client.Status, total, shown int) {
	active := Tabs()[activeTab]
	if i := slices.Index(active, status); i >= 0 {
		if other, known := c.total(tabOfStatus(active[1-i]), shown); known {
			c.note(activeTab, total+other)
		}
	}
	c.note(tabOfStatus(status), total)
}

// note saves the total of a tab.
func (c *counts) note(tab, total int) {
	if c.totals == nil {
		c.totals = map[int]int{}
	}
	switch {
	case total == unknownTotal:
		delete(c.totals, tab)
	case tab >= 0:
		c.totals[tab] = total
	}
}

// takePage saves the total that comes with a page of a filter, for its tab. A page that is the
// whole list also gives the total of each status that the filter shows. told are the tabs whose totals
// the page tells, so that no sweep need ask for them.
func (c *counts) takePage(f Filter, p *client.Page, total int) (told []int) {
	c.note(f.Tab(), total)
	follows, _ := third(f.Tab())
	told = append(told, f.Tab(), follows) // the latter as soon as two others are known
	if f.Tab() == allTab && total != unknownTotal {
		maps.DeleteFunc(c.totals, func(_, n int) bool { return n > total }) // no status has more than all
	}
	if len(p.Scans) != total {
		return told
	}
	here := perStatus(p.Scans)
	for tab, statuses := range Tabs() {
		hidden := func(s client.Status) bool { return len(f.Statuses) > 0 && !slices.Contains(f.Statuses, s) }
		if tab != allTab && !slices.ContainsFunc(statuses, hidden) {
			c.note(tab, sum(here, statuses))
			told = append(told, tab)
		}
	}
	return told
}

// tabOf returns the tab of a status by its place in client.Statuses.
func tabOf(status int) int { return allTab + 1 + status }

func tabOfStatus(status client.Status) int { return tabOf(slices.Index(client.Statuses(), status)) }

// perStatus counts scans by status.
func perStatus(scans []client.Scan) map[client.Status]int {
	n := map[client.Status]int{}
	for i := range scans {
		n[scans[i].Status]++
	}
	return n
}

// sum returns how many scans have one of some statuses.
func sum(n map[client.Status]int, statuses []client.Status) (all int) {
	for _, status := range statuses {
		all += n[status]
	}
	return all
}

// moved applies the changes of status between two pages to the totals of the other tabs, so that
// these do not contradict the rows until the next sweep. shown is the tab of the page.
func (c *counts) moved(before, now []client.Scan, shown int) {
	was := make(map[string]client.Status, len(before))
	for _, s := range before {
		if _, twice := was[s.ID]; twice || s.ID == "" {
			s.Status = "" // unknown, as several scans may be meant
		}
		was[s.ID] = s.Status
	}
	here := perStatus(now)
	for i := range now {
		s := &now[i]
		if from := was[s.ID]; from != "" && from != s.Status {
			c.add(from, -1, shown)
			c.add(s.Status, 1, shown)
		}
	}
	for tab, statuses := range Tabs() { // the sweep may have counted the change already
		if total, ok := c.totals[tab]; ok {
			c.totals[tab] = max(total, sum(here, statuses))
		}
	}
}

func (c *counts) add(status client.Status, n, shown int) {
	for tab, statuses := range Tabs() {
		if total, ok := c.totals[tab]; ok && tab != shown && slices.Contains(statuses, status) {
			c.totals[tab] = max(0, total+n)
		}
	}
}

// narrowing is the part of a filter that changes the totals of the tabs: all but the statuses.
type narrowing struct {
	scanType client.ScanType
	trigger  client.Trigger
	search   string
}

func (f Filter) narrowing() narrowing { return narrowing{f.ScanType, f.Trigger, f.Search} }

// maxKnown is how many filters' totals are kept.
const maxKnown = 16

// turn replaces the totals of one filter by those of another, if they are recent. A sweep then
// brings new ones.
func (c *counts) turn(from, to narrowing, now time.Time) {
	if c.known == nil || len(c.known) >= maxKnown {
		c.known = map[narrowing]former{}
	}
	c.known[from] = former{c.totals, now}
	c.totals, c.pending = nil, nil
	if before := c.known[to]; now.Sub(before.at).Abs() < sweepInterval {
		c.totals = before.totals
	}
}

// start begins a sweep over all tabs except those whose totals the page tells. It goes on with the
// sweep under way, or does nothing, if the last one began less than sweepInterval ago.
func (c *counts) start(now time.Time, told []int) {
	known := func(tab int) bool { return slices.Contains(told, tab) }
	c.pending = slices.DeleteFunc(c.pending, known)
	if len(c.pending) > 0 || (!c.sweptAt.IsZero() && now.Sub(c.sweptAt).Abs() < sweepInterval) {
		return
	}
	for tab := range Tabs() {
		if !known(tab) {
			c.sweptAt, c.pending = now, append(c.pending, tab)
		}
	}
}

// left returns how long the next count of the sweep must wait. A clock that was set back delays nothing.
func (c *counts) left(now time.Time) time.Duration {
	since := now.Sub(c.askedAt)
	if since < 0 {
		return 0
	}
	return max(0, countInterval-since)
}

// askCount asks for the next count of the sweep. It returns false if there is none, or if it must wait;
// a timer then ends the wait.
func (m *Monitor) askCount() bool {
	c := &m.counts
	if len(c.pending) == 0 {
		return false
	}
	if left := c.left(m.now); left > 0 {
		if !c.armed {
			c.armed = true
			m.request(Request{Kind: Wake, Wait: left, timer: timeToCount})
		}
		return false
	}
	if m.mayAsk(true) {
		tab := c.pending[0]
		c.pending, c.askedAt = c.pending[1:], m.now
		m.askSmall(Request{Kind: askCount, Query: m.filter.countQuery(tab), tab: tab})
	}
	return true
}

// unknownTotal stands for the total of a tab when the reply contradicts itself.
const unknownTotal = -1

// countQuery returns a query whose reply has the total of a tab.
func (f Filter) countQuery(tab int) client.Query { return f.OnTab(tab).Query(1, 1, "") }
