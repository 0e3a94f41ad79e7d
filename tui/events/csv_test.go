package events

import (
	"encoding/csv"
	"maps"
	"slices"
	"strings"
	"testing"

	"scantop/tui/monitor"
)

func TestCSV(t *testing.T) {
	t.Parallel()
	got := eventsCSV([]monitor.Event{
		{At: noon, ID: "2018071010384940572", Name: "nightly", Kind: monitor.Finished, From: "running", To: "finished"},
		{At: noon.UTC(), ID: "-1", Name: `a "b", c`, Kind: monitor.Other, From: "x\ny", To: "=1+1"},
	})
	want := "time,id,name,event,from,to\r\n" +
		"2026-03-02T12:00:00+08:00,2018071010384940572,nightly,finished,running,finished\r\n" +
		"2026-03-02T04:00:00Z,'-1,\"a \"\"b\"\", c\",other,\"x\r\ny\",'=1+1\r\n"
	if got != want {
		t.Errorf("exported\n%q, want\n%q", got, want)
	}
	if got := eventsCSV(nil); got != "time,id,name,event,from,to\r\n" {
		t.Errorf("an empty log is exported as %q", got)
	}
}

// A cell is a formula if it begins with certain characters. Spreadsheets skip blanks before them, and
// with a decimal comma, a semicolon also begins a cell.
func TestCSVIsReadBackAndHoldsNoFormula(t *testing.T) {
	t.Parallel()
	names := map[string]string{
		"=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", "﹢1": "'﹢1", "−1": "'−1",
		" =1": "' =1", "  \u00a0-1": "'  \u00a0-1", "\u3000@x": "'\u3000@x", "\"=1": "'\"=1", "\" =1\"": "'\" =1\"",
		"a;=1": "a;'=1", ";-1;+1": ";'-1;'+1", "a; ＝1": "a;' ＝1",
		"a;\"=1\"": "a;'\"=1\"", "a\n=1": "a\n'=1", "a\t=1": "a\t'=1",
		"plain": "plain", "a=b": "a=b", "a;b": "a;b", "a; b=1": "a; b=1", "'quoted": "'quoted",
		"单次,任务": "单次,任务",
		"":      "", `"`: `"`, ";": ";",
	}
	var entries []monitor.Event
	for _, name := range slices.Sorted(maps.Keys(names)) {
		entries = append(entries, monitor.Event{At: noon, ID: name, Name: name, From: name, To: name})
	}
	text := eventsCSV(entries)
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != len(names)+1 {
		t.Fatalf("%d rows, error %v", len(rows), err)
	}
	for i, row := range rows[1:] {
		want := names[entries[i].Name]
		wanted := []string{"2026-03-02T12:00:00+08:00", want, want, "aborted", want, want}
		if !slices.Equal(row, wanted) {
			t.Errorf("%q is exported as %q, want %q", entries[i].Name, row, wanted)
		}
	}
	elsewhere := csv.NewReader(strings.NewReader(text))
	elsewhere.Comma, elsewhere.LazyQuotes, elsewhere.FieldsPerRecord = ';', true, -1
	if rows, err = elsewhere.ReadAll(); err != nil {
		t.Fatal(err)
	}
	for _, cell := range slices.Concat(rows...) {
		if strings.IndexAny(strings.TrimLeft(cell, " \u00a0\u3000\t\""), "=+-@＝＋－＠﹢−") == 0 {
			t.Errorf("where semicolons separate cells, one is %q", cell)
		}
	}
}
