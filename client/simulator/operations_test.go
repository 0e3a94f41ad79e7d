package simulator_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"scantop/client/simulator"
)

// nightly is a scan that has run nine times.
func nightly(now time.Time) simulator.Script {
	return simulator.Script{
		ID: "2026111200000000002", Name: "nightly", Type: "vuln", Flow: "general", Period: "day", Interval: 1,
		Targets: []string{"www.example.com", "192.0.2.7"}, TargetsOriginal: []string{"prod-web"},
		Start: now.Add(-8*24*time.Hour - time.Hour), Takes: 10 * time.Minute, Found: 12,
	}
}

// rows are the entries of a list, by their names in lower case.
func rows(t *testing.T, a reply) (list []map[string]string) {
	t.Helper()
	var data struct{ List []map[string]any }
	decoder := json.NewDecoder(bytes.NewReader(a.Data))
	decoder.UseNumber()
	if err := decoder.Decode(&data); err != nil || a.Status != http.StatusOK {
		t.Fatalf("%v in %d %.500s", err, a.Status, a.Body)
	}
	for _, entry := range data.List {
		row := map[string]string{}
		for name, value := range entry {
			text, _ := json.Marshal(value)
			row[strings.ToLower(name)] = strings.Trim(string(text), `"`)
		}
		list = append(list, row)
	}
	return list
}

// The report of a run is made when somebody asks for it, takes a moment, and is a ZIP
// behind a signed link.
func TestReportsAreMade(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{nightly(c.Now())}})
	sessions := func(task string) map[string]string {
		for _, row := range rows(t, call(t, s, http.MethodGet, "DescribeScanSessions", params{"PageSize": "100"})) {
			if row["taskid"] == task || task == "" && row["reportstatus"] == "inexistent" {
				return row
			}
		}
		t.Fatalf("no run %s", task)
		return nil
	}
	task := sessions("")["taskid"]
	if a := call(t, s, http.MethodPost, "GenerateVulReport", params{"TaskIds.1": task}); !a.Success || a.Code != "200" {
		t.Fatalf("got %+v", a)
	}
	if got := sessions(task); got["reportstatus"] != "running" || got["reporturl"] != "" {
		t.Errorf("just asked for: %v", got)
	}
	c.advance(10 * time.Second)
	link := strings.ReplaceAll(sessions(task)["reporturl"], `\u0026`, "&")
	status, body := fetch(t, link)
	archive, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if status != http.StatusOK || err != nil || len(archive.File) != 1 || archive.File[0].Name != "index.html" {
		t.Errorf("%d %v %.200q", status, err, body)
	}
	if status, body := fetch(t, link+"x"); status != http.StatusForbidden {
		t.Errorf("a changed link: %d %.200q", status, body)
	}
	c.advance(60 * 24 * time.Hour)
	if status, body := fetch(t, link); status != http.StatusForbidden || !strings.Contains(body, "expired") {
		t.Errorf("an old link: %d %.200q", status, body)
	}
	wantRejected(
		t,
		call(t, s, http.MethodPost, "GenerateVulReport", params{"TaskIds.1": "7"}),
		400,
		"InvalidParameter",
		"TaskIds",
	)
	wantRejected(t, call(t, s, http.MethodPost, "GenerateVulReport", nil), 400, "MissingTaskIds", "TaskIds")
}

func fetch(t *testing.T, link string) (status int, body string) {
	t.Helper()
	response, err := http.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	all, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(all)
}

// Runs and findings are chosen by every condition of their documents.
func TestRunsAndFindingsAreFiltered(t *testing.T) {
	t.Parallel()
	c := newClock()
	scan := nightly(c.Now())
	other := simulator.Script{
		ID: "2026111200000000003", Name: "once", Type: "vuln", Targets: []string{"api.example.org"},
		Start: c.Now(), Takes: time.Hour, Found: 50,
	}
	s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{scan, other}})
	count := func(action string, p params) int {
		return len(rows(t, call(t, s, http.MethodGet, action, p.with("PageSize", "100"))))
	}
	task := rows(t, call(t, s, http.MethodGet, "DescribeScanSessions", params{"ScanId": scan.ID}))[0]["taskid"]
	job := look(t, s, scan.ID).RefJobID
	for _, tt := range []struct {
		action string
		p      params
		want   int
	}{
		{"DescribeScanSessions", params{}, 10},
		{"DescribeScanSessions", params{"ScanId": scan.ID}, 9},
		{"DescribeScanSessions", params{"ScanId": job}, 1},
		{"DescribeScanSessions", params{"ScanId": "7"}, 0},
		{"DescribeScanSessions", params{"StatusList.1": "running"}, 1},
		{"DescribeScanSessions", params{"Search": "API.example"}, 1},
		{"DescribeAllVulnerabilities", params{"ScanId": scan.ID, "TaskId": task}, 12},
		{"DescribeAllVulnerabilities", params{"ScanId": other.ID, "TaskId": task}, 0},
		{"DescribeAllVulnerabilities", params{"TaskId": task, "Search": "192.0"}, 6},
		{"DescribeAllVulnerabilities", params{"TaskId": task, "Name": "注入", "Lang": "zh"}, 2},
		{"DescribeAllVulnerabilities", params{"TaskId": task, "Name": "注入"}, 0},
		{"DescribeAllVulnerabilities", params{"TaskId": task, "VulType": "16"}, 2},
		{"DescribeAllVulnerabilities", params{"ScanId": other.ID}, 0}, // it has just begun
		{"DescribeUserTags", params{}, 1},
		{"DescribeUserTags", params{"Search": "PROD"}, 1},
		{"DescribeUserTags", params{"Search": "uat"}, 0},
		{"DescribeAssets", params{}, 3},
		{"DescribeAssets", params{"Types.1": "ip"}, 1},
		{"DescribeAssets", params{"Search": "192.0.0.0/16"}, 1},
		{"DescribeAssets", params{"Search": "example.org"}, 1},
		{"DescribeAssets", params{"Assets.1": "192.0.2.7", "Assets.2": "x"}, 1},
	} {
		if got := count(tt.action, tt.p); got != tt.want {
			t.Errorf("%s %v: got %d, want %d", tt.action, tt.p, got, tt.want)
		}
	}
	sum := 0
	for severity := range 4 {
		sum += count("DescribeAllVulnerabilities", params{"TaskId": task, "Severity": strconv.Itoa(severity)})
	}
	if sum != 12 {
		t.Errorf("the severities add up to %d", sum)
	}
	c.advance(30 * time.Minute)
	if got := count("DescribeAllVulnerabilities", params{"ScanId": other.ID}); got < 10 || got > 40 {
		t.Errorf("half way: %d of 50", got)
	}
	for _, p := range []params{{"Severity": "4"}, {"Status": "x"}, {"VulType": "42"}, {"PageSize": "0"},
		{"Lang": "fr"}} {
		wantRejected(t, call(t, s, http.MethodGet, "DescribeAllVulnerabilities", p), 400, "InvalidParameter", "")
	}
	wantRejected(
		t,
		call(t, s, http.MethodGet, "DescribeVulnerability", params{"Id": "7"}),
		404,
		"InvalidId.NotFound",
		"",
	)
}

// The faults that happen to runs and reports only.
func TestFaultsOfRuns(t *testing.T) {
	t.Parallel()
	c := newClock()
	scan := nightly(c.Now())
	see := func(fault, id string) []map[string]string {
		s := start(t, simulator.Config{Now: c.Now, Scans: []simulator.Script{scan}})
		job := look(t, s, scan.ID).RefJobID
		inject(t, s, fault)
		if id == "job" {
			id = job
		}
		return rows(t, call(t, s, http.MethodGet, "DescribeScanSessions", params{"ScanId": id}))
	}
	if got := see("uuid-scan-ids", scan.ID); len(got) != 0 {
		t.Errorf("found by ScanId: %v", got)
	}
	if got := see("uuid-scan-ids", "job"); len(got) != 1 || len(got[0]["scanid"]) != 36 {
		t.Errorf("by RefJobId: %v", got)
	}
	for _, row := range see("report-fails", scan.ID) {
		if row["reportstatus"] != "failed" || row["reporturl"] != "" {
			t.Errorf("got %v", row)
		}
	}
	expired := 0
	for _, row := range see("report-expired", scan.ID) {
		if strings.Contains(row["reporturl"], "Expires=1552898972") {
			expired++
		}
	}
	if expired == 0 {
		t.Error("no link has expired")
	}
}
