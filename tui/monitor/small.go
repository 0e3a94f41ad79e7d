package monitor

import (
	"errors"
	"slices"

	"scantop/client"
)

// askNext asks one smaller question while no page is being asked for: for a scan that
// is followed, else for a tab's count. Counts give way first.
func (m *Monitor) askNext() {
	if m.poll.inFlight || m.smallInFlight() || m.poll.paused() || m.err != nil || m.poll.held(m.now) > 0 {
		return
	}
	if !m.mayAsk(false) {
		return
	}
	if id, ok := m.follow.next(m.now, m.poll.period); ok {
		m.lookUp(id)
		return
	}
	if !m.mayAsk(true) {
		return
	}
	if tab, ok := m.counts.next(); ok {
		m.allowance.spend(m.now, true)
		m.request(Request{Kind: AskCount, Query: m.filter.countQuery(tab), gen: m.counts.gen, tab: tab})
	}
}

// smallInFlight reports whether one of the smaller questions is under way.
func (m *Monitor) smallInFlight() bool { return m.counts.asking || m.follow.asking != "" }

// lookUp asks for a scan by its ScanId.
func (m *Monitor) lookUp(id string) {
	m.allowance.spend(m.now, false)
	q := client.Query{ScanID: id, PageSize: 1, Lang: m.lang}
	m.request(Request{Kind: AskScan, Query: q, gen: m.follow.gen})
}

func (m *Monitor) takeCount(a Answer) {
	if a.To.gen != m.counts.gen || !m.counts.asking {
		return
	}
	total := unknownTotal
	if a.Err == nil && a.Page.Total >= len(a.Page.Scans) { // else the reply left it out
		total = a.Page.Total
	}
	m.counts.counted(a.To.tab, total, a.Err != nil)
	if !m.obey(a.Err) {
		m.afterSmall()
	}
}

func (m *Monitor) takeScan(a Answer) {
	if a.To.gen != m.follow.gen || m.follow.asking == "" {
		return
	}
	id := m.follow.asking
	m.follow.answered(a.Err != nil)
	if m.pageSize == 0 {
		m.looked(id, a)
		return
	}
	switch {
	case m.obey(a.Err), a.Err != nil && !m.due: // the next page will tell more
		return
	case a.Err == nil:
		m.found(id, a.Page.Scans)
	}
	m.afterSmall()
}

// found takes the answer to a look-up: a server may not know the parameter, and list
// all scans.
func (m *Monitor) found(id string, scans []client.Scan) {
	at := slices.IndexFunc(scans, func(s client.Scan) bool { return s.ID == id })
	if at < 0 {
		m.follow.notFound(id)
		m.out.Changed = true
		return
	}
	m.observe(scans[at : at+1])
}

// obey puts the next page off where the service wished so in its answer to a smaller
// question.
func (m *Monitor) obey(err error) bool {
	var failure *client.Error
	if !errors.As(err, &failure) || failure.RetryAfter <= 0 {
		return false
	}
	m.poll.hold(m.now, failure)
	if !m.poll.inFlight {
		m.due = false
		m.replan(m.poll.plan(m.now, max(0, m.poll.nextAt.Sub(m.now))))
	}
	return true
}

// afterSmall goes on after an answer to a small question: with the page, if its time
// has come meanwhile.
func (m *Monitor) afterSmall() {
	if m.due && !m.smallInFlight() {
		m.refresh()
		return
	}
	m.askNext()
}
