package monitor

import (
	"cmp"
	"slices"
	"time"

	"scantop/client"
)

// Limits on what the overview shows.
const (
	nextStarts = 5              // how many scans that start next
	lastEnds   = 10             // how many that ended last
	troubleFor = 24 * time.Hour // how long an aborted run is trouble; after that, it is one of the ends
)

// section is a part of the overview. Only the newest scans of each status are looked at.
type section struct {
	Scans  []*client.Scan // the most important one first; callers must not change them
	Newest int            // how many scans of a status were looked at, if there are more; 0: all of them
	Older  int            // how many aborted runs are no longer trouble
	Loaded bool           // the pages that the section is made of have come
}

// Overview returns what matters most. Trouble are scans that are stalled, overdue or were aborted within a day, in
// this order. Running are all other running scans, the one that is furthest on top: an estimate of the time left
// would change their order again and again. Next are the scans that start next, and ended those that ended last, the
// newest on top.
func (m *Monitor) Overview(now time.Time) (trouble, running, next, ended section) {
	overdue := func(s *client.Scan) bool { return outlook(s, now) == client.RunOverdue }
	starts := func(s *client.Scan) bool {
		o := outlook(s, now)
		return o == client.RunUpcoming || o == client.RunDue
	}
	moves := func(s *client.Scan) bool { return !m.Stalled(s) }
	ends := m.ends(now)
	aborted, older := m.over(atAborted, now), section{Loaded: true}
	aborted.Scans, older.Scans = ends.split(aborted.Scans)
	trouble = m.section(atRunning, m.Stalled)
	trouble.add(m.section(atWaiting, overdue))
	trouble.add(aborted.sorted(ends.newest))
	trouble.Older = len(older.Scans)
	running = m.section(atRunning, moves).sorted(func(a, b *client.Scan) int {
		return cmp.Compare(b.Progress.Value, a.Progress.Value)
	})
	next = m.section(atWaiting, starts).sorted(func(a, b *client.Scan) int { return startsAt(a).Compare(startsAt(b)) })
	ended = m.over(atFinished, now)
	ended.add(older)
	return trouble, running, next.first(nextStarts), ended.sorted(ends.newest).first(lastEnds)
}

// section returns the scans of a page of the overview for which wanted is true, or all if it is nil.
func (m *Monitor) section(page int, wanted func(*client.Scan) bool) (s section) {
	p := m.survey.pages[page]
	if p == nil {
		return s
	}
	s.Loaded = true
	for i := range p.Scans {
		if scan := &p.Scans[i]; wanted == nil || wanted(scan) {
			s.Scans = append(s.Scans, scan)
		}
	}
	if p.Total > len(p.Scans) {
		s.Newest = min(len(p.Scans), newestScans)
	}
	return s
}

// add adds the scans of another section behind those of s.
func (s *section) add(o section) {
	s.Loaded = s.Loaded && o.Loaded
	s.Scans, s.Newest = append(s.Scans, o.Scans...), max(s.Newest, o.Newest)
}

// sorted returns the section in another order.
func (s section) sorted(compare func(a, b *client.Scan) int) section {
	slices.SortStableFunc(s.Scans, compare)
	return s
}

// first returns the first scans of the section.
func (s section) first(n int) section {
	s.Scans = s.Scans[:min(n, len(s.Scans))]
	return s
}

// outlook returns what to expect of the next run of a scan.
func outlook(s *client.Scan, now time.Time) client.Outlook {
	o, _ := s.Outlook(now)
	return o
}

// startsAt returns when the next run of a waiting scan starts.
func startsAt(s *client.Scan) time.Time {
	if s.NextRun.IsZero() {
		return s.Start
	}
	return s.NextRun
}

// ends knows when runs ended.
type ends struct {
	now  time.Time
	told map[string]time.Time // by the log, by ScanId; the zero time: the log knows of a later start
}

func (m *Monitor) ends(now time.Time) ends {
	e := ends{now, map[string]time.Time{}}
	for _, event := range slices.Backward(m.log.events) {
		if _, known := e.told[event.ID]; known {
			continue
		}
		switch event.Kind {
		case Finished, Aborted:
			e.told[event.ID] = event.At
		case Started, Resumed:
			e.told[event.ID] = time.Time{}
		}
	}
	return e
}

// at returns when the newest run of a scan ended: by the log, or else by its dates. The EndDate of a periodic scan
// may be the end of its schedule. A clock of AVDS that is ahead does no harm.
func (e ends) at(s *client.Scan) time.Time {
	latest := e.now
	if s.Trigger != client.TriggerPeriodic {
		latest = latest.Add(troubleFor)
	}
	switch at := e.told[s.ID]; {
	case !at.IsZero():
		return at
	case s.End.IsZero() || s.End.After(latest):
		return s.RunStart()
	default:
		return s.End
	}
}

// newest compares two scans whose runs are over.
func (e ends) newest(a, b *client.Scan) int { return e.at(b).Compare(e.at(a)) }

// split separates scans whose runs are over by whether that was lately. It may have been if it is unknown when.
func (e ends) split(scans []*client.Scan) (lately, before []*client.Scan) {
	for _, s := range scans {
		if at := e.at(s); at.IsZero() || e.now.Sub(at) < troubleFor {
			lately = append(lately, s)
		} else {
			before = append(before, s)
		}
	}
	return lately, before
}

// over returns the scans of a page whose runs are over, and the periodic scans that wait again after a run that
// ended in the status of that page, in that status. An overdue scan is trouble in any case.
func (m *Monitor) over(page int, now time.Time) section {
	all := m.section(page, nil)
	for _, s := range m.section(atWaiting, nil).Scans {
		if effectiveStatus(client.StatusRunning, s) == surveyed[page] && outlook(s, now) != client.RunOverdue {
			ended := *s
			ended.Status = surveyed[page]
			all.Scans = append(all.Scans, &ended)
		}
	}
	return all
}
