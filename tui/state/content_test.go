package state_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"scantop/tui/state"
)

func TestInvalidPreferencesAreDropped(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]state.Preferences{
		`{"statuses":["waiting","running"],"type":"vuln","trigger":"interval",
			"search":"边缘 x","pageSize":100,"lang":"zh"}`: {
			Statuses: []string{"waiting", "running"}, Type: "vuln", Trigger: "interval",
			Search: "边缘 x", Lang: "zh"},
		`{"statuses":["invalid"],"type":"content","trigger":"date","pageSize":1,"lang":"en"}`: {
			Statuses: []string{"invalid"}, Type: "content", Trigger: "date", Lang: "en"},
		`{"statuses":["paused","running","Running","running"]}`:                     {Statuses: []string{"running"}},
		`{"statuses":["paused"],"type":"asset","trigger":"cron","lang":"fr"}`:       {},
		`{"statuses":[],"type":"VULN","trigger":" date","pageSize":0,"lang":"zh "}`: {},
		`{"pageSize":101}`: {},
		`{"pageSize":-1}`:  {},
		`{"search":"` + strings.Repeat("支", 200) + `"}`: {Search: strings.Repeat("支", 200)},
		`{"search":"` + strings.Repeat("x", 201) + `"}`: {},
		`{"search":"a\u001b[2Jb","pageSize":7}`:         {},
		`{"search":"a\nb"}`:                             {},
		`{"search":"a\u0085b"}`:                         {},
		`{"search":"a\u202eb"}`:                         {}, // would reverse the text after it
		`{"search":"a\u2028b"}`:                         {},
		`{"search":"  a b "}`:                           {Search: "a b"},
		`null`:                                          {},
	} {
		s, dir := open(t)
		put(t, dir, "preferences.json", `{"version":1,"data":`+data+`}`)
		got := state.Preferences{Lang: "en", PageSize: 20}
		if found, err := s.Read(state.PreferencesName, &got); !found || err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, %v, %+v; want %+v", data, found, err, got, want)
		}
	}
}

func TestInvalidWatchedScansAreDropped(t *testing.T) {
	t.Parallel()
	id := func(i int) string { return fmt.Sprint(2018071010384940572 + i) }
	var many, ten state.Watched
	for i := range 12 {
		many.Scans = append(many.Scans, state.WatchedScan{ScanID: id(i), Name: "支付"})
	}
	ten.Scans = many.Scans[:10]
	for name, c := range map[string]struct{ kept, want state.Watched }{
		"ten":  {ten, ten},
		"more": {many, ten},
		"repeats": {state.Watched{Scans: []state.WatchedScan{{id(1), "first"}, {id(2), ""}, {id(1), "again"}}},
			state.Watched{Scans: []state.WatchedScan{{id(1), "first"}, {id(2), ""}}}},
		"invalid IDs": {state.Watched{Scans: []state.WatchedScan{
			{"", "x"}, {"-1", "x"}, {"1 2", "x"}, {"1\x1b", "x"}, {"１", "x"}, {strings.Repeat("1", 65), "x"},
		}}, state.Watched{}},
		"names": {state.Watched{Scans: []state.WatchedScan{
			{id(1), "a\x1bb"}, {id(2), "a\u202eb"},
			{id(3), strings.Repeat("x", 501)}, {id(4), strings.Repeat("支", 500)},
		}}, state.Watched{Scans: []state.WatchedScan{
			{id(1), ""}, {id(2), ""}, {id(3), ""}, {id(4), strings.Repeat("支", 500)},
		}}},
	} {
		s, _ := open(t)
		if err := s.Write(state.WatchedName, c.kept); err != nil {
			t.Fatal(err)
		}
		var got state.Watched
		if found, err := s.Read(state.WatchedName, &got); !found || err != nil || !reflect.DeepEqual(got, c.want) {
			text, _ := json.Marshal(got)
			t.Errorf("%s: got %v, %v, %s", name, found, err, text)
		}
	}
}
