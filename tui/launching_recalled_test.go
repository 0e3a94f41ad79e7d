package tui

import (
	"errors"
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
	h.see("The list does not have old, start 2026-03-02 12:00:00 +08:00: most likely it was not created")
	h.press("ctrl+s")
	h.see("enter Back") // other credentials may see another list

	h = recalled(t, &fakeAVDS{err: &client.Error{Kind: client.KindServer, Action: "DescribeScans"}}, &fakeMemory{})
	h.press("n")
	h.see("old.example.com", "may have been created")
	h.press("ctrl+s")
	h.see("enter Back")
}

// Words that were entered after a launch are not those of the scan that it made.
func TestWordsEnteredAfterALaunchOutliveItsScan(t *testing.T) {
	t.Parallel()
	made := client.Scan{ID: "20260302120000007", Name: "old", Start: noon.Add(123 * time.Millisecond), Targets: []string{"old.example.com"}}
	avds := &fakeAVDS{err: &client.Error{Kind: client.KindServer, Action: "DescribeScans"}}
	kept := &fakeMemory{}
	h := recalled(t, avds, kept)
	h.press("n")
	h.write(" precious.example.com")
	var drafts state.Drafts
	if _, err := kept.Read(state.DraftName, &drafts); err != nil {
		t.Fatal(err)
	}
	avds = &fakeAVDS{scans: []client.Scan{made}}
	again := start(t, avds, 120, 36, patiently, recalling(drafts))
	again.see("old was created after all")
	again.press("n")
	again.see("precious.example.com")
	again.press("ctrl+s")
	again.see("enter Launch")
}

// One launch in doubt does not hide another.
func TestASecondLaunchInDoubtKeepsTheFirst(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{}
	avds := &fakeAVDS{launch: lostAnswer, err: &client.Error{Kind: client.KindServer, Action: "DescribeScans"}}
	h := recalled(t, avds, kept)
	h.press("n")
	h.goToFirst()
	h.replace("Name", "second")
	h.press("ctrl+s", "tab", "enter")
	h.see("for second, start", "An earlier launch", "has no known outcome")
	h.press("ctrl+r")
	h.see("for old, start")
	var drafts state.Drafts
	if _, err := kept.Read(state.DraftName, &drafts); err != nil || len(drafts.List) != 2 || drafts.List[0].Sent.Name+drafts.List[1].Sent.Name != "oldsecond" {
		t.Errorf("kept are %+v, %v", drafts, err)
	}
}

// A memory that cannot be used is not passed over in silence.
func TestWithoutAMemoryALaunchAsksOnce(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36, func(o *Options) { o.MemoryError = errors.New("read-only file system") })
	h.see("read-only file system")
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("Not sent", "read-only file system")
	h.press("tab", "enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}

// What could not be kept is tried again, at the end at the latest.
func TestWhatCouldNotBeKeptIsTriedAgain(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{err: errors.New("no space left on device")}
	h := openForm(t, &fakeAVDS{}, 120, 36, remembering(kept))
	h.write("a.example.com")
	kept.err = nil
	if err := h.m.Flush(); err != nil || !strings.Contains(kept.kept[state.DraftName], "a.example.com") {
		t.Errorf("kept is %v, %v", kept.kept, err)
	}
}

// A scan that may be the one is named.
func TestAScanThatMayBeTheOneIsNamed(t *testing.T) {
	t.Parallel()
	moved := client.Scan{ID: "20260302120000007", Name: "old", Start: noon.Add(4 * time.Second), Targets: []string{"old.example.com"}}
	h := recalled(t, &fakeAVDS{scans: append([]client.Scan{moved}, manyScans(5)...)}, &fakeMemory{})
	h.see("old may be 20260302120000007")
	h.press("n")
	h.see("The scan may have been created", "Possible match, newest first: 20260302120000007")
}

// Who starts over from a launch in doubt has seen to it: it is not told for ever.
func TestADoubtThatWasSeenToIsNotToldAgain(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{}
	failing := &client.Error{Kind: client.KindServer, Action: "DescribeScans"}
	h := recalled(t, &fakeAVDS{err: failing}, kept)
	h.press("n", "ctrl+r")
	var drafts state.Drafts
	if _, err := kept.Read(state.DraftName, &drafts); err != nil {
		t.Fatal(err)
	}
	again := start(t, &fakeAVDS{}, 120, 36, recalling(drafts))
	again.miss("may have been created")
	again.press("n")
	again.miss("old.example.com")
	again.press("ctrl+r") // it is still there
	again.see("old.example.com", "old, start")
}
