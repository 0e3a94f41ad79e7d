package tui

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

// fakeMemory keeps JSON, as the real one does.
type fakeMemory struct {
	kept   map[string]string
	writes int
	err    error
}

func (f *fakeMemory) Read(name string, v any) (bool, error) {
	kept, found := f.kept[name]
	if !found || f.err != nil {
		return false, f.err
	}
	return true, json.Unmarshal([]byte(kept), v)
}

func (f *fakeMemory) Write(name string, v any) error {
	f.writes++
	if f.err != nil {
		return f.err
	}
	b, err := json.Marshal(v)
	if f.kept == nil {
		f.kept = map[string]string{}
	}
	f.kept[name] = string(b)
	return err
}

func (f *fakeMemory) Remove(name string) error {
	delete(f.kept, name)
	return f.err
}

func remembering(m Memory) func(*Options) {
	return func(o *Options) { o.Memory, o.Preferences = m, state.Preferences{PageSize: 20} }
}

// recalling has a run find drafts of an earlier one.
func recalling(d state.Drafts) func(*Options) {
	return func(o *Options) {
		o.Recall = func() Recalled { return Recalled{Drafts: []DraftFile{{state.DraftName, d.List}}} }
	}
}

func TestFiltersAreKept(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{}
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, remembering(kept))
	h.press("2", "t", "/")
	h.write("edge")
	h.press("enter")
	want := `{"statuses":["running"],"type":"vuln","search":"edge","pageSize":20}`
	if got := kept.kept[state.PreferencesName]; got != want {
		t.Errorf("kept %s, want %s", got, want)
	}
	writes := kept.writes
	h.press("down", "r")
	h.advance(time.Minute)
	if kept.writes != writes {
		t.Errorf("%d writes without a change", kept.writes-writes)
	}
	h.press("esc")
	if got := kept.kept[state.PreferencesName]; got != `{"pageSize":20}` {
		t.Errorf("after esc %s is kept", got)
	}
}

func TestRestoredFiltersAreTold(t *testing.T) {
	t.Parallel()
	filters := func(o *Options) {
		o.Statuses, o.Trigger, o.Search, o.Restored = []client.Status{client.StatusRunning}, client.TriggerOnce, "edge", true
	}
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, filters)
	h.see("as you left it: running · one-time · / edge · esc clears")
	h.press("esc")
	h.miss("as you left it")
	h = start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, filters, inChinese)
	h.see("已恢复上次的筛选：运行中 · 单次 · / edge")
}

func TestWhatCannotBeKeptIsSaidOnce(t *testing.T) {
	t.Parallel()
	kept := &fakeMemory{err: &state.Error{Kind: state.KindForeign, Path: "/x/preferences.json"}}
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, remembering(kept))
	h.see("/x/preferences.json: others can write there, nothing is remembered")
	h.press("2")
	h.miss("nothing is remembered")
	h = start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36, func(o *Options) { o.MemoryError = errors.New("no space\x1b[31m left") })
	h.see("no space[31m left")
}

// Writes are one at a time and of each name only the newest counts.
func TestSlowWritesAreJoined(t *testing.T) {
	t.Parallel()
	store := &fakeMemory{}
	m := &memory{store: store}
	first := m.save("a", 1)
	for i := range 100 {
		if m.save("a", i) != nil || m.save("b", -i) != nil {
			t.Fatal("two writes at a time")
		}
	}
	for cmd := first; cmd != nil; cmd = m.written() {
		cmd()
	}
	if store.writes != 3 || store.kept["a"] != "99" || store.kept["b"] != "-99" {
		t.Errorf("%d writes led to %v", store.writes, store.kept)
	}
}

// What is chosen in the last moment is kept as well.
func TestFlushWritesWhatIsLeft(t *testing.T) {
	t.Parallel()
	store := &fakeMemory{kept: map[string]string{"c": "1"}}
	m := &memory{store: store}
	late := m.save("a", 1)
	m.save("a", 2)
	m.save("b", 3)
	m.remove("c")
	if err := m.flush(); err != nil {
		t.Fatal(err)
	}
	if msg := late(); msg != (keptMsg{name: "a"}) { // its goroutine comes too late
		t.Errorf("got %v", msg)
	}
	if len(store.kept) != 2 || store.kept["a"] != "2" || store.kept["b"] != "3" {
		t.Errorf("kept %v", store.kept)
	}
	if cmd := (&memory{}).save("a", 1); cmd != nil {
		t.Error("without a store something is written")
	}
}
