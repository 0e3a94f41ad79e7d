package tui

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

// fakeStore saves JSON at once, as the real store does when it is flushed.
type fakeStore struct {
	kept    map[string]string
	order   map[string]int  // when each name was written
	own     map[string]bool // names that this run has written
	writes  int
	err     error // returned by every write
	unsaved map[string]any
	waits   bool
}

func (f *fakeStore) Save(name string, v any) {
	f.waits = true
	if f.unsaved == nil {
		f.unsaved = map[string]any{}
	}
	f.unsaved[name] = v
	if f.err == nil {
		f.put(name)
	}
}

// put writes the waiting value of a name.
func (f *fakeStore) put(name string) {
	v := f.unsaved[name]
	delete(f.unsaved, name)
	if v == nil {
		delete(f.kept, name)
		return
	}
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	if f.kept == nil {
		f.kept, f.order = map[string]string{}, map[string]int{}
	}
	if f.own == nil {
		f.own = map[string]bool{}
	}
	f.own[name] = true
	f.writes++
	f.kept[name], f.order[name] = string(b), f.writes
}

func (f *fakeStore) Waiting() bool { return f.waits }

func (f *fakeStore) Flush() error {
	f.waits = false
	for name := range f.unsaved {
		if f.err == nil {
			f.put(name)
		}
	}
	return f.err
}

func (f *fakeStore) Unsaved(name string) error {
	if _, waits := f.unsaved[name]; waits {
		return f.err
	}
	return nil
}

// Seen returns nothing: no other window writes.
func (f *fakeStore) Seen() state.Seen { return state.Seen{} }

// Earlier returns what earlier runs left.
func (f *fakeStore) Earlier() state.Earlier {
	drafts := slices.DeleteFunc(f.drafts(), func(d state.Draft) bool { return f.own[d.File] })
	return state.Earlier{Launches: f.launches(), Drafts: drafts}
}

// drafts returns the saved drafts and unresolved launches.
func (f *fakeStore) drafts() (all []state.Draft) {
	for _, name := range f.names() {
		var one state.Drafts
		if kind, _, _ := strings.Cut(name, "-"); kind != state.DraftName && kind != state.SentName {
			continue
		}
		if err := json.Unmarshal([]byte(f.kept[name]), &one); err != nil || len(one.List) != 1 {
			panic(fmt.Sprint(f.kept[name], err))
		}
		one.List[0].File, one.List[0].At = name, noon.Add(time.Duration(f.order[name])*time.Millisecond)
		all = append(all, one.List[0])
	}
	return all
}

// names returns the saved names, newest first.
func (f *fakeStore) names() []string {
	return slices.SortedFunc(maps.Keys(f.kept), func(a, b string) int { return f.order[b] - f.order[a] })
}

// launches returns the saved recent launches.
func (f *fakeStore) launches() (all state.Launches) {
	for _, name := range f.names() {
		var launched state.Launches
		if strings.HasPrefix(name, state.LaunchName+"-") {
			if err := json.Unmarshal([]byte(f.kept[name]), &launched); err != nil {
				panic(err)
			}
			all = all.And(launched)
		}
	}
	return all
}

// text returns the targets of all saved drafts.
func (f *fakeStore) text() string {
	var all strings.Builder
	for _, d := range f.drafts() {
		all.WriteString(d.Values["Targets"] + "\n")
	}
	return all.String()
}

// remembering gives a run a store.
func remembering(f *fakeStore) func(*Options) {
	return func(o *Options) { f.own, o.Store, o.Preferences = nil, f, state.Preferences{PageSize: 20} }
}

// leftBehind makes a run find drafts of earlier runs, newest first.
func leftBehind(list ...state.Draft) func(*Options) {
	return func(o *Options) {
		f, ok := o.Store.(*fakeStore)
		if !ok {
			f = &fakeStore{}
		}
		for _, d := range slices.Backward(list) {
			f.Save(state.NewName(state.DraftName), state.Drafts{List: []state.Draft{d}})
		}
		f.waits, f.own, o.Store = false, nil, f
	}
}

func TestFiltersAreSaved(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, remembering(kept))
	h.press("2", "t", "/")
	h.write("edge")
	h.press("enter")
	want := `{"statuses":["running"],"type":"vuln","search":"edge","pageSize":20}`
	if got := kept.kept[state.PreferencesName]; got != want {
		t.Errorf("saved %s, want %s", got, want)
	}
	writes := kept.writes
	h.press("down", "r")
	h.advance(50 * time.Second) // it is saved once a minute how long the list was up to date
	if kept.writes != writes {
		t.Errorf("%d writes without a change", kept.writes-writes)
	}
	h.press("esc")
	if got := kept.kept[state.PreferencesName]; got != `{"pageSize":20}` {
		t.Errorf("after esc, %s is saved", got)
	}
}

func TestRestoredFiltersAreReported(t *testing.T) {
	t.Parallel()
	filters := func(o *Options) {
		o.Filter.Statuses, o.Restored = []client.Status{client.StatusRunning}, true
		o.Filter.Trigger, o.Filter.Search = client.TriggerOnce, "edge"
	}
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, filters)
	h.see("Filters restored: running · one-time · / edge · esc clears")
	h.press("esc")
	h.miss("as you left it")
	h = start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, filters, inChinese)
	h.see("已恢复筛选：运行中 · 单次 · / edge")
}

func TestAFailedWriteIsReportedOnce(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{err: &state.Error{Kind: state.KindForeign, Path: "/x/preferences.json"}}
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, remembering(kept))
	h.see("/x/preferences.json: writable by others, so nothing is saved")
	h.press("2")
	h.miss("nothing is remembered")
	h = start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36,
		func(o *Options) { o.StoreError = errors.New("no space\x1b[31m left") })
	h.see("no space[31m left")
}
