package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// at returns the place of a text on the screen, in cells.
func (h *harness) at(text string) (x, y int) {
	h.t.Helper()
	for y, line := range strings.Split(h.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return lipgloss.Width(before), y
		}
	}
	h.t.Fatalf("%q is not on the screen:\n%s", text, h.screen())
	return 0, 0
}

func (h *harness) click(text string) {
	h.t.Helper()
	x, y := h.at(text)
	h.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	h.settle()
}

func withMouse(o *Options) { o.Mouse = true }

func TestMouseIsOffAtFirst(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
	before := h.selected()
	h.click("weekly-corp")
	if h.m.View().MouseMode != tea.MouseModeNone || h.selected() != before {
		t.Error("the mouse works although it is off")
	}
	h.press("m")
	h.see("Mouse on")
	h.click("weekly-corp")
	if h.m.View().MouseMode == tea.MouseModeNone || !strings.Contains(h.selected(), "weekly-corp") {
		t.Errorf("after m a click selects %q", h.selected())
	}
	h.press("m")
	h.see("Mouse off")
	if h.m.View().MouseMode != tea.MouseModeNone {
		t.Error("m did not switch the mouse off")
	}
}

func TestClicksChooseRowsAndTabs(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 11}} {
		h := start(t, &fakeAVDS{scans: manyScans(30)}, size[0], size[1], withMouse)
		h.click("release-2.14")
		if !strings.Contains(h.selected(), "release-2.14") {
			t.Errorf("at %v a click selects %q", size, h.selected())
		}
		if size[0] == 60 {
			continue
		}
		h.click("Aborted")
		h.see("1–5 of 5")
		h.click("All")
		h.see("of 30")
		x, y := h.at("Aborted")
		h.send(tea.MouseClickMsg{X: x - 1, Y: y, Button: tea.MouseLeft})
		h.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseRight})
		h.see("of 30")
	}
}

func TestClicksBesideEverythingDoNothing(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36, withMouse)
	before := h.screen()
	for _, at := range [][2]int{{0, 0}, {119, 0}, {119, 1}, {5, 2}, {5, 3}, {5, 20}, {5, 35}, {500, 500}, {-1, -1}} {
		h.send(tea.MouseClickMsg{X: at[0], Y: at[1], Button: tea.MouseLeft})
		if h.screen() != before {
			t.Errorf("a click at %v changes the screen", at)
		}
	}
}

func TestTheWheelMovesTheCursorAndScrollsHelp(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 80, 14, withMouse)
	h.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if h.row() != 3 {
		t.Errorf("the cursor is on row %d", h.row())
	}
	for range 20 {
		h.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	}
	if h.row() != 0 || h.m.monitor.Wanted() != 1 {
		t.Error("the wheel runs past the first row")
	}
	h.press("?")
	h.see("Keys")
	before := h.screen()
	h.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if h.screen() == before {
		t.Error("the wheel does not scroll the help")
	}
}

func TestTheWheelScrollsThePaneUnderIt(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 160, 24, withMouse)
	h.press("enter")
	shown, before := h.pinned().ID, h.screen()
	h.send(tea.MouseWheelMsg{X: 140, Y: 10, Button: tea.MouseWheelDown})
	if h.pinned().ID != shown || h.screen() == before {
		t.Errorf("over the pane the wheel leads to scan %s, and shows:\n%s", h.pinned().ID, h.screen())
	}
	h.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelDown})
	if h.pinned().ID == shown {
		t.Error("over the list, the wheel does not move the cursor")
	}
}
