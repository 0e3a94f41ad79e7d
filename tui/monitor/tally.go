package monitor

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"

	"scantop/client"
)

// maxTallied is how many tallies are kept. The oldest are dropped first.
const maxTallied = 1000

// Tally says how many open findings a run has. The four severities add up to Total.
type Tally struct{ High, Medium, Low, Info, Total int }

// Tallied is the tally of the newest run of a scan that is over.
type Tallied struct {
	ScanID string
	Run    string // tells this run from the other runs of the scan; see runMark
	Tally  Tally
}

// tallies holds what is known of the findings of runs, and which question about them is next. The
// findings of a run are counted once, while the row of its scan is in sight.
type tallies struct {
	asks    bool                   // the two operations that count findings can be called
	known   map[string]kept        // tallies by ScanId
	added   uint64                 // how many tallies there ever were
	sight   []string               // ScanIds of the rows in sight, from the top
	current tallying               // run that is being counted; the zero value: none
	failed  map[string]failedTally // runs whose counting failed, by ScanId
	waits   time.Time              // when a question last failed or was too slow; none follows for tallyPause
	refused map[requestKind]bool   // kinds of question that AVDS does not answer
}

// kept is a tally, and its place in the order in which tallies came.
type kept struct {
	Tallied
	number uint64
}

// failedTally says how often the counting of a run failed.
type failedTally struct {
	run   string
	times int
}

// runMark returns a text that tells the newest run of a scan from its other runs, and changes if the
// run goes on after it was aborted. over is false if the run is not over, or is not one of a
// vulnerability scan with a ScanId.
func runMark(s *client.Scan) (mark string, over bool) {
	status := effectiveStatus(client.StatusRunning, s)
	ended := status == client.StatusFinished || status == client.StatusAborted
	if !ended || s.Type != client.TypeVuln || s.ID == "" {
		return "", false
	}
	return string(status) + " " + seconds(s.LastRun) + " " + seconds(s.End), true
}

// seconds returns a time in seconds since 1970, and "-" for the zero time.
func seconds(at time.Time) string {
	if at.IsZero() {
		return "-"
	}
	return strconv.FormatInt(at.Unix(), 10)
}

// Tally returns what the newest run of a scan found. known is false if the run is not over, or its
// findings have not been counted.
func (m *Monitor) Tally(s *client.Scan) (t Tally, known bool) {
	mark, over := runMark(s)
	k, known := m.tallies.known[s.ID]
	return k.Tally, known && over && k.Run == mark
}

// Tallies returns all known tallies, in the order in which they came.
func (m *Monitor) Tallies() []Tallied {
	list := make([]Tallied, 0, len(m.tallies.known))
	byAge := func(a, b kept) int { return cmp.Compare(a.number, b.number) }
	for _, k := range slices.SortedFunc(maps.Values(m.tallies.known), byAge) {
		list = append(list, k.Tallied)
	}
	return list
}

// add keeps a tally, and drops the oldest one if there are too many.
func (t *tallies) add(n Tallied) {
	if t.known == nil {
		t.known = map[string]kept{}
	}
	t.added++
	t.known[n.ScanID] = kept{n, t.added}
	if len(t.known) <= maxTallied {
		return
	}
	oldest := n.ScanID
	for id, k := range t.known {
		if k.number < t.known[oldest].number {
			oldest = id
		}
	}
	delete(t.known, oldest)
}

// running forgets the tally of a scan that is running, because it is that of an earlier run, or of the
// same run before it went on. It reports whether there was one.
func (t *tallies) running(id string) bool {
	if t.current.id == id {
		t.current = tallying{}
	}
	_, known := t.known[id]
	delete(t.known, id)
	return known
}

// fails notes that the run could not be counted. No question follows for a while.
func (t *tallies) fails(now time.Time) {
	c := t.current
	t.waits, t.current = now, tallying{}
	if t.failed == nil || len(t.failed) >= maxTallied {
		t.failed = map[string]failedTally{}
	}
	t.failed[c.id] = failedTally{c.run, t.failures(c.id, c.run) + 1}
}

// failures returns how often the counting of a run failed.
func (t *tallies) failures(id, run string) int {
	if f := t.failed[id]; f.run == run {
		return f.times
	}
	return 0
}

// retry forgets failures, and that AVDS does not answer.
func (t *tallies) retry() { t.failed, t.refused, t.waits = nil, nil, time.Time{} }

// Counts returns the counts of high, medium, low and info findings.
func (t Tally) Counts() []int { return []int{t.High, t.Medium, t.Low, t.Info} }

// end returns the event in the log that says that the newest run of a scan is over, or nil.
func (l *log) end(id string) *Event {
	for i := range slices.Backward(l.events) {
		e := &l.events[i]
		switch {
		case e.ID != id:
		case e.Kind == Finished || e.Kind == Aborted:
			return e
		case e.Kind == Started || e.Kind == Resumed:
			return nil
		}
	}
	return nil
}

// Found returns what the run found whose end an event says, or nil if that is not known. The event may
// be older than the reply that told.
func (m *Monitor) Found(e Event) *Tally {
	for _, logged := range slices.Backward(m.log.events) {
		if logged.Kind == e.Kind && logged.ID == e.ID && logged.At.Equal(e.At) {
			return logged.Found
		}
	}
	return nil
}
