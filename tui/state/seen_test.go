package state_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"scantop/tui/state"
)

func entry(id string, minute int, news string) state.SeenScan {
	return state.SeenScan{ScanID: id, At: time.Date(2026, 3, 2, 12, minute, 0, 0, time.UTC), News: news}
}

// Two windows of an account keep what the other one wrote; of each scan, the newest entry stays.
func TestTwoWindowsKeepWhatBothSaw(t *testing.T) {
	t.Parallel()
	one, dir := open(t)
	two, err := state.Open(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []struct {
		store *state.Store
		scans []state.SeenScan
	}{
		{one, []state.SeenScan{entry("1", 1, state.NewsEnded), entry("2", 1, state.NewsTrouble)}},
		{two, []state.SeenScan{entry("1", 2, ""), entry("3", 1, state.NewsEnded)}},
		{one, []state.SeenScan{entry("1", 1, state.NewsEnded)}},
	} {
		if err := w.store.Write(state.SeenName, state.Seen{Scans: w.scans}); err != nil {
			t.Fatal(err)
		}
	}
	var got state.Seen
	if _, err := one.Read(state.SeenName, &got); err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, e := range got.Scans {
		said += e.ScanID + "=" + e.News + " "
	}
	if said != "2=trouble 3=ended 1= " {
		t.Errorf("both have %s", said)
	}
}

func TestNewsOutlivesWhatIsRead(t *testing.T) {
	t.Parallel()
	var s state.Seen
	for i := range 3 * state.MaxSeen {
		s.Scans = append(s.Scans, entry(fmt.Sprint(i+10), i%50, ""))
	}
	s.Scans = append(s.Scans, entry("1", 0, state.NewsEnded), entry("x", 1, state.NewsEnded), entry("2", 1, "good"))
	s.Normalise()
	if len(s.Scans) != state.MaxSeen || s.Scans[0].ScanID != "1" {
		t.Errorf("%d entries stay, the first is %+v", len(s.Scans), s.Scans[0])
	}
	for _, e := range s.Scans {
		if e.ScanID == "x" || e.News == "good" {
			t.Errorf("%+v stays", e)
		}
	}
}

// Two windows that write at the same time lose nothing that the other one writes.
func TestTwoWindowsWriteAtTheSameTime(t *testing.T) {
	t.Parallel()
	one, dir := open(t)
	two, err := state.Open(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	const each = 40
	var group sync.WaitGroup
	for at, store := range []*state.Store{one, two} {
		group.Go(func() {
			for i := range each {
				scans := []state.SeenScan{entry(fmt.Sprint(1+at*each+i), 1, state.NewsEnded)}
				if err := store.Write(state.SeenName, state.Seen{Scans: scans}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	var got state.Seen
	if _, err := one.Read(state.SeenName, &got); err != nil || len(got.Scans) != 2*each {
		t.Errorf("%d scans are saved, want %d: %v", len(got.Scans), 2*each, err)
	}
	if files, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(files) != 1 {
		t.Errorf("besides the value, %v stays: %v", files, err)
	}
}

// A window that stands still while it writes does not stop another one.
func TestAWindowThatStandsStillStopsNoOther(t *testing.T) {
	t.Parallel()
	store, dir := open(t)
	defer state.Hold(t, dir, state.SeenName)()
	seen := state.Seen{Scans: []state.SeenScan{entry("1", 1, state.NewsEnded)}}
	if err := store.Write(state.SeenName, seen); err != nil {
		t.Fatal(err)
	}
	if found, err := store.Read(state.SeenName, &seen); !found || err != nil {
		t.Errorf("nothing is saved: %v", err)
	}
}

// Where no lock can be opened, such as on a full or read-only disk, a write hardly waits: the user may be
// quitting.
func TestAWriteWithoutALockHardlyWaits(t *testing.T) {
	store, dir := open(t)
	if err := os.MkdirAll(filepath.Join(dir, "window-"+state.SeenName+".lock"), 0o700); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		if err := store.Write(state.SeenName, state.Seen{Scans: []state.SeenScan{entry("1", 1, "")}}); err != nil {
			t.Error(err)
		}
		if waited := time.Since(began); waited > 100*time.Millisecond {
			t.Errorf("it waited for %v", waited)
		}
	})
}
