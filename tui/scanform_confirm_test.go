package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// questioned opens the form, fills it, and presses the launch button.
func questioned(t *testing.T, avds *fakeAVDS, fill func(h *harness)) *harness {
	t.Helper()
	h := openForm(t, avds, 120, 36)
	fill(h)
	h.press("ctrl+s", "enter")
	return h
}

func manyHosts(n int) string {
	hosts := make([]string, n)
	for i := range hosts {
		hosts[i] = fmt.Sprintf("host%d.example.com", i)
	}
	return strings.Join(hosts, "\n")
}

func intrusive(h *harness) {
	h.write("b.example.com")
	h.choose("FlowName", "skynet_vul_scan")
}

func TestWhatReachesFarIsAskedAboutAgain(t *testing.T) {
	t.Parallel()
	paste := func(n int) func(h *harness) {
		return func(h *harness) { h.send(tea.PasteMsg{Content: manyHosts(n)}) }
	}
	for name, c := range map[string]struct {
		fill func(h *harness)
		want []string // nothing: it is not asked about
	}{
		"usual":      {paste(50), nil},
		"fast":       {func(h *harness) { paste(50)(h); h.choose("Qps", "64") }, nil},
		"intrusive":  {intrusive, []string{"may disturb what is scanned", "b.example.com"}},
		"all assets": {func(h *harness) { h.choose("ScanAll", "1") }, []string{"Every asset of the account", "all assets"}},
		"many":       {paste(51), []string{"51 targets are scanned", "host0.example.com", "+"}},
		"many, fast": {func(h *harness) { paste(51)(h); h.choose("Qps", "64") }, []string{"51 targets", "fastest speed"}},
		"intrusive, fast, tags": {func(h *harness) {
			intrusive(h)
			h.goToFirst()
			h.goTo("TargetAssetTags")
			h.write("prod")
			h.choose("Qps", "64")
		},
			[]string{"may disturb", "fastest speed", "b.example.com", "assets with tag prod"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			avds := &fakeAVDS{}
			h := questioned(t, avds, c.fill)
			if (len(avds.specs) == 0) != (c.want != nil) {
				t.Fatalf("%d launches:\n%s", len(avds.specs), h.screen())
			}
			if c.want != nil {
				h.see(append(c.want, "Launch this scan?", "enter Cancel")...)
			}
		})
	}
}

func TestTheQuestionTakesAChoiceToLaunch(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := questioned(t, avds, intrusive)
	h.advance(grace)
	h.press("enter")
	h.see("Review: nothing has been sent yet")
	h.press("enter")
	h.advance(grace)
	h.press("esc")
	h.see("Review: nothing has been sent yet")
	h.press("enter")
	h.advance(grace)
	h.press("tab")
	h.see("enter Launch")
	h.press("tab", "tab", "enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1:\n%s", len(avds.specs), h.screen())
	}
}

func TestKeysFromBeforeTheQuestionDoNotAnswerIt(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := questioned(t, avds, intrusive)
	for range 100 { // typed ahead, or a key that is held
		h.press("tab", "enter", "right", "enter", "esc")
		h.send(tea.PasteMsg{Content: "\t\n"})
		h.advance(grace - time.Millisecond)
	}
	if len(avds.specs) != 0 {
		t.Error("a burst of keys launched an intrusive scan")
	}
	h.see("Launch this scan?", "enter Cancel")
}

func TestAPasteAnswersNothing(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := questioned(t, avds, intrusive)
	h.advance(grace)
	h.press("tab")
	h.send(tea.PasteMsg{Content: "\n"})
	if len(avds.specs) != 0 {
		t.Error("a paste launched a scan")
	}
	h.see("Launch this scan?")
}

func TestTheQuestionKeepsItsButtonsInSight(t *testing.T) {
	t.Parallel()
	h := questioned(t, &fakeAVDS{}, func(h *harness) {
		h.send(tea.PasteMsg{Content: manyHosts(300)})
		h.choose("FlowName", "skynet_vul_scan")
		h.choose("Qps", "64")
	})
	for _, size := range [][2]int{{40, 10}, {80, 24}, {120, 36}, {200, 60}} {
		h.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		h.see("Intrusive rules", "[ Launch ]", "[ Cancel ]")
	}
}
