package monitor

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"scantop/client"
)

// Bounds of what is known about scans that were seen.
const (
	maxTracked  = 2000           // scans; those least recently seen leave first
	forgetAfter = 24 * time.Hour // a scan not seen for so long counts as new
	settling    = time.Minute    // a percent or date that turns this soon after a start belongs to it
)

// differ finds transitions by comparing each row with the last one of the same
// scan. A scan that it has not seen before gives none, so that neither the first
// page nor another page or filter does. The zero value is ready to use.
type differ struct {
	known map[string]lastSeen // by ScanId
	look  uint64              // number of the newest observation
}

// lastSeen is what the rows of a scan have said so far.
type lastSeen struct {
	status         client.Status
	start, lastRun time.Time // zero until a row had one
	nextRun        time.Time // likewise
	percent        float64   // of the run under way; negative until a row had one
	begunAt        time.Time // when it was seen to start; zero if that was not seen
	endedAt        time.Time // when it was seen to stop, or to have run meanwhile
	stalled        bool
	stalledAt      float64 // the percent by then
	seen           time.Time
	look           uint64
}

// observe takes the rows of a page and returns what has changed, in their
// order, at most one transition for each scan. Of rows with the same ScanId the
// first counts; a row without a ScanId or a status says nothing. stalled tells
// whether a running scan has not moved for long.
func (t *differ) observe(now time.Time, scans []client.Scan, stalled func(id string) bool) []Event {
	if t.known == nil {
		t.known = map[string]lastSeen{}
	}
	maps.DeleteFunc(t.known, func(_ string, s lastSeen) bool { return now.Sub(s.seen) >= forgetAfter })
	t.look++
	var found []Event
	for i := range scans[:min(len(scans), maxTracked)] {
		s := &scans[i]
		old, before := t.known[s.ID]
		if s.ID == "" || s.Status == "" || before && old.look == t.look {
			continue
		}
		stuck := s.Status == client.StatusRunning && stalled(s.ID)
		next := old.after(s)
		if before {
			to := next.outcome(old, s)
			if kind, changed := next.compare(old, s, to, stuck, now); changed {
				found = append(found, tell(kind, old, s, to, now))
			}
		} else if stuck {
			next.stall()
		}
		next.seen, next.look = now, t.look
		t.known[s.ID] = next
	}
	t.shrink()
	return found
}

// shrink lets the scans go that were seen least recently.
func (t *differ) shrink() {
	if len(t.known) <= maxTracked {
		return
	}
	ids := slices.SortedFunc(maps.Keys(t.known), func(a, b string) int {
		return cmp.Or(cmp.Compare(t.known[a].look, t.known[b].look), strings.Compare(a, b))
	})
	for _, id := range ids[:len(ids)-maxTracked] {
		delete(t.known, id)
	}
}

// after is what is known of a scan once its new row was read.
func (g lastSeen) after(s *client.Scan) lastSeen {
	if g.status != client.StatusRunning || s.Status != client.StatusRunning {
		g.percent, g.stalled = -1, false
	}
	g.status = s.Status
	if s.Status == client.StatusRunning && s.Progress.Known && !s.Progress.Clamped {
		g.percent = s.Progress.Value
	}
	if !s.Start.IsZero() {
		g.start = s.Start
	}
	if !s.LastRun.IsZero() {
		g.lastRun = s.LastRun
	}
	if !s.NextRun.IsZero() {
		g.nextRun = s.NextRun
	}
	return g
}

func (g *lastSeen) stall() { g.stalled, g.stalledAt = true, g.percent }

// outcome is the status that a scan has come to, also where a run of it began and ended
// between two looks.
func (g *lastSeen) outcome(old lastSeen, s *client.Scan) client.Status {
	from := old.status
	if g.ranSince(old) {
		from = client.StatusRunning
	}
	return effectiveStatus(from, s)
}

// ranSince reports that another run has begun since the last look. That of a scan which
// had not run yet has begun when it was expected, or later.
func (g *lastSeen) ranSince(old lastSeen) bool {
	if old.lastRun.IsZero() {
		return !old.nextRun.IsZero() && !g.lastRun.Before(old.nextRun)
	}
	return movedOn(old.lastRun, g.lastRun)
}

// compare names what happened between the row before and the new one, if
// anything did. The scan has come to a status.
func (g *lastSeen) compare(old lastSeen, s *client.Scan, to client.Status, stuck bool, now time.Time) (Kind, bool) {
	running := s.Status == client.StatusRunning
	switch {
	case old.status != s.Status:
		if running {
			g.begunAt = now
		} else {
			g.endedAt = now
		}
		return kindOf(old.status, to), true
	case to != s.Status && g.ranSince(old) && now.Sub(old.endedAt).Abs() >= settling:
		g.endedAt = now
		return kindOf(old.status, to), true
	case !running:
		return 0, false
	case g.anotherRun(old) && now.Sub(old.begunAt).Abs() >= settling:
		g.begunAt, g.stalled = now, false
		return Started, true
	case stuck && !old.stalled:
		g.stall()
		return Stalled, true
	case old.stalled && !stuck && g.percent != old.stalledAt: // it was not merely lost from sight
		g.stalled = false
		return Recovered, true
	}
	return 0, false
}

func movedOn(from, to time.Time) bool { return !from.IsZero() && to.After(from) }

// anotherRun reports that a running scan is in another run than when it was
// last looked at. What became of that one cannot be known. A percent that falls
// by little is an older reply.
func (g *lastSeen) anotherRun(old lastSeen) bool {
	return g.percent < old.percent-staleStep || movedOn(old.lastRun, g.lastRun) || movedOn(old.start, g.start)
}
