package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/internal/tuitest"
)

func TestReviewShowsExactlyWhatIsSent(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("b.example.com 10.0.0.1")
	h.choose("Qps", "16")
	h.choose("TriggerType", "interval")
	h.press("ctrl+s")
	shown := h.screen()
	h.press("enter")
	if len(avds.specs) != 1 {
		t.Fatalf("%d launches, want 1", len(avds.specs))
	}
	parameters := avds.specs[0].Parameters()
	if len(parameters) != 14 {
		t.Errorf("%d parameters are sent, want 14: %v", len(parameters), parameters)
	}
	for _, p := range parameters {
		if !strings.Contains(shown, p.Name) || !strings.Contains(shown, p.Value) {
			t.Errorf("the review does not show %s=%s:\n%s", p.Name, p.Value, shown)
		}
	}
}

// What is typed is sent as the review shows it, or it is a problem: a tag that lost an unseen character is
// another tag.
func TestTypedValuesAreSentAsShown(t *testing.T) {
	t.Parallel()
	reviewed := 0
	for _, typed := range []string{"prod", "e\u0301", "单次\u3000任务", "a\u00a0b", "한", "ﬁ①", "'$(id)'", // sent
		"prod\u200b", "\ufeffprod", "q\u0301", "हिन्दी", "\U0001F1E8\U0001F1F3", "a\u202eb",
		"👨\u200d👩", "\ufffd"} {
		for _, parameter := range []string{"Name", "TargetAssetTags", "KeyWords"} {
			avds := &fakeAVDS{}
			h := openForm(t, avds, 80, 24)
			h.m.form.Restore(map[string]string{"ScanType": "content", "Targets": "a.example.com"})
			h.goTo(parameter)
			for _, r := range typed {
				h.typed(r)
			}
			h.press("ctrl+s")
			if h.m.form.Reviewed() == nil {
				h.see("contains unsupported characters")
				continue
			}
			reviewed++
			shown := sentAs(h.m.form)
			h.press("enter")
			for _, p := range avds.specs[0].Parameters() {
				if !slices.Contains(shown, p.Name+"="+p.Value) {
					t.Errorf("%+q: sends %s=%+q, shown %q", typed, p.Name, p.Value, shown)
				}
			}
		}
	}
	if reviewed != 3*7 {
		t.Errorf("%d values could be sent", reviewed)
	}
}

func TestHammeringEnterLaunchesOnce(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s")
	_, first := h.m.Update(tuitest.Press("enter")) // its request stays in flight
	h.press("enter", "enter", "ctrl+s", "enter", "esc", "tab", "enter")
	h.send(tea.PasteMsg{Content: "\n\n"})
	h.see("Launching…")
	h.drain(first)
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}

func TestAHeldEnterLaunchesNothing(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	for range 40 { // a held key, or a paste without bracketed paste
		h.press("enter")
	}
	if len(avds.specs) != 0 {
		t.Errorf("a held enter launched a scan of %v", avds.specs[0].Targets)
	}
}

func TestNothingActsOnATooSmallScreen(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 80, 24)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.send(tea.WindowSizeMsg{Width: 30, Height: 8})
	h.press("enter")
	if len(avds.specs) != 0 {
		t.Error("a launch on a terminal that is too small")
	}
	h.press("ctrl+c")
	if h.left == nil {
		t.Error("ctrl+c did not quit on a small terminal")
	}
}

func TestTheInterruptWarningComesAndGoes(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 80, 24)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.hold = true
	h.press("enter", "f1", "ctrl+c")
	h.see("Press ctrl+c again") // even if the help was open
	h.press("down")
	h.miss("Press ctrl+c again")
	h.see("Launching…")
	h.press("ctrl+c")
	if h.left != nil {
		t.Error("ctrl+c quit although another key was pressed in between")
	}
}

// A paste that arrives as key presses does not press a button.
func TestPastedKeysLaunchNothing(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	for range 40 {
		h.press("tab", "enter")
	}
	if len(avds.specs) > 0 {
		t.Error("pasted keys launched a scan")
	}
	h.see("Review · not launched yet")
	h.advance(time.Second)
	h.press("tab", "enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}
