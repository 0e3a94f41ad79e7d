package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
)

func withBell(o *Options) { o.Bell = true }

// rings returns how often the bell rang.
func (h *harness) rings() int {
	n := 0
	for _, s := range h.raw {
		if s == "\a" {
			n++
		}
	}
	return n
}

func TestAnEndIsReportedOnceInEveryWay(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, withBell)
	h.advance(30 * time.Second)
	h.press("down", "right", "left", "2", "1", "r", "tab", "esc")
	if h.rings() != 0 || len(h.happened()) != 0 {
		t.Fatalf("%d rings, %d events although nothing happened", h.rings(), len(h.happened()))
	}
	h.finish(6)
	h.advance(5 * time.Second)
	h.see("✓ nightly-web-edge finished · took 42m")
	h.advance(20 * time.Second)
	if h.rings() != 1 || len(h.happened()) != 1 {
		t.Errorf("%d rings, %d events for one end", h.rings(), len(h.happened()))
	}
	h.press("down")
	h.miss("finished · took")
	h.see("1 finished · e")
	h.press("e")
	h.see("Events", "nightly-web-edge", "running", "finished", "12:0")
	h.press("esc")
	h.miss("finished · e")
}

func TestWithoutABellNothingRings(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
	h.finish(6)
	h.advance(5 * time.Second)
	h.see("nightly-web-edge finished")
	if h.rings() != 0 {
		t.Error("the bell rang although it is off")
	}
}

// The end of a scan is reported even if the filter hides finished scans.
func TestAnEndOffTheFilteredPageIsReported(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, withBell,
		func(o *Options) { o.Filter.Statuses = []client.Status{client.StatusRunning} })
	h.abort(6)
	h.advance(10 * time.Second)
	h.see("✗ nightly-web-edge aborted")
	if h.rings() != 1 {
		t.Errorf("%d rings", h.rings())
	}
}

// Events of a watched scan are reported on any page.
func TestAnEndOfAWatchedScanOffThePageIsReported(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(50)}, 120, 36, withBell)
	h.press("w", "right")
	h.advance(time.Minute)
	h.see("page 2 of 3 · 1 watched")
	h.finish(0)
	h.advance(time.Minute)
	h.see("nightly-web-edge finished")
	if h.rings() != 1 {
		t.Errorf("%d rings", h.rings())
	}
}

func TestSeveralEndsAreReportedInOneLine(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36, withBell)
	h.finish(0)
	h.finish(6)
	h.abort(12)
	h.advance(5 * time.Second)
	h.see("1 aborted", "2 finished")
	if h.rings() != 1 || len(h.happened()) != 3 {
		t.Errorf("%d rings for one reply, %d events", h.rings(), len(h.happened()))
	}
}

// The notice after a key press has priority over events, which stay in the log.
func TestEventsDoNotHideTheNoticeAfterAKey(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
	h.finish(6)
	h.advance(5 * time.Second)
	h.press("w")
	h.see("Watching nightly-web-edge")
	h.miss("finished · took")
}

func TestTitleAndProgressOfTheTerminal(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36)
	if title := h.m.View().WindowTitle; title != "scantop" {
		t.Errorf("before it is known how many are running, the title is %q", title)
	}
	h.advance(5 * time.Second)
	v := h.m.View()
	if !strings.HasPrefix(v.WindowTitle, "5 running · ~") || !strings.HasSuffix(v.WindowTitle, " · scantop") {
		t.Errorf("the title is %q", v.WindowTitle)
	}
	if v.ProgressBar == nil || v.ProgressBar.State != tea.ProgressBarDefault || v.ProgressBar.Value != 11 {
		t.Errorf("the progress is %+v, want the mean of 0, 7.8, 15.6 and 23.4", v.ProgressBar)
	}
	avds.err = &client.Error{Kind: client.KindNetwork}
	h.advance(time.Minute)
	if v := h.m.View(); v.ProgressBar == nil || v.ProgressBar.State != tea.ProgressBarWarning ||
		strings.Contains(v.WindowTitle, "~") {
		t.Errorf("with old data, the title is %q, the progress %+v", v.WindowTitle, v.ProgressBar)
	}
	avds.err = nil
	avds.scans = slices.DeleteFunc(avds.scans, func(s client.Scan) bool { return s.Status == client.StatusRunning })
	h.advance(2 * time.Minute)
	if v := h.m.View(); v.WindowTitle != "scantop" || v.ProgressBar != nil {
		t.Errorf("without a running scan, the title is %q, the progress %+v", v.WindowTitle, v.ProgressBar)
	}
}

func TestTheLogIsExported(t *testing.T) {
	t.Parallel()
	var name, content string
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, func(o *Options) {
		o.Export = func(n, c string) (string, error) { name, content = n, c; return "/tmp/" + n, nil }
	})
	h.finish(6)
	h.advance(5 * time.Second)
	h.press("e", "x")
	h.see("Exported to /tmp/scantop-events-20260302-120005.csv")
	if name != "scantop-events-20260302-120005.csv" ||
		!strings.Contains(content, ",nightly-web-edge,finished,running,finished") {
		t.Errorf("%s: %s", name, content)
	}
	h = start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, func(o *Options) {
		o.Export = func(string, string) (string, error) { return "", fmt.Errorf("read-only file system\x1b[31m") }
	})
	h.finish(6)
	h.advance(5 * time.Second)
	h.press("e", "x")
	h.see("Export failed: read-only file system")
}

// An entry of the event log opens the details of its scan, on any page.
func TestTheLogLeadsToTheDetails(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36, func(o *Options) { o.Filter.Statuses = []client.Status{client.StatusRunning} })
	h.finish(6)
	h.advance(10 * time.Second)
	h.press("e", "enter")
	h.see(avds.scans[6].ID, "✓ finished")
	h.press("q", "q")
	h.see("All", "page 1 of 1")
}

// The title of the window has the same count as the tab, on any page.
func TestTheTitleCountsWhatTheTabCounts(t *testing.T) {
	t.Parallel()
	scans := runningScans(23)
	for i := range 20 {
		scans[i].Status = client.StatusFinished
	}
	h := start(t, &fakeAVDS{scans: scans}, 120, 36)
	h.advance(5 * time.Second)
	h.see("Running 3")
	if title := h.m.View().WindowTitle; !strings.HasPrefix(title, "3 running") {
		t.Errorf("with three running scans on page 2, the title is %q", title)
	}
	h = start(t, &fakeAVDS{scans: runningScans(3)}, 120, 36)
	for left := 2; left >= 0; left-- {
		h.finish(left)
		h.advance(5 * time.Second)
		h.see(fmt.Sprintf("Running %d", left), fmt.Sprintf("Finished %d", 3-left))
		title := h.m.View().WindowTitle
		if left > 0 && !strings.HasPrefix(title, fmt.Sprint(left)) || left == 0 && title != "scantop" {
			t.Errorf("with %d running scans, the title is %q", left, title)
		}
	}
}
