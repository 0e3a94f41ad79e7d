package cli

import (
	"math/rand/v2"
	"testing"
)

func TestKeySet(t *testing.T) {
	t.Parallel()
	s, truth := newKeySet(), map[uint64]bool{}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 * maxRecent {
		key := random.Uint64N(20 * maxRecent)
		if s.has(key) != truth[key] {
			t.Fatalf("has(%d) is %v", key, s.has(key))
		}
		if !truth[key] {
			s.add(key)
			truth[key] = true
		}
	}
	if s.len() != len(truth) {
		t.Errorf("%d keys, want %d", s.len(), len(truth))
	}
	rest := newKeySet()
	except := []uint64{s.sorted[0], s.sorted[7]}
	rest.add(s.sorted[3])
	rest.addExcept(s, except)
	if rest.len() != len(truth)-2 || rest.has(except[0]) || rest.has(except[1]) || !rest.has(s.sorted[1]) {
		t.Errorf("%d keys without two of %d", rest.len(), len(truth))
	}
}
