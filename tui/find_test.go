package tui

import (
	"strings"
	"testing"
	"time"

	"scantop/client"
)

const (
	farScan = "2026030200000000003" // the third oldest of manyScans, far behind the first page
	noScan  = "2026030299999999999"
)

func TestASearchForAScanIDOpensTheScan(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 160} {
		h := start(t, &fakeAVDS{scans: manyScans(128)}, width, 40)
		h.press("/")
		h.write(farScan)
		h.press("enter")
		h.see(farScan, h.avds.scans[125].Targets[0])
		if q := h.avds.queries[len(h.avds.queries)-1]; q.ScanID != farScan || q.Search != "" {
			t.Errorf("the last request is %+v", q)
		}
		h.advance(10 * time.Second) // a refresh does not lead away
		h.see(farScan)
		h.press("esc")
		h.see("1–20 of 128")
		h.miss(farScan)
	}
}

func TestAScanIDOnThePageIsSelected(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(128)}, 80, 24)
	h.press("/")
	h.write(h.avds.scans[4].ID)
	h.press("enter", "esc")
	if got := h.row(); got != 4 {
		t.Errorf("row %d is selected, want 4", got)
	}
}

func TestAnUnknownScanIDIsSearchedForInNames(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	avds.scans[29].Name = "export-" + noScan
	h := start(t, avds, 80, 24)
	h.press("/")
	h.write(noScan)
	h.press("enter")
	h.see("No scan with the ID "+noScan+". Showing", "export-2026", "1–1 of 1")
	if h.pinned().ID != "" {
		t.Error("the details of a scan that does not exist are open")
	}
}

// Dates and times in names have fewer digits than a ScanId.
func TestFewDigitsAreSearchedForInNames(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	avds.scans[29].Name = "scan-20260302120000"
	h := start(t, avds, 80, 24)
	h.press("/")
	h.write("20260302120000")
	h.press("enter")
	h.see("scan-20260302120000", "1–1 of 1")
	for _, q := range avds.queries {
		if q.ScanID != "" {
			t.Errorf("asked for the scan %s", q.ScanID)
		}
	}
}

func TestTheProgramOpensOnAScan(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 160} {
		h := build(t, &fakeAVDS{scans: manyScans(128)}, width, 40, func(o *Options) { o.ScanID = farScan })
		h.hold = true
		h.drain(h.m.Init())
		h.see("Loading this scan", farScan)
		h.release()
		h.advance(6 * time.Second)
		h.see(farScan, h.avds.scans[125].Targets[0])
		h.miss("Loading this scan")
		h.press("esc")
		h.see("1–20 of 128")
	}
}

// Before a reply has the scan, there is nothing to clone: not its targets, its mode or its schedule.
func TestAScanIsClonedOnceItHasCome(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"c", "R"} {
		h := build(t, &fakeAVDS{scans: manyScans(128)}, 120, 40, func(o *Options) { o.ScanID = farScan })
		h.hold = true
		h.drain(h.m.Init())
		h.press(key)
		h.miss("Cloned from")
		if lines := strings.Split(h.screen(), "\n"); !strings.Contains(lines[len(lines)-2], "Loading this scan") {
			t.Errorf("%s: the notice is %q", key, lines[len(lines)-2])
		}
		h.release()
		h.advance(6 * time.Second)
		h.press(key)
		h.see("Cloned from", h.avds.scans[125].Targets[0])
	}
}

func TestTheProgramSaysThatTheScanDoesNotExist(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 160} {
		h := build(t, &fakeAVDS{scans: manyScans(30)}, width, 40, func(o *Options) { o.ScanID = noScan })
		h.drain(h.m.Init())
		h.see("No scan with the ID "+noScan+".", "1–20 of 30")
		h.miss("Showing names")
	}
}

// A failure says nothing about the scan: it is asked for again, and found.
func TestAFailureDoesNotLoseTheScan(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30), err: &client.Error{
		Kind: client.KindServer, Action: "DescribeScans", Code: "ServiceUnavailable", Message: "later",
	}}
	h := build(t, avds, 160, 40, func(o *Options) { o.ScanID = farScan })
	h.drain(h.m.Init())
	h.miss("No scan with the ID")
	avds.err = nil
	h.advance(2 * time.Minute)
	h.see(farScan, avds.scans[27].Targets[0])
}

func TestAScanThatIsFoundDoesNotReplaceLaterDetails(t *testing.T) {
	t.Parallel()
	h := build(t, &fakeAVDS{scans: manyScans(30)}, 80, 40, func(o *Options) { o.ScanID = noScan })
	h.hold = true
	h.drain(h.m.Init())
	h.press("esc")
	h.release()
	h.advance(time.Minute)
	h.miss("No scan with the ID")
	h.see("1–20 of 30")
}
