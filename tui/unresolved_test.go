package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

// restarted starts the program after a run that ended during the launch of old.
func restarted(t *testing.T, avds *fakeAVDS, kept *fakeStore) *harness {
	h := start(t, avds, 120, 36, remembering(kept), withUnresolved, withoutWaits)
	if len(avds.specs) > 0 {
		t.Fatal("a scan was launched")
	}
	return h
}

// old returns the scan that underWay launches.
func old() client.Scan {
	return client.Scan{ID: "20260302120000007", Name: "old", Start: noon.Add(123 * time.Millisecond),
		Targets: []string{"old.example.com"}}
}

// The program searches for the scan of an unresolved launch at the start.
func TestTheScanOfAnUnresolvedLaunchIsSearchedFor(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := restarted(t, &fakeAVDS{scans: append([]client.Scan{old()}, manyScans(5)...)}, kept)
	h.see("old succeeded · 20260302120000007")
	h.press("n")
	h.miss("unresolved", "old.example.com")
	if left := kept.drafts(); len(left) > 0 {
		t.Errorf("still saved: %+v", left)
	}
	h.press("ctrl+t")
	h.see("launched", "old.example.com")

	h = restarted(t, &fakeAVDS{scans: manyScans(5)}, &fakeStore{}) // other credentials may see other scans
	h.press("n", "ctrl+t")
	h.see("unresolved", "old (start 2026-03-02 12:00:00 +08:00) is not in the list and was probably not created")

	h = restarted(t, &fakeAVDS{err: silentAVDS().err}, &fakeStore{})
	h.press("n", "ctrl+t")
	h.see("unresolved", "old.example.com", "Unclear whether old (start 2026-03-02 12:00:00 +08:00)",
		"The list could not be read either")
}

// enter on an unresolved launch searches again. No key launches it.
func TestTheScanOfAnUnresolvedLaunchIsSearchedForAgain(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	avds := silentAVDS()
	h := restarted(t, avds, kept)
	h.press("n", "ctrl+t")
	h.see("enter check again", "x dismiss")
	h.hold = true
	asked := len(avds.queries)
	h.press("enter", "enter", "enter")
	h.see("Checking the list for the scan")
	if len(h.held) != 1 {
		t.Errorf("%d searches at the same time, want 1", len(h.held))
	}
	h.release()
	h.see("unresolved")
	h.miss("Checking the list for the scan")
	avds.err, avds.scans = nil, append(manyScans(3), old())
	h.press("enter")
	h.see("launched")
	h.miss("unresolved")
	if len(avds.specs) > 0 || len(avds.queries) == asked {
		t.Errorf("%d launches, %d requests", len(avds.specs), len(avds.queries)-asked)
	}
	h.press("esc", "esc")
	h.see("The earlier launch of old succeeded")
}

// A dismissed launch is not reported again, and its values are a draft.
func TestADismissedLaunchIsNotReportedAgain(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := restarted(t, silentAVDS(), kept)
	h.press("n", "ctrl+t", "enter") // search again
	h.press("x")
	h.miss("unresolved", "Unclear")
	h.see("draft", "old.example.com", "enter continue", "x delete")
	h.press("esc", "esc")
	h.miss("Unclear whether old")
	again := start(t, silentAVDS(), 120, 36, remembering(kept))
	again.miss("Unclear whether")
	again.press("n")
	again.miss("old.example.com")
	again.press("ctrl+t", "enter")
	again.see("New scan", "old.example.com")
}

// If the scan of a dismissed launch is found, the list says so, as its draft could be
// launched again.
func TestTheScanOfADismissedLaunchIsReported(t *testing.T) {
	t.Parallel()
	avds := silentAVDS()
	h := restarted(t, avds, &fakeStore{})
	h.press("n", "ctrl+t")
	h.hold = true
	h.press("enter", "x")
	avds.err, avds.scans = nil, append(manyScans(3), old())
	h.release()
	h.press("esc", "esc")
	h.see("old succeeded · 20260302120000007")
}

// One unresolved launch does not hide another.
func TestASecondUnresolvedLaunchKeepsTheFirst(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := restarted(t, silentAVDS(), kept)
	h.press("n")
	h.write("second.example.com")
	h.goToFirst()
	h.replace("Name", "second")
	h.press("ctrl+s", "enter")
	h.see("Unclear whether second (start", "New scan")
	h.press("ctrl+t")
	h.see("second.example.com", "old.example.com", "Unclear whether second")
	h.press("down")
	h.see("Unclear whether old (start")
	if left := kept.drafts(); len(left) != 2 || left[0].Sent.Name+left[1].Sent.Name != "secondold" {
		t.Errorf("saved: %+v", left)
	}
	h.press("esc", "esc")
	h.see("Unclear whether second was created")
}

// Without a store, the first launch warns that there will be no record.
func TestWithoutAStoreTheFirstLaunchWarns(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36, func(o *Options) { o.StoreError = errors.New("read-only file system") })
	h.see("read-only file system")
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("Not launched", "read-only file system")
	h.press("tab", "enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}

// A failed write is repeated, at the latest at the end.
func TestAFailedWriteIsRepeated(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{err: errors.New("no space left on device")}
	h := openForm(t, &fakeAVDS{}, 120, 36, remembering(kept))
	h.write("a.example.com")
	h.see("no space left on device")
	kept.err = nil
	if err := h.m.Flush(); err != nil || !strings.Contains(kept.text(), "a.example.com") {
		t.Errorf("saved: %v, error %v", kept.kept, err)
	}
}

// The list names a scan that may be that of an unresolved launch.
func TestAScanThatMayBeTheLaunchedOneIsNamed(t *testing.T) {
	t.Parallel()
	moved := client.Scan{ID: "20260302120000007", Name: "old", Start: noon.Add(4 * time.Second),
		Targets: []string{"old.example.com"}}
	h := restarted(t, &fakeAVDS{scans: append([]client.Scan{moved}, manyScans(5)...)}, &fakeStore{})
	h.see("old may already exist as 20260302120000007")
	h.press("n", "ctrl+t")
	h.see("Unclear whether old", "Possible match, newest first: 20260302120000007")
}

// Two unresolved launches may have the same name and the same start, such as 22:00. The scan of
// one of them says nothing about the other.
func TestUnresolvedLaunchesThatLookAlikeAreNotConfused(t *testing.T) {
	t.Parallel()
	other := underWay()
	other.Values = state.Values{"Name": "old", "Targets": "other.example.com"}
	other.Sent = &client.Spec{Name: "old", Start: other.Sent.Start, Targets: []string{"other.example.com"}}
	kept := &fakeStore{}
	avds := &fakeAVDS{scans: append([]client.Scan{old()}, manyScans(5)...)}
	h := start(t, avds, 120, 36, remembering(kept), leftBehind(other, underWay()), withoutWaits)
	h.press("n", "ctrl+t")
	h.see("unresolved", "launched")
	h.miss("Checking the list for the scan")
	left, launched := kept.drafts(), kept.launches().List
	if len(left) != 1 || left[0].Values["Targets"] != "other.example.com" {
		t.Errorf("unresolved are %+v, want only the launch of other.example.com", left)
	}
	if len(launched) != 1 || launched[0].Values["Targets"] != "old.example.com" {
		t.Errorf("launched are %+v, want only old.example.com", launched)
	}
}
