package simulator_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client/simulator"
)

func TestCreateScanRequires(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{}})
	for _, name := range []string{
		"FlowName", "Name", "Qps", "RuntimeEnd", "RuntimeStart", "ScanType", "StartDate", "TriggerType",
	} {
		a := call(t, s, http.MethodPost, "CreateScan", good(c.Now()).with(name, ""))
		wantRejected(t, a, 400, "Missing"+name, name+" is mandatory for this action.")
	}
	untargeted := good(c.Now()).with("Targets.1", "", "Targets.2", "")
	wantRejected(t, call(t, s, http.MethodPost, "CreateScan", untargeted), 400, "MissingTargets", "")
	reply := call(t, s, http.MethodPost, "CreateScan", untargeted.with("ScanAll", "0"))
	wantRejected(t, reply, 400, "MissingTargets", "")
	if total := describe(t, s, nil).TotalCount; total != 0 {
		t.Fatalf("%d scans after rejections", total)
	}
	create(t, s, untargeted.with("ScanAll", "1"))
	create(t, s, untargeted.with("TargetAssetTags.1", "uat"))
	got := describe(t, s, nil).List
	if len(got) != 2 || got[1].ScanAll != 1 || !slices.Equal(got[0].TargetsOriginal, []string{"uat"}) {
		t.Errorf("got %+v", got)
	}
}

func TestCreateScanRejects(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{}})
	tests := []struct{ name, value string }{
		{"FlowName", "skynet"}, {"ScanType", "vulnerability"}, {"TriggerType", "cron"}, {"Period", "minute"},
		{"Qps", "17"}, {"Qps", "fast"}, {"Qps", "99999999999999999999"}, {"Qps", "32.0"},
		{"EnableAssetDiscover", "2"}, {"EnableAssetDiscover", "-1"}, {"EnableAssetLoginScan", "yes"}, {"ScanAll", "3"},
		{"IndexIntervalInMinute", "10"}, {"SiteIntervalInDay", "2"}, {"Interval", "0"}, {"Interval", "1001"},
		{"StartDate", "tomorrow"}, {"StartDate", "-5"}, {"StartDate", "9223372036854775807"}, {"EndDate", "0"},
		{"EndDate", epoch(c.Now().Add(-time.Second))},
		{"RuntimeStart", "8:00:00"}, {"RuntimeStart", "24:00:00"}, {"RuntimeEnd", "08:00"},
		{"RuntimeEnd", "08:00:00.5"},
	}
	for _, test := range tests {
		t.Run(test.name+"="+test.value, func(t *testing.T) {
			t.Parallel()
			a := call(t, s, http.MethodPost, "CreateScan", good(c.Now()).with(test.name, test.value))
			wantRejected(t, a, 400, "InvalidParameter", "The specified parameter "+test.name+" is not valid.")
		})
	}
}

func TestCreateScanRejectsEmptyTarget(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{}})
	p := good(c.Now())
	p["Targets.3"] = ""
	wantRejected(t, call(t, s, http.MethodPost, "CreateScan", p), 400, "InvalidParameter", "Targets.3")
}

func TestCreatedScanLives(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now})
	before := describe(t, s, nil)
	c.advance(time.Second)
	id := create(t, s, good(c.Now()))
	if !regexp.MustCompile(`^20261120120001\d{5}$`).MatchString(id) {
		t.Errorf("ScanId %s", id)
	}
	after := describe(t, s, nil)
	if after.List[0].ScanID != id || after.List[1].ScanID != before.List[0].ScanID ||
		after.TotalCount != before.TotalCount+1 {
		t.Errorf("created scan is not on top of the others")
	}
	got := after.List[0]
	if got.Status != "waiting" || got.RunPercent != nil ||
		got.NextRunDate != c.Now().Add(3*time.Second).UnixMilli() || got.StartDate != c.Now().UnixMilli() ||
		got.Name != "单次任务 a+b*c~d" || !slices.Equal(got.Targets, []string{"www.example.com", "192.0.2.7"}) {
		t.Errorf("new scan: %+v", got)
	}
	c.advance(4 * time.Second)
	if got = look(t, s, id); got.Status != "running" || *got.RunPercent > 2 {
		t.Errorf("after 4s: %+v", got)
	}
	c.advance(110 * time.Second)
	if got = look(t, s, id); got.Status != "running" || *got.RunPercent < 5 {
		t.Errorf("after 114s: %+v", got)
	}
	c.advance(6*time.Minute - 110*time.Second)
	if got = look(t, s, id); got.Status != "finished" || *got.RunPercent != 100 ||
		!strings.HasPrefix(got.ReportURL, "https://report.example.com/VUL_REPORT/") || got.NextRunDate != 0 {
		t.Errorf("at the end: %+v", got)
	}
	if took := time.Duration(got.EndDate-got.StartDate) * time.Millisecond; took < 2*time.Minute ||
		took > 6*time.Minute {
		t.Errorf("took %v", took)
	}
}

func TestCreatedScanWaitsForStartDate(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{}})
	at := c.Now().Add(time.Hour)
	id := create(t, s, good(at).with("RuntimeStart", "22:00:00", "RuntimeEnd", "06:00:00"))
	c.advance(time.Hour - time.Millisecond)
	got := look(t, s, id)
	if got.Status != "waiting" || got.NextRunDate != at.UnixMilli() {
		t.Errorf("before: %+v", got)
	}
	evening := time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC) // 22:00 in UTC+8
	if got.RuntimeStart != epoch(evening) || got.RuntimeEnd != epoch(evening.Add(8*time.Hour)) {
		t.Errorf("window %s-%s", got.RuntimeStart, got.RuntimeEnd)
	}
	c.advance(time.Millisecond)
	if got := look(t, s, id); got.Status != "running" || *got.RunPercent != 0 {
		t.Errorf("at the time: %+v", got)
	}
}

func TestCreatedPeriodicScan(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{}})
	begin := c.Now().Add(time.Minute)
	weekly := good(begin).with("TriggerType", "interval", "Period", "week", "Interval", "2",
		"EndDate", epoch(begin.Add(29*24*time.Hour))) // time for three runs
	id := create(t, s, weekly)
	if got := look(t, s, id); got.LastSheduleDate != 0 || got.NextRunDate != begin.UnixMilli() ||
		got.CronActive != "1" {
		t.Errorf("before the first run: %+v", got)
	}
	c.advance(10 * time.Minute)
	got := look(t, s, id)
	if got.Status != "waiting" || got.JobStatistics != "finished" || got.LastSheduleDate != begin.UnixMilli() ||
		got.NextRunDate != begin.AddDate(0, 0, 14).UnixMilli() || got.Period != "week" || got.Interval != 2 ||
		got.RunPercent != nil || got.EndDate == 0 {
		t.Errorf("after the first run: %+v", got)
	}
	c.advance(28 * 24 * time.Hour)
	if got := look(t, s, id); got.Status != "finished" || got.CronActive != "0" || got.NextRunDate != 0 {
		t.Errorf("after the last run: %+v", got)
	}
}

func TestCreatedIDsDiffer(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{}})
	seen := make(map[string]bool)
	for range 50 {
		seen[create(t, s, good(c.Now()))] = true
	}
	if len(seen) != 50 {
		t.Errorf("%d different IDs of 50", len(seen))
	}
}
