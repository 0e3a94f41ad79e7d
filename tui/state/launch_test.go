package state_test

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

func TestDraftsKeepWhatAFormCanHold(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	entries := state.Values{
		"Targets":  strings.Repeat("www.example.com\n", 1000),
		"Name":     "单次任务",
		"KeyWords": strings.Repeat("x", 4<<20+1),
	}
	kept := state.Drafts{List: []state.Draft{{Values: entries, Sent: &client.Spec{Name: "x"}}, {}}}
	if err := s.Write(state.DraftName, kept); err != nil {
		t.Fatal(err)
	}
	var got state.Drafts
	if found, err := s.Read(state.DraftName, &got); !found || err != nil {
		t.Fatal(found, err)
	}
	if len(got.List) != 1 || got.List[0].Sent.Name != "x" {
		t.Fatalf("%d drafts were read, want the one that is not empty", len(got.List))
	}
	delete(entries, "KeyWords") // longer than a field may be
	if got := got.List[0].Values; !maps.Equal(got, entries) {
		t.Errorf("%d values were read, want all but KeyWords", len(got))
	}
}

// A file may contain any number of drafts.
func TestDraftsAreNotCounted(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	d := state.Drafts{List: make([]state.Draft, 500)}
	for i := range d.List {
		d.List[i].Values = state.Values{"Name": fmt.Sprint(i)}
	}
	var got state.Drafts
	if err := s.Write(state.DraftName, d); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Read(state.DraftName, &got); !found || err != nil || !reflect.DeepEqual(got, d) {
		t.Errorf("Read returned %v, %v and %d drafts", found, err, len(got.List))
	}
}

func TestLaunchesAreFewAndDiffer(t *testing.T) {
	t.Parallel()
	var l state.Launches
	launch := func(i int, target string) state.Launch {
		return state.Launch{At: time.Unix(int64(i), 0), ScanID: "7", Values: state.Values{
			"Name": fmt.Sprint("scan-", i), "StartDate": fmt.Sprint(i), "Targets": target}}
	}
	for i := range 30 {
		l = l.With(launch(i, fmt.Sprint("host-", i%15, ".example.com")))
	}
	if len(l.List) != state.MaxLaunches || l.List[0].Values["Name"] != "scan-29" {
		t.Errorf("%d launches are kept; the newest is %v", len(l.List), l.List[0])
	}
	before := len(l.List)
	l = l.With(launch(99, l.List[3].Values["Targets"]))
	if len(l.List) != before || l.List[0].Values["Name"] != "scan-99" {
		t.Errorf("a repeated launch changed the number of launches to %d, from %d", len(l.List), before)
	}
	for end, like := range map[string]bool{
		"2026-03-02 22:00:00 +08:00": true, "22:00\n2026-03-02 22:00:00 +08:00": true,
		"22:00\n2026-03-03 22:00:00 +08:00": false,
	} {
		typed := state.Values{"Name": "x", "EndDate": "today 22:00\n2026-03-02 22:00:00 +08:00"}
		if typed.Like(state.Values{"Name": "y", "EndDate": end}) != like {
			t.Errorf("the end %q is the same: %v, want %v", end, !like, like)
		}
	}
	s, _ := open(t)
	invalid := state.Launch{ScanID: "x\x1b", Values: state.Values{"Name": "y"}}
	l.List = append(l.List, state.Launch{}, launch(1, "a"), invalid)
	if err := s.Write(state.LaunchesName, l); err != nil {
		t.Fatal(err)
	}
	var got state.Launches
	if found, err := s.Read(state.LaunchesName, &got); !found || err != nil || len(got.List) != state.MaxLaunches {
		t.Errorf("Read returned %v, %v and %d launches", found, err, len(got.List))
	}
}
