package simulator

import (
	"slices"
	"sync"
	"time"
)

// scanList is the population, newest first. A slice once handed out is never
// written to again, so readers need the lock only to fetch it.
type scanList struct {
	seed uint64

	mu      sync.Mutex
	scripts []Script
	made    int // scans created through the API
}

// newScanList puts a population in order, newest first and otherwise as given,
// and fills in the IDs and dates that are missing.
func newScanList(seed uint64, start time.Time, scripts []Script) *scanList {
	scripts = slices.Clone(scripts)
	for i := range scripts {
		s := &scripts[i]
		if s.Created.IsZero() {
			s.Created = s.Start
		}
		if s.Created.IsZero() {
			s.Created = start
		}
		if s.Start.IsZero() {
			s.Start = s.Created
		}
		s.At = min(max(s.At, 0), 100)
		if s.ID == "" {
			s.ID = scanID(random("scan", seed, i), s.Created)
		}
	}
	slices.SortStableFunc(scripts, func(a, b Script) int { return b.Created.Compare(a.Created) })
	return &scanList{seed: seed, scripts: scripts}
}

// all returns the scans, which must not be changed.
func (l *scanList) all() []Script {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.scripts
}

// add completes a new scan with an ID of its own and a course that follows
// from it, and puts it on top.
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
