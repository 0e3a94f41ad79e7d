package tui

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/internal/tuitest"
)

func inTheme(v theme.Variant) func(*Options) { return func(o *Options) { o.Theme = v } }

// The styles of some screens, and of each theme, cannot change unnoticed. Their golden files hold the escape
// sequences, with ␛ for ESC. After a wanted change, run: go test ./tui -run TestStyles
// -update
func TestStyles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		screen string
		change func(*Options)
	}{
		"list":       {"news", func(*Options) {}},
		"list-light": {"watched", inTheme(theme.Variant{Light: true})},
		"list-mono":  {"failing", inMono},
		"details-zh": {"details", inChinese},

		"list-colour-blind":        {"news", inTheme(theme.Variant{Scheme: theme.ColourBlind})},
		"list-colour-blind-light":  {"news", inTheme(theme.Variant{Scheme: theme.ColourBlind, Light: true})},
		"list-high-contrast":       {"news", inTheme(theme.Variant{Scheme: theme.HighContrast})},
		"list-high-contrast-light": {"news", inTheme(theme.Variant{Scheme: theme.HighContrast, Light: true})},

		"events":       {"events", func(*Options) {}},
		"form":         {"problems", func(*Options) {}},
		"review-light": {"review", inTheme(theme.Variant{Light: true})},
		"confirmation": {"intrusive", func(*Options) {}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := reached(t, screens()[c.screen], 120, 36, c.change)
			tuitest.Golden(t, strings.ReplaceAll(h.m.View().Content, "\x1b", "␛")+"\n")
		})
	}
}

// Who sees no colours must see what has the focus: the cursor moves, or the signs around a button.
func TestFocusIsSeenWithoutColours(t *testing.T) {
	t.Parallel()
	for screen, key := range map[string]string{
		"list": "down", "searching": "x", "form": "tab", "problems": "tab", "review": "tab", "intrusive": "tab",
		"recent": "up", "events": "down", "picking": "down", "watched": "w",
		"palette": "down", "overview": "down",
	} {
		reach := screens()[screen]
		if screen == "overview" {
			reach = func(h *harness) { h.press("o"); h.advance(time.Minute) }
		}
		h := reached(t, reach, 80, 24, inMono)
		h.advance(time.Second) // a confirmation ignores keys at first
		before := h.screen()
		h.press(key)
		if h.screen() == before {
			t.Errorf("%s: %s changes styles only:\n%s", screen, key, before)
		}
	}
	for _, change := range []func(*Options){inMono, inTheme(theme.Variant{}), inTheme(theme.Variant{Light: true})} {
		h := reached(t, screens()["list"], 120, 36, change)
		underlined := regexp.MustCompile("\x1b\\[(?:\\d+;)*4(?:;\\d+)*m([^\x1b]+)")
		before := underlined.FindString(h.m.View().Content)
		h.press("tab")
		if after := underlined.FindString(h.m.View().Content); before == "" || after == before {
			t.Errorf("the chosen tab is told by its colour: %q, then %q", before, after)
		}
	}
}

// Every screen without colours has none, whatever its state.
func TestNoScreenHasColoursInMono(t *testing.T) {
	t.Parallel()
	colour := regexp.MustCompile("\x1b\\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
	for name, reach := range screens() {
		content := reached(t, reach, 120, 36, inMono).m.View().Content
		if found := colour.FindString(content); found != "" {
			t.Errorf("%s: %q", name, found)
		}
	}
	if !colour.MatchString(reached(t, nil, 120, 36, func(*Options) {}).m.View().Content) {
		t.Error("the usual theme has no colours")
	}
}

// What was aborted says after how long, wherever it says how long a run took.
func TestAbortedScansSayAfterHowLong(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(12)}, 120, 36)
	s := &h.avds.scans[0]
	s.Status, s.Start, s.End = client.StatusAborted, h.clock.Add(-11*time.Minute), h.clock
	h.advance(5 * time.Second)
	places := map[string]string{"list": h.selected(), "toast": h.screen()}
	h.press("enter")
	places["details"] = h.screen()
	h.press("esc", "e")
	places["events"] = h.screen()
	h.press("esc")
	for place, shown := range places {
		if !strings.Contains(shown, "after 11m") || strings.Contains(shown, "took 11m") {
			t.Errorf("%s:\n%s", place, shown)
		}
	}
	if n := strings.Count(places["toast"], "after 11m"); n != 2 {
		t.Errorf("the row and the toast say it %d times:\n%s", n, places["toast"])
	}
}
