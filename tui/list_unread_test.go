package tui

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/effect"
	"scantop/tui/state"
)

// signs returns the sign of each row, from the top: + or !, or a dot for none.
func (h *harness) signs(rows int) string {
	var signs strings.Builder
	for _, line := range strings.Split(h.screen(), "\n")[4 : 4+rows] {
		sign := []rune(line)[2]
		if sign == ' ' {
			sign = '.'
		}
		signs.WriteRune(sign)
	}
	return signs.String()
}

func (h *harness) wantSigns(when, want string) {
	h.t.Helper()
	if got := h.signs(len(want)); got != want {
		h.t.Errorf("%s, the signs are %s, want %s", when, got, want)
	}
}

// seenIn returns what a store has for the next run.
func seenIn(t *testing.T, s *fakeStore) (seen state.Seen) {
	t.Helper()
	if err := json.Unmarshal([]byte(s.kept[state.SeenName]), &seen); err != nil {
		t.Fatal(err)
	}
	return seen
}

func TestRowsThatEndedHaveASignUntilTheyAreOpened(t *testing.T) {
	t.Parallel()
	h, _ := startWithFindings(t, 120, 36)
	h.wantSigns("at a first start", "........")
	h.finish(0)
	h.abort(6)
	h.advance(5 * time.Second)
	h.wantSigns("after two ends", "+.....!.")
	h.press("u", "f", "esc")
	h.wantSigns("with the findings of one opened", "+.......")
	h.press("u", "enter", "esc")
	h.wantSigns("with the details of the other opened", "........")
	h.press("u")
	h.see("No unread scans.")
}

// A part of the overview that AVDS cannot tell keeps no news of the others from the next run.
func TestNewsIsSavedWhileAPartOfTheOverviewFails(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, remembering(kept))
	h.press("o")
	h.avds.failing = client.StatusAborted
	h.advance(time.Minute)
	h.finish(0)
	h.advance(2 * time.Minute)
	if e := entryOf(t, kept, h.avds.scans[0].ID); e.News != state.NewsEnded {
		t.Errorf("for the next run, %+v is saved", e)
	}
}

// A user who asked in vain what a scan found has not seen it.
func TestFindingsThatDoNotComeLeaveTheSign(t *testing.T) {
	t.Parallel()
	for why, service := range map[string]func(*fakeAVDS) effect.Lister{
		"refused": func(f *fakeAVDS) effect.Lister {
			return &refusing{withFindings: &withFindings{fakeAVDS: f}, operation: "DescribeScanSessions"}
		},
		"not offered": func(f *fakeAVDS) effect.Lister { return f },
	} {
		h := build(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
		h.m = New(t.Context(), service(h.avds), nil, h.options)
		h.send(tea.WindowSizeMsg{Width: 120, Height: 36})
		h.drain(h.m.Init())
		h.finish(0)
		h.advance(5 * time.Second)
		h.press("f", "esc")
		h.wantSigns(why, "+...")
	}
}

// Beside the list, a sign stays while the user looks at the details, and goes with the next key or click.
func TestASignGoesOnceItsDetailsWereSeen(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 160, 36, withMouse)
	h.finish(0)
	h.abort(6)
	h.advance(5 * time.Second)
	h.press("down", "enter", "u")
	h.wantSigns("with u beside the details", "+.....!.")
	h.press("u")
	h.wantSigns("after the next u", "+.......")
	h.press("u")
	h.wantSigns("after nothing is left", "........")
	h.see("No unread scans.")
	h.finish(12)
	h.press("down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down")
	h.advance(5 * time.Second)
	h.wantSigns("when the scan ends whose details are open", "............+")
	h.send(tea.MouseClickMsg{X: 10, Y: 5, Button: tea.MouseLeft})
	h.wantSigns("after a click on another row", ".............")
}

// A clock that was set back, and one that is slow, bring no sign back.
func TestASignStaysAwayWhateverTheClockSays(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36, remembering(kept))
	h.finish(0)
	avds.scans[0].End = noon.Add(10 * time.Minute) // by the clock of AVDS
	h.advance(5 * time.Second)
	noted := entryOf(t, kept, avds.scans[0].ID)
	h.clock = h.clock.Add(-time.Hour)
	h.press("enter", "esc")
	if read := entryOf(t, kept, avds.scans[0].ID); read.News != "" || !read.At.After(noted.At) {
		t.Errorf("an hour back, %+v replaces %+v", read, noted)
	}
	seen := seenIn(t, kept)
	next := start(t, &fakeAVDS{scans: avds.scans}, 120, 36, remembering(kept), func(o *Options) { o.Seen = seen })
	next.wantSigns("in the next run", "....")
	next.abort(6)
	next.advance(5 * time.Second)
	next.wantSigns("in the next run, after one was aborted", "......!")
}

func entryOf(t *testing.T, s *fakeStore, id string) state.SeenScan {
	t.Helper()
	scans := seenIn(t, s).Scans
	return scans[slices.IndexFunc(scans, func(e state.SeenScan) bool { return e.ScanID == id })]
}

// Replies without news cost no write, but for one in a minute, however odd the scans are.
func TestNothingNewIsSavedOnceAMinute(t *testing.T) {
	t.Parallel()
	scans := manyScans(30)
	scans[3].ID, scans[8].ID = "twice", "twice"
	scans[9].ID, scans[13].ID = "20260302000000001", "20260302000000001"
	var full state.Seen
	for i := range state.MaxSeen {
		full.Scans = append(full.Scans, state.SeenScan{ScanID: fmt.Sprint(i + 1), At: noon, News: state.NewsEnded})
	}
	kept := &fakeStore{}
	h := start(t, &fakeAVDS{scans: scans}, 120, 36, remembering(kept), func(o *Options) { o.Seen = full })
	before := kept.writes
	h.advance(10 * time.Minute)
	if n := kept.writes - before; n > 10 {
		t.Errorf("%d writes in ten minutes without news", n)
	}
	if n := len(seenIn(t, kept).Scans); n != state.MaxSeen {
		t.Errorf("%d entries are saved, want %d", n, state.MaxSeen)
	}
}

func TestAllSignsAreTakenAway(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 80, 24)
	h.finish(0)
	h.abort(6)
	h.advance(5 * time.Second)
	h.press("right", "u")
	h.see("No unread scans here. 2 are elsewhere.")
	h.press("left")
	h.wantSigns("on the first page again", "+.....!")
	h.see("1 aborted, 1 finished · e")
	h.press("U")
	h.wantSigns("after U", ".......")
	h.press("down")
	h.miss("1 finished · e")
}

// What a window saw unfinished, and what ended since, has its sign in the next run, and a scan that was
// opened has none.
func TestTheNextRunShowsWhatWasMissed(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36, remembering(kept))
	h.finish(12)
	h.advance(5 * time.Second)
	h.wantSigns("in the first run", "............+")
	scans := slices.Clone(avds.scans)
	scans[0].Status, scans[0].End = client.StatusFinished, noon.Add(time.Hour)
	scans[1].Status = client.StatusInvalid
	late := scans[2]
	late.ID, late.Start, late.End = "20260302000009999", noon.Add(time.Minute), noon.Add(time.Hour)
	scans = append([]client.Scan{late}, scans...)
	seen := seenIn(t, kept)
	for _, c := range []struct {
		when string
		seen state.Seen
		want string
	}{{"in the next run", seen, "++!..........+"}, {"at a first start", state.Seen{}, ".............."}} {
		next := start(t, &fakeAVDS{scans: slices.Clone(scans)}, 120, 36, remembering(kept), func(o *Options) {
			o.Seen, o.Now = c.seen, func() time.Time { return noon.Add(2 * time.Hour) }
		})
		next.wantSigns(c.when, c.want)
		if rung := len(next.happened()); rung != 0 {
			t.Errorf("%s, %d events are reported as of now", c.when, rung)
		}
	}
}

// openWindows returns a function that opens a window of one account, with a clock that is ahead by some time.
func openWindows(t *testing.T) func(time.Duration, []client.Scan) *harness {
	dir := t.TempDir()
	return func(ahead time.Duration, scans []client.Scan) *harness {
		store, err := state.Open(dir, "account")
		if err != nil {
			t.Fatal(err)
		}
		var seen state.Seen
		if _, err := store.Read(state.SeenName, &seen); err != nil {
			t.Fatal(err)
		}
		return start(t, &fakeAVDS{scans: slices.Clone(scans)}, 120, 36, func(o *Options) {
			now := o.Now
			o.Store, o.Seen, o.Now = store, seen, func() time.Time { return now().Add(ahead) }
		})
	}
}

// What one window opened is read in another one within a minute, and stays so in the next run, although that
// window, which is slow, sees the end later, or sees the scan change again. A later end has its sign.
func TestWhatAnyWindowOpenedStaysRead(t *testing.T) {
	t.Parallel()
	window := openWindows(t)
	one, two := window(0, manyScans(30)), window(0, manyScans(30))
	ends := func(h *harness, rows ...int) {
		for _, row := range rows {
			h.finish(row)
			h.avds.scans[row].End = noon.Add(time.Second)
		}
	}
	ends(two, 0)
	two.advance(5 * time.Second) // this window sees the first end first
	ends(one, 0, 6)
	one.advance(10 * time.Second)
	one.wantSigns("in the first window", "+.....+.")
	one.press("enter", "esc", "u", "enter", "esc")
	one.wantSigns("in the first window, with both opened", "........")
	two.wantSigns("in the second window", "+.......")
	two.advance(time.Minute)
	two.wantSigns("in the second window, a minute later", "........")
	ends(two, 6, 12)
	two.avds.scans[0].NextRun = noon.Add(time.Hour)
	two.advance(30 * time.Second)
	two.wantSigns("in the second window, after further ends", "............+.")

	next := window(time.Minute, two.avds.scans)
	next.wantSigns("in the next run", "............+.")
	next.avds.scans[0].Status, next.avds.scans[0].LastRun = client.StatusRunning, noon.Add(2*time.Minute)
	next.advance(5 * time.Second)
	next.abort(0)
	next.advance(5 * time.Second)
	next.wantSigns("after another run", "!...........+.")
	window(2*time.Minute, next.avds.scans).wantSigns("in the last run", "!...........+.")
}

// A run that is aborted, resumed and aborted again has its sign again, also in the next run. In another window,
// which does not see it resumed, the first sign goes within a minute.
func TestTroubleThatComesBackHasItsSignAgain(t *testing.T) {
	t.Parallel()
	window := openWindows(t)
	one, two := window(0, manyScans(30)), window(0, manyScans(30))
	for _, h := range []*harness{one, two} {
		h.abort(6)
		h.advance(5 * time.Second)
	}
	one.avds.scans[6].Status = client.StatusRunning
	one.advance(5 * time.Second)
	two.advance(time.Minute)
	two.wantSigns("in the second window", "........")
	one.abort(6)
	one.advance(15 * time.Second)
	one.wantSigns("after it was aborted twice", "......!.")
	window(time.Minute, one.avds.scans).wantSigns("in the next run", "......!.")
}

// A toast stays while other screens take keys, and goes with the first key on the list.
func TestTheToastWaitsForAKeyOnTheList(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
	h.press("enter")
	h.finish(6)
	h.advance(time.Minute)
	h.press("down", "down", "w")
	h.see("Watching nightly-web-edge")
	h.press("q")
	h.see("✓ nightly-web-edge finished")
	h.advance(time.Minute)
	h.see("✓ nightly-web-edge finished")
	h.press("down")
	h.miss("✓ nightly-web-edge finished ·")
	h.see("1 finished · e")
}

// What was said of a key does not come back once events have followed it: it may no longer be true.
func TestAnAnswerToAKeyEndsWithTheNextEvents(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: runningScans(3)}, 100, 30)
	h.press("u")
	h.see("No unread scans.")
	h.finish(0)
	h.advance(h.options.Interval)
	h.see("finished")
	h.press("down")
	h.miss("No unread scans.")
}
