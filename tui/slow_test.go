package tui

import (
	"strings"
	"testing"
	"time"

	"scantop/client"
)

// What the screen shows and does while answers are under way.

func TestRowsOfAnotherFilterLeaveASlowScreen(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	h.hold = true
	h.press("7")
	h.advance(slowAnswer)
	h.see("Loading scans…")
	h.miss("nightly-web-edge", "of 60 ·")
	h.release()
	h.see("1–10 of 10 · page 1/1")
}

func TestRowsOfAnotherFilterLeaveWhenItFails(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(6)}
	h := start(t, avds, 120, 36, func(o *Options) { o.Search = "no such name" })
	avds.err = &client.Error{Kind: client.KindTimeout, Message: "no complete answer in time"}
	h.press("esc")
	h.miss("No scans yet", "No scan matches")
	h.see("AVDS did not answer in time: try again.")
}

func TestCursorStartsAtTheTopOfAnotherFilter(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	h.press("down", "down", "down", "2")
	if h.m.list.table.cursor != 0 {
		t.Errorf("the cursor is on row %d of a new list", h.m.list.table.cursor)
	}
}

func TestAHeldRefreshSendsOneRequest(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.hold = true
	h.press("r", "r", "r", "r")
	if len(h.held) != 1 {
		t.Errorf("%d requests, want 1", len(h.held))
	}
}

func TestCountsOfAnotherFilterAreDropped(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	gen := h.m.list.counts.gen
	h.press("t")
	h.send(scansCountedMsg{gen: gen, tab: 4, total: 999})
	h.miss("999", "Aborted 10")
	h.press("esc")
	h.see("Aborted 10") // known from before
}

func TestAFailedCountEndsItsSweep(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	c := &h.m.list.counts
	c.pending, c.asking = []int{3, 4}, true
	h.send(scansCountedMsg{gen: c.gen, tab: 2, err: &client.Error{Kind: client.KindThrottled}})
	if len(c.pending) != 0 {
		t.Error("the sweep goes on after a failure")
	}
}

func TestANewScanThatIsListedLateIsFoundSoon(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	for i := range avds.scans {
		avds.scans[i].Status = client.StatusFinished
	}
	h := openForm(t, avds, 120, 36)
	h.advance(40 * time.Second) // the page rests meanwhile
	h.write("a.example.com")
	h.press("ctrl+s")
	h.hold = true
	h.press("enter")
	answer := h.held[0]()
	h.held, h.hold = nil, false
	late := avds.scans[0]
	avds.scans = avds.scans[1:]
	h.send(answer)
	avds.scans = append([]client.Scan{late}, avds.scans...)
	h.advance(6 * time.Second)
	if !strings.Contains(h.selected(), "scan-20260302-1200") {
		t.Errorf("the cursor is on %q:\n%s", h.selected(), h.screen())
	}
}

func TestWalkingAwayEndsTheSearchForTheNewScan(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	h.m.list.seek = "2026030200000000001" // on no page yet
	h.press("down")
	if h.m.list.seek != "" {
		t.Error("a later answer would move the cursor from the row that was chosen")
	}
}

func TestDownPastTheLastRowTurnsThePage(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(45)}, 120, 36)
	h.press("end", "down")
	h.see("21–40 of 45 · page 2/3")
	if h.m.list.table.cursor != 0 {
		t.Errorf("the cursor is on row %d, want the first", h.m.list.table.cursor)
	}
	h.press("up")
	h.see("1–20 of 45 · page 1/3")
	if h.m.list.table.cursor != 19 {
		t.Errorf("the cursor is on row %d, want the last", h.m.list.table.cursor)
	}
	h.press("home", "up")
	h.see("page 1/3")
}

func TestAFailureMutesWhatMayBeOutOfDate(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(12)}
	h := start(t, avds, 120, 36)
	h.see("~8h20m")
	avds.err = &client.Error{Kind: client.KindNetwork, Message: "connection refused", RequestID: "R-77"}
	h.advance(5 * time.Second)
	h.miss("~8h20m")
	h.see("connection refused", "RequestId R-77", "7.8%")
	avds.err = nil
	h.advance(10 * time.Second)
	h.see("~8h20m")
}

func TestResumingAsksAtOnce(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(12)}
	h := start(t, avds, 120, 36)
	before := len(avds.pages())
	h.press("ctrl+z")
	if h.left == nil {
		t.Error("ctrl+z does not suspend")
	}
	h.send(resumed())
	if len(avds.pages()) != before+1 {
		t.Error("after a suspension the old page stays")
	}
}

func TestAHeldDownTurnsOnePageAtATime(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(128)}, 120, 36)
	h.press("end")
	h.hold = true
	h.press("down", "down", "down", "down")
	h.release()
	h.see("21–40 of 128 · page 2/7")
}

func TestAnotherFilterStartsAtTheTopAfterGoingUp(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(128)}, 120, 36)
	h.press("right", "right")
	h.hold = true
	h.press("up", "2")
	h.release()
	if h.m.list.table.cursor != 0 {
		t.Errorf("the cursor is on row %d", h.m.list.table.cursor)
	}
}

func TestResumingDoesNotKeepRowsOfAnotherFilter(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(128)}, 120, 36)
	h.hold = true
	h.press("2")
	h.send(resumed())
	h.advance(slowAnswer)
	h.see("Loading scans…")
}
