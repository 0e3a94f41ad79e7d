package monitor

import (
	"errors"
	"slices"
	"time"

	"scantop/client"
)

// credentialsInterval is how often a Monitor that stopped because AVDS rejected its key pair checks
// for another key pair. The check reads only the disk.
const credentialsInterval = 10 * time.Second

// Take handles what came of a request. It ignores an Answer to a request that was cancelled or
// replaced.
func (m *Monitor) Take(now time.Time, a Answer) Outcome {
	m.now, m.out = now, Outcome{}
	switch a.To.Kind {
	case askPage:
		m.takePage(a)
	case askCount:
		m.takeCount(a)
	case askScan:
		m.takeScan(a)
	case AskRuns, AskFindings:
		m.takeTally(a)
	case LookAtCredentials:
		m.takeCredentials(a)
	case Wake:
		m.wake(a.To)
	}
	return m.out
}

// wake handles a timer that has fired.
func (m *Monitor) wake(r Request) {
	switch current := m.poll.current(r.gen); {
	case r.timer == timeToLookAtAge:
		m.lookAtAge(r.gen)
	case r.timer == timeToFit:
		m.fitInTime(r.gen)
	case r.timer == timeToCount:
		m.counts.armed = false
		m.askNext()
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

// askInTime asks for the page when it is due. A small request under way gets one more interval to
// finish, or else a slow server would never finish one; after that it is cancelled. A question about
// findings is cancelled at once.
func (m *Monitor) askInTime(r Request) {
	if m.asksTally() {
		m.tallies.waits = m.now
	}
	switch {
	case m.smallInFlight() && !m.asksTally() && !m.poll.due:
		m.poll.due = true
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
	if m.survey.open {
		m.takeSurvey(a.Page)
		return
	}
	total := m.complete(a.Page)
	switch {
	case m.losesSelected(a.Page):
		m.observe(a.Page.Scans)
		fallthrough
	case m.leavesEmptyPage(a.Page):
		m.refresh()
		return
	}
	m.err = nil
	m.accepted(a.Page)
	if m.page != nil && !m.chosen && !m.survey.counted {
		m.counts.moved(m.page.Scans, a.Page.Scans, m.filter.Tab())
	}
	m.survey.counted = false
	m.counts.start(m.now, m.counts.takePage(m.filter, a.Page, total))
	m.show(a.Page)
	wait, again := m.poll.succeeded(m.now, busy(a.Page.Scans))
	m.age.fresh(m.now)
	m.watchAge()
	m.next(wait, again)
	m.askNext()
}

// next sends the request that the user asked for during the last one, or else waits for the next
// one that is planned.
func (m *Monitor) next(wait time.Duration, again bool) {
	if m.poll.again {
		m.ask()
		return
	}
	m.replan(wait, again)
}

// replan starts the timer for the next request if again is true. If the Monitor has stopped, it
// starts the timer for the next check of the credentials.
func (m *Monitor) replan(wait time.Duration, again bool) {
	switch {
	case again:
		m.wakeAfter(wait, timeToAsk)
	case m.poll.halted && !m.poll.paused():
		m.wakeAfter(credentialsInterval, timeToLookForKeys)
	}
}

// failed keeps the last good page and plans another try if one can succeed.
func (m *Monitor) failed(err error) {
	if m.blames(asFailure(err)) {
		m.refresh()
		return
	}
	m.err = err
	if m.survey.open {
		m.survey.fails(m.now, err)
	}
	m.forgetOther()
	m.next(m.poll.failed(m.now, asFailure(err)))
}

// asFailure returns an error as an error of the client.
func asFailure(err error) *client.Error {
	if failure, ok := errors.AsType[*client.Error](err); ok {
		return failure
	}
	return &client.Error{Message: err.Error()}
}

// forgetOther removes a page that belongs to the former filter.
func (m *Monitor) forgetOther() {
	if m.chosen && m.page != nil {
		m.page, m.out.Changed, m.out.Turned = nil, true, true
	}
}

func (m *Monitor) takeCredentials(a Answer) {
	switch {
	case !m.poll.current(a.To.gen) || !m.poll.halted:
	case a.Changed:
		m.survey.anew()
		m.refresh()
	default:
		m.replan(0, false)
	}
}

// busy reports whether any scan is running or waiting.
func busy(scans []client.Scan) bool {
	return slices.ContainsFunc(scans, func(s client.Scan) bool {
		return s.Status == client.StatusRunning || s.Status == client.StatusWaiting
	})
}
