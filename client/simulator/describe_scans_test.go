package simulator_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client/simulator"
)

// few returns n finished scans, from the newest, scan-n, to scan-1.
func few(now time.Time, n int) []simulator.Script {
	var scans []simulator.Script
	for i := range n {
		scans = append(scans, simulator.Script{
			Name: fmt.Sprintf("scan-%d", i+1), Type: "vuln", Targets: []string{"www.example.com"},
			Created: now.Add(time.Duration(i-n) * time.Hour), Takes: time.Minute,
		})
	}
	return scans
}

func names(p page) string {
	var names []string
	for _, s := range p.List {
		names = append(names, s.Name)
	}
	return strings.Join(names, " ")
}

func TestPages(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now, Scans: few(c.Now(), 7)})
	tests := []struct {
		page, size string
		want       string // PageCount, Count, TotalCount, PageSize, CurrentPage, names
	}{
		{"", "3", "3 3 7 3 1 scan-7 scan-6 scan-5"},
		{"2", "3", "3 3 7 3 2 scan-4 scan-3 scan-2"},
		{"3", "3", "3 1 7 3 3 scan-1"},
		{"4", "3", "3 0 7 3 4 "},
		{"2147483647", "3", "3 0 7 3 2147483647 "},
		{"1", "", "1 7 7 20 1 scan-7 scan-6 scan-5 scan-4 scan-3 scan-2 scan-1"},
	}
	for _, test := range tests {
		p := describe(t, s, params{}.with("CurrentPage", test.page, "PageSize", test.size))
		got := fmt.Sprintln(p.PageCount, p.Count, p.TotalCount, p.PageSize, p.CurrentPage, names(p))
		if got != test.want+"\n" {
			t.Errorf("page %q of %q: got %s, want %s", test.page, test.size, got, test.want)
		}
	}
	past := call(t, s, http.MethodGet, "DescribeScans", params{"CurrentPage": "9"})
	if !strings.Contains(past.Body, `"List":[]`) {
		t.Errorf("after the last page: %s", past.Body)
	}
}

func TestPageDefaults(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	if p := describe(t, s, nil); p.PageSize != 20 || p.CurrentPage != 1 || p.PageCount != 3 || len(p.List) != 20 {
		t.Errorf("got %d scans on page %d/%d of %d", len(p.List), p.CurrentPage, p.PageCount, p.PageSize)
	}
	if p := describe(t, s, params{"PageSize": "1000"}); p.PageSize != 100 || p.PageCount != 1 {
		t.Errorf("PageSize %d, PageCount %d", p.PageSize, p.PageCount)
	}
	empty := start(t, simulator.Config{Scans: []simulator.Script{}})
	if p := describe(t, empty, nil); p.PageCount != 0 || p.TotalCount != 0 || p.List == nil {
		t.Errorf("without scans: %+v", p)
	}
}

func TestFilters(t *testing.T) {
	t.Parallel()
	c := newClock()
	begin := c.Now().Add(-time.Hour)
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{
		{ID: "2026112012000000001", Name: "Edge", Type: "vuln", Start: begin, Takes: 2 * time.Hour},
		{ID: "2026112012000000002", Name: "支付 API", Type: "content", Start: begin,
			Targets: []string{"Pay.Example.com"}},
		{ID: "2026112012000000003", Name: "edge daily", Type: "vuln", Start: begin, Period: "day"},
		{ID: "2026112012000000004", Name: "stopped", Type: "asset", Start: begin, Outcome: simulator.Abort, At: 5},
		{ID: "2026112012000000005", Name: "bad", Type: "vuln", Start: begin, Outcome: simulator.Invalid,
			TargetsOriginal: []string{"edge"}},
		{ID: "2026112012000000006", Name: "off", Type: "vuln", Start: begin, Outcome: simulator.Disabled,
			Targets: []string{"192.0.2.66"}},
	}})
	tests := []struct {
		filter params
		want   string
	}{
		{params{}, "Edge|支付 API|edge daily|stopped|bad|off"},
		{params{"ScanType": "content"}, "支付 API"},
		{params{"TriggerType": "interval"}, "edge daily"},
		{params{"TriggerType": "date", "ScanType": "vuln"}, "Edge|bad|off"},
		{params{"StatusList.1": "running"}, "Edge"},
		{params{"StatusList.1": "waiting"}, "edge daily"},
		{params{"StatusList.1": "invalid", "StatusList.2": "aborted", "StatusList.10": "disabled"}, "stopped|bad|off"},
		{params{"StatusList.1": "finished", "ScanType": "vuln"}, ""},
		{params{"Search": "EDGE"}, "Edge|edge daily"},
		{params{"Search": "edge", "StatusList.1": "running"}, "Edge"},
		{params{"Search": "pay.example"}, "支付 API"},
		{params{"Search": "支付"}, "支付 API"},
		{params{"Search": "192.0.2"}, "off"},
		{params{"ScanId": "2026112012000000004"}, "stopped"},
		{params{"ScanId": "20261120120000000"}, ""},
		{params{"ScanId": "2026112012000000004", "Search": "edge"}, ""},
		{params{"Lang": "en", "SourceIp": "192.0.2.1", "Search": "bad"}, "bad"},
	}
	for _, test := range tests {
		p := describe(t, s, test.filter)
		var got []string
		for _, found := range p.List {
			got = append(got, found.Name)
		}
		if !slices.Equal(got, strings.FieldsFunc(test.want, func(r rune) bool { return r == '|' })) ||
			p.TotalCount != len(got) {
			t.Errorf("%v: got %q of %d, want %q", test.filter, got, p.TotalCount, test.want)
		}
	}
}

func TestDescribeScansRejects(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	for _, test := range []struct{ name, value string }{
		{"CurrentPage", "0"}, {"CurrentPage", "-1"}, {"CurrentPage", "one"}, {"CurrentPage", "2147483648"},
		{"PageSize", "0"}, {"PageSize", "20.5"}, {"Lang", "de"}, {"ScanType", "asset"}, {"TriggerType", "Date"},
		{"StatusList.1", `["finished"]`}, {"StatusList.2", "done"},
	} {
		a := call(t, s, http.MethodGet, "DescribeScans", params{test.name: test.value})
		wantRejected(t, a, 400, "InvalidParameter", "The specified parameter "+test.name+" is not valid.")
	}
}
