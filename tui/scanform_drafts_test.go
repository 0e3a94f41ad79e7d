package tui

import (
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

// doubtful is a draft of which a launch was under way when scantop ended.
func doubtful(o *Options) {
	recalling(state.Drafts{List: []state.Draft{{
		Entries: state.Entries{"Name": "old", "Targets": "old.example.com"}, Sent: &client.Spec{Name: "old", Start: noon.Add(123 * time.Millisecond), Targets: []string{"old.example.com"}},
	}}})(o)
}

// The user's own words survive whatever is put over them.
func TestClonesOverClonesLoseNothing(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{}
	h := openForm(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, remembering(kept))
	h.write("precious.example.com")
	h.press("esc", "c", "esc", "down", "c")
	h.see("put aside")
	if !strings.Contains(kept.kept[state.DraftName], "precious.example.com") {
		t.Error("the words are not on disk")
	}
	var drafts state.Drafts
	if _, err := kept.Read(state.DraftName, &drafts); err != nil {
		t.Fatal(err)
	}
	again := start(t, &fakeAVDS{}, 120, 36, func(o *Options) {
		recalling(drafts)(o)
		o.Entries = map[string]string{"Targets": "flag.example.com"}
	})
	again.see("flag.example.com", "put aside")
	for _, h := range []*harness{h, again} {
		for range 3 {
			if h.press("ctrl+r"); strings.Contains(h.screen(), "precious.example.com") {
				break
			}
		}
		h.see("precious.example.com")
	}
}

// Starting over is taken back whenever, also after other screens, other words
// and a restart.
func TestStartingOverLosesNothing(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{}
	h := openForm(t, &fakeAVDS{}, 120, 36, remembering(kept))
	h.write("precious.example.com")
	h.press("ctrl+r")
	h.see("Started over")
	h.miss("precious")
	h.press("esc", "n")
	h.see("put aside")
	h.write("x")
	h.press("ctrl+r", "ctrl+r")
	h.see("precious.example.com")
	h.press("ctrl+r")
	var drafts state.Drafts
	if _, err := kept.Read(state.DraftName, &drafts); err != nil {
		t.Fatal(err)
	}
	again := start(t, &fakeAVDS{}, 120, 36, recalling(drafts))
	again.press("n")
	again.miss("precious")
	for range 3 {
		if again.press("ctrl+r"); strings.Contains(again.screen(), "precious.example.com") {
			return
		}
	}
	t.Errorf("lost:\n%s", again.screen())
}

// What is asked for now is shown, with a word on the launch that is in doubt.
func TestADoubtDoesNotSwallowWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{}, 80, 24, doubtful, func(o *Options) { o.Entries = map[string]string{"Targets": "new.example.com"} })
	h.see("new.example.com", "An earlier launch has no known outcome")
	h.press("ctrl+r")
	h.see("old.example.com", "The scan may have been created")
	h = start(t, &fakeAVDS{scans: manyScans(5)}, 80, 24, doubtful)
	h.see("old may have been created")
	h.press("c")
	h.see("Like nightly-web-edge.", "An earlier launch has no known")
	h.press("ctrl+s", "enter") // the clone
	h.see("created")
	h.press("n")
	h.see("old.example.com", "The scan may have been created")
}

// Only the launch itself, found, ends a doubt: no later failure does.
func TestAFailureDoesNotEndAnEarlierDoubt(t *testing.T) {
	t.Parallel()
	refused := &client.Error{Kind: client.KindThrottled, Action: "CreateScan", Code: "Throttling.User", Message: "slow down"}
	for name, second := range map[string]error{"refused": refused, "lost": lostAnswer} {
		kept := &fakeMemory{}
		avds := &fakeAVDS{launch: second, err: &client.Error{Kind: client.KindServer, Action: "DescribeScans"}} // nobody can tell
		h := start(t, avds, 120, 36, patiently, remembering(kept), doubtful)
		avds.err = nil
		h.press("n", "ctrl+s", "tab", "enter")
		if len(avds.specs) != 1 {
			t.Fatalf("%s: %d launches", name, len(avds.specs))
		}
		h.see("This time: Nothing was created", "The scan may have been", "for old, start")
		h.press("ctrl+s")
		h.see("enter Back")
		if !strings.Contains(kept.kept[state.DraftName], `"sent"`) {
			t.Errorf("%s: the doubt is not on disk", name)
		}
	}
}

// A doubt stays with the entries it belongs to.
func TestADoubtStaysWithItsEntries(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{}
	avds := &fakeAVDS{scans: manyScans(4), launch: lostAnswer, err: nil}
	h := openForm(t, avds, 120, 36, remembering(kept))
	h.write("mine.example.com")
	h.press("esc", "c")
	avds.err = &client.Error{Kind: client.KindServer, Action: "DescribeScans"} // nobody can tell
	h.press("ctrl+s", "enter")
	h.see("may have been created", "www0.example.com")
	h.press("ctrl+r")
	h.see("mine.example.com", "Your earlier entries")
	h.miss("may have been created")
	h.press("ctrl+s")
	h.see("enter Launch")
	var drafts state.Drafts
	if _, err := kept.Read(state.DraftName, &drafts); err != nil || len(drafts.List) != 2 {
		t.Fatal(err, drafts)
	}
	for _, d := range drafts.List {
		if mine := d.Entries["Targets"] == "mine.example.com"; mine != (d.Sent == nil) {
			t.Errorf("%s: sent is %v", d.Entries["Targets"], d.Sent)
		}
	}
}

// What the command line gave is kept before the first key.
func TestEntriesOfTheCommandLineAreKeptAtOnce(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{}
	start(t, &fakeAVDS{}, 80, 24, remembering(kept), func(o *Options) { o.Entries = map[string]string{"Targets": "flag.example.com"} })
	if !strings.Contains(kept.kept[state.DraftName], "flag.example.com") {
		t.Errorf("kept is %v", kept.kept)
	}
}
