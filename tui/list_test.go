package tui

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/tui/effect"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
)

func TestListShowsAPage(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(128)}, 120, 36)
	h.advance(15 * time.Second)
	h.see("scantop · prod · avds.example.com · cn-hangzhou", "● live · every 5s · changed 12:00:00",
		"All 128", "Running 22", "Waiting 22", "Finished 21",
		"◐ running", "单次任务-支付", "in 34m", "took 9m", "all assets", "www2.example.com", "… +2",
		"1–20 of 128 · page 1 of 7")
}

func TestTickerRefreshesTheVisiblePage(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36)
	h.press("right")
	h.see("21–40 of 60 · page 2 of 3")
	before := len(avds.pages())
	avds.scans[24].Progress = client.Percent{Value: 77.7, Known: true}
	h.advance(5 * time.Second)
	h.see("77.7%", "changed 12:00:05")
	if got := avds.pages()[before:]; len(got) != 1 || got[0].Page != 2 {
		t.Errorf("requested pages %v in one interval, want page 2 once", got)
	}
}

func TestPagingFollowsTheServersArithmetic(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(25), size: 10}, 120, 36)
	h.see("1–10 of 25 · page 1 of 3") // AVDS sends fewer than the 20 requested
	h.press("right", "right", "right", "right")
	h.see("21–25 of 25 · page 3 of 3")
	h.press("left")
	h.see("11–20 of 25 · page 2 of 3")
}

func TestPageThatShrinksAwayShowsTheLastOne(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(45)}
	h := start(t, avds, 120, 36)
	h.press("right", "right")
	h.see("41–45 of 45 · page 3 of 3")
	avds.scans = avds.scans[:30]
	h.advance(5 * time.Second)
	h.see("21–30 of 30 · page 2 of 2")
}

func TestSelectionFollowsItsScan(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36)
	h.press("down", "down", "down")
	if !strings.Contains(h.selected(), "release-2.14-check") {
		t.Fatalf("the cursor is on %q", h.selected())
	}
	newest := avds.scans[0]
	newest.ID, newest.Name = "2026030299999999999", "just-created"
	avds.scans = append([]client.Scan{newest}, avds.scans...)
	h.advance(5 * time.Second)
	h.see("just-created")
	if !strings.Contains(h.selected(), "release-2.14-check") {
		t.Errorf("a new scan moved the cursor to %q", h.selected())
	}
}

func TestAScanWithoutANameShowsItsID(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: []client.Scan{{ID: "2018071010384940572", Status: client.StatusRunning}}}, 80, 24)
	h.see("2018071010384940572")
}

func TestRowsWithTheSameScanIDStayApart(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(5)}
	avds.scans[3].ID = avds.scans[1].ID
	h := start(t, avds, 120, 36)
	h.press("down", "down", "down")
	h.advance(5 * time.Second)
	if !strings.Contains(h.selected(), "release-2.14-check") {
		t.Errorf("the cursor jumped to %q", h.selected())
	}
}

func TestAFailureKeepsThePage(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36)
	avds.err = &client.Error{Kind: client.KindServer, Action: "DescribeScans", Code: "ServiceUnavailable",
		Message: "busy"}
	h.advance(5 * time.Second)
	h.see("✗ AVDS error since 12:00:05", "AVDS had an internal error. Try again later. (ServiceUnavailable: busy)",
		"retry at 12:00:10",
		"nightly-web-edge", "1–20 of 60")
	avds.err = nil
	h.advance(5 * time.Second)
	h.see("● live", "nightly-web-edge")
	h.miss("ServiceUnavailable")
}

func TestWrongKeyStopsUntilRefreshed(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{err: &client.Error{Kind: client.KindCredentials, Action: "DescribeScans",
		Code: "InvalidAccessKeyId.NotFound", Message: "no such key"}}
	h := start(t, avds, 120, 36)
	h.see("AVDS rejected the credentials", "InvalidAccessKeyId.NotFound", "press r to try again",
		"stopped: credentials rejected at 12:00:00")
	h.advance(time.Hour)
	if n := len(avds.queries); n != 1 {
		t.Errorf("%d requests with a wrong key, want 1", n)
	}
	avds.err, avds.scans = nil, manyScans(3)
	h.press("r")
	h.see("● live", "1–3 of 3 · page 1 of 1")
}

func TestMissingCredentialsAreLookedForAgain(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{err: noCredentials(t)}
	h := start(t, avds, 120, 36)
	found := false
	for line := range strings.SplitSeq(h.screen(), "\n") {
		found = found || strings.Contains(line, "ALIBABA_CLOUD_ACCESS_KEY_ID") &&
			strings.Contains(line, "aliyun configure") &&
			strings.Contains(line, "RAM role") && strings.Contains(line, "--demo")
	}
	if !found {
		t.Errorf("no line names the three ways and --demo:\n%s", h.screen())
	}
	avds.err, avds.scans = nil, manyScans(3)
	h.advance(5 * time.Second)
	h.see("● live", "1–3 of 3 · page 1 of 1")
}

func TestListSaysWhyItIsEmpty(t *testing.T) {
	t.Parallel()
	loading := build(t, &fakeAVDS{}, 80, 24)
	loading.see("○ connecting…", "Loading scans…")
	empty := start(t, &fakeAVDS{}, 80, 24)
	empty.see("No scans yet. Press n to launch a scan.", "0 scans")
	nothing := start(t, &fakeAVDS{scans: manyScans(6)}, 80, 24, func(o *Options) { o.Filter.Search = "no such name" })
	nothing.see("No scans match these filters. Press esc to clear them.", "/ no such name")
	nothing.press("esc")
	nothing.see("1–6 of 6")
}

func TestRepliesOfAnOlderPageAreDropped(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36)
	old, _ := h.m.monitor.Do(monitor.Start{})
	h.press("right")
	stale, _ := avds.DescribeScans(t.Context(), client.Query{Page: 1, PageSize: 20})
	h.send(effect.AnsweredMsg{To: old.Ask[0], Page: stale})
	h.see("page 2 of 3")
}

func TestCursorStaysInSight(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 80, 16)
	for range 19 {
		h.press("down")
	}
	if h.selected() == "" {
		t.Errorf("the cursor left the screen:\n%s", h.screen())
	}
	h.press("pgup")
	if h.selected() == "" {
		t.Errorf("the cursor left the screen:\n%s", h.screen())
	}
	h.press("home")
	if !strings.Contains(h.selected(), "nightly-web-edge") {
		t.Errorf("home leads to %q", h.selected())
	}
	h.press("end")
	if !strings.Contains(h.selected(), "单次任务-支付") || !strings.Contains(h.screen(), "–20 of 60") {
		t.Errorf("end leads to %q of\n%s", h.selected(), h.screen())
	}
}

// Both spellings of the full mode are highlighted while a scan runs, as it may disrupt its
// targets.
func TestBothSpellingsOfTheFullModeStandOut(t *testing.T) {
	t.Parallel()
	scans := runningScans(3)
	scans[0].Flow, scans[1].Flow, scans[2].Flow = client.FlowFull, "skynet", client.FlowGeneral
	h := start(t, &fakeAVDS{scans: scans}, 120, 36)
	h.see("full", "standard")
	lines, cells := strings.Split(h.screen(), "\n"), tuitest.Cells(h.m.View().Content, 120, 36)
	look := func(row int, word string) any {
		y := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "scan-"+strconv.Itoa(row)) })
		return cells.CellAt(ansi.StringWidth(lines[y][:strings.Index(lines[y], word)]), y).Style.Fg
	}
	h.press("end") // the cursor's row has the highlight's look
	cells = tuitest.Cells(h.m.View().Content, 120, 36)
	if look(0, "full") != look(1, "full") || look(0, "full") == look(2, "standard") {
		t.Error("a mode has the wrong style")
	}
}
