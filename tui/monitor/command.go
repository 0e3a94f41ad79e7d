package monitor

import (
	"reflect"
	"time"

	"scantop/client"
)

// Bounds of what a user can do.
const (
	// slowAnswer is how long the rows of another filter may stay, and how long an answer
	// may take unannounced: short enough not to be read, long enough not to flicker on a
	// fast line.
	slowAnswer = 200 * time.Millisecond
	// choosing is how long after another one a filter may be one that is only passed
	// through: it is asked for if nothing else is chosen for as long.
	choosing = 150 * time.Millisecond
)

// Command is something that the user wants: one of the types that follow.
type Command interface{ do(*Monitor) }

// The commands.
type (
	Start   struct{}                   // asks for the first time
	Refresh struct{}                   // asks at once, also in a pause
	Pause   struct{}                   // asks no more until a Refresh, or until the next Pause, which also asks
	Turn    struct{ By int }           // goes so many pages on, within the list
	Choose  struct{ Filter Filter }    // shows other scans, from their first page
	Watch   struct{ Scan client.Scan } // watches a scan, or no longer; with too many, nothing
	Touched struct{}                   // somebody is there: a key or the mouse
	Pin     struct {                   // follows the scan whose details are open
		Scan client.Scan // as far as it is known; without a ScanId and a name: none
		Ask  bool        // it may be on no page: ask for it at once
	}
)

// Do carries a command out.
func (m *Monitor) Do(now time.Time, c Command) Outcome {
	m.now, m.out = now, Outcome{}
	c.do(m)
	return m.out
}

func (Start) do(m *Monitor) { m.refresh() }

func (Refresh) do(m *Monitor) {
	if m.poll.later(m.now) {
		m.wakeAfter(slowAnswer, timeToShowSlow)
		return
	}
	m.ask()
}

func (Pause) do(m *Monitor) {
	if m.poll.paused() {
		m.poll.resume()
		m.ask()
		return
	}
	m.poll.pause(m.now)
	m.watchAge()
}

func (c Turn) do(m *Monitor) {
	if m.page == nil || m.chosen {
		return
	}
	target := max(1, min(m.wanted+c.By, lastPage(m.page)))
	if target == m.wanted {
		return
	}
	m.wanted = target
	m.ask()
}

func (c Choose) do(m *Monitor) {
	m.stop()
	if from, to := m.filter.narrowing(), c.Filter.narrowing(); from != to {
		m.counts.turn(from, to, m.now)
	}
	if !reflect.DeepEqual(m.filter, c.Filter) {
		clear(m.running) // what this one hides is not gone
	}
	m.filter, m.wanted, m.chosen = c.Filter, 1, true
	last := m.chosenAt
	m.chosenAt = m.now
	if since := m.now.Sub(last); since >= 0 && since < choosing && m.poll.held(m.now) == 0 {
		m.postpone(choosing)
		return
	}
	m.ask()
}

func (c Watch) do(m *Monitor) { m.follow.toggle(c.Scan) }

func (Touched) do(m *Monitor) {
	if wait, again := m.poll.touched(m.now); again {
		m.replan(wait, again)
		m.watchAge()
	}
}

func (c Pin) do(m *Monitor) {
	m.pinned.scan = c.Scan
	m.follow.pin(c.Scan.ID)
	m.pinned.loaded = m.OnPage(c.Scan.ID) || c.Scan.Type != ""
	m.updatePinned()
	if !c.Ask || c.Scan.ID == "" {
		return
	}
	if m.OnPage(c.Scan.ID) || m.poll.inFlight || m.small.Kind == AskScan || m.poll.held(m.now) > 0 || !m.mayAsk(false) {
		m.askNext()
		return
	}
	m.stop()
	m.lookUp(c.Scan.ID)
}

// ask is refresh for somebody who waits for the answer.
func (m *Monitor) ask() {
	m.refresh()
	m.wakeAfter(slowAnswer, timeToShowSlow)
}

// refresh asks for the page now and cancels what is under way. While the service
// wishes not to be asked, it waits. Nobody may have looked at the age of the data
// meanwhile: the program or the machine was suspended.
func (m *Monitor) refresh() {
	m.dimIfOld()
	if left := m.poll.held(m.now); left > 0 {
		m.postpone(left)
		return
	}
	m.stop()
	m.poll.slow, m.due, m.poll.delayed = false, false, false
	if m.pageSize == 0 {
		m.look()
		return
	}
	gen := m.poll.begin(m.now)
	m.request(Request{Kind: AskPage, Query: m.filter.Query(m.wanted, m.pageSize, m.lang), gen: gen})
}

// postpone asks for the page later, for somebody who waits for it.
func (m *Monitor) postpone(wait time.Duration) {
	m.stop()
	m.poll.slow, m.due, m.poll.delayed = false, false, true
	m.poll.postpone(m.now, wait)
	m.wakeAfter(wait, timeToAsk)
}

// stop cancels what is under way.
func (m *Monitor) stop() {
	if m.poll.inFlight || m.smallInFlight() {
		m.request(Request{Kind: Cancel})
	}
	m.poll.inFlight = false
	m.putBack()
}
