package state_test

import (
	"slices"
	"strings"
	"testing"

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

// abandoned is what a window finds of ended ones.
func abandoned(t *testing.T, w *state.Window) []string {
	t.Helper()
	names, err := w.Abandoned("draft")
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
	if got := abandoned(t, second); len(got) != 0 {
		t.Errorf("finds %q while all are open", got)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	want := []string{first.Name("draft")}
	if got := abandoned(t, second); !slices.Equal(got, want) {
		t.Errorf("finds %q, want %q", got, want)
	}
	if err := s.Remove(want[0]); err != nil {
		t.Fatal(err)
	}
	if got := abandoned(t, second); len(got) != 0 {
		t.Errorf("finds %q after all were taken over", got)
	}
	locks := slices.DeleteFunc(files(t, dir), func(name string) bool { return !strings.HasSuffix(name, ".lock") })
	if len(locks) != 1 {
		t.Errorf("there are %q for one open window", locks)
	}
}

// Drafts come in the order in which they were written, the newest first.
func TestTheNewestIsFoundFirst(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	var want []string
	for range 5 {
		w := window(t, s)
		if err := s.Write(w.Name("draft"), 1); err != nil {
			t.Fatal(err)
		}
		w.Close()
		want = append([]string{w.Name("draft")}, want...)
	}
	if got := abandoned(t, window(t, s)); !slices.Equal(got, want) {
		t.Errorf("finds %q, want %q", got, want)
	}
}
