package state_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"scantop/tui/state"
)

func TestInvalidTalliesAreDropped(t *testing.T) {
	t.Parallel()
	run := func(i int) state.TalliedRun {
		return state.TalliedRun{ScanID: fmt.Sprint(2018071010384940572 + i), Run: "finished 1 2", High: i}
	}
	var many, kept state.Tallies
	for i := range state.MaxTallied + 7 {
		many.Runs = append(many.Runs, run(i))
	}
	kept.Runs = many.Runs[7:]
	for name, c := range map[string]struct{ runs, want []state.TalliedRun }{
		"many": {many.Runs, kept.Runs},
		"again": {[]state.TalliedRun{run(1), run(2), {run(1).ScanID, "finished 3 4", 5, 0, 0, 0}},
			[]state.TalliedRun{run(2), {run(1).ScanID, "finished 3 4", 5, 0, 0, 0}}},
		"no ScanId": {[]state.TalliedRun{{Run: "finished 1 2"}, {ScanID: "x", Run: "finished 1 2"}}, nil},
		"no run":    {[]state.TalliedRun{{ScanID: "7"}, {ScanID: "7", Run: "a\x1b[2J"}}, nil},
		"long":      {[]state.TalliedRun{{ScanID: "7", Run: strings.Repeat("1", 65)}}, nil},
		"numbers": {[]state.TalliedRun{{"7", "x", -1, 0, 0, 0}, {"8", "x", 0, 0, 0, 1 << 40}, {"9", "x", 0, 0, -5, 0}},
			nil},
	} {
		s, _ := open(t)
		if err := s.Write(state.TalliesName, state.Tallies{Runs: c.runs}); err != nil {
			t.Error(err)
		}
		var got state.Tallies
		found, err := s.Read(state.TalliesName, &got)
		if !found || err != nil || len(got.Runs)+len(c.want) > 0 && !reflect.DeepEqual(got.Runs, c.want) {
			t.Errorf("%s: %v, %v, %d runs: %.300v", name, found, err, len(got.Runs), got.Runs)
		}
	}
}
