package cli

import (
	"maps"
	"slices"
)

// keySet is a set of keys that takes 8 bytes for each. Go's map takes some 50, counting what it leaves to the
// garbage collector, which is too much for a million scans.
type keySet struct {
	sorted []uint64            // most keys
	recent map[uint64]struct{} // the newest keys, which are not sorted yet
}

// maxRecent is how many keys are added before they are sorted in.
const maxRecent = 1 << 13

func newKeySet() *keySet { return &keySet{recent: map[uint64]struct{}{}} }

func (s *keySet) len() int { return len(s.sorted) + len(s.recent) }

func (s *keySet) has(key uint64) bool {
	if _, ok := s.recent[key]; ok {
		return true
	}
	_, ok := slices.BinarySearch(s.sorted, key)
	return ok
}

// add adds a key that the set does not have.
func (s *keySet) add(key uint64) {
	s.recent[key] = struct{}{}
	if len(s.recent) >= maxRecent {
		s.merge()
	}
}

// merge sorts the recent keys in, from the greatest down, so that no second copy is needed.
func (s *keySet) merge() {
	more := slices.Sorted(maps.Keys(s.recent))
	clear(s.recent)
	i, j := len(s.sorted)-1, len(more)-1
	s.sorted = append(s.sorted, more...)
	for at := len(s.sorted) - 1; j >= 0; at-- {
		if i >= 0 && s.sorted[i] > more[j] {
			s.sorted[at] = s.sorted[i]
			i--
		} else {
			s.sorted[at] = more[j]
			j--
		}
	}
}

// addExcept adds the keys of another set but for some.
func (s *keySet) addExcept(other *keySet, except []uint64) {
	skip := map[uint64]struct{}{}
	for _, key := range except {
		skip[key] = struct{}{}
	}
	other.merge()
	for _, key := range other.sorted {
		if _, skipped := skip[key]; !skipped && !s.has(key) {
			s.add(key)
		}
	}
}
