package simulator

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// scanList contains all scans, newest first. A returned slice is never changed, so readers need the
// lock only to get it.
type scanList struct {
	seed uint64

	mu      sync.Mutex
	scripts []Script
	made    int                 // number of scans created through the API
	reports map[int64]time.Time // when the report of a run was requested, by TaskId
}

// newScanList sorts scans newest first, keeps the given order otherwise, and adds missing IDs and
// dates.
func newScanList(seed uint64, start time.Time, scripts []Script) *scanList {
	scripts = slices.Clone(scripts)
	for i := range scripts {
		s := &scripts[i]
		s.Created = cmp.Or(s.Created, s.Start, start)
		s.Start = cmp.Or(s.Start, s.Created)
		s.At = min(max(s.At, 0), 100)
		if s.ID == "" {
			s.ID = scanID(random("scan", seed, i), s.Created)
		}
	}
	newestFirst(scripts)
	return &scanList{seed: seed, scripts: scripts}
}

func newestFirst(scripts []Script) {
	slices.SortStableFunc(scripts, func(a, b Script) int { return b.Created.Compare(a.Created) })
}

// all returns the scans, which must not be changed.
func (l *scanList) all() []Script {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.scripts
}

// add adds a new scan at the top, with a unique ID and a course that follows from it.
func (l *scanList) add(s Script) Script {
	l.mu.Lock()
	defer l.mu.Unlock()
	for s.ID == "" || slices.ContainsFunc(l.scripts, func(other Script) bool { return other.ID == s.ID }) {
		l.made++
		s.ID = scanID(random("created", l.seed, l.made), s.Created)
	}
	course := random("course", s.ID)
	s.Takes = between(course, 2*time.Minute, 6*time.Minute)
	s.Pace = Pace(course.IntN(3))
	l.scripts = slices.Concat([]Script{s}, l.scripts)
	return s
}

// requestReports starts to create the reports of runs, unless that has started already.
func (l *scanList) requestReports(tasks []int64, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reports == nil {
		l.reports = map[int64]time.Time{}
	}
	for _, task := range tasks {
		if _, requested := l.reports[task]; !requested {
			l.reports[task] = now
		}
	}
}

// reportRequested returns when the report of a run was requested, and false if it was not.
func (l *scanList) reportRequested(task int64) (time.Time, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at, requested := l.reports[task]
	return at, requested
}
