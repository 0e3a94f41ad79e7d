package tui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/drafts"
	"scantop/tui/internal/tuitest"
	"scantop/tui/state"
	"scantop/tui/view"
)

// wanderer presses random keys, and restarts the program in between.
type wanderer struct {
	*harness
	r          *rand.Rand
	kept       *fakeStore
	killed     map[string]string // the saved files during a launch in this step
	meant      int               // intended launches
	words      map[string]bool   // typed targets, neither launched nor deleted
	unresolved map[string]bool   // unresolved launches
	restarts   int
}

// restart starts a new program on the saved files.
func (w *wanderer) restart(t *testing.T, avds *fakeAVDS) {
	clock := noon
	if w.harness != nil {
		clock = w.clock
	}
	avds.sending = func() { w.killed = maps.Clone(w.kept.kept) }
	w.harness = start(t, avds, 120, 36, withoutWaits, remembering(w.kept))
	w.clock = clock
	w.restarts++
}

// kill ends the program during a launch and starts a new one.
func (w *wanderer) kill(t *testing.T) {
	w.kept.kept = w.killed
	sent := w.avds.specs[len(w.avds.specs)-1]
	w.unresolved = map[string]bool{}
	for _, d := range w.kept.drafts() {
		if d.Sent != nil {
			w.unresolved[launchID(*d.Sent)] = true
		}
	}
	if !w.unresolved[launchID(sent)] {
		t.Fatalf("no record of the launch of %s on disk", sent.Name)
	}
	w.restart(t, w.avds)
}

func launchID(s client.Spec) string { return s.Name + s.Start.UTC().String() }

// step does one random thing that a user or AVDS may do.
func (w *wanderer) step(t *testing.T) {
	f := w.m.form
	w.clock = w.clock.Add(time.Second)
	w.killed = nil
	switch w.r.IntN(12) {
	case 0, 1:
		if w.m.front() == view.Screen(w.m.form) && f.Reviewed() == nil && typedIn(f, "ScanAll") == "0" {
			w.goTo("Targets")
			word := fmt.Sprintf("w%d.example.com", len(w.words)+w.meant*1000+w.restarts*100000)
			w.write(" " + word + " ")
			w.words[word] = true
		}
	case 2:
		w.avds.launch = []error{nil, lostReply, rejected("InvalidQps", "")}[w.r.IntN(3)]
		w.avds.launchActs = w.r.IntN(2) == 0
		w.avds.err = []error{nil, &client.Error{Kind: client.KindServer, Action: "DescribeScans"}}[w.r.IntN(2)]
	case 3:
		w.restart(t, w.avds)
	default:
		keys := strings.Fields("enter enter enter ctrl+s ctrl+s tab ctrl+r ctrl+r esc n n c ctrl+t ctrl+t down x")
		k := keys[w.r.IntN(len(keys))]
		if w.m.front() == view.Screen(w.m.form) && f.Reviewed() != nil && k == "enter" &&
			strings.Contains(w.bottom(), "enter "+w.m.text.Form.LaunchButton) {
			w.meant++
		}
		if w.m.screens.Has(w.m.recent) && k == "x" {
			w.deletes()
		}
		sent := len(w.avds.specs)
		w.press(k)
		if n := len(w.avds.specs); n > sent && w.avds.launch == lostReply && w.avds.err != nil {
			w.unresolved[launchID(w.avds.specs[n-1])] = true // its outcome cannot be known
		}
		if w.killed != nil && w.r.IntN(3) == 0 {
			w.kill(t)
		}
	}
}

// recentRow returns the row with the cursor on the screen of recent launches.
func (w *wanderer) recentRow() int {
	nav, _ := w.m.recent.Update(tuitest.Press("enter"))
	return nav.Row
}

// deletes forgets what the row with the cursor holds, because the user deletes or dismisses
// it.
func (w *wanderer) deletes() {
	row, d := w.recentRow(), w.m.launches.Drafts
	if row < len(d.Unresolved) {
		delete(w.unresolved, launchID(*d.Unresolved[row].Sent))
		return
	}
	if row -= len(d.Unresolved); row < len(d.Earlier) {
		for word := range w.words {
			if strings.Contains(d.Earlier[row].Values["Targets"], word) {
				delete(w.words, word)
			}
		}
	}
}

// Whatever is pressed, and whenever the program ends, even during a launch: typed targets
// are in the form, in a draft and on disk, or launched. A launch stays unresolved until its
// scan is found or the user dismisses it. Nothing is launched unintentionally.
func TestNothingIsLostOrSentByWandering(t *testing.T) {
	t.Parallel()
	for seed := range uint64(15) {
		w := &wanderer{
			r: rand.New(rand.NewPCG(seed, 9)), kept: &fakeStore{},
			words: map[string]bool{}, unresolved: map[string]bool{},
		}
		w.restart(t, &fakeAVDS{scans: manyScans(5)})
		for range 160 {
			w.step(t)
			if len(w.avds.specs) > w.meant {
				t.Fatalf("seed %d: %d launches, %d were intended\n%s", seed, len(w.avds.specs), w.meant, w.screen())
			}
			w.checkWords(t)
			w.checkUnresolved(t)
		}
	}
}

// checkUnresolved fails if a launch is not unresolved any more, in memory or on disk, although
// its scan was not found.
func (w *wanderer) checkUnresolved(t *testing.T) {
	held, saved := map[string]bool{}, map[string]bool{}
	for _, l := range w.m.launches.Drafts.Unresolved {
		held[launchID(*l.Sent)] = true
	}
	for _, d := range w.kept.drafts() {
		if d.Sent != nil {
			saved[launchID(*d.Sent)] = true
		}
	}
	exists := map[string]bool{}
	for _, s := range w.avds.scans {
		exists[launchID(client.Spec{Name: s.Name, Start: s.Start})] = true
	}
	for id := range w.unresolved {
		if (!exists[id] || w.avds.err != nil) && (!held[id] || !saved[id]) {
			t.Fatalf("the launch %s is not unresolved: in memory %v, on disk %v\n%s", id, held[id], saved[id],
				w.screen())
		}
	}
	w.unresolved = held
}

// checkWords fails if a typed target is neither on disk nor launched, unless the user
// started over so often that its draft may be deleted.
func (w *wanderer) checkWords(t *testing.T) {
	var launched strings.Builder
	for _, s := range w.avds.specs {
		launched.WriteString(strings.Join(s.Targets, "\n"))
	}
	held := ""
	if w.m.form.Order().Values != nil { // the form has been opened
		held = typedIn(w.m.form, "Targets")
	}
	dropped := 0
	add := func(d state.Draft) { held += "\n" + d.Values["Targets"] }
	for _, d := range w.m.launches.Drafts.Earlier {
		add(d)
		if d.Dropped {
			dropped++
		}
	}
	for _, l := range w.m.launches.Drafts.Unresolved {
		add(l.Draft)
	}
	for word := range w.words {
		switch {
		case strings.Contains(launched.String(), word), !strings.Contains(held, word) && dropped == drafts.MaxDropped:
			delete(w.words, word)
		case !strings.Contains(held, word):
			t.Fatalf("%s is lost\n%s", word, w.screen())
		case !strings.Contains(w.kept.text(), word):
			t.Fatalf("%s is not on disk\n%s", word, w.screen())
		}
	}
}
