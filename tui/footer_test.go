package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/widget"
)

// bottom returns the last line of the screen.
func (h *harness) bottom() string {
	screen := h.screen()
	return screen[strings.LastIndex(screen, "\n")+1:]
}

// withoutRows returns the ways in which a list has no rows.
func withoutRows() map[string]func(t *testing.T) *harness {
	list := func(avds *fakeAVDS, reach func(h *harness)) func(t *testing.T) *harness {
		return func(t *testing.T) *harness {
			h := start(t, avds, 200, 36)
			reach(h)
			return h
		}
	}
	some := func() *fakeAVDS { return &fakeAVDS{scans: manyScans(60)} }
	failing := func() *fakeAVDS { return &fakeAVDS{err: &client.Error{Kind: client.KindNetwork}} }
	return map[string]func(t *testing.T) *harness{
		"no scans": list(&fakeAVDS{}, func(*harness) {}),
		"failing":  list(failing(), func(*harness) {}),
		"paused":   list(failing(), func(h *harness) { h.press("z") }),
		"no match": list(some(), func(h *harness) { h.press("/"); h.write("zzz"); h.press("enter") }),
		"loading":  list(some(), func(h *harness) { h.hold = true; h.press("2"); h.advance(slowReply) }),
		"all gone": list(some(), func(h *harness) {
			h.press("right")
			h.avds.scans = nil
			h.advance(10 * time.Second)
		}),
	}
}

func TestWithoutRowsTheFooterHasNoKeyThatNeedsOne(t *testing.T) {
	t.Parallel()
	needRow := []string{"enter details", "c clone", "space watch", "↑↓ move", "←→ page"}
	needRowInHelp := []string{"details", "clone", "space w  watch", "copy ID, link", "↑/k", "↓/j", "←/h",
		"→/l", "first, last row", "screen up, down"}
	needNone := []string{"n new scan", "/ search", "tab status", "r refresh", "e events", "q quit"}
	offers := func(name, shown string, wanted bool, keys ...string) {
		t.Helper()
		for _, key := range keys {
			if strings.Contains(shown, key) != wanted {
				t.Errorf("%s: %q is shown: %v\n%s", name, key, !wanted, shown)
			}
		}
	}
	for name, reach := range withoutRows() {
		h := reach(t)
		offers(name, h.bottom(), false, needRow...)
		offers(name, h.bottom(), true, needNone...)
		h.press("?")
		offers(name, h.screen(), false, needRowInHelp...)
	}
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 200, 36)
	offers("with rows", h.bottom(), true, append(needRow, needNone...)...)
	h.press("?")
	offers("with rows", h.screen(), true, needRowInHelp...)
}

func TestWithoutRowsKeysThatNeedOneSayWhy(t *testing.T) {
	t.Parallel()
	for name := range withoutRows() {
		for key := range strings.FieldsSeq("enter c w y Y up down left right home end pgup pgdown") {
			h := withoutRows()[name](t)
			asked := len(h.avds.queries)
			h.press(key)
			h.see("No scan is selected.")
			open := h.pinned().ID != ""
			if len(h.avds.queries) != asked || open || h.m.screens.Has(h.m.form) ||
				len(h.m.monitor.Watched()) > 0 || len(h.raw) > 0 {
				t.Errorf("%s: %s did something", name, key)
			}
		}
	}
	h := withoutRows()["loading"](t)
	h.press("enter")
	h.release()
	h.see("1–10 of 10")
	h.miss("No scan is selected.")
}

// Keys work on the scan of open details even if the list does not have it.
func TestKeysOfOpenDetailsNeedNoRow(t *testing.T) {
	t.Parallel()
	for _, width := range []int{100, 160} {
		h := start(t, &fakeAVDS{scans: runningScans(1)}, width, 36)
		h.press("w", "/")
		h.write("zzz")
		h.press("enter", "W", "w")
		h.see("scan-0.")
		h.press("c")
		h.see("Cloned from scan-0.")
	}
}

func TestInReadOnlyModeTheCloneKeySaysWhyItDoesNothing(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.m = New(t.Context(), h.avds, nil, h.options)
	h.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	h.drain(h.m.Init())
	for _, keys := range [][]string{{"c"}, {"enter", "c"}} {
		h.m.list.Notify(widget.Notice{})
		h.press(keys...)
		h.see("Read-only: scans cannot be launched.")
	}
	h.press("esc", "o")
	if strings.Contains(h.bottom(), "c clone") {
		t.Errorf("the overview offers to clone: %s", h.bottom())
	}
}

func TestAnEmptyLogShowsNoKeyThatNeedsAnEntry(t *testing.T) {
	t.Parallel()
	for screen, keys := range map[string][]string{
		"No events yet": {"e"}, "No drafts or launches": {"n", "ctrl+t"}, "No action matches": {":", "z", "z", "z"},
		"No finding matches": {"f", "/", "z", "z", "enter"},
	} {
		h, _ := startWithFindings(t, 160, 36)
		h.press(keys...)
		h.see(screen)
		footer := h.bottom()
		h.press("f1")
		for _, shown := range []string{footer, h.screen()} {
			for _, key := range []string{
				"details", "↑↓ move", "↑/k", "export", "fill in", "enter run", "enter finding", "y copy",
			} {
				if strings.Contains(shown, key) {
					t.Errorf("%q is shown:\n%s", key, shown)
				}
			}
		}
	}
}

// The keys that people need most are in the footer of a usual terminal.
func TestANarrowFooterKeepsTheKeysNeededMost(t *testing.T) {
	t.Parallel()
	for keys, needed := range map[string][]string{
		"":  {"enter details", "n new scan", "f findings", "/ search", ": actions", "? help", "q quit"},
		"f": {"esc back", "enter finding", "1–4 severity", "d new/gone", ": actions", "? help"},
		"o": {"esc back", "enter details", "f findings", "c clone", "space watch", ": actions", "? help"},
	} {
		h, _ := startWithFindings(t, 80, 24)
		h.press(strings.Fields(keys)...)
		for _, want := range needed {
			if !strings.Contains(h.bottom(), want) {
				t.Errorf("after %q, %q is missing: %s", keys, want, h.bottom())
			}
		}
	}
}

// The footer offers to scroll only where lines are hidden.
func TestTheFooterScrollsOnlyWhatIsLonger(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys  []string
		width int
		entry string
	}{
		"help":                  {[]string{"?"}, 160, "↑↓ scroll"},
		"details":               {[]string{"enter"}, 140, "↑↓ scroll"},
		"details beside a list": {[]string{"enter"}, 200, "{ } scroll"},
		"a finding":             {[]string{"f", "enter"}, 140, "↑↓ scroll"},
	} {
		for height, longer := range map[int]bool{10: true, 80: false} {
			h, _ := startWithFindings(t, c.width, height)
			h.press(c.keys...)
			if strings.Contains(h.bottom(), c.entry) != longer {
				t.Errorf("%s on %d lines: the footer is %q:\n%s", name, height, h.bottom(), h.screen())
			}
		}
	}
}

// No footer names a key twice or one that does nothing: with details beside a list esc closes those, a review whose
// lists are short has nothing to expand, and the demo has no command to copy.
func TestTheFooterNamesOnlyKeysThatAct(t *testing.T) {
	t.Parallel()
	demo := func(o *Options) { o.Connection.Demo = true }
	for name, c := range map[string]struct {
		script, miss string
		change       func(*Options)
	}{
		"details beside a filtered list": {"0 enter", "clear filters", func(*Options) {}},
		"review of short lists":          {"n 'a.example.com ctrl+s", "expand lists", func(*Options) {}},
		"review in the demo":             {"n 'a.example.com ctrl+s", "aliyun command  ", demo},
	} {
		h := start(t, &fakeAVDS{scans: manyScans(3)}, 240, 40, c.change)
		h.play(c.script)
		if strings.Contains(h.bottom(), c.miss) {
			t.Errorf("%s: the footer is %q", name, h.bottom())
		}
	}
}
