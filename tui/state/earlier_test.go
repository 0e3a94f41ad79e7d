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

	"scantop/client"
	"scantop/tui/state"
)

// again opens the store in dir as another program does.
func again(t testing.TB, dir string) *state.Store {
	t.Helper()
	s, err := state.Open(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// leave saves a draft and returns its name.
func leave(t testing.TB, s *state.Store, targets string) string {
	t.Helper()
	name := state.NewName(state.DraftName)
	if err := s.Write(name, state.Drafts{List: []state.Draft{{Values: state.Values{"Targets": targets}}}}); err != nil {
		t.Fatal(err)
	}
	return name
}

// taken returns the targets of the drafts that a program takes over from ended programs.
func taken(t *testing.T, s *state.Store) []string {
	t.Helper()
	left := s.Earlier()
	if left.Err != nil {
		t.Fatal(left.Err)
	}
	var found []string
	for _, d := range left.Drafts {
		found = append(found, d.Values["Targets"])
	}
	return found
}

// A draft belongs to its program while that runs, and to the next program after that.
func TestProgramsDoNotTouchEachOther(t *testing.T) {
	t.Parallel()
	first, dir := open(t)
	second := again(t, dir)
	leave(t, first, "first")
	name := leave(t, second, "second")
	if got := taken(t, second); len(got) != 0 {
		t.Errorf("found %q although all programs are running", got)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if got := taken(t, second); !slices.Equal(got, []string{"first"}) {
		t.Errorf("found %q, want the draft of the ended program", got)
	}
	third := again(t, dir)
	if got := taken(t, third); len(got) != 0 {
		t.Errorf("found %q, which another program has taken over", got)
	}
	if err := second.Remove(name); err != nil {
		t.Fatal(err)
	}
	second.Close()
	left := third.Earlier()
	if len(left.Drafts) != 1 || left.Drafts[0].Values["Targets"] != "first" {
		t.Fatalf("found %+v, want only the first draft", left)
	}
	if err := third.Remove(left.Drafts[0].File); err != nil {
		t.Fatal(err)
	}
	third.Close()
	if got := taken(t, again(t, dir)); len(got) != 0 {
		t.Errorf("found %q after all drafts were removed", got)
	}
	if left := files(t, dir); len(left) != 0 {
		t.Errorf("the directory contains %q", left)
	}
}

// A lock without a file is all that a window of an older version may leave. The next start
// removes it, but no lock of a running program and none of a draft.
func TestUnusedLocksAreRemoved(t *testing.T) {
	t.Parallel()
	running, dir := open(t)
	first, second, ended := leave(t, running, "running"), leave(t, running, "removed"), state.NewName(state.DraftName)
	if err := os.Remove(filepath.Join(dir, second+".json")); err != nil {
		t.Fatal(err)
	}
	put(t, dir, ended+".json", `{"version":1,"data":{"list":[{"entries":{"Targets":"ended"}}]}}`)
	put(t, dir, lockOf(ended), "")
	put(t, dir, "window-abcdefghijkl.lock", "")
	put(t, dir, "window-other.lock", "") // the name of no lock of scantop
	if got := taken(t, again(t, dir)); !slices.Equal(got, []string{"ended"}) {
		t.Errorf("the next program takes over %q, want only the draft of the ended one", got)
	}
	locks := slices.DeleteFunc(files(t, dir), func(name string) bool { return !strings.HasSuffix(name, ".lock") })
	want := []string{lockOf(first), lockOf(second), lockOf(ended), "window-other.lock"}
	slices.Sort(want)
	if !slices.Equal(locks, want) {
		t.Errorf("the locks are %q, want %q", locks, want)
	}
}

// lockOf returns the name of the lock of a draft or of a record.
func lockOf(name string) string {
	_, id, _ := strings.Cut(name, "-")
	return "window-" + id + ".lock"
}

// Many programs start at the same time. Each draft is taken over by one of them.
func TestEachIsTakenOverOnce(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	const many = 20
	for i := range many {
		leave(t, s, fmt.Sprint(i))
	}
	s.Close()
	var mu sync.Mutex
	owners := map[string]int{}
	var all sync.WaitGroup
	for range 8 {
		s := again(t, dir)
		all.Go(func() {
			left := s.Earlier()
			mu.Lock()
			defer mu.Unlock()
			for _, d := range left.Drafts {
				owners[d.File]++
			}
			if left.Err != nil {
				t.Error(left.Err)
			}
		})
	}
	all.Wait()
	for name, n := range owners {
		if n != 1 {
			t.Errorf("%s has %d owners", name, n)
		}
	}
	// Two programs that try to take over a draft at the same time may both leave it.
	for _, d := range again(t, dir).Earlier().Drafts {
		owners[d.File]++
	}
	if len(owners) != many {
		t.Errorf("%d of %d drafts were taken over", len(owners), many)
	}
}

// Drafts are sorted by the time when they were written, the newest first.
func TestTheNewestIsFoundFirst(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	var want []string
	for i := range 5 {
		name := leave(t, s, fmt.Sprint(i))
		written := time.Unix(int64(i), 0)
		if err := os.Chtimes(filepath.Join(dir, name+".json"), written, written); err != nil {
			t.Fatal(err)
		}
		want = append([]string{fmt.Sprint(i)}, want...)
	}
	s.Close()
	if got := taken(t, again(t, dir)); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// Drafts that exceed the limits of one program are left for the next one.
func TestAProgramTakesOverWhatItCanHold(t *testing.T) {
	t.Parallel()
	_, dir := open(t)
	leaveSized := func(count, size int) {
		for i := range count {
			file := fmt.Sprintf("draft-%012d.json", len(files(t, dir)))
			targets := strings.Repeat("x", size)
			put(t, dir, file, `{"version":1,"data":{"list":[{"entries":{"Targets":"`+targets+`"}}]}}`)
			written := time.Unix(int64(-i), 0)
			if err := os.Chtimes(filepath.Join(dir, file), written, written); err != nil {
				t.Fatal(err)
			}
		}
	}
	leaveSized(5, 3<<20+1<<18)
	if first, second := taken(t, again(t, dir)), taken(t, again(t, dir)); len(first) != 4 || len(second) != 1 {
		t.Errorf("the first program has %d, the second %d", len(first), len(second))
	}
	_, dir = open(t)
	leaveSized(70, 1)
	if first, second := taken(t, again(t, dir)), taken(t, again(t, dir)); len(first) != 50 || len(second) != 20 {
		t.Errorf("the first program has %d, the second %d", len(first), len(second))
	}
}

// A link in place of a lock is not touched, and the draft of that lock is not taken over.
func TestALinkIsNotALock(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	const ended, alone = "aaaaaaaaaaaa", "bbbbbbbbbbbb"
	put(t, dir, "draft-"+ended+".json", "{}")
	put(t, dir, "other", "")
	for _, id := range []string{ended, alone} {
		if err := os.Symlink("other", filepath.Join(dir, "window-"+id+".lock")); err != nil {
			t.Fatal(err)
		}
	}
	before := files(t, dir)
	if got := taken(t, s); len(got) != 0 || !slices.Equal(files(t, dir), before) {
		t.Errorf("took over %q; the directory contains %q, before it was %q", got, files(t, dir), before)
	}
}

// Older versions saved several drafts in one file, and one without locks used a name without
// an id. Each of these drafts is found once.
func TestEachDraftOfAFileIsFoundOnce(t *testing.T) {
	t.Parallel()
	sent := &client.Spec{Name: "sent"}
	draft := func(targets string) state.Draft { return state.Draft{Values: state.Values{"Targets": targets}} }
	unclear, edited, seen := draft("unclear"), draft("edited"), draft("seen")
	unclear.Sent, edited.Sent, edited.Edited, seen.Sent, seen.Dropped = sent, sent, true, sent, true
	for _, file := range []string{"draft", "draft-aaaaaaaaaaaa"} {
		s, dir := open(t)
		old := state.Drafts{List: []state.Draft{draft("front"), unclear, edited, seen}}
		if err := s.Write(file, old); err != nil {
			t.Fatal(err)
		}
		s.Close()
		for range 2 {
			s = again(t, dir)
			var found []string
			names := map[string]bool{}
			for _, d := range s.Earlier().Drafts {
				found = append(found, fmt.Sprint(d.Values["Targets"], d.Sent != nil, d.Dropped))
				names[d.File] = true
			}
			want := []string{
				"editedfalse false", "frontfalse false", "seenfalse true", "true false", "uncleartrue false",
			}
			if slices.Sort(found); !slices.Equal(found, want) || len(names) != len(want) {
				t.Errorf("%s: found %q in %v", file, found, names)
			}
			s.Close()
		}
	}
}

// Flush writes what was saved, in order, and only the last value of each name. It tries again
// what it could not write before.
func TestFlushWritesWhatWasSaved(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	put(t, dir, "c.json", `{"version":1,"data":1}`)
	for i := range 100 {
		s.Save("a", i)
		s.Save("b", -i)
	}
	s.Save("c", nil)
	if !s.Waiting() || len(files(t, dir)) != 1 {
		t.Errorf("before Flush the directory contains %q", files(t, dir))
	}
	if err := s.Flush(); err != nil || s.Waiting() {
		t.Error(err)
	}
	a, b := get(t, dir, "a.json"), get(t, dir, "b.json")
	if !strings.Contains(a, "99") || !strings.Contains(b, "-99") || len(files(t, dir)) != 2 {
		t.Errorf("the directory contains %q, a is %s, b is %s", files(t, dir), a, b)
	}
	if err := os.Mkdir(filepath.Join(dir, "d.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	s.Save("d", 1)
	s.Save("a", 100)
	var failure *state.Error
	if err := s.Flush(); !errors.As(err, &failure) || failure.Kind != state.KindNotAFile || s.Waiting() {
		t.Errorf("got %v", err)
	}
	if s.Unsaved("d") == nil || s.Unsaved("a") != nil {
		t.Errorf("the error of d is %v, that of a is %v", s.Unsaved("d"), s.Unsaved("a"))
	}
	if err := os.Remove(filepath.Join(dir, "d.json")); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(); err != nil || s.Unsaved("d") != nil || get(t, dir, "d.json") == "" {
		t.Errorf("the second attempt returned %v; the directory contains %q", err, files(t, dir))
	}
}

// An older value never replaces a newer one, even with several calls of Flush at once.
func TestANewerValueStays(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	var all sync.WaitGroup
	for i := range 50 {
		s.Save("a", i)
		all.Go(func() {
			if err := s.Flush(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	var got int
	if found, err := s.Read("a", &got); !found || err != nil || got != 49 {
		t.Errorf("%v, %v, %d", found, err, got)
	}
}
