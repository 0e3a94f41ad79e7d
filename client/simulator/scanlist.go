package simulator

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
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

// random returns a source of numbers that depends on nothing but its
// arguments. Unlike a source shared by many, it gives everything its own
// numbers, whatever is asked for first.
func random(about ...any) *rand.Rand {
	return rand.New(rand.NewChaCha8(sha256.Sum256([]byte(fmt.Sprintln(about...)))))
}

func scanID(r *rand.Rand, created time.Time) string {
	return created.In(serviceZone).Format("20060102150405") + fmt.Sprintf("%05d", r.IntN(100_000))
}

// uuid returns a random UUID, as in RefJobId.
func uuid(r *rand.Rand) string {
	high := r.Uint64()&^0xf000 | 0x4000 // version 4
	low := r.Uint64()&^(3<<62) | 2<<62  // variant 1
	return fmt.Sprintf("%08x-%04x-%04x-%04x-%012x",
		high>>32, high>>16&0xffff, high&0xffff, low>>48, low&0xffff_ffff_ffff)
}

func letters(r *rand.Rand, n int) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	text := make([]byte, n)
	for i := range text {
		text[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(text)
}

// between returns a random duration from least up to most, in whole seconds.
func between(r *rand.Rand, least, most time.Duration) time.Duration {
	return least + time.Duration(r.Int64N(int64((most-least)/time.Second)+1))*time.Second
}
