package tui

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/effect"
	"scantop/tui/state"
	"scantop/tui/text"
)

// leftWith returns a draft with targets.
func leftWith(targets string) state.Draft {
	return state.Draft{Values: state.Values{"Targets": targets}}
}

// slowStore notes when its drafts are read.
type slowStore struct {
	fakeStore
	left  state.Earlier
	asked bool
}

func (s *slowStore) Earlier() state.Earlier {
	s.asked = true
	return s.left
}

// Large files are not read before the first frame.
func TestTheFirstFrameDoesNotWaitForDrafts(t *testing.T) {
	t.Parallel()
	store := &slowStore{}
	h := build(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, func(o *Options) { o.Store = store })
	h.see("connecting…")
	cmd := h.m.Init()
	if store.asked {
		t.Error("the drafts were read before the first frame")
	}
	if h.drain(cmd); !store.asked {
		t.Error("the drafts were not read")
	}
}

// Drafts that are read late do not replace what the user has typed.
func TestDraftsThatComeLate(t *testing.T) {
	t.Parallel()
	for _, typed := range []bool{false, true} {
		h := build(t, &fakeAVDS{}, 120, 36, leftBehind(leftWith("old.example.com")))
		h.press("n")
		if typed {
			h.write("new.example.com")
		}
		h.send(h.m.launches.ReadEarlier()())
		if typed {
			h.see("new.example.com", "Your earlier draft is saved")
			h.press("ctrl+r")
		}
		h.see("old.example.com", "Draft restored")
	}
}

// Drafts of closed windows are listed with the recent launches, newest first. Each stays in
// its file until the user takes it up.
func TestDraftsOfEndedWindowsAreAmongTheRecentLaunches(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := start(t, &fakeAVDS{}, 120, 36, remembering(kept), leftBehind(
		leftWith("a.example.com"), leftWith("b.example.com"), leftWith("c.example.com")))
	before := maps.Clone(kept.kept)
	h.press("n")
	h.see("a.example.com", "Draft restored")
	h.write(" more.example.com")
	changed := 0
	for name, text := range kept.kept {
		if text != before[name] {
			changed++
		}
	}
	if changed != 1 || len(kept.kept) != len(before) {
		t.Errorf("typing changed %d of %d files", changed, len(before))
	}
	h.press("ctrl+t")
	screen := h.screen()
	if b, c := strings.Index(screen, "b.example.com"), strings.Index(screen, "c.example.com"); b < 0 || c < b {
		t.Errorf("the drafts are not listed newest first:\n%s", screen)
	}
	h.miss("more.example.com")
	h.press("down", "enter")
	h.see("New scan", "c.example.com", "Your earlier draft is saved")
	h.press("ctrl+r")
	h.see("more.example.com")
	h.press("ctrl+t", "x")
	h.miss("c.example.com")
	h.see("b.example.com")
	if text := kept.text(); strings.Contains(text, "c.example.com") || !strings.Contains(text, "more.example.com") {
		t.Errorf("the saved targets are %s", text)
	}
}

// The list says which file cannot be read.
func TestAnUnreadableFileIsReported(t *testing.T) {
	t.Parallel()
	newer := &state.Error{Kind: state.KindNewer, Path: "/x/draft-a.json"}
	h := start(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, func(o *Options) {
		o.Store = &slowStore{left: state.Earlier{Err: newer}}
	})
	h.see("Written by another version of scantop, so neither read nor changed: /x/draft-a.json")
}

// A read-only window leaves the drafts to a window that can launch them.
func TestAReadOnlyWindowReadsNoDrafts(t *testing.T) {
	t.Parallel()
	store := &slowStore{}
	h := &harness{t: t, clock: noon}
	h.m = New(t.Context(), &fakeAVDS{}, nil, Options{
		Text: text.For("en"), Interval: time.Second, PageSize: 20, Store: store,
		Clock: effect.Clock{
			Now:   func() time.Time { return h.clock },
			After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
		},
	})
	if h.drain(h.m.Init()); store.asked {
		t.Error("a read-only window read the drafts")
	}
}

// Fifty large drafts of earlier runs do not slow down the first frame or a key.
func TestDraftsOfEarlierRunsCostNothing(t *testing.T) { // not parallel: it measures time
	const count, size = 50, 300_000
	var left state.Earlier
	for i := range count {
		left.Drafts = append(left.Drafts, state.Draft{
			Values: state.Values{"Name": fmt.Sprint("large-", i), "Targets": longList(0, size)},
			File:   fmt.Sprint("draft-", i), At: noon, Dropped: true, // none is restored at the start
		})
	}
	frame, key := map[bool]time.Duration{}, map[bool]time.Duration{}
	keys := []string{"n", "a", "ctrl+t", "down", "esc", "esc"}
	for _, large := range []bool{false, true} {
		store := &slowStore{}
		if large {
			store.left = left
		}
		frame[large], key[large] = time.Hour, time.Hour
		for range 5 {
			h := build(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, func(o *Options) { o.Store = store })
			read := h.m.launches.ReadEarlier()()
			frame[large] = min(frame[large], cost(func() {
				h.m.Init()
				h.m.Update(read)
				h.screen()
			}))
			key[large] = min(key[large], cost(func() { h.press(keys...) }))
		}
	}
	t.Logf("with drafts: frame %v, keys %v; without: frame %v, keys %v",
		frame[true], key[true], frame[false], key[false])
	const most = 20 * time.Millisecond
	if frame[true] > frame[false]+most || key[true] > key[false]+time.Duration(len(keys))*most {
		t.Errorf("with drafts: frame %v, keys %v; without: frame %v, keys %v",
			frame[true], key[true], frame[false], key[false])
	}
}

// Every field of the form can be saved and read.
func TestEveryFieldIsKept(t *testing.T) {
	t.Parallel()
	store, err := state.Open(filepath.Join(t.TempDir(), "scantop"), "")
	if err != nil {
		t.Fatal(err)
	}
	h := openForm(t, &fakeAVDS{}, 120, 36)
	want := state.Drafts{List: []state.Draft{{Values: h.m.form.Values()}}}
	store.Save(state.DraftName, want)
	if err := store.Flush(); err != nil {
		t.Fatal(err)
	}
	var got state.Drafts
	if found, err := store.Read(state.DraftName, &got); !found || err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, %+v", found, err, got)
	}
}

// What older versions have saved is restored value by value, in the form or as an unresolved
// launch. The samples are those of package state.
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
		store, err := state.Open(dir, "")
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "draft-aaaaaaaaaaaa.json"), content, 0o600)
		}
		var old state.Drafts
		if found, failed := store.Read("draft-aaaaaaaaaaaa", &old); err != nil || failed != nil || !found {
			t.Fatal(file, found, err, failed)
		}
		h := start(t, silentAVDS(), 120, 36, withoutWaits, func(o *Options) { o.Store = store })
		h.press("n")
		var forms []map[string]string
		for _, l := range h.m.launches.Drafts.Unresolved {
			forms = append(forms, l.Values)
			if !slices.ContainsFunc(old.List, func(d state.Draft) bool { return reflect.DeepEqual(d.Sent, l.Sent) }) {
				t.Errorf("%s: an unexpected unresolved launch: %+v", file, l.Sent)
			}
		}
		sent := len(forms)
		for range old.List {
			forms = append(forms, h.m.form.Values())
			h.press("ctrl+t")
			for range h.m.launches.Drafts.Unresolved {
				h.press("down")
			}
			if h.press("down", "down", "enter"); h.m.screens.Has(h.m.recent) {
				break // there is no other draft
			}
		}
		for _, want := range old.List {
			if !slices.ContainsFunc(forms, func(v map[string]string) bool { return maps.Equal(v, want.Values) }) {
				t.Errorf("%s: %+v was not restored; restored were %+v", file, want, forms)
			}
			if want.Sent != nil && sent == 0 {
				t.Errorf("%s: the launch of %s was lost", file, want.Sent.Name)
			}
		}
	}
}
