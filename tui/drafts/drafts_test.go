package drafts

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/state"
)

// memory is a store without a disk.
type memory map[string]any

func (m memory) Save(name string, v any) {
	if m[name] = v; v == nil {
		delete(m, name)
	}
}

// kinds counts what is saved, by kind.
func (m memory) kinds() map[string]int {
	n := map[string]int{}
	for name := range maps.Keys(m) {
		kind, _, _ := strings.Cut(name, "-")
		n[kind]++
	}
	return n
}

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func newDrafts() (*Drafts, memory) {
	m := memory{}
	return New(m, func() time.Time { return noon }, state.DraftName), m
}

// typed returns the values of a form with one target.
func typed(target string) state.Values { return state.Values{"Targets": target} }

// targets returns the targets of drafts.
func targets(list []state.Draft) string {
	var all []string
	for _, d := range list {
		all = append(all, d.Values["Targets"])
	}
	return strings.Join(all, " ")
}

// launched sends a draft whose reply is lost, and returns the name that the draft is saved under.
func launched(d *Drafts, target string) string {
	d.Sending(typed(target), client.Spec{Name: "same", Start: noon, Targets: []string{target}})
	name := d.Name()
	d.Unclear(launch.Outcome{State: launch.Unclear})
	return name
}

func TestADraftThatWasReplacedComesBackOnce(t *testing.T) {
	t.Parallel()
	d, m := newDrafts()
	d.Save(typed("a"), true)
	d.Save(typed("aa"), true)
	if m.kinds()[state.DraftName] != 1 {
		t.Errorf("one draft is saved as %v", m.kinds())
	}
	d.Aside(false)
	d.Save(typed("b"), true)
	if v := d.Back(); v["Targets"] != "aa" {
		t.Errorf("%v comes back, want aa", v)
	}
	if targets(d.Earlier) != "b" || d.CanBack() {
		t.Errorf("earlier drafts are %q, another one can come back: %v", targets(d.Earlier), d.CanBack())
	}
	d.Created("42")
	if !d.CanBack() {
		t.Error("a blank form does not offer the newest draft")
	}
}

func TestADraftWithoutTheUsersWordsIsDeleted(t *testing.T) {
	t.Parallel()
	d, m := newDrafts()
	d.Save(typed("cloned"), false)
	d.Aside(false)
	if len(d.Earlier) > 0 || len(m) > 0 || d.Name() != "" {
		t.Errorf("%q is kept, %d files are left", targets(d.Earlier), len(m))
	}
}

func TestOnlyTheNewestDroppedDraftsAreKept(t *testing.T) {
	t.Parallel()
	d, m := newDrafts()
	d.Save(typed("wanted"), true)
	d.Aside(false)
	for i := range MaxDropped + 2 {
		d.Save(typed(fmt.Sprint(i)), true)
		d.Aside(true)
	}
	if got := targets(d.Earlier); got != "6 5 4 3 2 wanted" || len(m) != MaxDropped+1 {
		t.Errorf("earlier drafts are %q in %d files", got, len(m))
	}
	if v := d.Next(); v != nil {
		t.Errorf("the dropped draft %v is restored by itself", v)
	}
	d.Delete(slices.IndexFunc(d.Earlier, func(e state.Draft) bool { return e.Values["Targets"] == "wanted" }))
	if targets(d.Earlier) != "6 5 4 3 2" || len(m) != MaxDropped {
		t.Errorf("after the deletion, drafts are %q in %d files", targets(d.Earlier), len(m))
	}
}

func TestALaunchThatSucceedsBecomesARecentOne(t *testing.T) {
	t.Parallel()
	d, m := newDrafts()
	d.Save(typed("first"), true)
	d.Aside(false)
	d.Sending(typed("second"), client.Spec{Name: "second"})
	d.Created("42")
	if len(d.Recent.List) != 1 || d.Recent.List[0].ScanID != "42" || d.Recent.List[0].Values["Targets"] != "second" {
		t.Errorf("recent launches are %+v", d.Recent.List)
	}
	if k := m.kinds(); k[state.DraftName] != 1 || k[state.LaunchName] != 1 {
		t.Errorf("saved are %v", k)
	}
	if v := d.Next(); v["Targets"] != "first" {
		t.Errorf("after the launch, %v is in the form, want first", v)
	}
}

func TestAnUnresolvedLaunchEndsAlone(t *testing.T) {
	t.Parallel()
	d, m := newDrafts()
	one, two := launched(d, "one"), launched(d, "two") // they share their name and start
	if !d.Learn(two, launch.Outcome{State: launch.NotCreated}) || d.Unresolved[0].Outcome.State != launch.NotCreated {
		t.Errorf("the outcome of the second launch is not noted: %+v", d.Unresolved)
	}
	if !d.Learn(one, launch.Outcome{State: launch.Created, ID: "42"}) || d.Learn(one, launch.Outcome{}) {
		t.Error("the first launch is unknown, or still unresolved")
	}
	if len(d.Unresolved) != 1 || d.Unresolved[0].File != two || d.Recent.List[0].Values["Targets"] != "one" {
		t.Errorf("unresolved are %+v, recent %+v", d.Unresolved, d.Recent.List)
	}
	d.Dismiss(0)
	if len(d.Unresolved) > 0 || targets(d.Earlier) != "two" || !d.Earlier[0].Dropped || m[two] != nil {
		t.Errorf("after the dismissal, unresolved are %+v, drafts %+v", d.Unresolved, d.Earlier)
	}
	if k := m.kinds(); k[state.DraftName] != 1 || k[state.LaunchName] != 1 {
		t.Errorf("saved are %v", k)
	}
}

func TestAnEarlierRunLeavesDraftsAndLaunches(t *testing.T) {
	t.Parallel()
	d, _ := newDrafts()
	d.Restore(state.Earlier{
		Drafts: []state.Draft{
			{File: "draft-1", Values: typed("dropped"), Dropped: true},
			{File: "draft-2", Values: typed("sent"), Sent: &client.Spec{Name: "sent"}},
			{File: "draft-3", Values: typed("kept")},
		},
		Launches: state.Launches{List: []state.Launch{{ScanID: "42"}}},
	})
	if targets(d.Earlier) != "dropped kept" || len(d.Unresolved) != 1 || len(d.Recent.List) != 1 {
		t.Errorf("restored are %+v", d)
	}
	if v := d.Next(); v["Targets"] != "kept" {
		t.Errorf("%v is restored in the form, want the newest draft that was not dropped", v)
	}
}
