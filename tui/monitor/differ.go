package monitor

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"scantop/client"
)

// Limits on what is remembered of scans.
const (
	maxTracked  = 2000           // how many scans are remembered; those not seen for longest are dropped first
	forgetAfter = 24 * time.Hour // a scan that was not seen for this long counts as new
	settling    = time.Minute    // a progress or date that changes this soon after a start belongs to that start
)

// differ finds events by comparing each row with the last row of the same scan. The first row of a
// scan causes no event, so a page or filter that is shown for the first time causes none. It may show
// what was missed since an earlier start. The zero value is ready to use.
type differ struct {
	known map[string]lastSeen // the last rows, by ScanId
	look  uint64              // number of the newest call of observe
	since time.Time           // when the newest reply of an earlier start came; zero: there was none

	missed []Event // what the newest call of observe found of the time since then
}

// lastSeen holds what the rows of a scan have shown so far.
type lastSeen struct {
	status    client.Status
	start     time.Time // newest StartDate; zero: no row had one
	lastRun   time.Time // newest date of the last run; zero: no row had one
	nextRun   time.Time // newest date of the next run; zero: no row had one
	percent   float64   // progress of the current run; negative: no row of that run had one
	begunAt   time.Time // when a row first showed the current run; zero: its start was not seen
	endedAt   time.Time // when a row first showed that the last run had ended
	stalled   bool      // an event said that the scan stalled, and it is still stalled
	stalledAt float64   // progress when the scan stalled
	seen      time.Time // when the newest row came
	look      uint64    // number of the call of observe that had the newest row
	saved     bool      // the last row is of an earlier start
}

// observe takes the rows of a reply and returns the events that they show, in the order of the
// rows, at most one for each scan. If several rows have the same ScanId, the first one counts. A
// row without a ScanId or a status is ignored. stalled reports whether a running scan is stalled.
func (t *differ) observe(now time.Time, scans []client.Scan, stalled func(id string) bool) []Event {
	if t.known == nil {
		t.known = map[string]lastSeen{}
	}
	maps.DeleteFunc(t.known, func(_ string, s lastSeen) bool { return !s.saved && now.Sub(s.seen) >= forgetAfter })
	t.look++
	var found []Event
	t.missed = nil
	for i := range scans[:min(len(scans), maxTracked)] {
		s := &scans[i]
		old, before := t.known[s.ID]
		if s.ID == "" || s.Status == "" || before && old.look == t.look {
			continue
		}
		stuck := s.Status == client.StatusRunning && stalled(s.ID)
		next := old.after(s)
		if before {
			to := next.statusReached(old, s)
			switch kind, changed := next.compare(old, s, to, stuck, now); {
			case changed && old.saved:
				t.missed = append(t.missed, newEvent(kind, old, s, to, now))
			case changed:
				found = append(found, newEvent(kind, old, s, to, now))
			}
		} else {
			t.missed = append(t.missed, t.endOf(s, now)...)
			if stuck {
				next.stall()
			}
		}
		next.seen, next.look, next.saved = now, t.look, false
		t.known[s.ID] = next
	}
	t.shrink()
	return found
}

// restore takes scans as they were last seen in an earlier start, and when its newest reply came.
func (t *differ) restore(scans []client.Scan, since time.Time) {
	t.known, t.since = map[string]lastSeen{}, since
	for i := range scans {
		last := lastSeen{percent: -1}.after(&scans[i])
		last.saved = true
		t.known[scans[i].ID] = last
	}
}

// endOf returns the end of a run that came after an earlier start, for a scan that is not known.
func (t *differ) endOf(s *client.Scan, now time.Time) []Event {
	to := effectiveStatus(client.StatusRunning, s)
	if t.since.IsZero() || to != client.StatusFinished && to != client.StatusAborted {
		return nil
	}
	ended := s.LastRun // a run that began later ended later as well
	if _, known := s.Took(now); known {
		ended = s.End
	}
	if !ended.After(t.since) {
		return nil
	}
	return []Event{newEvent(kindOf(client.StatusRunning, to), lastSeen{status: client.StatusRunning}, s, to, now)}
}

// shrink forgets the scans that were not seen for longest, beyond maxTracked.
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

// after returns what is known of a scan once its new row is read.
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

// statusReached returns the status that a scan has reached. If a run began and ended between two
// replies, that is the status in which the run ended.
func (g *lastSeen) statusReached(old lastSeen, s *client.Scan) client.Status {
	from := old.status
	if g.ranSince(old) {
		from = client.StatusRunning
	}
	return effectiveStatus(from, s)
}

// ranSince reports whether another run has begun since the last row. The first run of a scan began
// if the date of its last run is not before the one at which its next run was expected.
func (g *lastSeen) ranSince(old lastSeen) bool {
	if old.lastRun.IsZero() {
		return !old.nextRun.IsZero() && !g.lastRun.Before(old.nextRun)
	}
	return movedOn(old.lastRun, g.lastRun)
}

// compare returns what happened to a scan between its last row and the new one s. It returns false
// if nothing happened. to is the status that the scan has reached, and stuck says that it is stalled
// now.
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
	case old.stalled && !stuck && g.percent != old.stalledAt: // otherwise the scan was only not seen for a while
		g.stalled = false
		return Recovered, true
	}
	return 0, false
}

func movedOn(from, to time.Time) bool { return !from.IsZero() && to.After(from) }

// anotherRun reports whether a running scan is in another run than in its last row. How the former
// run ended is unknown. A progress that falls only a little comes from an older reply.
func (g *lastSeen) anotherRun(old lastSeen) bool {
	return g.percent < old.percent-staleStep || movedOn(old.lastRun, g.lastRun) || movedOn(old.start, g.start)
}
