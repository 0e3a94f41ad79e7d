package help

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
	"scantop/tui/view"
)

// opened returns the help with three groups of four keys, of which the last one is off.
func opened(width, height int) *Help {
	var groups [][]key.Binding
	for _, name := range []string{"a", "b", "c"} {
		var group []key.Binding
		for i := range 4 {
			group = append(group, key.NewBinding(key.WithKeys("x"), key.WithHelp(fmt.Sprint(name, i), "does "+name)))
		}
		group[3].SetEnabled(false)
		groups = append(groups, group)
	}
	h := New(keymap.New(text.For("en")).HelpScreen, theme.New(theme.Variant{}), text.For("en"), groups, nil)
	h.SetSize(width, height)
	return h
}

func press(h *Help, keys ...string) (nav view.Nav) {
	for _, k := range keys {
		nav, _ = h.Update(tuitest.Press(k))
	}
	return nav
}

func TestGroupsStandSideBySideIfTheyFit(t *testing.T) {
	t.Parallel()
	wide := tuitest.Plain(opened(80, 20).View())
	if !strings.Contains(wide, "a0  does a   b0  does b   c0  does c") || strings.Contains(wide, "a3") {
		t.Errorf("on 80 cells:\n%s", wide)
	}
	narrow := tuitest.Plain(opened(14, 20).View())
	for _, want := range []string{" a0  does a\n", " b2  does b\n", " c2  does c\n"} {
		if !strings.Contains(narrow, want) {
			t.Errorf("on 14 cells, %q is missing:\n%s", want, narrow)
		}
	}
}

func TestAHelpThatDoesNotFitScrolls(t *testing.T) {
	t.Parallel()
	h := opened(14, 6)
	if strings.Contains(h.View(), "c2") {
		t.Fatal("all keys fit already")
	}
	press(h, "pgdown", "pgdown")
	if got := h.View(); !strings.Contains(got, "c2") {
		t.Errorf("the last key cannot be reached:\n%s", tuitest.Plain(got))
	}
	h.Wheel(-100, 0)
	if got := h.View(); !strings.Contains(got, "a0") {
		t.Errorf("the wheel does not scroll back:\n%s", tuitest.Plain(got))
	}
}

func TestKeysThatCloseTheHelp(t *testing.T) {
	t.Parallel()
	for _, k := range []string{"esc", "q", "?"} {
		if got := press(opened(80, 20), k); got.To != view.Back {
			t.Errorf("%s leads to %+v", k, got)
		}
	}
}

func TestALongMeaningGoesOnBelowItself(t *testing.T) {
	t.Parallel()
	words := text.For("en")
	long := key.NewBinding(key.WithKeys("x"), key.WithHelp("x", "does what takes several words"))
	h := New(keymap.New(words).HelpScreen, theme.New(theme.Variant{}), words, [][]key.Binding{{long}}, nil)
	h.SetSize(20, 20)
	if got := tuitest.Plain(h.View()); !strings.Contains(got, "\n x  does what takes\n    several words\n") {
		t.Errorf("on 20 cells:\n%s", got)
	}
}

func TestTheKeysThatOpenTheHelpCloseIt(t *testing.T) {
	t.Parallel()
	global := keymap.New(text.For("en")).Global
	for _, k := range append(global.Help.Keys(), global.HelpInText.Keys()...) {
		if nav := press(opened(80, 20), k); nav.To != view.Back {
			t.Errorf("%s leads to %v", k, nav.To)
		}
	}
}

func TestTheHelpFitsEverySize(t *testing.T) {
	t.Parallel()
	for width := range 60 {
		for height := range 12 {
			if w, h := lipgloss.Size(opened(width, height).View()); w > width || h > max(1, height) {
				t.Fatalf("%dx%d is drawn on %dx%d cells", width, height, w, h)
			}
		}
	}
}
