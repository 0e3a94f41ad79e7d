package monitor

import (
	"reflect"
	"time"

	"scantop/client"
)

// Limits on what the user waits for.
const (
	// slowReply is how long a reply may take before the screen says so, and how long the rows of
	// the former filter stay: too short to read them, long enough not to flicker on a fast line.
	slowReply = 200 * time.Millisecond
	// choosing is how long a filter must stay chosen before it is asked for, if another filter was
	// chosen just before: the user may only be stepping through the tabs. The overview opens like a filter.
	choosing = 150 * time.Millisecond
)

// Command is something that the user wants: Start, Refresh, Pause, Turn, Choose, Watch, Touched, Pin, Sight
// or Survey.
type Command interface{ do(*Monitor) }

// The commands.
type (
	Start   struct{}                   // asks for the first time
	Refresh struct{}                   // asks at once, even while refreshing is paused
	Pause   struct{}                   // pauses refreshing, or resumes it and asks at once
	Turn    struct{ By int }           // shows the page By pages further on, within the list
	Choose  struct{ Filter Filter }    // shows the first page of another filter
	Watch   struct{ Scan client.Scan } // watches a scan, or stops watching it; does nothing at the maximum
	Touched struct{}                   // says that the user pressed a key or used the mouse
	Pin     struct {                   // follows the scan whose details are open, instead of the one before
		Scan client.Scan // what is known of the scan; without ScanId and name, no details are open
		Ask  bool        // the scan may be on no page, so ask for it at once
	}
)

// Do carries out a command.
func (m *Monitor) Do(now time.Time, c Command) Outcome {
	m.now, m.out = now, Outcome{}
	c.do(m)
	return m.out
}

func (Start) do(m *Monitor) {
	m.sizing.started = true
	m.refresh()
}

func (Refresh) do(m *Monitor) {
	m.Retry()
	m.askAnew()
}

// askAnew asks for the page, or all pages of the overview, or lets that follow a request that was sent just now.
func (m *Monitor) askAnew() {
	m.survey.anew()
	if m.poll.later(m.now) {
		m.wakeAfter(slowReply, timeToShowSlow)
		return
	}
	m.ask()
}

func (Pause) do(m *Monitor) {
	if m.poll.paused() {
		m.poll.resume()
		m.askAnew()
		return
	}
	m.poll.pause(m.now)
	m.survey.round = 0
	m.watchAge()
}

// A last page that is short stays so: the pages are those of AVDS, and a longer one would be another page 3 of 3,
// with rows that the user has just left.
func (c Turn) do(m *Monitor) {
	if m.page == nil || m.chosen {
		return
	}
	target := max(1, min(m.wanted+c.By, m.lastWanted()))
	if target == m.wanted {
		return
	}
	m.wanted, m.sizing.keeps = target, false
	m.ask()
}

func (c Choose) do(m *Monitor) {
	m.stop()
	m.counts.keep(m.filter.Tab())
	if from, to := m.filter.narrowing(), c.Filter.narrowing(); from != to {
		m.counts.turn(from, to, m.now)
	}
	if !reflect.DeepEqual(m.filter, c.Filter) {
		clear(m.running) // a scan that the new filter hides has not ended
	}
	m.filter, m.wanted, m.chosen, m.sizing.filled, m.sizing.keeps = c.Filter, 1, true, 0, false
	m.askOnceChosen()
}

// askOnceChosen asks for what the user has just chosen, or waits if the user chose something else just before.
func (m *Monitor) askOnceChosen() {
	last := m.chosenAt
	m.chosenAt = m.now
	if since := m.now.Sub(last); since >= 0 && since < choosing && m.poll.retryAfterLeft(m.now) == 0 {
		m.postpone(choosing)
		return
	}
	m.ask()
}

func (c Watch) do(m *Monitor) { m.follow.toggle(c.Scan) }

func (Touched) do(m *Monitor) {
	if wait, again := m.poll.touched(m.now); again {
		m.age.awake = m.now
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
	busy := m.poll.inFlight || m.small.Kind == askScan // a request for a count is cancelled instead
	if busy || m.OnPage(c.Scan.ID) || m.poll.retryAfterLeft(m.now) > 0 || !m.mayAsk(false) {
		m.askNext()
		return
	}
	m.stop()
	m.lookUp(c.Scan.ID)
}

// ask asks for the page for a user who waits for it, and says so if the reply is slow.
func (m *Monitor) ask() {
	m.refresh()
	m.wakeAfter(slowReply, timeToShowSlow)
}

// refresh cancels the request under way and asks for the page, or waits as long as AVDS asked for.
// It checks the age of the data first, because no timer fired while the program or the machine was
// suspended.
func (m *Monitor) refresh() {
	m.dimIfOld()
	if left := m.poll.retryAfterLeft(m.now); left > 0 {
		m.postpone(left)
		return
	}
	m.stop()
	m.poll.slow, m.poll.due, m.poll.delayed = false, false, false
	switch s := &m.sizing; {
	case s.size == 0:
		m.look()
		return
	case s.follows && !s.known && !m.survey.open:
		return // the page is asked for once the room is known
	}
	query := m.survey.query(m.lang)
	if !m.survey.open {
		m.resize(m.sizing.wanted())
		query = m.filter.Query(m.wanted, m.sizing.size, m.lang)
	}
	m.request(Request{Kind: askPage, Query: query, gen: m.poll.begin(m.now)})
}

// postpone asks for the page after a wait, for a user who waits for it.
func (m *Monitor) postpone(wait time.Duration) {
	m.stop()
	m.poll.slow, m.poll.due, m.poll.delayed = false, false, true
	m.poll.postpone(m.now, wait)
	m.wakeAfter(wait, timeToAsk)
}

// stop cancels the request under way.
func (m *Monitor) stop() {
	if m.poll.inFlight || m.smallInFlight() {
		m.request(Request{Kind: Cancel})
	}
	m.poll.inFlight = false
	m.putBack()
}
