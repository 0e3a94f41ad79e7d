package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/internal/tuitest"
)

// confirming opens the form, fills it, and presses the launch button.
func confirming(t *testing.T, avds *fakeAVDS, fill func(h *harness)) *harness {
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

func TestRiskyLaunchesNeedAConfirmation(t *testing.T) {
	t.Parallel()
	paste := func(n int) func(h *harness) {
		return func(h *harness) { h.send(tea.PasteMsg{Content: manyHosts(n)}) }
	}
	for name, c := range map[string]struct {
		fill func(h *harness)
		want []string // nil: no confirmation
	}{
		"usual":     {paste(50), nil},
		"fast":      {func(h *harness) { paste(50)(h); h.choose("Qps", "64") }, nil},
		"intrusive": {intrusive, []string{"may disrupt the targets", "b.example.com"}},
		"all assets": {func(h *harness) { h.choose("ScanAll", "1") },
			[]string{"All assets of the account", "all assets"}},
		"many": {paste(51), []string{"51 targets are scanned", "host0.example.com", "↓ "}},
		"many, fast": {func(h *harness) {
			paste(51)(h)
			h.choose("Qps", "64")
		}, []string{"51 targets", "Fast speed"}},
		"intrusive, fast, tags": {func(h *harness) {
			intrusive(h)
			h.goToFirst()
			h.goTo("TargetAssetTags")
			h.write("prod")
			h.choose("Qps", "64")
		},
			[]string{"may disrupt", "Fast speed", "b.example.com", "assets with tag prod"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			avds := &fakeAVDS{}
			h := confirming(t, avds, c.fill)
			if (len(avds.specs) == 0) != (c.want != nil) {
				t.Fatalf("%d launches:\n%s", len(avds.specs), h.screen())
			}
			if c.want != nil {
				h.see(append(c.want, "Launch this scan?", "enter Cancel")...)
			}
		})
	}
}

func TestTheConfirmationNeedsAChoice(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := confirming(t, avds, intrusive)
	h.advance(quiet)
	h.press("enter")
	h.see("Review · not launched yet")
	h.press("enter")
	h.advance(quiet)
	h.press("esc")
	h.see("Review · not launched yet")
	h.press("enter")
	h.advance(quiet)
	h.press("tab")
	h.see("enter Launch")
	h.press("tab", "tab", "enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1:\n%s", len(avds.specs), h.screen())
	}
}

func TestKeysTypedAheadDoNotConfirm(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := confirming(t, avds, intrusive)
	for range 100 { // keys typed ahead, or a held key
		h.press("tab", "enter", "right", "enter", "esc")
		h.send(tea.PasteMsg{Content: "\t\n"})
		h.advance(quiet - time.Millisecond)
	}
	if len(avds.specs) != 0 {
		t.Error("a burst of keys launched an intrusive scan")
	}
	h.see("Launch this scan?", "enter Cancel")
}

func TestAPasteDoesNotConfirm(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := confirming(t, avds, intrusive)
	h.advance(quiet)
	h.press("tab")
	h.send(tea.PasteMsg{Content: "\n"})
	if len(avds.specs) != 0 {
		t.Error("a paste launched a scan")
	}
	h.see("Launch this scan?")
}

func TestTheConfirmationKeepsItsButtonsVisible(t *testing.T) {
	t.Parallel()
	h := confirming(t, &fakeAVDS{}, func(h *harness) {
		h.send(tea.PasteMsg{Content: manyHosts(300)})
		h.choose("FlowName", "skynet_vul_scan")
		h.choose("Qps", "64")
	})
	for _, size := range [][2]int{{40, 10}, {80, 24}, {120, 36}, {200, 60}} {
		h.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		h.see("Full mode is intrusive", "[ Launch ]", "[ Cancel ]")
	}
}

// far fills in 60 hosts and two tags.
func far(h *harness) {
	h.send(tea.PasteMsg{Content: manyHosts(60)})
	h.goToFirst()
	h.replace("TargetAssetTags", "prod,core-banking")
	h.choose("FlowName", "skynet_vul_scan")
	h.choose("Qps", "64")
}

func TestTheConfirmationNamesTagsFirst(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		for _, size := range [][2]int{{40, 10}, {80, 24}, {120, 36}} {
			h := openForm(t, &fakeAVDS{}, size[0], size[1], change)
			far(h)
			h.press("ctrl+s", "enter")
			want := []string{"prod"}
			if size[1] > 10 {
				want = append(want, "core-banking", "host0.example.com")
			}
			h.see(append(want, "↓ ", "↑↓ "+h.m.text.Keys.Scroll)...)
			h.miss("host59.example.com", "↑ ")
			tuitest.Fits(t, "question", h.m.View().Content, size[0], size[1])
		}
	}
}

func TestTheConfirmationScrollsThroughAllNames(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{40, 10}, {80, 24}} {
		avds := &fakeAVDS{}
		h := openForm(t, avds, size[0], size[1])
		far(h)
		h.press("ctrl+s", "enter")
		seen := map[string]bool{}
		look := func() {
			screen := h.screen()
			for i := range 60 {
				if name := fmt.Sprintf(" host%d.example.com", i); strings.Contains(screen, name) {
					seen[name] = true
				}
			}
		}
		for range 70 {
			look()
			h.press("down") // too early to confirm
		}
		if len(seen) != 60 {
			t.Errorf("at %v only %d of 60 hosts can be seen:\n%s", size, len(seen), h.screen())
		}
		h.see("host59.example.com", "↑ ", "enter Cancel")
		h.press("up")
		h.see("↓ 1")
		h.press("pgdown")
		h.miss("↓ 1")
		for range 70 {
			h.press("pgup")
		}
		h.see("assets with tag prod")
		h.press("down")
		h.send(tea.WindowSizeMsg{Width: 120, Height: 90})
		h.see("assets with tag prod", "host59.example.com", "enter Cancel")
		h.miss("↑ ", "↓ ", "↑↓")
		if len(avds.specs) != 0 {
			t.Error("a key that scrolls launched a scan")
		}
	}
}

func TestScrollingDoesNotArmTheConfirmation(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := confirming(t, avds, far)
	// The pauses between keys typed ahead are too short.
	for _, k := range []string{"down", "pgdown", "up", "pgup", "down"} {
		h.press(k)
		h.advance(quiet - time.Millisecond)
	}
	h.press("tab", "enter")
	h.see("Launch this scan?", "enter Cancel")
	h.advance(quiet)
	h.press("down", "pgdown", "up", "pgup")
	h.see("Launch this scan?", "enter Cancel")
	h.press("tab", "enter") // after a pause, they confirm at once
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1:\n%s", len(avds.specs), h.screen())
	}
}

func TestTheConfirmationShowsLongNamesWhole(t *testing.T) {
	t.Parallel()
	tag := strings.Repeat("core-", 14) + "end"
	h := openForm(t, &fakeAVDS{}, 60, 24)
	intrusive(h)
	h.goToFirst()
	h.replace("TargetAssetTags", tag)
	h.press("ctrl+s", "enter")
	if shown := strings.Join(strings.Fields(h.screen()), ""); !strings.Contains(shown, tag) {
		t.Errorf("the tag is not shown whole:\n%s", h.screen())
	}
}

// A notice above the confirmation leaves room for at least one name.
func TestTheConfirmationNamesATargetBelowANotice(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindTimeout, Action: "CreateScan", MayHaveTakenEffect: true}}
	h := openForm(t, avds, 40, 10)
	far(h)
	h.press("ctrl+s", "enter")
	h.advance(quiet)
	h.press("tab", "enter")
	far(h)
	h.press("ctrl+s", "tab", "enter")
	h.see("Launch this scan?", "The launch of a scan", "assets with tag prod", "[ Cancel ]")
}

// The help lists the keys of the review and the confirmation, even if the footer has no room
// for them.
func TestTheHelpOfALaunchNamesItsKeys(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	intrusive(h)
	h.press("ctrl+s", "enter", "f1")
	h.see("back to the review", "other button", "Cancel")
	h.miss("next field", "copy scantop command", "screen up")
	h.press("f1")
	h.advance(quiet)
	h.hold = true
	h.press("tab", "enter", "f1")
	h.see("ctrl+c", "f1")
	h.miss("next field", "copy scantop command", "other button")
}

// The review shows the intrusive mode in the colour of the confirmation that follows.
func TestReviewShowsTheIntrusiveModeInAmber(t *testing.T) {
	t.Parallel()
	for mode, amber := range map[string]bool{"skynet_vul_scan": true, "general": false} {
		h := start(t, &fakeAVDS{}, 120, 36)
		h.press("n")
		h.write("10.0.0.1")
		h.choose("FlowName", mode)
		h.press("ctrl+s")
		h.see(mode)
		if got := strings.Contains(h.m.View().Content, h.m.th.Caution.Render(mode)); got != amber {
			t.Errorf("%s is amber: %t", mode, got)
		}
	}
}
