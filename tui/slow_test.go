package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
)

// These tests are about what the screen shows and does while a reply is late.

func TestRowsOfAnotherFilterLeaveASlowScreen(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	h.hold = true
	h.press("7")
	h.advance(slowReply)
	h.see("Loading scans…")
	h.miss("nightly-web-edge", "of 60 ·")
	h.release()
	h.see("1–10 of 10 · page 1 of 1")
}

func TestRowsOfAnotherFilterLeaveWhenItFails(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(6)}
	h := start(t, avds, 120, 36, func(o *Options) { o.Filter.Search = "no such name" })
	avds.err = &client.Error{Kind: client.KindTimeout, Message: "no complete answer in time"}
	h.press("esc")
	h.miss("No scans yet", "No scan matches")
	h.see("AVDS did not reply in time. Try again.")
}

func TestCursorStartsAtTheTopOfAnotherFilter(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	h.press("down", "down", "down", "2")
	h.see("1–10 of 10")
	if h.row() != 0 {
		t.Errorf("the cursor is on row %d of a new list", h.row())
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

func TestANewScanThatIsListedLateIsFoundSoon(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	for i := range avds.scans {
		avds.scans[i].Status = client.StatusFinished
	}
	h := openForm(t, avds, 120, 36)
	h.advance(40 * time.Second) // the interval is long while no scan is running
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
	if !strings.Contains(h.selected(), "scan-20260302-120000") {
		t.Errorf("the cursor is on %q:\n%s", h.selected(), h.screen())
	}
}

func TestWalkingAwayEndsTheSearchForTheNewScan(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36)
	h.drain(h.m.list.Created("%s is created: %s", "late", "late-id")) // it is not on a page yet
	h.press("down")
	late := client.Scan{ID: "late-id", Name: "late", Status: client.StatusRunning}
	avds.scans = slices.Insert(avds.scans, 5, late)
	h.advance(6 * time.Second)
	h.see("late")
	if strings.Contains(h.selected(), "late") {
		t.Error("a later reply moved the cursor away from the chosen row")
	}
}

func TestDownPastTheLastRowTurnsThePage(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(45)}, 120, 36)
	h.press("end", "down")
	h.see("21–40 of 45 · page 2 of 3")
	if h.row() != 0 {
		t.Errorf("the cursor is on row %d, want the first", h.row())
	}
	h.press("up")
	h.see("1–20 of 45 · page 1 of 3")
	if h.row() != 19 {
		t.Errorf("the cursor is on row %d, want the last", h.row())
	}
	h.press("home", "up")
	h.see("page 1 of 3")
}

// Data older than three intervals are muted, and no estimate is made from them.
func TestOldDataAreShownAsOld(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(12)}
	h := start(t, avds, 120, 36)
	h.see("~8h20m")
	avds.err = &client.Error{Kind: client.KindNetwork, Message: "connection refused", RequestID: "R-77"}
	h.advance(14 * time.Second)
	h.see("✗ no connection since 12:00:05", "retry at 12:00:20", "~8h20m", "connection refused", "RequestId R-77")
	h.advance(time.Second)
	h.see("as of 12:00:00", "7.8%")
	h.miss("~8h20m")
	h.advance(5 * time.Minute)
	avds.err = nil
	h.advance(time.Minute)
	h.see("● live")
	h.miss("as of")
}

// Data also become old while a reply is late and nothing has failed.
func TestDataBecomeOldWhileAReplyIsLate(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(12)}, 120, 36)
	h.hold = true
	h.advance(15 * time.Second)
	h.see("no reply yet", "as of 12:00:00")
	h.release()
	h.see("● live")
	h.miss("as of")
}

func TestPause(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36)
	asked := len(avds.queries)
	h.press("z")
	h.see("‖ refresh paused since 12:00:00")
	h.advance(time.Hour)
	h.send(tea.ResumeMsg{}) // after ctrl+z and fg, and after the editor
	h.send(tea.WindowSizeMsg{Width: 120, Height: 30})
	h.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	h.advance(time.Minute)
	if n := len(avds.queries); n != asked {
		t.Errorf("%d requests while refreshing is paused", n-asked)
	}
	h.see("as of 12:00:00", "refresh paused since 12:00:00")
	h.press("r") // once
	h.advance(10 * time.Minute)
	if n := len(avds.queries); n != asked+1 {
		t.Errorf("%d requests after r while refreshing is paused, want 1", n-asked)
	}
	h.press("right")
	h.see("page 2 of 2", "paused since")
	avds.err = &client.Error{Kind: client.KindServer, Message: "busy"}
	h.press("r")
	h.see("paused since", "AVDS error since")
	avds.err = nil
	h.press("z")
	h.see("● live")
	h.miss("paused")
	asked = len(avds.pages())
	h.advance(10 * time.Second)
	if n := len(avds.pages()) - asked; n != 2 {
		t.Errorf("%d requests in the 10 s after the pause, want 2", n)
	}
}

// changingKeys is an AVDS that rejects the credentials until they are replaced.
type changingKeys struct {
	fakeAVDS
	changed bool
}

func (c *changingKeys) CredentialsChanged() bool { return c.changed }

func (c *changingKeys) CredentialsSource() credentials.Source {
	return credentials.Source{Kind: credentials.KindECS}
}

func TestRejectedCredentialsAreTriedAgainOnceTheyChange(t *testing.T) {
	t.Parallel()
	avds := &changingKeys{}
	h := build(t, &avds.fakeAVDS, 120, 36)
	h.service.Lister = avds
	avds.err = &client.Error{Kind: client.KindCredentials, Code: "InvalidAccessKeyId.NotFound", Message: "no such key"}
	h.drain(h.m.Init())
	h.see("stopped: credentials rejected at 12:00:00")
	h.advance(time.Hour)
	if n := len(avds.queries); n != 1 {
		t.Errorf("%d requests with rejected credentials, want 1", n)
	}
	avds.err, avds.changed = nil, true
	h.advance(10 * time.Second)
	h.see("● live", "scantop · ECS role · avds.example.com")
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
		t.Error("the page was not refreshed after a suspension")
	}
}

func TestAHeldDownTurnsOnePageAtATime(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(128)}, 120, 36)
	h.press("end")
	h.hold = true
	h.press("down", "down", "down", "down")
	h.release()
	h.see("21–40 of 128 · page 2 of 7")
}

func TestAnotherFilterStartsAtTheTopAfterGoingUp(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(128)}, 120, 36)
	h.press("right", "right")
	h.hold = true
	h.press("up", "2")
	h.release()
	h.see("1–20 of 22")
	if h.row() != 0 {
		t.Errorf("the cursor is on row %d", h.row())
	}
}

func TestResumingDoesNotKeepRowsOfAnotherFilter(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(128)}, 120, 36)
	h.see("page 1 of 7")
	h.hold = true
	h.press("2")
	h.send(resumed())
	h.advance(slowReply)
	h.see("Loading scans…")
}

// untilOld returns the age at which data count as old.
func (h *harness) untilOld() time.Duration {
	for range 300 {
		if h.m.monitor.Health().Stale {
			break
		}
		h.advance(time.Second)
	}
	return h.clock.Sub(h.m.monitor.Health().Good)
}

func TestOldDataAreReportedInTimeAgain(t *testing.T) {
	t.Parallel()
	down := &client.Error{Kind: client.KindNetwork, Message: "connection refused"}
	avds := &fakeAVDS{scans: runningScans(3)}
	h := start(t, avds, 120, 36)
	for range 2 { // the second time just after AVDS works again
		avds.err = down
		if age := h.untilOld(); age != 15*time.Second {
			t.Errorf("data count as old after %v, want 15s", age)
		}
		avds.err = nil
		h.press("r")
	}
	h = start(t, &fakeAVDS{scans: manyScans(4)[2:4]}, 120, 36) // none is running, so the interval is long
	h.advance(95 * time.Second)
	h.press("r") // a key restores the short interval
	h.hold = true
	if age := h.untilOld(); age != 15*time.Second {
		t.Errorf("after a slow interval, data count as old after %v, want 15s", age)
	}
}

func TestKeysOnOtherScreensEndTheSlowInterval(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"?", "down"}, {"e", "down"}} {
		h := start(t, &fakeAVDS{scans: manyScans(4)[2:4]}, 100, 24)
		h.press(keys[0])
		h.advance(91 * time.Second)
		asked := len(h.avds.pages())
		for range 4 {
			h.press(keys[1])
			h.advance(5 * time.Second)
		}
		if n := len(h.avds.pages()) - asked; n < 4 {
			t.Errorf("%q: %d refreshes in 20 s, want 4 or more", keys[0], n)
		}
	}
}

// throttling is an AVDS that throttles the first request for a scan or a count.
type throttling struct {
	*fakeAVDS
	wish   time.Duration
	wished bool
}

func (f *throttling) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	if q.PageSize == 1 && !f.wished {
		f.wished = true
		return nil, &client.Error{Kind: client.KindThrottled, Code: "Throttling.User", RetryAfter: f.wish}
	}
	return f.fakeAVDS.DescribeScans(ctx, q)
}

func TestThrottlingHoldsForEveryRequest(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"no key":                      nil,
		"keys that refresh or filter": {"r", "2", "right", "z", "z"},
	} {
		avds := &throttling{fakeAVDS: &fakeAVDS{scans: runningScans(30)}, wish: 30 * time.Second}
		h := build(t, avds.fakeAVDS, 120, 36)
		h.service.Lister = avds
		h.drain(h.m.Init())
		asked := len(avds.queries)
		h.press(keys...)
		h.see("AVDS is busy · next refresh 12:00:30")
		h.advance(30*time.Second - 1)
		if n := len(avds.queries) - asked; n != 0 {
			t.Errorf("%s: %d requests within the 30 s for which AVDS was busy", name, n)
		}
		h.advance(1)
		h.see("● live")
		h.miss("AVDS is busy")
		if len(avds.queries) == asked {
			t.Errorf("%s: no request after them", name)
		}
	}
}

// A key that needs no request does not announce a wait.
func TestOnlyKeysThatNeedARequestAnnounceAWait(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]int{"left": 1, "up": 1, "right": 2, "r": 2} { // the header counts as one
		avds := &throttling{fakeAVDS: &fakeAVDS{scans: runningScans(30)}, wish: 30 * time.Second}
		h := build(t, avds.fakeAVDS, 120, 36)
		h.service.Lister = avds
		h.drain(h.m.Init())
		h.press(key)
		if n := strings.Count(h.screen(), "AVDS is busy"); n != want {
			t.Errorf("%s on the first page: the wait is named %d times, want %d\n%s", key, n, want, h.screen())
		}
	}
}

// A narrow header also says until when the list waits.
func TestANarrowHeaderSaysUntilWhenItWaits(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]string{"en": "○ retry at 12:00:30", "zh": "○ 12:00:30 重试"} {
		avds := &throttling{fakeAVDS: &fakeAVDS{scans: runningScans(30)}, wish: 30 * time.Second}
		h := build(t, avds.fakeAVDS, 40, 10, func(o *Options) { o.Text = text.For(lang) })
		h.service.Lister = avds
		h.drain(h.m.Init())
		if !strings.Contains(h.top(), want) {
			t.Errorf("the header is %q, want %q", h.top(), want)
		}
	}
}

func TestKeysDoNotEndThrottling(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: runningScans(3)}
	h := start(t, avds, 120, 36)
	avds.err = &client.Error{Kind: client.KindThrottled, Code: "Throttling.User", RetryAfter: time.Minute}
	h.advance(6 * time.Second)
	asked := len(avds.queries)
	h.press("2", "r", "z", "r")
	h.advance(10 * time.Second)
	h.see("next refresh 12:01:05")
	if n := len(avds.queries) - asked; n != 0 {
		t.Errorf("%d requests after the keys", n)
	}
	avds.err = nil
	h.advance(time.Minute)
	h.see("1–3 of 3", "paused") // the page that r requested arrived
}

func TestFiltersPassedThroughAreNotRequested(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36)
	h.advance(time.Second)
	asked := len(avds.pages())
	for range 20 {
		h.send(tuitest.Press("tab"))
		h.advance(30 * time.Millisecond)
	}
	h.advance(choosing)
	pages := avds.pages()[asked:]
	if len(pages) != 2 || len(pages[0].Statuses) != 1 || pages[0].Statuses[0] != client.StatusRunning {
		t.Fatalf("%d requests, want one for the first filter and one for the last: %+v", len(pages), pages)
	}
	h.see("1–5 of 5") // 20 presses of tab end on the last of seven tabs
}

func TestRefreshGivesAHungRequestUp(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: runningScans(3)}
	h := start(t, avds, 120, 36)
	h.hold = true
	h.advance(6 * time.Second)
	h.press("r", "r", "r")
	fresh := len(h.held)
	h.advance(2 * time.Second)
	h.press("r", "r")
	if n := len(h.held) - fresh; n != 1 {
		t.Errorf("%d requests in place of a hung one, want 1", n)
	}
	h.release()
	h.see("● live")
}

// sizeless is an AVDS that leaves out the size of a page and the number of pages.
type sizeless struct{ *fakeAVDS }

func (f sizeless) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	p, err := f.fakeAVDS.DescribeScans(ctx, q)
	if p != nil {
		p.Size, p.Pages = 0, 0
	}
	return p, err
}

func TestAnEmptyPageOfAListThatIsNotEmptyIsLeft(t *testing.T) {
	t.Parallel()
	avds := sizeless{&fakeAVDS{scans: runningScans(150)}}
	h := build(t, avds.fakeAVDS, 120, 36)
	h.service.Lister = avds
	h.drain(h.m.Init())
	h.press("right", "right", "right", "right", "right", "right", "right")
	h.see("page 8 of 8")
	avds.scans = avds.scans[:100]
	h.advance(5 * time.Second)
	h.see("page 5 of 5")
	h.miss("No scans yet")
}

// A refresh during a recent request follows when that request ends, once, however the
// request ends and however often r was pressed.
func TestARefreshDuringAYoungRequestFollowsIt(t *testing.T) {
	t.Parallel()
	busy := &client.Error{Kind: client.KindServer, Message: "busy"}
	for name, c := range map[string]struct {
		before []string // keys
		err    error
	}{
		"it succeeds": {}, "it fails": {err: busy}, "the list is paused": {before: []string{"z"}},
		"the credentials are refused": {err: &client.Error{Kind: client.KindCredentials,
			Code: "InvalidAccessKeyId.NotFound"}},
	} {
		h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
		h.press(c.before...)
		h.latency = func() time.Duration { return 700 * time.Millisecond }
		h.advance(33 * time.Second) // no request is in flight
		h.avds.err = c.err
		h.press("r")
		h.avds.err = nil
		h.advance(300 * time.Millisecond)
		asked, all := len(h.avds.pages()), len(h.avds.queries)
		h.press("r", "r", "r")
		h.advance(300 * time.Millisecond)
		if n := len(h.avds.queries) - all; n != 0 {
			t.Errorf("%s: %d requests while another one is in flight", name, n)
		}
		h.advance(200 * time.Millisecond)
		if n, also := len(h.avds.pages())-asked, len(h.avds.queries)-all; n != 1 || also != 1 {
			t.Errorf("%s: %d requests for the page after it, %d in all, want 1", name, n, also)
		}
		h.advance(3 * time.Second)
		if n := len(h.avds.pages()) - asked; n != 1 {
			t.Errorf("%s: %d requests for the page within 3 s, want 1", name, n)
		}
	}
}

// Another request of the user replaces the refresh, because its data are newer as well.
func TestAnotherRequestReplacesTheRefresh(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	h.latency = func() time.Duration { return 500 * time.Millisecond }
	h.advance(33 * time.Second) // no request is in flight
	h.press("r", "r", "right")
	asked := len(h.avds.pages())
	h.advance(2 * time.Second)
	h.see("page 2 of 3")
	if n := len(h.avds.pages()) - asked; n != 0 {
		t.Errorf("%d requests after the page's own", n)
	}
}

func TestARefreshGivesUpARequestThatHangs(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.hold = true
	h.press("r", "r")
	h.advance(time.Second)
	h.press("r")
	if n := len(h.held); n != 2 {
		t.Fatalf("%d requests, want the one that hangs and one in its place", n)
	}
	h.release()
	if n := len(h.avds.pages()); n != 3 {
		t.Errorf("%d requests for the page in all, want 3: none is left over", n)
	}
	h.see("● live")
}

func TestARefreshDuringARequestThatHangsIsShown(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.hold = true
	h.advance(5 * time.Second)
	h.press("r")
	h.advance(slowReply)
	h.see("○ loading page 1… · as of 12:00:00")
}

func TestARefreshDoesNotEndThrottling(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.latency = func() time.Duration { return 500 * time.Millisecond }
	h.advance(33 * time.Second) // no request is in flight
	h.avds.err = &client.Error{Kind: client.KindThrottled, RetryAfter: time.Minute}
	h.press("r")
	h.advance(100 * time.Millisecond)
	h.avds.err = nil
	h.press("r")
	asked := len(h.avds.queries)
	h.advance(60 * time.Second)
	if n := len(h.avds.queries) - asked; n != 0 {
		t.Errorf("%d requests within the minute for which AVDS was busy", n)
	}
	h.advance(3 * time.Second)
	h.see("● live")
}
