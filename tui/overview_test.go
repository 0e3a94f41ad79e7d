package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/internal/tuitest"
)

// troubled returns scans with names of their own, of which some are in trouble.
func troubled() []client.Scan {
	scans := manyScans(60)
	for i := range scans {
		s := &scans[i]
		s.Name = fmt.Sprintf("%02d-%s", i, s.Name)
		switch s.Status {
		case client.StatusWaiting:
			s.NextRun = noon.Add(time.Duration(i) * 9 * time.Minute)
			if i == 7 {
				s.NextRun, s.LastRun = noon.Add(-time.Hour), noon.Add(-25*time.Hour)
			}
		case client.StatusAborted:
			if i > 12 {
				s.Status = client.StatusDisabled
			}
		}
	}
	return scans
}

// openOverview opens the overview of troubled scans.
func openOverview(t testing.TB, width, height int, change ...func(*Options)) *harness {
	t.Helper()
	h := start(t, &fakeAVDS{scans: troubled()}, width, height, change...)
	h.press("o")
	return h
}

func TestOverview(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		width, height int
		change        func(*Options)
	}{
		"80x24-en":  {80, 24, func(*Options) {}},
		"120x36-en": {120, 36, func(*Options) {}},
		"120x36-zh": {120, 36, inChinese},
		"160x36-en": {160, 36, func(*Options) {}},
		"60x20-zh":  {60, 20, inChinese},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := openOverview(t, c.width, c.height, c.change)
			h.press("down", "down")
			tuitest.Golden(t, h.screen()+"\n")
		})
	}
	t.Run("styles", func(t *testing.T) {
		t.Parallel()
		h := openOverview(t, 120, 36)
		h.press("down")
		tuitest.Golden(t, strings.ReplaceAll(h.m.View().Content, "\x1b", "␛")+"\n")
	})
}

// asked returns which statuses were asked for since a number of queries.
func asked(h *harness, since int) (said []string) {
	for _, q := range h.avds.pages()[since:] {
		said = append(said, fmt.Sprintf("%v%d", q.Statuses, q.PageSize))
	}
	return said
}

func TestTheOverviewAsksInPlaceOfTheList(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: troubled()}, 120, 36)
	before := len(h.avds.pages())
	h.press("o")
	round := []string{"[running]100", "[waiting]100", "[aborted]100", "[finished]100"}
	if got := asked(h, before); !slices.Equal(got, round) {
		t.Fatalf("on opening, %q was asked for", got)
	}
	h.see("Trouble", "Running", "Next starts", "Last ends", "live · every 20s")
	h.advance(20 * time.Second)
	if got := asked(h, before+4); !slices.Equal(got, round) {
		t.Errorf("in 20 s, %q was asked for", got)
	}
	before = len(h.avds.pages())
	h.press("esc")
	h.see("All 60", "page 1 of")
	if got := asked(h, before); !slices.Equal(got, []string{"[]20"}) {
		t.Errorf("on leaving, %q was asked for", got)
	}
}

func TestTheOverviewShowsWhatHappens(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 120, 36, func(o *Options) { o.Bell = true })
	h.finish(0)
	h.abort(6)
	h.advance(20 * time.Second)
	h.see("1 aborted", "1 finished")
	if len(h.happened()) != 2 || !slices.Contains(h.raw, "\a") {
		t.Errorf("the log has %+v, the bell rang: %v", h.happened(), slices.Contains(h.raw, "\a"))
	}
}

func TestAFailureShowsInTheOverview(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 120, 36)
	h.avds.err = &client.Error{Kind: client.KindServer, Action: "DescribeScans", Code: "ServiceUnavailable"}
	h.advance(5 * time.Second)
	h.see("ServiceUnavailable", "as of 12:00:00", "retry at")
	h.miss("live")
	h.advance(10 * time.Minute)
	h.avds.err = nil
	h.press("r")
	h.see("live")
	h.miss("ServiceUnavailable")
}

// The cursor goes through all sections, and back again.
func TestTheCursorGoesThroughAllSections(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 80, 24)
	h.press("home")
	seen := []string{h.selected()}
	for range 50 {
		h.press("down")
		if line := h.selected(); line == "" || line != seen[len(seen)-1] {
			seen = append(seen, line)
		}
	}
	trouble, running, next, ended := h.m.monitor.Overview(h.clock)
	all := len(trouble.Scans) + len(running.Scans) + len(next.Scans) + len(ended.Scans)
	if len(seen) != all || slices.Contains(seen, "") {
		t.Errorf("%d rows had the cursor, there are %d: %q", len(seen), all, seen)
	}
	last := h.selected()
	h.press("home")
	if h.selected() != seen[0] {
		t.Errorf("home leads to %q, not to %q", h.selected(), seen[0])
	}
	h.press("end")
	if h.selected() != last {
		t.Errorf("end leads to %q, down to %q", h.selected(), last)
	}
}

func TestTheCursorStaysOnItsScanInTheOverview(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 120, 36)
	for !strings.Contains(h.selected(), "running") {
		h.press("down")
	}
	_, running, _, _ := h.m.monitor.Overview(h.clock)
	scan := running.Scans[0]
	at := slices.IndexFunc(h.avds.scans, func(s client.Scan) bool { return s.ID == scan.ID })
	h.abort(at)
	h.advance(20 * time.Second)
	if line := h.selected(); !strings.Contains(line, "aborted") {
		t.Errorf("the cursor is on %q, not on the scan that was aborted", line)
	}
}

func TestDetailsLeadBackToTheOverview(t *testing.T) {
	t.Parallel()
	for _, width := range []int{120, 200} {
		h := openOverview(t, width, 40)
		h.press("enter")
		h.miss("Next starts")
		h.see("Scan ID", "2026030200000000053")
		h.press("esc")
		h.see("Next starts", "live")
		h.press("q")
		h.see("page 1 of")
		if h.left != nil {
			t.Errorf("q in the overview ends the program")
		}
	}
}

// Each step back leads to the screen before, also through details that the event log has opened.
func TestTheEventLogLeadsBackToTheOverview(t *testing.T) {
	t.Parallel()
	for _, width := range []int{120, 200} {
		h := openOverview(t, width, 40)
		h.finish(0)
		h.advance(20 * time.Second)
		h.press("e", "enter")
		h.see("Scan ID", "finished")
		h.press("q")
		h.see("Events")
		h.press("q")
		h.see("Next starts", "live")
		h.press("q")
		h.see("page 1 of")
		if h.left != nil || h.m.monitor.Surveying() {
			t.Errorf("at the list, the program has ended with %v, or the overview is asked for", h.left)
		}
	}
}

func TestAClonedScanIsShownInTheList(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 120, 36)
	h.press("down", "c", "ctrl+s", "enter")
	if len(h.avds.specs) != 1 {
		t.Fatalf("launched were %+v:\n%s", h.avds.specs, h.screen())
	}
	h.see("Created", "page 1 of")
	if h.m.monitor.Surveying() {
		t.Error("the overview is still asked for")
	}
}

func TestASmallWindowHasNoOverview(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 59, 20)
	h.see("needs 60x20")
	h.miss("Trouble")
	h = openOverview(t, 60, 20)
	h.see("Trouble", "Running", "Next starts", "Last ends")
	for height := 11; height < 30; height++ {
		for _, width := range []int{41, 59, 60, 61, 79, 150, 160} {
			h := openOverview(t, width, height, inChinese)
			tuitest.Fits(t, "the overview", h.m.View().Content, width, height)
		}
	}
}

func TestEmptySectionsSaySo(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{}, 120, 36)
	h.press("o")
	h.see("No scan is stalled or overdue", "No scan is running.", "No scan is about to start.",
		"No scan has ended.")
	h.press("enter", "f", "c", "down")
	h.see("No scan is running.")
}

func TestTheOverviewSaysThatThereAreMore(t *testing.T) {
	t.Parallel()
	scans := manyScans(720)
	h := start(t, &fakeAVDS{scans: scans}, 120, 36)
	h.press("o")
	h.see("Running 100 · newest 100")
}

// While nothing changes, nothing is written.
func TestAnIdleOverviewWritesNothing(t *testing.T) {
	t.Parallel()
	scans := slices.DeleteFunc(troubled(), func(s client.Scan) bool {
		return s.Status == client.StatusRunning || s.Status == client.StatusWaiting
	})
	l := openLine(t, &fakeAVDS{scans: scans}, 120, 36)
	l.press("o")
	l.advance(2 * time.Minute)
	l.draw()
	for range 8 {
		l.advance(30 * time.Second)
		if n := l.draw(); n > 0 {
			t.Errorf("%d bytes were written", n)
		}
	}
}

// Keys that act on a scan mean in the overview what they mean on the list.
func TestKeysActOnTheSelectedScanOfTheOverview(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 120, 36, func(o *Options) { o.Copy = func(s string) string { return "copy " + s } })
	h.press("down", "space")
	watched := h.m.monitor.Watched()
	if len(watched) != 1 || !strings.Contains(h.selected(), watched[0].Name) ||
		!strings.Contains(h.selected(), h.m.th.Glyphs.Watched) {
		t.Fatalf("watched are %+v, the row is %q", watched, h.selected())
	}
	h.see("Watching " + watched[0].Name)
	h.press("y")
	if copied := "copy " + watched[0].ID; !slices.Contains(h.raw, copied) {
		t.Errorf("%q is not in %q", copied, h.raw)
	}
	for _, k := range []string{"e", "n", "c", "R", "?", ":"} {
		h.press(k)
		h.miss("Last ends ")
		h.press("esc", "esc")
		if !strings.Contains(h.screen(), "Next starts") {
			h.press("o")
		}
	}
	if h.left != nil {
		t.Error("the program has ended")
	}
}

// A key on the overview takes away the toast that stands there.
func TestAKeyOnTheOverviewTakesTheToastAway(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 120, 36)
	h.finish(0)
	h.abort(6)
	h.advance(20 * time.Second)
	h.see("1 finished")
	h.press("down")
	h.miss("1 finished")
}

func TestKeysDoNothingInAnOverviewThatIsTooSmall(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 59, 20)
	if got := h.bottom(); !strings.HasPrefix(got, " esc back  ") || strings.Contains(got, "details") {
		t.Errorf("the footer is %q", got)
	}
	for _, k := range []string{"enter", "c", "f", "down", "u", "e"} {
		h.press(k)
		h.see("needs 60x20", k+" does nothing here")
	}
	h.press("q")
	if h.miss("needs 60x20"); h.left != nil {
		t.Error("q ends the program")
	}
}

// While pages are still missing, a cursor that the user has moved stays.
func TestTheCursorStaysWhileAPageFails(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: troubled()}, 120, 36)
	h.avds.failing = client.StatusAborted
	h.press("o")
	h.press("down", "down", "down")
	row := h.selected()
	h.advance(time.Minute)
	h.see("ServiceUnavailable", "Next starts 5", "Last ends 10")
	if got := h.selected(); got[:40] != row[:40] {
		t.Errorf("the cursor went from %q to %q", row, got)
	}
}

func TestAClickSelectsARowOfTheOverview(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 120, 160} {
		h := openOverview(t, width, 36, func(o *Options) { o.Mouse = true })
		h.press("end")
		h.click("waiting")
		if !strings.Contains(h.selected(), "waiting") {
			t.Fatalf("%d: a click on a waiting scan selects %q", width, h.selected())
		}
		h.click("Next starts")
		h.click("waiting")
		h.see("Scan ID", "waiting")
		h.miss("Next starts")
	}
}

// Signs of news stand in the overview as they do in the list, until the scan was opened. u goes through all of them.
func TestTheOverviewHasTheSignsOfNews(t *testing.T) {
	t.Parallel()
	h := openOverview(t, 120, 36)
	h.press("u")
	h.see("No unread scans.")
	h.finish(0)
	h.abort(6)
	h.advance(20 * time.Second)
	ended, trouble := h.m.th.Glyphs.Ended+" ✓", h.m.th.Glyphs.Trouble+" ✗"
	h.see(ended, trouble)
	for _, want := range []string{"06-", "00-", "06-"} { // the trouble stands above the ends
		h.press("u")
		if got := h.selected(); !strings.Contains(got, want) {
			t.Errorf("u leads to %q, not to %s", got, want)
		}
	}
	h.press("enter", "esc", "u", "enter", "esc")
	h.miss(ended, trouble)
	h.abort(7)
	h.advance(20 * time.Second)
	h.see(trouble)
	h.press("U")
	h.see("All scans and events marked as read.")
	h.miss(trouble)
}

// An overview that lacks the scans with news says that there are some elsewhere.
func TestTheOverviewSaysThatNewsAreElsewhere(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: troubled()}, 120, 36)
	h.avds.scans[0].Status = client.StatusInvalid
	h.advance(h.options.Interval)
	row := h.selected()
	h.press("o", "u")
	h.see("No unread scans here. 1 is elsewhere.")
	h.press("o")
	if h.selected() != row {
		t.Errorf("u in the overview has moved the cursor of the list to %q", h.selected())
	}
}

// A scan whose findings were read from the overview has no sign of news there any more.
func TestFindingsReadFromTheOverviewAreNoNews(t *testing.T) {
	t.Parallel()
	h, _ := startWithFindings(t, 120, 36)
	h.finish(0)
	h.advance(h.options.Interval)
	h.press("o", "u")
	h.see(h.m.th.Glyphs.Ended + " ✓")
	h.press("f", "esc")
	h.see("Next starts")
	h.miss(h.m.th.Glyphs.Ended + " ✓")
}
