package monitor

import (
	"maps"
	"slices"
	"time"

	"scantop/client"
)

// sweepInterval is the least time between two sweeps that count the scans of
// each status.
const sweepInterval = 30 * time.Second

// counts holds how many scans each tab has, 0 being the tab for all. A sweep
// asks for one tab after the other, and only while nothing else is asked.
type counts struct {
	totals  map[int]int          // of the filter that is shown
	known   map[narrowing]former // of filters that were shown before
	pending []int                // tabs that the sweep under way has yet to ask for
	sweptAt time.Time            // when the newest sweep began
}

// former is what was known of a filter when another one was chosen.
type former struct {
	totals map[int]int
	at     time.Time // when that was
}

// note takes the total of a tab.
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

// tell takes what a page of a filter tells: the total of its tab, unless that is
// unknown, and, where the page is the whole list, the totals of the statuses that
// the filter lets through. It reports whether those are all.
func (c *counts) tell(f Filter, p *client.Page, total int) (all bool) {
	c.note(f.Tab(), total)
	if f.Tab() == 0 && total != unknownTotal {
		maps.DeleteFunc(c.totals, func(_, n int) bool { return n > total }) // no status has more than all
	}
	if len(p.Scans) != total {
		return false
	}
	here := perStatus(p.Scans)
	for i, status := range Tabs() {
		if len(f.Statuses) == 0 || slices.Contains(f.Statuses, status) {
			c.note(i+1, here[status])
		}
	}
	if all = len(f.Statuses) == 0; all {
		c.pending = nil
	}
	return all
}

// perStatus counts scans by their status.
func perStatus(scans []client.Scan) map[client.Status]int {
	n := map[client.Status]int{}
	for i := range scans {
		n[scans[i].Status]++
	}
	return n
}

// moved carries changes of status that a page shows over to the totals of the
// other tabs, so that these do not contradict the rows until the next sweep.
func (c *counts) moved(before, now []client.Scan, shown int) {
	was := make(map[string]client.Status, len(before))
	for i := range before {
		was[before[i].ID] = before[i].Status
	}
	here := perStatus(now)
	for i := range now {
		s := &now[i]
		if from, ok := was[s.ID]; ok && from != s.Status {
			c.add(from, -1, shown)
			c.add(s.Status, 1, shown)
		}
	}
	for i, status := range Tabs() { // the sweep may have known before
		if total, ok := c.totals[i+1]; ok && total < here[status] {
			c.totals[i+1] = here[status]
		}
	}
}

func (c *counts) add(status client.Status, n, shown int) {
	tab := slices.Index(Tabs(), status) + 1
	if total, ok := c.totals[tab]; ok && tab > 0 && tab != shown {
		c.totals[tab] = max(0, total+n)
	}
}

// narrowing is what of a filter changes the totals of the tabs.
type narrowing struct {
	scanType client.ScanType
	trigger  client.Trigger
	search   string
}

func (f Filter) narrowing() narrowing { return narrowing{f.ScanType, f.Trigger, f.Search} }

// maxKnown bounds how many filters' totals are kept.
const maxKnown = 16

// turn goes from one filter's totals to another's: those that were known a short
// while ago, until a sweep brings new ones.
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

// start begins a sweep over all tabs but the one whose page is shown, if the
// last one is long enough ago.
func (c *counts) start(now time.Time, shown int) {
	if len(c.pending) > 0 || (!c.sweptAt.IsZero() && now.Sub(c.sweptAt).Abs() < sweepInterval) {
		return
	}
	c.sweptAt = now
	for tab := 0; tab <= len(Tabs()); tab++ {
		if tab != shown {
			c.pending = append(c.pending, tab)
		}
	}
}

// next is the tab to ask for now, if any.
func (c *counts) next() (tab int, ok bool) {
	if len(c.pending) == 0 {
		return 0, false
	}
	tab, c.pending = c.pending[0], c.pending[1:]
	return tab, true
}

// counted takes an answer; after a failure the rest of the sweep is given up.
func (c *counts) counted(tab, total int, failed bool) {
	if failed {
		c.pending = nil
		return
	}
	c.note(tab, total)
}

// unknownTotal is the total of a tab of which nothing is sure.
const unknownTotal = -1

// countQuery is the query whose total belongs to a tab.
func (f Filter) countQuery(tab int) client.Query { return f.OnTab(tab).Query(1, 1, "") }
