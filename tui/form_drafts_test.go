package tui

import (
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

// underWay returns a launch during which an earlier run ended.
func underWay() state.Draft {
	return state.Draft{
		Values: state.Values{"Name": "old", "Targets": "old.example.com"},
		Sent: &client.Spec{Name: "old", Start: noon.Add(123 * time.Millisecond),
			Targets: []string{"old.example.com"}},
	}
}

// withUnresolved makes a run find the launch of underWay.
func withUnresolved(o *Options) { leftBehind(underWay())(o) }

// silentAVDS returns an AVDS that never reveals the outcome of a launch.
func silentAVDS() *fakeAVDS {
	return &fakeAVDS{launch: lostReply, err: &client.Error{Kind: client.KindServer, Action: "DescribeScans"}}
}

// What the user typed survives any number of clones, and one key restores it.
func TestClonesOverClonesLoseNothing(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := openForm(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, remembering(kept))
	h.write("precious.example.com")
	h.press("esc", "c", "esc", "down", "c")
	h.see("Your earlier draft is saved")
	if !strings.Contains(kept.text(), "precious.example.com") {
		t.Error("the typed targets are not on disk")
	}
	h.press("ctrl+r")
	h.see("precious.example.com")
	again := start(t, &fakeAVDS{}, 120, 36, remembering(kept), func(o *Options) {
		o.Entries = map[string]string{"Targets": "flag.example.com"}
	})
	again.see("flag.example.com", "Your earlier draft is saved")
	again.press("ctrl+r")
	again.see("precious.example.com")
	again.press("ctrl+t")
	again.see("flag.example.com", "draft")
}

// ctrl+r saves what it removes from the form as a draft, if the user typed some of it.
func TestBringingBackLosesNothing(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{scans: manyScans(5)}, 120, 36)
	h.write("precious.example.com")
	h.press("esc", "c")
	h.write(" mine.example.com")
	h.press("ctrl+r")
	h.see("precious.example.com", "Draft restored")
	h.press("ctrl+t")
	h.see("mine.ex")
	h.press("enter")
	h.see("mine.example.com", "Your earlier draft is saved")
	h.press("ctrl+r")
	h.see("precious.example.com")
}

// Starting over can be undone at any time, also after other screens, other drafts and a
// restart.
func TestStartingOverLosesNothing(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := openForm(t, &fakeAVDS{}, 120, 36, remembering(kept))
	h.write("precious.example.com")
	h.press("ctrl+r")
	h.see("Started over")
	h.miss("precious")
	h.press("esc", "n")
	h.see("Press ctrl+r to restore it")
	h.write("x")
	h.press("ctrl+r")
	h.see("precious.example.com")
	h.press("ctrl+r")
	h.see("Started over")
	again := start(t, &fakeAVDS{}, 120, 36, remembering(kept))
	again.press("n")
	again.miss("precious")
	again.press("ctrl+t")
	again.see("precious.example.com")
}

// A draft from which the user started over does not keep an older draft from being restored.
func TestTheNewestWantedDraftComesBack(t *testing.T) {
	t.Parallel()
	unwanted := leftWith("unwanted.example.com")
	unwanted.Dropped = true
	left := leftBehind(unwanted, leftWith("wanted.example.com"), leftWith("older.example.com"))
	h := start(t, &fakeAVDS{}, 120, 36, left)
	h.press("n")
	h.see("wanted.example.com", "Draft restored")
}

// A clone is shown as requested, with a notice about the unresolved launch.
func TestAnUnresolvedLaunchDoesNotPreventAClone(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{}, 80, 24, withUnresolved,
		func(o *Options) { o.Entries = map[string]string{"Targets": "new.example.com"} })
	h.see("new.example.com", "An earlier launch is unresolved.")
	h.press("ctrl+t")
	h.see("unresolved", "old.example.com", "Unclear whether old (start")
	h = start(t, &fakeAVDS{scans: manyScans(5)}, 80, 24, withUnresolved)
	h.see("Unclear whether old was created")
	h.press("c")
	h.see("Cloned from nightly-web-edge.", "earlier launch is unresolved")
	h.press("ctrl+s", "enter") // the clone
	h.see("Created scan-")
	h.press("n")
	h.see("An earlier launch is unresolved")
	h.miss("old.example.com")
}

// A launch stays unresolved until its scan is found or the user dismisses it. A later
// failure does not resolve it.
func TestAFailureDoesNotResolveAnEarlierLaunch(t *testing.T) {
	t.Parallel()
	refused := rejected("Throttling.User", "slow down")
	refused.Kind = client.KindThrottled
	for name, second := range map[string]error{"refused": refused, "lost": lostReply} {
		kept := &fakeStore{}
		avds := silentAVDS()
		h := start(t, avds, 120, 36, withoutWaits, remembering(kept), withUnresolved)
		avds.launch, avds.err = second, nil
		h.press("n")
		h.write("old.example.com")
		h.press("ctrl+s", "enter")
		if len(avds.specs) != 1 {
			t.Fatalf("%s: %d launches", name, len(avds.specs))
		}
		h.see("Not created")
		h.press("ctrl+t")
		h.see("unresolved", "Unclear whether old (start")
		if drafts := kept.drafts(); len(drafts) != 2 || drafts[1].Sent == nil || drafts[0].Sent != nil {
			t.Errorf("%s: saved drafts: %+v", name, drafts)
		}
	}
}

// After an unclear launch, the form is new and one key restores the replaced draft. The
// unresolved launch keeps its values.
func TestAnUnresolvedLaunchStaysWithItsValues(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	avds := &fakeAVDS{scans: manyScans(4)}
	h := openForm(t, avds, 120, 36, remembering(kept))
	h.write("mine.example.com")
	h.press("esc", "c")
	avds.launch, avds.err = lostReply, silentAVDS().err
	h.press("ctrl+s", "enter")
	h.see("Unclear whether", "New scan")
	h.miss("www0.example.com")
	h.press("ctrl+r")
	h.see("mine.example.com", "An earlier launch is unresolved")
	h.press("ctrl+s")
	h.see("enter Launch")
	for _, d := range kept.drafts() {
		if mine := d.Values["Targets"] == "mine.example.com"; mine != (d.Sent == nil) {
			t.Errorf("%s: the saved launch is %v", d.Values["Targets"], d.Sent)
		}
	}
}

// The first enter does not launch a scan like one whose launch is unresolved.
func TestAScanLikeAnUnresolvedOneNeedsAChoice(t *testing.T) {
	t.Parallel()
	avds := silentAVDS()
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.write("a.example.com")
	h.press("ctrl+s")
	h.see("launch of a scan like this is unresolved", "enter Back")
	h.press("enter")
	h.replace("Targets", "b.example.com")
	h.press("ctrl+s")
	h.see("enter Launch")
	h.miss("like this one")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches", len(avds.specs))
	}
}

// Values of the command line are saved before the first key press.
func TestValuesOfTheCommandLineAreSavedAtOnce(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	start(t, &fakeAVDS{}, 80, 24, remembering(kept),
		func(o *Options) { o.Entries = map[string]string{"Targets": "flag.example.com"} })
	if !strings.Contains(kept.text(), "flag.example.com") {
		t.Errorf("saved: %v", kept.kept)
	}
}
