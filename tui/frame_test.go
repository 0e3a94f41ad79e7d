package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/tui/internal/tuitest"
	"scantop/tui/view"
)

// On a terminal that is too small, q quits on every screen, and the notice says so if it
// fits.
func TestQuitsWhereItIsTooSmall(t *testing.T) {
	t.Parallel()
	for language, c := range map[string]struct {
		change       func(*Options)
		quit, reason string
	}{
		"en": {func(*Options) {}, "q quit", "terminal too small"}, "zh": {inChinese, "q 退出", "终端窗口太小"},
	} {
		for _, key := range []string{"esc", "n", "/", "?"} {
			h := build(t, &fakeAVDS{scans: manyScans(3)}, 80, 24, c.change)
			h.press(key)
			for width := 1; width < 60; width++ {
				h.send(tea.WindowSizeMsg{Width: width, Height: view.MinHeight - 1})
				said := h.screen()
				if strings.Contains(said, "\n") || lipgloss.Width(said) > width {
					t.Errorf("%s, %d wide: %q does not fit", language, width, said)
				}
				if width >= lipgloss.Width(c.quit) && !strings.HasSuffix(strings.TrimRight(said, " "), c.quit) {
					t.Errorf("%s, %d wide: %q does not name the key that quits", language, width, said)
				}
				if width >= 30 && !strings.Contains(said, c.reason) {
					t.Errorf("%s, %d wide: %q does not say why", language, width, said)
				}
			}
			h.press("x")
			if h.left != nil {
				t.Errorf("%s, after %q: x quits", language, key)
			}
			h.press("q")
			if _, ok := h.left.(tea.QuitMsg); !ok {
				t.Errorf("%s, after %q: q leads to %T", language, key, h.left)
			}
		}
	}
}

func TestQuitDoesNotHideALaunchWhereItIsTooSmall(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 80, 24)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.m.Update(tuitest.Press("enter"))
	h.send(tea.WindowSizeMsg{Width: 39, Height: 9})
	h.press("q")
	if h.left != nil {
		t.Error("q quits during a launch")
	}
	h.see("terminal too small")
	h.miss("q quit")
}

func TestWindowTitleInASCII(t *testing.T) {
	t.Parallel()
	scans := manyScans(9)
	for i := range scans {
		scans[i].Status = client.StatusRunning
	}
	for name, change := range map[string]func(*Options){
		"ASCII":            inASCII,
		"Chinese in ASCII": func(o *Options) { inChinese(o); inASCII(o) },
	} {
		h := start(t, &fakeAVDS{scans: scans}, 80, 24, change)
		title := h.m.View().WindowTitle
		if !strings.Contains(title, " - scantop") || strings.ContainsFunc(title, func(r rune) bool { return r > '~' }) {
			t.Errorf("%s: the title is %q", name, title)
		}
	}
}
