package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

// stateOf gives the first two of three running scans a status.
func stateOf(h *harness, state string) {
	h.advance(5 * time.Second)
	if state == theme.Stalled {
		h.advance(20 * time.Minute)
		return
	}
	for i := range 2 {
		h.avds.scans[i].Status = client.Status(state)
		h.avds.scans[i].End = h.clock
	}
	h.advance(5 * time.Second)
}

// placesOf returns what each place says of two scans with a status: the list, its tabs and
// notices, the details and the log.
func placesOf(t *testing.T, c *text.Catalogue, state string, width int) map[string]string {
	t.Helper()
	scans := runningScans(3)
	scans[2].Progress.Value = 0 // stalls later
	h := start(t, &fakeAVDS{scans: scans}, width, 36, func(o *Options) { o.Text = c })
	stateOf(h, state)
	lines := strings.Split(h.screen(), "\n")
	at := map[string]string{"the notice": lines[len(lines)-2], "the row": h.selected()}
	if state != theme.Stalled {
		at["the tab"] = strings.ToLower(lines[1])
	}
	h.press("e")
	lines = strings.Split(h.screen(), "\n")
	at["the log"] = lines[4]
	h.press("enter")
	lines = strings.Split(h.screen(), "\n")
	at["the details"] = strings.Join(lines[1:4], " ")
	return at
}

// A status has the same word everywhere.
func TestAStateHasOneWordEverywhere(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		c := text.For(lang)
		for _, state := range []string{"finished", "aborted", "invalid", "disabled", theme.Stalled} {
			word := c.Status(state)
			for place, said := range placesOf(t, c, state, 140) {
				if !strings.Contains(said, word) {
					t.Errorf("%s: in the %s, %s is not called %q: %q", lang, place, state, word, said)
				}
			}
		}
	}
}

func TestTheTitleHasTheWordOfTheTab(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]string{"en": "3 %s · ", "zh": "3 个%s · "} {
		c := text.For(lang)
		h := start(t, &fakeAVDS{scans: runningScans(3)}, 120, 36, func(o *Options) { o.Text = c })
		if title := h.m.View().WindowTitle; !strings.HasPrefix(title, fmt.Sprintf(want, c.Status("running"))) {
			t.Errorf("%s: the title is %q", lang, title)
		}
	}
}

// The time left reads the same in a row, in the details and in the title.
func TestTheTimeLeftReadsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		h := start(t, &fakeAVDS{scans: runningScans(1)}, 200, 36, change)
		left, ok := h.m.monitor.ETA(h.clock, &h.m.monitor.Page().Scans[0])
		want := "~" + text.Roughly(left)
		if title := h.m.View().WindowTitle; !ok || !strings.Contains(title, want) {
			t.Errorf("the title is %q, want it to contain %s", title, want)
		}
		h.press("enter")
		field := fmt.Sprintf(h.m.text.Details.TimeLeft, h.m.text.Short(text.Roughly(left)))
		shown := strings.ReplaceAll(h.screen(), field, want)
		if n := strings.Count(shown, want); n != 3 { // in the row, the head and the field
			t.Errorf("%s or %s appears %d times, want 3:\n%s", want, field, n, h.screen())
		}
	}
}
