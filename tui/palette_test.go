package tui

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestThePaletteRunsAnActionOnce(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 80, 24)
	asked := len(h.avds.queries)
	h.press(":")
	h.see("Actions", "KEY", "next status")
	h.write("pause")
	h.press("enter")
	h.see("paused", "STATUS")
	if h.press(":"); len(h.avds.queries) != asked {
		t.Errorf("%d requests were sent, want none", len(h.avds.queries)-asked)
	}
	h.write("pause")
	h.press("enter")
	h.miss("paused")
	h.press(":")
	h.write("new scan")
	h.press("enter")
	h.see("New scan")
	h.write(":")
	h.miss("Actions")
	if len(h.avds.specs) > 0 {
		t.Error("the palette launched a scan")
	}
}

func TestThePaletteOffersTheActionsOfTheScreenBelow(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
	h.press("enter", ":")
	h.write("raw")
	h.see("J ", "raw JSON")
	h.press("enter")
	h.miss("Actions")
	h.press("esc", "e", ":")
	h.see("esc", "back")
	h.miss("next status")
	h.press("esc", "q", ":")
	h.write("clone")
	h.press("enter")
	h.see("New scan")
}

func TestThePaletteClosesWithoutAnAction(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
	before := h.screen()
	h.press(":")
	h.write("q")
	h.press("f1")
	h.see("delete word")
	h.press("esc", "esc")
	if now := h.screen(); now != before {
		t.Errorf("after the palette, the screen is\n%s", now)
	}
	h.press("/", ":", "esc")
	h.miss("Actions")
}

func TestThePaletteQuitsAndGoesBack(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
	h.press("e", ":", "q", "enter")
	h.see("STATUS")
	if h.left != nil {
		t.Error("q ran on the event log and quit the program")
	}
	h.press(":", "q", "enter")
	if _, quit := h.left.(tea.QuitMsg); !quit {
		t.Errorf("quit in the palette led to %v", h.left)
	}
}

func TestThePaletteHidesWhatAReadOnlySessionLacks(t *testing.T) {
	t.Parallel()
	h := startReadOnly(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
	h.press(":")
	h.write("new scan")
	h.see("W            next watched scan") // has the letters
	h.miss("n            new scan")
}

// startReadOnly opens a program that cannot launch scans.
func startReadOnly(t *testing.T, avds *fakeAVDS, width, height int) *harness {
	t.Helper()
	h := build(t, avds, width, height)
	h.m = New(t.Context(), h.service, nil, h.options)
	h.send(tea.WindowSizeMsg{Width: width, Height: height})
	h.drain(h.m.Init())
	return h
}

// Two rows with the same words would leave it open which one to run. Only two keys may leave in the same way.
func TestThePaletteTellsItsActionsApart(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		m, seen := s.open(t).m, map[string]string{}
		for _, b := range slices.Concat(m.bindings()...) {
			name, leaves := b.Help().Desc, b.Help().Desc == m.text.Keys.Back || b.Help().Desc == m.text.Keys.Quit
			if other := seen[name]; b.Enabled() && other != "" && !leaves && !m.front().Capturing() {
				t.Errorf("%s: %s and %s are both %q", s.name, other, b.Help().Key, name)
			}
			seen[name] = b.Help().Key
		}
	}
}
