package monitor

import (
	"maps"
	"slices"
	"time"

	"scantop/client"
)

// SweepPeriod is the least time between two sweeps that count the scans of
// each status.
const SweepPeriod = 30 * time.Second

// Counts holds how many scans each tab has, 0 being the tab for all. A sweep
// asks for one tab after the other, and only while nothing else is asked.
type Counts struct {
	Totals  map[int]int          // of the filter that is shown
	known   map[narrowing]former // of filters that were shown before
	Gen     int                  // of the sweep; answers of an older one are dropped
	Pending []int
	sweptAt time.Time
	Asking  bool
	asked   int // the tab that is asked for
}

// former is what was known of a filter when another one was chosen.
type former struct {
	totals map[int]int
	at     time.Time // when that was
}

// note takes the total of a tab.
func (c *Counts) note(tab, total int) {
	if c.Totals == nil {
		c.Totals = map[int]int{}
	}
	switch {
	case total == UnknownTotal:
		delete(c.Totals, tab)
	case tab >= 0:
		c.Totals[tab] = total
	}
}

// Tell takes what a page of a filter tells: the total of its tab, unless that is
// unknown, and, where the page is the whole list, the totals of the statuses that
// the filter lets through. It reports whether those are all.
func (c *Counts) Tell(f Filter, p *client.Page, total int) (all bool) {
	c.note(f.Tab(), total)
	if f.Tab() == 0 && total != UnknownTotal {
		maps.DeleteFunc(c.Totals, func(_, n int) bool { return n > total }) // no status has more than all
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
		c.Pending = nil
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

// Moved carries changes of status that a page shows over to the totals of the
// other tabs, so that these do not contradict the rows until the next sweep.
func (c *Counts) Moved(before, now []client.Scan, shown int) {
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
		if total, ok := c.Totals[i+1]; ok && total < here[status] {
			c.Totals[i+1] = here[status]
		}
	}
}

func (c *Counts) add(status client.Status, n, shown int) {
	tab := slices.Index(Tabs(), status) + 1
	if total, ok := c.Totals[tab]; ok && tab > 0 && tab != shown {
		c.Totals[tab] = max(0, total+n)
	}
}

// narrowing is what of a filter changes the totals of the tabs.
type narrowing struct {
	scanType client.ScanType
	trigger  client.Trigger
	search   string
}

func (f Filter) Narrowing() narrowing { return narrowing{f.ScanType, f.Trigger, f.Search} }

// maxKnown bounds how many filters' totals are kept.
const maxKnown = 16

// Turn goes from one filter's totals to another's: those that were known a short
// while ago, until a sweep brings new ones.
func (c *Counts) Turn(from, to narrowing, now time.Time) {
	if c.known == nil || len(c.known) >= maxKnown {
		c.known = map[narrowing]former{}
	}
	c.known[from] = former{c.Totals, now}
	c.Totals, c.Pending, c.Asking, c.Gen = nil, nil, false, c.Gen+1
	if before := c.known[to]; now.Sub(before.at).Abs() < SweepPeriod {
		c.Totals = before.totals
	}
}

// Start begins a sweep over all tabs but the one whose page is shown, if the
// last one is long enough ago.
func (c *Counts) Start(now time.Time, shown int) {
	if len(c.Pending) > 0 || c.Asking || (!c.sweptAt.IsZero() && now.Sub(c.sweptAt) < SweepPeriod) {
		return
	}
	c.sweptAt = now
	c.Gen++
	for tab := 0; tab <= len(Tabs()); tab++ {
		if tab != shown {
			c.Pending = append(c.Pending, tab)
		}
	}
}

// Next is the tab to ask for now, if any.
func (c *Counts) Next() (tab int, ok bool) {
	if c.Asking || len(c.Pending) == 0 {
		return 0, false
	}
	c.Asking, c.asked = true, c.Pending[0]
	c.Pending = c.Pending[1:]
	return c.asked, true
}

// GiveWay takes the question under way back for later.
func (c *Counts) GiveWay() {
	if c.Asking {
		c.Asking = false
		c.Gen++
		c.Pending = append([]int{c.asked}, c.Pending...)
	}
}

// Counted takes an answer; after a failure the rest of the sweep is given up.
func (c *Counts) Counted(gen, tab, total int, failed bool) {
	if gen != c.Gen {
		return
	}
	c.Asking = false
	if failed {
		c.Pending = nil
		return
	}
	c.note(tab, total)
}

// UnknownTotal is the total of a tab of which nothing is sure.
const UnknownTotal = -1

// CountQuery is the query whose total belongs to a tab.
func (f Filter) CountQuery(tab int) client.Query { return f.OnTab(tab).Query(1, 1, "") }
