package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/internal/tuitest"
	"scantop/tui/order"
)

// beside returns the column beside the form, line by line.
func (h *harness) beside() []string {
	h.t.Helper()
	var lines []string
	for line := range strings.SplitSeq(h.screen(), "\n") {
		if _, right, ok := strings.Cut(line, h.m.th.Glyphs.Divider); ok {
			lines = append(lines, strings.TrimSpace(right))
		}
	}
	return lines
}

// rowBeside returns the line of that column with a parameter, or -1 if it is out of sight.
func (h *harness) rowBeside(parameter string) int {
	h.t.Helper()
	for i, line := range h.beside() {
		name, _, _ := strings.Cut(line, " ")
		if base, _, _ := strings.Cut(name, "."); base == parameter {
			return i
		}
	}
	return -1
}

// muchToSend fills the form with more parameters than fit into 24 lines.
func muchToSend(h *harness) {
	h.t.Helper()
	h.goToFirst()
	h.choose("ScanType", "content")
	h.replace("Targets", "a.example.com b.example.com c.example.com d.example.com")
	h.replace("TargetAssetTags", "prod,staging")
	h.replace("KeyWords", "1001 1002")
	h.replace("SourceIp", "192.0.2.1")
	h.choose("TriggerType", "interval")
	h.replace("RuntimeStart", "08:00")
	h.replace("RuntimeEnd", "10:00")
	h.goToFirst()
}

func TestTheColumnBesideTheFormFollowsTheFocus(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		for _, size := range [][2]int{{110, 10}, {110, 16}, {110, 24}, {120, 24}, {120, 36}, {200, 30}} {
			h := openForm(t, &fakeAVDS{}, size[0], size[1], change)
			t.Run(fmt.Sprintf("%s-%dx%d", h.m.text.Lang, size[0], size[1]), func(t *testing.T) {
				h.t = t
				muchToSend(h)
				seen := 0
				for range h.applying() {
					parameter := h.m.form.Focused()
					if h.rowBeside(parameter) < 0 {
						t.Errorf("%s has the focus but is hidden:\n%s", parameter, h.screen())
					}
					tuitest.Fits(t, parameter, h.m.View().Content, size[0], size[1])
					seen++
					h.press("tab")
				}
				if seen < 15 || h.m.form.Focused() != "" {
					t.Errorf("only %d fields had the focus", seen)
				}
			})
		}
	}
}

func TestTheColumnBesideTheFormBeginsWithTheSentenceAndItsWarning(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		h := openForm(t, &fakeAVDS{}, 110, 24, change)
		muchToSend(h)
		form := h.m.form
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		want := form.Order().Summary(h.m.text) + order.Warning(h.m.text, form.Order().Spec)
		if order.Warning(h.m.text, form.Order().Spec) == "" {
			t.Fatal("there is no warning to show")
		}
		for range h.applying() {
			if lines := h.beside(); !strings.HasPrefix(bare(strings.Join(lines[1:], "")), bare(want)) {
				t.Fatalf("with the focus on %s the column does not begin with %q:\n%s", form.Focused(), want,
					h.screen())
			}
			h.press("tab")
		}
		h.replace("StartDate", "no date")
		said := order.Warning(h.m.text, form.Order().Spec)
		if strings.Contains(bare(strings.Join(h.beside(), "")), bare(said)) {
			t.Errorf("there is a warning about the window although the start is unknown:\n%s", h.screen())
		}
	}
}

func TestTheColumnBesideTheFormCountsHiddenLines(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 110, 24)
	last := func() string {
		lines := h.beside()
		return lines[len(lines)-1]
	}
	if said := last(); said != "" {
		t.Errorf("all parameters are visible, but the column says %q:\n%s", said, h.screen())
	}
	muchToSend(h)
	if said := last(); !strings.HasPrefix(said, "↓ ") {
		t.Errorf("at the first field, the column says %q:\n%s", said, h.screen())
	}
	h.goTo("RuntimeEnd")
	if said := last(); !strings.HasPrefix(said, "↑ ") || strings.Contains(said, "↓") {
		t.Errorf("at the last field, the column says %q:\n%s", said, h.screen())
	}
	h.send(tea.WindowSizeMsg{Width: 120, Height: 60})
	if said := last(); said != "" || h.rowBeside("Name") < 0 {
		t.Errorf("there is room for all parameters, but the column says %q:\n%s", said, h.screen())
	}
}

func TestTheColumnBesideTheFormMovesOnlyWhereItMust(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 110, 24)
	muchToSend(h)
	moved := 0
	step := func(k string) {
		before := h.beside()
		h.press(k)
		parameter := h.m.form.Focused()
		if parameter == "" || strings.Join(h.beside(), "\n") == strings.Join(before, "\n") {
			return
		}
		moved++
		for _, line := range before {
			if strings.HasPrefix(line, parameter+" ") {
				t.Errorf("%s was visible, but the column moved from\n%s\nto\n%s", parameter,
					strings.Join(before, "\n"), strings.Join(h.beside(), "\n"))
			}
		}
	}
	for range h.applying() {
		step("tab")
	}
	for range h.applying() {
		step("shift+tab")
	}
	if moved < 2 {
		t.Errorf("the column moved %d times: too few to prove anything", moved)
	}
}

func TestTheColumnBesideTheFormDoesNotMoveWhileATargetIsTyped(t *testing.T) {
	t.Parallel()
	for _, width := range []int{110, 120, 160} {
		h := openForm(t, &fakeAVDS{}, width, 36)
		h.write("a.example.com b.example.com")
		row := h.rowBeside("Name")
		for _, r := range " c.example.com" {
			h.write(string(r))
			if now := h.rowBeside("Name"); now != row {
				t.Fatalf("at %d columns, Name moved from line %d to %d while a target was typed:\n%s",
					width, row, now, h.screen())
			}
		}
		if len(h.m.form.Order().Problems) > 0 {
			t.Fatal("c.example.com is not a target")
		}
		if said := strings.Join(h.beside()[:h.rowBeside("Name")], "\n"); strings.Contains(said, "\n\n") {
			t.Errorf("more than one blank line below the sentence:\n%s", h.screen())
		}
	}
}
