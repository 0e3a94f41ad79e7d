package tui

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
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
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
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

func TestAllSignsAreTakenAway(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 80, 24)
	h.finish(0)
	h.abort(6)
	h.advance(5 * time.Second)
	h.press("right", "u")
	h.see("No unread scans on this page. 2 are elsewhere.")
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
