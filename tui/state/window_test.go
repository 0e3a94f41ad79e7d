package state_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"scantop/tui/state"
)

func window(t *testing.T, s *state.Store) *state.Window {
	t.Helper()
	w, err := s.Window()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// taken is what a window takes over from ended ones.
func taken(t *testing.T, w *state.Window) []string {
	t.Helper()
	names, err := w.TakeOver("draft")
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// What a window keeps is its own as long as it is open, and the next one's then.
func TestWindowsDoNotTouchEachOther(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	first, second := window(t, s), window(t, s)
	for _, w := range []*state.Window{first, second} {
		if err := s.Write(w.Name("draft"), w.Name("draft")); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, "draft-none.json", "{}")
	if got := taken(t, second); len(got) != 0 {
		t.Errorf("finds %q while all are open", got)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	want := []string{first.Name("draft")}
	if got := taken(t, second); !slices.Equal(got, want) {
		t.Errorf("finds %q, want %q", got, want)
	}
	third := window(t, s)
	if got := taken(t, third); len(got) != 0 {
		t.Errorf("finds %q, which are another one's by now", got)
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	want = append(want, second.Name("draft"))
	if got := taken(t, third); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
		t.Errorf("finds %q, want %q", got, want)
	}
	for _, name := range want {
		if err := s.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	third.Close()
	if got := taken(t, window(t, s)); len(got) != 0 {
		t.Errorf("finds %q after all were removed", got)
	}
	locks := slices.DeleteFunc(files(t, dir), func(name string) bool { return !strings.HasSuffix(name, ".lock") })
	if len(locks) != 1 {
		t.Errorf("there are %q for one open window", locks)
	}
}

// Of many windows that open at a time each takes over something, and none what
// another one has.
func TestEachIsTakenOverOnce(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	const many = 20
	for range many {
		w := window(t, s)
		if err := s.Write(w.Name("draft"), 1); err != nil {
			t.Fatal(err)
		}
		w.Close()
	}
	var mu sync.Mutex
	owners := map[string]int{}
	var all sync.WaitGroup
	for range 8 {
		w := window(t, s)
		all.Go(func() {
			names, err := w.TakeOver("draft")
			mu.Lock()
			defer mu.Unlock()
			for _, name := range names {
				owners[name]++
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for name, n := range owners {
		if n != 1 {
			t.Errorf("%s has %d owners", name, n)
		}
	}
	for _, name := range taken(t, window(t, s)) { // two that looked at a time may have left it to each other
		owners[name]++
	}
	if len(owners) != many {
		t.Errorf("%d of %d were taken over", len(owners), many)
	}
}

// Drafts come in the order in which they were written, the newest first.
func TestTheNewestIsFoundFirst(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	var want []string
	for i := range 5 {
		w := window(t, s)
		if err := s.Write(w.Name("draft"), 1); err != nil {
			t.Fatal(err)
		}
		written := time.Unix(int64(i), 0)
		if err := os.Chtimes(filepath.Join(dir, w.Name("draft")+".json"), written, written); err != nil {
			t.Fatal(err)
		}
		w.Close()
		want = append([]string{w.Name("draft")}, want...)
	}
	if got := taken(t, window(t, s)); !slices.Equal(got, want) {
		t.Errorf("finds %q, want %q", got, want)
	}
}

// What is too much for one window stays where it is, for the next one.
func TestAWindowTakesOverWhatItCanHold(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	leave := func(sizes ...int64) {
		for i, size := range sizes {
			file := fmt.Sprintf("draft-%012d.json", len(files(t, dir)))
			put(t, dir, file, "")
			written := time.Unix(int64(-i), 0)
			path := filepath.Join(dir, file)
			if err := errors.Join(os.Truncate(path, size), os.Chtimes(path, written, written)); err != nil {
				t.Fatal(err)
			}
		}
	}
	leave(5<<20, 1<<40, 5<<20, 5<<20, 5<<20, 1) // the second one is refused, and takes no room
	first, second := taken(t, window(t, s)), taken(t, window(t, s))
	if len(first) != 4 || len(second) != 2 {
		t.Errorf("the first window has %q, the second %q", first, second)
	}
	leave(make([]int64, 70)...)
	first, second = taken(t, window(t, s)), taken(t, window(t, s))
	if len(first) != 50 || len(second) != 20 {
		t.Errorf("the first window has %d, the second %d", len(first), len(second))
	}
}

// A lock that is none is left alone, and so is what belongs to it.
func TestWhatIsNoLockIsLeftAlone(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	w := window(t, s)
	const ended, alone = "aaaaaaaaaaaa", "bbbbbbbbbbbb"
	put(t, dir, "draft-"+ended+".json", "{}")
	put(t, dir, "other", "")
	for _, id := range []string{ended, alone} {
		if err := os.Symlink("other", filepath.Join(dir, "window-"+id+".lock")); err != nil {
			t.Fatal(err)
		}
	}
	before := files(t, dir)
	if got := taken(t, w); len(got) != 0 || !slices.Equal(files(t, dir), before) {
		t.Errorf("takes over %q; there is %q, was %q", got, files(t, dir), before)
	}
}
