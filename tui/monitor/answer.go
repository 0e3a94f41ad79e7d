package monitor

import (
	"errors"
	"slices"
	"time"

	"scantop/client"
)

// credentialsInterval is how often a Monitor that has stopped because of its key pair
// looks whether there is another one by now. It asks nobody but the disk.
const credentialsInterval = 10 * time.Second

// Take takes an answer. One that nobody waits for any more is dropped.
func (m *Monitor) Take(now time.Time, a Answer) Outcome {
	m.now, m.out = now, Outcome{}
	switch a.To.Kind {
	case AskPage:
		m.takePage(a)
	case AskCount:
		m.takeCount(a)
	case AskScan:
		m.takeScan(a)
	case LookAtCredentials:
		m.takeCredentials(a)
	case Wake:
		m.wake(a.To)
	}
	return m.out
}

// wake does what a Wake was for.
func (m *Monitor) wake(r Request) {
	switch current := m.poll.current(r.gen); {
	case r.timer == timeToLookAtAge:
		m.lookAtAge(r.gen)
	case !current:
	case r.timer == timeToAsk:
		m.askInTime(r)
	case r.timer == timeToShowSlow:
		m.poll.slow = m.poll.inFlight
		m.forgetOther()
	case r.timer == timeToLookForKeys && m.poll.halted:
		m.request(Request{Kind: LookAtCredentials, gen: r.gen})
	}
}

// askInTime asks for the page when its time has come. A smaller question under way may
// finish first, or a slow server would never answer one; after another interval it has
// to give way.
func (m *Monitor) askInTime(r Request) {
	switch {
	case m.smallInFlight() && !m.due:
		m.due = true
		r.Wait = m.poll.interval
		m.request(r)
	case m.poll.delayed:
		m.ask()
	default:
		m.refresh()
	}
}

func (m *Monitor) takePage(a Answer) {
	if !m.poll.current(a.To.gen) {
		return
	}
	m.poll.slow, m.out.Changed = false, true
	if a.Err != nil {
		m.failed(a.Err)
		return
	}
	total := m.complete(a.Page)
	if m.leavesEmptyPage(a.Page) {
		m.refresh()
		return
	}
	m.err = nil
	if m.page != nil && !m.chosen {
		m.counts.moved(m.page.Scans, a.Page.Scans, m.filter.Tab())
	}
	whole := m.counts.tell(m.filter, a.Page, total)
	m.show(a.Page)
	if !whole {
		m.counts.start(m.now, m.filter.Tab())
	}
	wait, again := m.poll.succeeded(m.now, busy(a.Page.Scans))
	m.age.fresh(m.now)
	m.watchAge()
	m.next(wait, again)
	m.askNext()
}

// next makes the request that the user asked for during the last one, or else waits
// for another.
func (m *Monitor) next(wait time.Duration, again bool) {
	if m.poll.again {
		m.ask()
		return
	}
	m.replan(wait, again)
}

// replan waits for the next request, where there is one.
func (m *Monitor) replan(wait time.Duration, again bool) {
	switch {
	case again:
		m.wakeAfter(wait, timeToAsk)
	case m.poll.halted && !m.poll.paused():
		m.wakeAfter(credentialsInterval, timeToLookForKeys)
	}
}

// failed keeps the last good page and plans another try where that is of use.
func (m *Monitor) failed(err error) {
	m.err = err
	m.forgetOther()
	m.next(m.poll.failed(m.now, asFailure(err)))
}

// asFailure is an error as one of the client's.
func asFailure(err error) *client.Error {
	var failure *client.Error
	if !errors.As(err, &failure) {
		failure = &client.Error{Message: err.Error()}
	}
	return failure
}

// forgetOther takes a page away that answers another question than the one asked.
func (m *Monitor) forgetOther() {
	if m.chosen && m.page != nil {
		m.page, m.out.Changed, m.out.Turned = nil, true, true
	}
}

func (m *Monitor) takeCredentials(a Answer) {
	switch {
	case !m.poll.current(a.To.gen) || !m.poll.halted:
	case a.Changed:
		m.refresh()
	default:
		m.replan(0, false)
	}
}

// busy reports whether any scan runs or waits.
func busy(scans []client.Scan) bool {
	return slices.ContainsFunc(scans, func(s client.Scan) bool {
		return s.Status == client.StatusRunning || s.Status == client.StatusWaiting
	})
}
