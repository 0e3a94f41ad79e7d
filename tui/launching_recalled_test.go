package tui

import (
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

// recalled starts the screen after a run that ended while old was being sent.
func recalled(t *testing.T, avds *fakeAVDS, kept *fakeMemory) *harness {
	h := start(t, avds, 120, 36, doubtful, patiently, remembering(kept))
	if len(avds.specs) > 0 {
		t.Fatal("something was sent")
	}
	return h
}

// What became of a launch that was under way is found out by itself.
func TestALaunchOfAnEarlierRunIsLookedFor(t *testing.T) {
	t.Parallel()
	made := client.Scan{ID: "20260302120000007", Name: "old", Start: noon.Add(123 * time.Millisecond), Targets: []string{"old.example.com"}}
	kept := &fakeMemory{kept: map[string]string{state.DraftName: "{}"}}
	h := recalled(t, &fakeAVDS{scans: append([]client.Scan{made}, manyScans(5)...)}, kept)
	h.see("old was created after all · 20260302120000007")
	h.press("n")
	h.miss("old.example.com", "was being sent")
	if text, ok := kept.kept[state.DraftName]; ok {
		t.Errorf("the draft %s is left", text)
	}

	h = recalled(t, &fakeAVDS{scans: manyScans(5)}, &fakeMemory{})
	h.press("n")
	h.see("old.example.com")
	h.press("ctrl+s")
	if asks := strings.Contains(h.screen(), "enter Back"); asks != strings.Contains(h.screen(), "may have been created") {
		t.Errorf("the screen says one thing and does another:\n%s", h.screen())
	}

	h = recalled(t, &fakeAVDS{err: &client.Error{Kind: client.KindServer, Action: "DescribeScans"}}, &fakeMemory{})
	h.press("n")
	h.see("old.example.com", "may have been created")
	h.press("ctrl+s")
	h.see("enter Back")
}
