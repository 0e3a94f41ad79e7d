package monitor

import (
	"fmt"
	"slices"
	"time"

	"scantop/client"
)

// stretches returns the turns at which a scan was finished or aborted until a time.
func (l *life) stretches(at time.Duration) (ends []turn) {
	for _, t := range l.turns {
		if _, over := runMark(&t.scan); over && t.at <= at {
			ends = append(ends, t)
		}
	}
	return ends
}

// find returns a scan that exists, or nil.
func (w *world) find(at time.Duration, id string) *life {
	for i := range w.lives {
		if l := &w.lives[i]; l.turns[0].scan.ID == id && l.born <= at && l.deleted > at {
			return l
		}
	}
	return nil
}

// runs returns the reply to a query for runs. Each end of a run counts as a run of its own. Some scans
// are known by their RefJobId only, and some list the oldest run first.
func (w *world) runs(at time.Duration, q client.RunQuery) *client.Listing[client.Run] {
	reply := &client.Listing[client.Run]{Number: max(1, q.Page), Size: 3}
	var id string
	for i := range w.lives {
		if s := &w.lives[i].turns[0].scan; s.ID == q.ScanID && s.RefJobID == "" || q.ScanID == s.RefJobID {
			id = s.ID
		}
	}
	l := w.find(at, id)
	if l == nil {
		return reply
	}
	ends := l.stretches(at)
	for i, t := range ends {
		status := effectiveStatus(client.StatusRunning, &t.scan)
		run := client.Run{TaskID: fmt.Sprint(id, "-", i+1), Status: status, Created: noon.Add(t.at)}
		reply.Items = append(reply.Items, run)
	}
	if l.now(at).scan.Status == client.StatusRunning {
		running := client.Run{TaskID: id + "-0", Status: client.StatusRunning, Created: noon.Add(at)}
		reply.Items = append(reply.Items, running)
	}
	if id[len(id)-1]%2 == 0 {
		slices.Reverse(reply.Items)
	}
	reply.Total, reply.Pages = len(reply.Items), (len(reply.Items)+2)/3
	first := min((reply.Number-1)*3, reply.Total)
	reply.Items = reply.Items[first:min(first+3, reply.Total)]
	return reply
}

// tally returns what the run of a scan that ended for the nth time found: nothing, a few findings or
// many. Of some runs, AVDS always says that they have fewer than none.
func (w *world) tally(id string, n int) Tally {
	seed := n * 7
	for _, digit := range id {
		seed = (seed*31 + int(digit)) % 1_000_003
	}
	if seed%20 == 0 {
		return Tally{Total: -1}
	}
	t := Tally{High: seed % 3, Medium: seed % 5, Low: seed % 700, Info: seed % 2}
	if seed%4 == 0 {
		t = Tally{}
	}
	t.Total = t.High + t.Medium + t.Low + t.Info
	return t
}

// findings returns the reply to a query for findings.
func (w *world) findings(at time.Duration, q client.FindingQuery) *client.Listing[client.Finding] {
	id, n := q.ScanID, 0
	if q.TaskID != "" {
		id = q.TaskID[:19]
		fmt.Sscan(q.TaskID[20:], &n)
	} else if l := w.find(at, id); l != nil {
		if n = len(l.stretches(at)); l.now(at).scan.Trigger == client.TriggerPeriodic {
			n = -1 // the findings of all runs
		}
	}
	t := w.tally(id, n)
	total, severity := t.Total, client.SeverityUnknown
	if q.Severity != nil {
		severity = *q.Severity
		total = t.Counts()[client.SeverityHigh-severity]
	}
	reply := &client.Listing[client.Finding]{Number: 1, Size: 1, Total: total, Pages: total}
	if total > 0 {
		reply.Items = []client.Finding{{ID: "1", Severity: severity, Status: client.FindingOpen}}
	}
	return reply
}

// lookAround says which rows the user sees: from some row of the page on, or the last ends of the overview.
func (w *week) lookAround() error {
	var ids []string
	if p := w.m.Page(); w.m.Surveying() {
		_, _, _, ended := w.m.Overview(w.now())
		for _, s := range ended.Scans {
			ids = append(ids, s.ID)
		}
	} else if p != nil {
		for _, s := range p.Scans[min(w.top, len(p.Scans)):] {
			ids = append(ids, s.ID)
		}
	}
	if slices.Equal(ids, w.m.tallies.sight) {
		return nil
	}
	return w.do(w.sight(ids))
}

// fewestTallies is how many runs are counted, or fail, in the quiet minutes at least, if so many are in sight:
// the budget is six questions a minute while a scan is running, and a run needs up to five.
const fewestTallies = 6

// countTried notes how many runs were tried.
func (w *week) countTried() error {
	w.tried = w.m.tallies.tried()
	return nil
}

// tried returns how many runs were counted or failed.
func (t *tallies) tried() int {
	n := int(t.added)
	for _, f := range t.failed {
		n += f.times
	}
	return n
}

// compareTallies checks the known tallies of all visible scans against the world. After quiet minutes,
// the first scan in sight whose run is over has one, unless fewestTallies others were tried meanwhile, too many
// scans are followed or the questions about it failed.
func (w *week) compareTallies() error {
	left := true
	for s := range w.m.InSight() {
		run, over := runMark(s)
		t, known := w.m.Tally(s)
		l := w.world.find(w.truth(), s.ID)
		if l == nil {
			continue
		}
		if truth := w.world.tally(s.ID, len(l.stretches(w.truth()))); known && t != truth {
			return fmt.Errorf("%s (%s) has the tally %+v, in truth %+v", s.ID, run, t, truth)
		}
		if !over || !left || !w.m.countable(s) && !known || !slices.Contains(w.m.tallies.sight, s.ID) {
			continue
		}
		left = false
		others := w.m.tallies.tried() - w.tried
		allowed := others < fewestTallies && w.m.followedPerMinute() <= fewSmallPerMinute/3
		asked := allowed && w.m.tallies.failures(s.ID, run) == 0
		if asked && !known {
			return fmt.Errorf("%s (%s) was not counted, and only %d others", s.ID, run, others)
		}
	}
	return nil
}
