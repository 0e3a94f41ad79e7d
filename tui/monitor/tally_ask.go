package monitor

import (
	"math"
	"slices"
	"time"

	"scantop/client"
)

// Limits on questions about findings.
const (
	talliesPerMinute = 10          // questions per minute
	reservedTallies  = 4           // how many of them are for runs that have just ended, enough for one run
	tallyPause       = time.Minute // time without a question after one that failed or was too slow
	tallyTries       = 3           // how often the counting of a run is tried
	runsPerQuestion  = 20          // runs in a reply, among which the newest is searched
)

// Sight says which rows are in sight, and what the page must be like to fill the window.
type Sight struct {
	IDs      []string // ScanIds of the rows, from the top; only the findings of their runs are counted
	Room     int      // how many scans the list can show; 0: none, as the window is too small
	Selected string   // ScanId of the scan with the cursor; "": none
}

func (c Sight) do(m *Monitor) {
	m.fit(c.Room, c.Selected)
	if slices.Equal(m.tallies.sight, c.IDs) {
		return
	}
	m.tallies.sight = c.IDs
	if m.tallies.asks {
		m.askNext()
	}
}

// tallying is a run that is being counted.
type tallying struct {
	id, run string // ScanId, and the mark of the run
	job     string // RefJobId, by which AVDS may know the runs; "": none, or asked already
	runsOf  string // ID whose runs are asked for; "": the scan has one run, and needs no TaskId
	page    int    // page of the runs
	task    string // TaskId of the run; "": not known, or not needed
	step    int    // how many counts came: the total, then those of severities
	left    int    // findings that belong to no severity yet
	tally   Tally
}

// severities are the severities that are asked for, in this order. The rest are info.
var severities = []client.Severity{client.SeverityHigh, client.SeverityMedium, client.SeverityLow}

// asksTally reports whether a question about findings is under way.
func (m *Monitor) asksTally() bool { return m.small.Kind == AskRuns || m.small.Kind == AskFindings }

// askTally sends the next question about findings, if there is one and it is allowed now.
func (m *Monitor) askTally() {
	t := &m.tallies
	waits := !t.waits.IsZero() && m.now.Sub(t.waits).Abs() < tallyPause
	if !t.asks || waits || t.refused[AskFindings] || !m.Loaded() || m.chosen && !m.survey.open || !m.mayTally(true) {
		return
	}
	if s, ended := m.uncounted(); s != nil && m.mayTally(ended) {
		m.askSmall(t.question(s))
	}
}

// uncounted returns the scan in sight whose run is counted next, or nil. Runs that failed less often than
// others come first, so that one that cannot be counted delays no other for long. Of these, runs that have just
// ended come first, as the log says; ended reports whether the run is one of them. Then comes the run that is
// being counted, and then runs from the top.
func (m *Monitor) uncounted() (next *client.Scan, ended bool) {
	best := math.MaxInt
	for _, id := range m.tallies.sight {
		s := m.row(id)
		if s == nil || !m.countable(s) {
			continue
		}
		run, _ := runMark(s)
		rank := 4 * m.tallies.failures(id, run)
		if m.tallies.current.id != id {
			rank++
		}
		hasEnded := m.log.end(id) != nil
		if !hasEnded {
			rank += 2
		}
		if rank < best {
			next, ended, best = s, hasEnded, rank
		}
	}
	return next, ended
}

// countable reports whether the newest run of a scan is over, has not been counted, and may be. A scan
// that waits for its next run is counted only if an event says that the last one has ended.
func (m *Monitor) countable(s *client.Scan) bool {
	run, over := runMark(s)
	if _, known := m.Tally(s); known || !over || m.tallies.failures(s.ID, run) >= tallyTries {
		return false
	}
	if s.Trigger == client.TriggerPeriodic && m.tallies.refused[AskRuns] {
		return false
	}
	return s.Status != client.StatusWaiting || m.log.end(s.ID) != nil
}

// row returns the newest state of a scan of the page, a watched scan or the pinned one, or nil.
func (m *Monitor) row(id string) *client.Scan {
	for s := range m.InSight() {
		if s.ID == id {
			return s
		}
	}
	if s := &m.pinned.scan; s.ID == id && m.pinned.loaded {
		return s
	}
	return nil
}

// question returns the next question about the newest run of a scan.
func (t *tallies) question(s *client.Scan) Request {
	c := &t.current
	if run, _ := runMark(s); c.id != s.ID || c.run != run {
		*c = tallying{id: s.ID, run: run, page: 1}
		if s.Trigger == client.TriggerPeriodic {
			c.runsOf, c.job = s.ID, s.RefJobID
		}
	}
	if c.runsOf != "" && c.task == "" {
		paging := client.Paging{Page: c.page, PageSize: runsPerQuestion}
		return Request{Kind: AskRuns, Runs: client.RunQuery{ScanID: c.runsOf, Paging: paging}}
	}
	open := client.FindingOpen
	q := client.FindingQuery{Paging: client.Paging{Page: 1, PageSize: 1}, TaskID: c.task, Status: &open}
	if c.task == "" {
		q.ScanID = c.id
	}
	if c.step > 0 {
		q.Severity = &severities[c.step-1]
	}
	return Request{Kind: AskFindings, Findings: q}
}

func (m *Monitor) takeTally(a Answer) {
	if !m.awaits(a.To) {
		return
	}
	t := &m.tallies
	done, ok := false, false
	switch {
	case a.Err != nil && asFailure(a.Err).Unavailable():
		m.refuse(a.To.Kind, asFailure(a.Err))
		ok = true
	case a.Err != nil:
	case a.To.Kind == AskRuns:
		ok = t.current.takeRuns(a.Runs)
	default:
		done, ok = t.current.takeFindings(a.Findings)
	}
	switch {
	case !ok:
		t.fails(m.now)
	case done:
		t.add(Tallied{t.current.id, t.current.run, t.current.tally})
		if e := m.log.end(t.current.id); e != nil {
			found := t.current.tally
			e.Found = &found
		}
		t.current = tallying{}
		m.out.Changed, m.out.Tallied = true, true
	}
	if !m.honourRetryAfter(a.Err) {
		m.afterSmall()
	}
}

// takeRuns takes a page of runs and finds the newest one that is over. It returns false if there is
// none. No document says in which order AVDS lists runs, so the last page is read if the first one
// begins with the oldest run.
func (c *tallying) takeRuns(l *client.Listing[client.Run]) bool {
	runs := l.Items
	switch {
	case len(runs) == 0 && c.job != "":
		c.runsOf, c.job, c.page = c.job, "", 1
		return true
	case c.page == 1 && l.Pages > 1 && len(runs) > 1 && runs[0].Created.Before(runs[len(runs)-1].Created):
		c.page = l.Pages
		return true
	}
	runs = slices.DeleteFunc(slices.Clone(runs), func(r client.Run) bool {
		return r.TaskID == "" || r.Status != client.StatusFinished && r.Status != client.StatusAborted
	})
	if len(runs) == 0 {
		return false
	}
	c.task = slices.MaxFunc(runs, func(a, b client.Run) int { return a.Created.Compare(b.Created) }).TaskID
	return true
}

// takeFindings takes the total of the findings that were asked for. done reports whether the tally is
// complete. ok is false if the reply contradicts itself or an earlier one.
func (c *tallying) takeFindings(l *client.Listing[client.Finding]) (done, ok bool) {
	n := l.Total
	if n < len(l.Items) || slices.ContainsFunc(l.Items, c.unasked) || c.step > 0 && n > c.left {
		return false, false
	}
	switch c.step {
	case 0:
		c.tally.Total, c.left = n, n
	case 1:
		c.tally.High = n
	case 2:
		c.tally.Medium = n
	case 3:
		c.tally.Low = n
	}
	if c.step > 0 {
		c.left -= n
	}
	c.step++
	done = c.left == 0 || c.step > len(severities)
	if done {
		c.tally.Info = c.left
	}
	return done, true
}

// unasked reports whether a finding is not one of those that were asked for, because AVDS does not know
// the filter.
func (c *tallying) unasked(f client.Finding) bool {
	if c.step == 0 {
		return f.Status != client.FindingOpen && f.Status != client.FindingUnknown
	}
	return f.Severity != severities[c.step-1] && f.Severity != client.SeverityUnknown
}

// refuse notes that AVDS does not answer a kind of question.
func (m *Monitor) refuse(kind requestKind, failure *client.Error) {
	t := &m.tallies
	if t.refused == nil {
		t.refused = map[requestKind]bool{}
	}
	t.refused[kind], t.current = true, tallying{}
	operation := "DescribeAllVulnerabilities"
	if kind == AskRuns {
		operation = "DescribeScanSessions"
	}
	m.Refused(m.now, operation, failure)
	m.out.Changed = true
}
