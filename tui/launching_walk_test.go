package tui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"scantop/client"
	"scantop/tui/state"
)

// wanderer presses keys at random, and ends the program in between.
type wanderer struct {
	*harness
	r        *rand.Rand
	kept     *fakeMemory
	meant    int             // launches that somebody meant
	words    map[string]bool // that were typed and not launched since
	restarts int
}

// restart begins anew with what is on disk: each window has a file of its own,
// and the next one takes it over.
func (w *wanderer) restart(t *testing.T, avds *fakeAVDS) {
	if own, ok := w.kept.kept[state.DraftName]; ok {
		delete(w.kept.kept, state.DraftName)
		w.kept.kept[fmt.Sprintf("draft-%03d", w.restarts)] = own
	}
	var left Recalled
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(w.kept.kept))) {
		if strings.HasPrefix(name, "draft-") {
			var drafts state.Drafts
			if _, err := w.kept.Read(name, &drafts); err != nil {
				t.Fatal(err)
			}
			drafts.Normalise()
			left.Drafts = append(left.Drafts, DraftFile{name, drafts.List})
		}
	}
	w.harness = start(t, avds, 120, 36, patiently, remembering(w.kept), func(o *Options) {
		o.Recall = func() Recalled { return left }
	})
	w.restarts++
}

// onDisk is all that is kept.
func (w *wanderer) onDisk() string {
	return strings.Join(slices.Collect(maps.Values(w.kept.kept)), "\n")
}

// step does one thing that a user, or the world, may do.
func (w *wanderer) step(t *testing.T) {
	f := w.m.form
	switch w.r.IntN(12) {
	case 0, 1:
		if w.m.inForm && !w.m.inRecent && f.review == nil && typedIn(f, "ScanAll") == "0" {
			f.enterField(f.field("Targets"))
			word := fmt.Sprintf("w%d.example.com", len(w.words)+w.meant*1000+w.restarts*100000)
			w.write(" " + word + " ")
			w.words[word] = true
		}
	case 2:
		w.avds.launch = []error{nil, lostAnswer, &client.Error{Kind: client.KindInvalidRequest, Action: "CreateScan", Code: "InvalidQps"}}[w.r.IntN(3)]
		w.avds.launchActs = w.r.IntN(2) == 0
		w.avds.err = []error{nil, &client.Error{Kind: client.KindServer, Action: "DescribeScans"}}[w.r.IntN(2)]
	case 3:
		w.restart(t, w.avds)
	default:
		keys := strings.Fields("enter enter ctrl+s ctrl+s tab ctrl+r esc n n c ctrl+t down")
		k := keys[w.r.IntN(len(keys))]
		if r := f.review; w.m.inForm && !w.m.inRecent && r != nil && k == "enter" && (r.ask == nil && !r.back || r.ask != nil && r.ask.launch) {
			w.meant++
		}
		w.press(k)
	}
}

// Whatever is pressed, and whenever the program ends: what is typed is in front,
// put aside, on disk or launched, and nothing is launched that nobody meant.
func TestNothingIsLostOrSentByWandering(t *testing.T) {
	t.Parallel()
	for seed := range uint64(15) {
		w := &wanderer{r: rand.New(rand.NewPCG(seed, 9)), kept: &fakeMemory{}, words: map[string]bool{}}
		w.restart(t, &fakeAVDS{scans: manyScans(5)})
		for range 120 {
			w.step(t)
			if len(w.avds.specs) > w.meant {
				t.Fatalf("seed %d: %d launches, %d were meant\n%s", seed, len(w.avds.specs), w.meant, w.screen())
			}
			w.lookForWords(t)
		}
	}
}

// lookForWords fails where a word is neither on disk nor launched, unless it was
// started over from so often that it may be gone.
func (w *wanderer) lookForWords(t *testing.T) {
	var launched, held strings.Builder
	for _, s := range w.avds.specs {
		launched.WriteString(strings.Join(s.Targets, "\n"))
	}
	for _, list := range w.m.form.drafts() {
		for _, d := range list {
			held.WriteString(d.Entries["Targets"] + "\n")
		}
	}
	dropped := 0
	for _, d := range w.m.form.others {
		if d.dropped {
			dropped++
		}
	}
	for word := range w.words {
		switch {
		case strings.Contains(launched.String(), word), !strings.Contains(held.String(), word) && dropped == maxDropped:
			delete(w.words, word)
		case !strings.Contains(held.String(), word):
			t.Fatalf("%s is lost\n%s", word, w.screen())
		case !strings.Contains(w.onDisk(), word):
			t.Fatalf("%s is not on disk\n%s", word, w.screen())
		}
	}
}
