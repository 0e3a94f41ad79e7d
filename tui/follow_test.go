package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/state"
)

// lookups returns the ScanIds of requests for a single scan.
func (f *fakeAVDS) lookups() []string {
	var ids []string
	for _, q := range f.queries {
		if q.ScanID != "" {
			ids = append(ids, q.ScanID)
		}
	}
	return ids
}

// The end of a scan is not missed when a filter hides finished scans.
func TestARunningScanThatLeavesTheFilteredPageIsRequestedOnce(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36, func(o *Options) { o.Filter.Statuses = []client.Status{client.StatusRunning} })
	h.advance(20 * time.Second)
	if ids := avds.lookups(); len(ids) != 0 {
		t.Fatalf("requested %v although no scan left the page", ids)
	}
	left := &avds.scans[6]
	left.Status = client.StatusFinished
	h.advance(time.Minute)
	if ids := avds.lookups(); !slices.Equal(ids, []string{left.ID}) {
		t.Errorf("requested %v, want %s once", ids, left.ID)
	}
	h.press("2")
	h.advance(time.Minute)
	if n := len(avds.lookups()); n != 1 {
		t.Errorf("another filter caused %d requests for single scans", n-1)
	}
}

// A watched scan is marked, watched on other pages, and saved.
func TestWatching(t *testing.T) {
	t.Parallel()
	avds, kept := &fakeAVDS{scans: manyScans(30)}, &fakeStore{}
	h := start(t, avds, 120, 36, remembering(kept))
	h.press("down", "down", "w")
	watched := avds.scans[2]
	h.see("Watching weekly-corp", "page 1 of 2 · 1 watched")
	want := `{"scans":[{"scanId":"` + watched.ID + `","name":"weekly-corp"}]}`
	if kept.kept[state.WatchedName] != want {
		t.Errorf("saved %s, want %s", kept.kept[state.WatchedName], want)
	}
	if !strings.HasPrefix(h.selected(), "•▌") {
		t.Errorf("the row is not marked: %q", h.selected())
	}
	h.advance(time.Minute)
	if n := len(avds.lookups()); n != 0 {
		t.Errorf("%d requests for a scan that is on the page", n)
	}
	h.press("right")
	h.advance(2 * time.Minute)
	if n := len(avds.lookups()); n < 3 || n > 5 {
		t.Errorf("%d requests in two minutes for a scan off the page", n)
	}
	h.press("left", "down", "down", "w")
	h.see("weekly-corp.")
	h.miss("1 watched")
}

func TestScansWatchedInAnEarlierRunAreWatched(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	last := avds.scans[29]
	h := start(t, avds, 120, 36, func(o *Options) {
		o.Watched = state.Watched{Scans: []state.WatchedScan{{ScanID: last.ID, Name: last.Name}}}
	})
	h.see("1 watched")
	if ids := avds.lookups(); !slices.Equal(ids, []string{last.ID}) {
		t.Errorf("requested %v, want %s", ids, last.ID)
	}
}

func TestOnlyTenCanBeWatched(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
	for range 11 {
		h.press("w", "down")
	}
	h.see("Already watching 10 scans", "10 watched")
}

// runningScans returns n running scans.
func runningScans(n int) []client.Scan {
	scans := make([]client.Scan, n)
	for i := range scans {
		scans[i] = client.Scan{
			ID: fmt.Sprintf("20260302000000%05d", 1000-i), Name: fmt.Sprintf("scan-%d", i),
			Type: client.TypeVuln, Trigger: client.TriggerOnce, Status: client.StatusRunning,
			Start: noon.Add(-time.Hour), Progress: client.Percent{Value: 50, Known: true},
		}
	}
	return scans
}

// The end of a running scan is reported even if the page changes at the same time.
func TestAnEndIsReportedAlthoughThePageChanges(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		scans, ends   int
		before, after []string // keys
	}{
		"the list shrinks to the page before": {21, 20, []string{"right"}, nil},
		"the page is turned and back":         {41, 3, []string{"right"}, []string{"left"}},
		"the same tab is chosen again":        {5, 3, nil, []string{"2"}},
		"it is watched":                       {5, 0, []string{"w"}, nil},
	} {
		h := start(t, &fakeAVDS{scans: runningScans(c.scans)}, 120, 36,
			func(o *Options) { o.Filter.Statuses = []client.Status{client.StatusRunning} })
		h.press(c.before...)
		h.advance(5 * time.Second)
		h.finish(c.ends)
		h.press(c.after...)
		h.advance(6 * time.Second)
		if !slices.ContainsFunc(h.happened(), func(e monitor.Event) bool { return e.Kind == monitor.Finished }) {
			t.Errorf("%s: the end was missed", name)
		}
		if n := len(h.avds.lookups()); n != 1 {
			t.Errorf("%s: %d requests for the scan, want 1", name, n)
		}
	}
}

func TestTurningPagesRequestsNoSingleScan(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: runningScans(41)}, 120, 36)
	for _, key := range []string{"right", "left", "2", "2", "right", "1", "right", "right", "left"} {
		h.press(key) // one at a time: keys do nothing until the page of a new filter arrives
	}
	h.advance(6 * time.Second)
	h.see("page 2 of 3")
	if ids := h.avds.lookups(); len(ids) != 0 {
		t.Errorf("requested %v although nothing changed", ids)
	}
}

// W opens watched scans on any page, and w stops watching them there.
func TestWatchedScansAreFoundOffThePage(t *testing.T) {
	t.Parallel()
	for _, width := range []int{120, 160} {
		avds := &fakeAVDS{scans: runningScans(45)}
		h := start(t, avds, width, 36)
		h.press("W")
		h.see("No watched scans")
		h.press("w", "down", "w", "right", "W")
		if h.pinned().ID != avds.scans[0].ID {
			t.Errorf("at width %d, W shows %s", width, h.pinned().Name)
		}
		h.press("W")
		if h.pinned().ID != avds.scans[1].ID {
			t.Errorf("at width %d, W shows %s", width, h.pinned().Name)
		}
		h.press("W")
		if h.pinned().ID != avds.scans[0].ID {
			t.Errorf("at width %d, W shows %s", width, h.pinned().Name)
		}
		h.press("w")
		h.see("scan-0.")
		if f := h.m.monitor; f.Watches(avds.scans[0].ID) || !f.Watches(avds.scans[1].ID) || len(f.Watched()) != 1 {
			t.Errorf("at width %d, %d scans are watched", width, len(f.Watched()))
		}
	}
}

func TestAWatchedScanThatAVDSCannotFindIsReported(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: runningScans(30)}
	h := start(t, avds, 120, 36)
	h.press("w")
	avds.scans = avds.scans[1:]
	h.advance(3 * time.Minute)
	h.press("W")
	h.see("cannot find this scan")
	h.press("esc")
	asked := len(avds.lookups())
	h.advance(30 * time.Minute)
	if n := len(avds.lookups()) - asked; n > 4 {
		t.Errorf("%d requests in half an hour for a scan that does not exist", n)
	}
}

// The details first show what the event log knows. Their scan is requested even while
// refreshing is paused.
func TestAnEventOpensInAPause(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: runningScans(50)}
	h := start(t, avds, 100, 24)
	h.finish(3)
	h.advance(5 * time.Second)
	id := avds.scans[3].ID
	h.press("right", "z", "e")
	h.hold = true
	h.press("enter")
	h.see("✓ finished", "scan-3", "Loading this scan")
	h.release()
	h.see("100.0%", "paused since")
	h.miss("Loading this scan")
	if ids := avds.lookups(); !slices.Equal(ids, []string{id}) {
		t.Errorf("requested %v, want %s once", ids, id)
	}
}
