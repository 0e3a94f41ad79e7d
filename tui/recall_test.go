package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"scantop/client"
	"scantop/tui/state"
)

// leftBehind has a run find files that earlier ones left.
func leftBehind(files ...DraftFile) func(*Options) {
	return func(o *Options) { o.Recall = func() Recalled { return Recalled{Drafts: files} } }
}

// leftWith is a draft with targets.
func leftWith(targets string) state.Draft {
	return state.Draft{Entries: state.Entries{"Targets": targets}}
}

// Nothing that may be large is read before the first frame.
func TestTheFirstFrameDoesNotWaitForDrafts(t *testing.T) {
	t.Parallel()
	asked := false
	h := build(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, func(o *Options) {
		o.Recall = func() Recalled { asked = true; return Recalled{} }
	})
	h.see("connecting…")
	cmd := h.m.Init()
	if asked {
		t.Error("the drafts were read before the first frame")
	}
	if h.drain(cmd); !asked {
		t.Error("the drafts were not read")
	}
}

// Drafts that are read late do not take the place of what is typed by then.
func TestDraftsThatComeLate(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{kept: map[string]string{"draft-a": "old"}}
	for _, typed := range []bool{false, true} {
		h := build(t, &fakeAVDS{}, 120, 36, remembering(kept), leftBehind(DraftFile{"draft-a", []state.Draft{leftWith("old.example.com")}}))
		h.press("n")
		if typed {
			h.write("new.example.com")
		}
		h.send(h.m.recallAll()())
		if typed {
			h.see("new.example.com", "put aside")
			h.press("ctrl+r")
		}
		h.see("old.example.com", "Your earlier entries")
	}
}

// A draft stays in its file until it is taken up, so that what is written while
// somebody types does not grow with what is kept.
func TestDraftsStayInTheirFilesUntilTheyAreTakenUp(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{kept: map[string]string{"draft-a": "a", "draft-b": "b"}}
	h := start(t, &fakeAVDS{}, 120, 36, remembering(kept), leftBehind(
		DraftFile{"draft-a", []state.Draft{leftWith("a.example.com")}},
		DraftFile{"draft-b", []state.Draft{leftWith("b.example.com"), leftWith("c.example.com")}},
	))
	if own := kept.kept[state.DraftName]; !strings.Contains(own, "a.example.com") || kept.kept["draft-a"] != "" || kept.kept["draft-b"] != "b" {
		t.Errorf("with the first one in front there is %v", kept.kept)
	}
	h.press("n")
	h.write(" more.example.com")
	if own := kept.kept[state.DraftName]; !strings.Contains(own, "more.example.com") || strings.Contains(own, "b.example.com") || kept.kept["draft-b"] != "b" {
		t.Errorf("after typing there is %v", kept.kept)
	}
	h.press("ctrl+r")
	h.see("b.example.com")
	if own, left := kept.kept[state.DraftName], kept.kept["draft-b"]; !strings.Contains(own, "a.example.com") || !strings.Contains(own, "b.example.com") ||
		!strings.Contains(left, "c.example.com") || strings.Contains(left, "b.example.com") {
		t.Errorf("with the second one in front there is %v", kept.kept)
	}
	h.press("ctrl+r")
	h.see("c.example.com")
	if _, ok := kept.kept["draft-b"]; ok || !strings.Contains(kept.kept[state.DraftName], "c.example.com") {
		t.Errorf("with the third one in front there is %v", kept.kept)
	}
}

// full is a memory in which there is no room for a window's own drafts.
type full struct{ *fakeMemory }

func (f full) Write(name string, v any) error {
	if name == state.DraftName {
		return fmt.Errorf("no space left on device")
	}
	return f.fakeMemory.Write(name, v)
}

// A draft that cannot be written to its new file stays in the old one.
func TestADraftIsNotRemovedBeforeItIsKept(t *testing.T) {
	t.Parallel()
	kept := full{&fakeMemory{kept: map[string]string{"draft-a": "a"}}}
	h := start(t, &fakeAVDS{}, 120, 36, remembering(kept), leftBehind(DraftFile{"draft-a", []state.Draft{leftWith("a.example.com")}}))
	h.press("n")
	h.see("a.example.com")
	if kept.kept["draft-a"] != "a" {
		t.Errorf("there is %v", kept.kept)
	}
}

// What cannot be recalled is said, and the launches of others stay.
func TestWhatCannotBeRecalledIsSaid(t *testing.T) {
	t.Parallel()
	newer := &state.Error{Kind: state.KindNewer, Path: "/x/draft-a.json"}
	h := start(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, func(o *Options) {
		o.Recall = func() Recalled { return Recalled{Err: newer} }
	})
	h.see("Left alone, as another version of scantop wrote it: /x/draft-a.json")
}

// Every field of the form can be kept and recalled.
func TestEveryFieldIsKept(t *testing.T) {
	t.Parallel()
	store, err := state.Open(filepath.Join(t.TempDir(), "scantop"))
	if err != nil {
		t.Fatal(err)
	}
	h := openForm(t, &fakeAVDS{}, 120, 36)
	want := state.Drafts{List: []state.Draft{{Entries: h.m.form.entries()}}}
	if err := store.Write(state.DraftName, want); err != nil {
		t.Fatal(err)
	}
	var got state.Drafts
	if found, err := store.Read(state.DraftName, &got); !found || err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, %+v", found, err, got)
	}
}

// What today's program kept is in the form again, value by value: see the samples
// of package state.
func TestDraftsOfOlderProgramsComeBack(t *testing.T) {
	t.Parallel()
	folder, err := filepath.Abs(filepath.Join("state", "testdata", "version1"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "draft-*.json"))
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		dir := filepath.Join(t.TempDir(), "scantop")
		store, err := state.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "draft.json"), content, 0o600)
		}
		var drafts state.Drafts
		if found, failed := store.Read(state.DraftName, &drafts); err != nil || failed != nil || !found {
			t.Fatal(file, found, err, failed)
		}
		nobodyTells := &fakeAVDS{err: &client.Error{Kind: client.KindServer, Action: "DescribeScans"}}
		h := start(t, nobodyTells, 120, 36, patiently, recalling(drafts))
		h.press("n")
		seen := map[string]bool{}
		for range drafts.List {
			seen[typedIn(h.m.form, "Targets")] = true
			h.press("ctrl+r")
		}
		kept := h.m.form.drafts()[state.DraftName]
		for _, want := range drafts.List {
			i := indexOf(kept, want)
			if i < 0 || !reflect.DeepEqual(kept[i].Entries, want.Entries) || !reflect.DeepEqual(kept[i].Sent, want.Sent) || kept[i].Edited != want.Edited {
				t.Errorf("%s: of %+v the form has %+v", file, want, kept)
			}
		}
		if len(seen) != len(drafts.List) {
			t.Errorf("%s: %d drafts, seen were %v", file, len(drafts.List), seen)
		}
	}
}

// indexOf is where a draft of the same targets is, -1: nowhere.
func indexOf(list []state.Draft, want state.Draft) int {
	for i, d := range list {
		if d.Entries["Targets"] == want.Entries["Targets"] {
			return i
		}
	}
	return -1
}
