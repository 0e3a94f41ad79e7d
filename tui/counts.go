package tui

import (
	"slices"
	"time"

	"scantop/client"
)

// sweepPeriod is the least time between two sweeps that count the scans of
// each status.
const sweepPeriod = 30 * time.Second

// counts holds how many scans each tab has, 0 being the tab for all. A sweep
// asks for one tab after the other, and only while nothing else is asked.
type counts struct {
	totals  map[int]int               // of the filter that is shown
	known   map[narrowing]map[int]int // of filters that were shown before
	gen     int                       // of the sweep; answers of an older one are dropped
	pending []int
	sweptAt time.Time
	asking  bool
	asked   int // the tab that is asked for
}

// note takes a total that came for free with a page.
func (c *counts) note(tab, total int) {
	if c.totals == nil {
		c.totals = map[int]int{}
	}
	if tab >= 0 {
		c.totals[tab] = total
	}
}

// moved carries changes of status that a page shows over to the totals of the
// other tabs, so that these do not contradict the rows until the next sweep.
func (c *counts) moved(before, now []client.Scan, shown int) {
	was := make(map[string]client.Status, len(before))
	for i := range before {
		was[before[i].ID] = before[i].Status
	}
	here := map[client.Status]int{}
	for i := range now {
		s := &now[i]
		here[s.Status]++
		if from, ok := was[s.ID]; ok && from != s.Status {
			c.add(from, -1, shown)
			c.add(s.Status, 1, shown)
		}
	}
	for i, status := range tabs() { // the sweep may have known before
		if total, ok := c.totals[i+1]; ok && total < here[status] {
			c.totals[i+1] = here[status]
		}
	}
}

func (c *counts) add(status client.Status, n, shown int) {
	tab := slices.Index(tabs(), status) + 1
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

func (f filter) narrowing() narrowing { return narrowing{f.scanType, f.trigger, f.search} }

// maxKnown bounds how many filters' totals are kept.
const maxKnown = 16

// turn goes from one filter's totals to another's: those that were known
// before, until a sweep brings new ones.
func (c *counts) turn(from, to narrowing) {
	if c.known == nil || len(c.known) >= maxKnown {
		c.known = map[narrowing]map[int]int{}
	}
	c.known[from] = c.totals
	c.totals, c.pending, c.asking, c.gen = c.known[to], nil, false, c.gen+1
}

// start begins a sweep over all tabs but the one whose page is shown, if the
// last one is long enough ago.
func (c *counts) start(now time.Time, shown int) {
	if len(c.pending) > 0 || c.asking || (!c.sweptAt.IsZero() && now.Sub(c.sweptAt) < sweepPeriod) {
		return
	}
	c.sweptAt = now
	c.gen++
	for tab := 0; tab <= len(tabs()); tab++ {
		if tab != shown {
			c.pending = append(c.pending, tab)
		}
	}
}

// next is the tab to ask for now, if any.
func (c *counts) next() (tab int, ok bool) {
	if c.asking || len(c.pending) == 0 {
		return 0, false
	}
	c.asking, c.asked = true, c.pending[0]
	c.pending = c.pending[1:]
	return c.asked, true
}

// giveWay takes the question under way back for later.
func (c *counts) giveWay() {
	if c.asking {
		c.asking = false
		c.gen++
		c.pending = append([]int{c.asked}, c.pending...)
	}
}

// counted takes an answer; after a failure the rest of the sweep is given up.
func (c *counts) counted(msg scansCountedMsg) {
	if msg.gen != c.gen {
		return
	}
	c.asking = false
	if msg.err != nil {
		c.pending = nil
		return
	}
	c.note(msg.tab, msg.total)
}

// countQuery is the query whose total belongs to a tab.
func (f filter) countQuery(tab int) client.Query { return f.onTab(tab).query(1, 1, "") }
