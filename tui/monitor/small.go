package monitor

import (
	"errors"

	"scantop/client"
)

// askNext sends the next small request, if no request is under way and none is held back: one for a
// followed scan, or else one for the count of a tab if that is due, or else one about findings.
func (m *Monitor) askNext() {
	if m.poll.inFlight || m.poll.delayed || m.smallInFlight() || m.poll.paused() || m.err != nil ||
		m.poll.retryAfterLeft(m.now) > 0 {
		return
	}
	if !m.mayAsk(false) {
		return
	}
	if id := m.follow.next(m.now, m.poll.interval); id != "" {
		m.lookUp(id)
		return
	}
	if !m.askCount() {
		m.askTally()
	}
}

// lookUp asks for a scan by its ScanId.
func (m *Monitor) lookUp(id string) {
	m.follow.note(id, m.now)
	m.askSmall(Request{Kind: askScan, Query: client.Query{ScanID: id, PageSize: 1, Lang: m.lang}})
}

// askSmall sends a small request in a generation of its own.
func (m *Monitor) askSmall(r Request) {
	r.gen = m.small.gen + 1
	m.small = r
	m.allowance.spend(m.now, r.Kind)
	m.request(r)
}

// smallInFlight reports whether a small request is under way.
func (m *Monitor) smallInFlight() bool { return m.small.Kind != Cancel }

// awaits reports whether a reply belongs to the small request under way, which then ends.
func (m *Monitor) awaits(r Request) bool {
	awaited := r.Kind == m.small.Kind && r.gen == m.small.gen
	if awaited {
		m.small.Kind = Cancel
	}
	return awaited
}

// putBack gives up the small request under way, so that it is sent again later.
func (m *Monitor) putBack() {
	switch m.small.Kind {
	case askCount:
		m.counts.pending = append([]int{m.small.tab}, m.counts.pending...)
	case askScan:
		delete(m.follow.askedAt, m.small.Query.ScanID)
	}
	m.small.Kind = Cancel
}

func (m *Monitor) takeCount(a Answer) {
	if !m.awaits(a.To) {
		return
	}
	switch {
	case a.Err != nil:
		m.counts.pending = nil // a failure ends the sweep
	case a.Page.Total < len(a.Page.Scans): // the reply left the total out
		m.counts.note(a.To.tab, unknownTotal)
	default:
		m.counts.note(a.To.tab, a.Page.Total)
	}
	if !m.honourRetryAfter(a.Err) {
		m.afterSmall()
	}
}

func (m *Monitor) takeScan(a Answer) {
	if !m.awaits(a.To) {
		return
	}
	id := a.To.Query.ScanID
	m.follow.answered(id, a.Err != nil)
	if m.sizing.size == 0 {
		m.looked(id, a)
		return
	}
	switch {
	case m.honourRetryAfter(a.Err), a.Err != nil && !m.poll.due: // the request for the page will show what is wrong
		return
	case a.Err == nil:
		m.found(id, a.Page.Scans)
	}
	m.afterSmall()
}

// found takes the scans of a reply about one scan. A server that does not know the parameter lists
// all scans.
func (m *Monitor) found(id string, scans []client.Scan) {
	at := indexOf(scans, id)
	if at < 0 {
		m.follow.notFound(id)
		m.out.Changed = true
		return
	}
	m.observe(scans[at : at+1])
}

// honourRetryAfter delays the next request for the page if AVDS asked for a wait in its reply to a small request.
// It reports whether AVDS did.
func (m *Monitor) honourRetryAfter(err error) bool {
	var failure *client.Error
	if !errors.As(err, &failure) || failure.RetryAfter <= 0 {
		return false
	}
	m.poll.noteRetryAfter(m.now, failure)
	if !m.poll.inFlight {
		m.poll.due = false
		m.replan(m.poll.plan(m.now, max(0, m.poll.nextAt.Sub(m.now))))
	}
	return true
}

// afterSmall goes on after a small request: with the page if that has become due, or else with the
// next small request.
func (m *Monitor) afterSmall() {
	if m.poll.due && !m.smallInFlight() {
		m.refresh()
		return
	}
	m.askNext()
}
