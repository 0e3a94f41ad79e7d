package findings

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/findings"
	"scantop/tui/effect"
)

// Intervals between requests.
const (
	backgroundInterval = 2 * time.Second        // between two background requests: 30 a minute at most
	updateInterval     = 30 * time.Second       // between two updates of a run that is running
	backgroundRetry    = time.Minute            // after a background request has failed
	rest               = 200 * time.Millisecond // how long the cursor stands on a finding before its details are read
	lookAhead          = 5                      // rows above and below the visible ones that are read too
)

// asking holds the requests of the screen. At most one is in flight.
type asking struct {
	fx         *effect.Findings
	generation int // replies to requests of an older one are dropped
	inFlight   *effect.FindingsRequest
	background bool                     // the request in flight reads in the background
	failure    error                    // of the newest request for the user
	failures   int                      // how many of those have failed in a row
	retryAt    time.Time                // when the next request for the user may be sent; zero: after r
	refused    map[string]*client.Error // operations that AVDS does not offer, or not to this account
	notBefore  time.Time                // when the next background request may be sent
	updateAt   time.Time                // when to look for new findings of a run that is running
	wakeAt     time.Time                // when a wake-up was asked for; zero: none was

	tell func(operation string, failure *client.Error) // receives what is refused; may be nil
}

// drop cancels the request in flight. Its reply, and all wake-ups, are ignored.
func (a *asking) drop() {
	a.fx.Cancel()
	a.generation++
	a.inFlight, a.wakeAt = nil, time.Time{}
}

// proceed sends the most urgent request, or asks for a wake-up when the next one is due. A request for
// the user cancels a background request that is in flight.
func (f *Findings) proceed() tea.Cmd {
	a := &f.asking
	if !f.entered || a.fx == nil {
		return nil
	}
	now := a.fx.Now()
	request, due, ok := f.urgent(now)
	switch {
	case a.inFlight != nil && !a.background:
		return nil
	case ok && !due.After(now):
		if a.inFlight != nil {
			a.drop()
		}
		return f.send(request, false)
	case a.inFlight != nil:
		return nil
	}
	if r, more := f.idle(); more {
		if !a.notBefore.After(now) {
			a.notBefore = now.Add(backgroundInterval)
			return f.send(r, true)
		}
		if !ok || a.notBefore.Before(due) {
			due, ok = a.notBefore, true
		}
	}
	if !ok || !a.wakeAt.IsZero() && !a.wakeAt.After(due) {
		return nil
	}
	a.wakeAt = due
	return a.fx.Wake(due.Sub(now), a.generation)
}

func (f *Findings) send(r effect.FindingsRequest, background bool) tea.Cmd {
	a := &f.asking
	r.Generation = a.generation
	a.inFlight, a.background = &r, background
	return a.fx.Ask(r)
}

// urgent returns the next request for the user, and when it is due. It returns false if nothing is
// missing.
func (f *Findings) urgent(now time.Time) (r effect.FindingsRequest, due time.Time, ok bool) {
	a := &f.asking
	if a.unavailable() != nil || a.failure != nil && a.retryAt.IsZero() {
		return r, now, false
	}
	if r, due, ok = f.wanted(now); a.failure != nil && due.Before(a.retryAt) {
		due = a.retryAt
	}
	return r, due, ok
}

// wanted is urgent without regard to failures.
func (f *Findings) wanted(now time.Time) (r effect.FindingsRequest, due time.Time, ok bool) {
	if f.known.runs == nil || f.again {
		return effect.FindingsRequest{Kind: effect.ReadRuns, ID: f.scan.ID}, now, true
	}
	if run := f.known.run(); run != nil && f.known.complete() == nil {
		from, to := f.rows.table.Top-lookAhead, f.rows.table.End()+lookAhead
		if q, missing := f.known.pages.missing(f.filter.severity, from, to); missing {
			return effect.FindingsRequest{Kind: effect.ReadFindings, Query: q}, now, true
		}
	}
	if id, at := f.wantedDetail(); id != "" && !f.known.current[id] {
		r, due, ok = effect.FindingsRequest{Kind: effect.ReadFinding, ID: id}, at, true
	}
	if f.report.following != "" && (!ok || f.report.due.Before(due)) {
		r, due, ok = effect.FindingsRequest{Kind: effect.ReadRuns, ID: f.scan.ID}, f.report.due, true
	}
	if at := f.asking.updateAt; f.known.running() && (!ok || at.Before(due)) {
		r, due, ok = effect.FindingsRequest{Kind: effect.ReadRuns, ID: f.scan.ID}, at, true
	}
	return r, due, ok
}

// idle returns the next background request: another page of all findings of the shown run, or of the
// finished run before it. It returns false if nothing is missing.
func (f *Findings) idle() (effect.FindingsRequest, bool) {
	run := f.known.run()
	if run == nil || f.asking.failure != nil || f.asking.unavailable() != nil {
		return effect.FindingsRequest{}, false
	}
	wanted := []string{run.TaskID}
	if before, ok := f.known.before(); ok && !f.known.whole(run.TaskID).tooMany {
		wanted = append(wanted, before.TaskID)
	}
	for _, id := range wanted {
		if w := f.known.whole(id); w.next > 0 {
			return effect.FindingsRequest{Kind: effect.ReadFindings, Whole: true, Query: client.FindingQuery{
				TaskID: id, Paging: client.Paging{Page: w.next, PageSize: findings.PageSize},
			}}, true
		}
	}
	return effect.FindingsRequest{}, false
}

// unavailable returns the refusal of an operation without which there is nothing to show, or nil.
func (a *asking) unavailable() *client.Error {
	for _, operation := range []string{"DescribeScanSessions", "DescribeAllVulnerabilities"} {
		if failure := a.refused[operation]; failure != nil {
			return failure
		}
	}
	return nil
}
