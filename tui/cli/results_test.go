package cli

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
)

const scanned = "2026110100000000001"

// nightly is a scan that has finished eight runs and found 24 weaknesses in each.
func nightly() (simulator.Script, func() time.Time) {
	now := time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC)
	scan := simulator.Script{
		ID: scanned, Name: "nightly", Type: "vuln", Flow: "general", Period: "day", Interval: 1, Found: 24,
		Targets: []string{
			"www.example.com",
			"192.0.2.7",
		}, Start: now.Add(-7*24*time.Hour - time.Hour), Takes: 10 * time.Minute,
	}
	return scan, func() time.Time { return now }
}

// runResults runs a command about the scan against a service with a fault, "" for none.
func runResults(
	t *testing.T,
	fault string,
	args ...string,
) (code int, stdout, stderr string, server *simulator.Server) {
	t.Helper()
	scan, now := nightly()
	server = serveAt(t, now, scan)
	if fault != "" {
		inject(t, server, fault)
	}
	code, stdout, stderr = runMain(t, english, append(args, "--endpoint", server.URL)...)
	return code, stdout, stderr, server
}

func TestGetPrintsEveryField(t *testing.T) {
	code, stdout, stderr, _ := runResults(t, "", "get", scanned)
	if code != 0 || stderr != "" || !strings.Contains(stdout, "Name                   nightly\n") ||
		!strings.Contains(stdout, "Targets                www.example.com 192.0.2.7\n") {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
	code, stdout, _, _ = runResults(t, "", "get", scanned, "-o", "json")
	var scan struct{ ScanId, Name string }
	if err := json.Unmarshal([]byte(stdout), &scan); code != 0 || err != nil || scan.ScanId != scanned {
		t.Errorf("ends with %d, %v, %q", code, err, stdout)
	}
	for _, command := range []string{"get", "runs", "findings", "report"} {
		code, stdout, stderr, _ = runResults(t, "", command, "77")
		if code != exitFailed || stdout != "" || stderr != "scantop: AVDS has no scan with the ScanId 77\n" {
			t.Errorf("%s: ends with %d, %q, %q", command, code, stdout, stderr)
		}
		for _, args := range [][]string{{}, {"1", "2"}, {"x"}, {"1", "-o", "xml"}, {"1", "--run", "x"},
			{"1", "--severity", "bad"}} {
			if code, _, stderr := runMain(t, english, append([]string{command}, args...)...); code != exitUsage ||
				strings.Count(stderr, "\n") != 1 {
				t.Errorf("%s %q: ends with %d, %q", command, args, code, stderr)
			}
		}
	}
}

func TestRunsAreNumbered(t *testing.T) {
	code, stdout, stderr, _ := runResults(t, "", "runs", scanned, "-o", "csv")
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if code != 0 || stderr != "" || err != nil || len(rows) != 9 || rows[1][0] != "8" || rows[8][0] != "1" {
		t.Fatalf("ends with %d, %v, %q, %q", code, err, stdout, stderr)
	}
	task := rows[3][1] // of run 6
	for _, run := range []string{"6", task} {
		code, stdout, stderr, _ := runResults(t, "", "findings", scanned, "--run", run, "-o", "jsonl")
		if code != 0 || stderr != "" || !strings.Contains(stdout, `"TaskId":"`+task+`"`) {
			t.Errorf("run %s: ends with %d, %.300q, %q", run, code, stdout, stderr)
		}
	}
	code, _, stderr, _ = runResults(t, "", "findings", scanned, "--run", "9")
	if code != exitFailed || !strings.Contains(stderr, "scantop runs "+scanned) {
		t.Errorf("no such run: ends with %d, %q", code, stderr)
	}
}

// severitiesIn are the severities in a file of csv, in its order.
func severitiesIn(t *testing.T, file string) []string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%v in %q", err, file)
	}
	var all []string
	for _, row := range rows[1:] {
		all = append(all, row[1])
	}
	return all
}

func TestFindingsAreChosen(t *testing.T) {
	_, stdout, _, _ := runResults(t, "", "findings", scanned, "-o", "csv", "--status", "all")
	all := severitiesIn(t, stdout)
	_, stdout, _, _ = runResults(t, "", "findings", scanned, "-o", "csv")
	open := severitiesIn(t, stdout)
	if len(all) != 24 || len(open) == 0 || len(open) >= 24 || strings.Contains(stdout, ",handled,") {
		t.Errorf("%d of all, %d open", len(all), len(open))
	}
	order := []string{"high", "medium", "low", "info"}
	if !slices.IsSortedFunc(all, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) }) {
		t.Errorf("the worst are not first: %v", all)
	}
	_, stdout, _, _ = runResults(t, "", "findings", scanned, "-o", "csv", "--severity", "high,low", "--status", "all")
	if got := slices.Compact(severitiesIn(t, stdout)); !slices.Equal(got, []string{"high", "low"}) {
		t.Errorf("got %v", got)
	}
	code, stdout, stderr := runMain(t, []string{"LANG=zh_CN.UTF-8"}, "findings", "--demo", "1")
	if code != exitFailed || stdout != "" || !strings.Contains(stderr, "没有") {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
}

// A gate is open only when everything was read, the run has finished, and nothing in it
// is as bad as --fail-on says.
func TestTheGateFailsClosed(t *testing.T) {
	for _, tt := range []struct {
		name, fault string
		args        string
		change      func(*simulator.Script)
		want        int
	}{
		{name: "high", args: "--fail-on high", want: exitFound},
		{name: "no gate", want: 0},
		{name: "shown or not", args: "--fail-on high --severity info", want: exitFound},
		{name: "new is not known", args: "--fail-on low --status handled --run 1 --new", want: exitFailed},
		{name: "nothing found", args: "--fail-on low", fault: "nothing-found:action=DescribeAllVulnerabilities",
			want: 0},
		{name: "operation unknown", args: "--fail-on high",
			fault: "InvalidAction.NotFound:action=DescribeAllVulnerabilities", want: exitFailed},
		{name: "operation forbidden", args: "--fail-on high", fault: "Forbidden.RAM:action=DescribeAllVulnerabilities",
			want: exitFailed},
		{name: "runs forbidden", args: "--fail-on high", fault: "Forbidden.RAM:action=DescribeScanSessions",
			want: exitFailed},
		{name: "flat", args: "--fail-on high", fault: "flat", want: exitFound},
		{name: "odd names", args: "--fail-on high", fault: "odd-case", want: exitFound},
		{name: "as XML", args: "--fail-on high", fault: "xml", want: exitFound},
		{name: "other IDs", args: "--fail-on high", fault: "uuid-scan-ids", want: exitFound},
		{name: "no severities", args: "--fail-on high", fault: "missing:action=DescribeAllVulnerabilities",
			want: exitFailed},
		{name: "half a page", args: "--fail-on high", fault: "short-page-of-findings", want: exitFailed},
		{name: "server down", args: "--fail-on high", fault: "http-503-empty", want: exitFailed},
		{name: "running", args: "--fail-on high", want: exitFailed,
			change: func(s *simulator.Script) { s.Takes = 3 * time.Hour }},
		{name: "aborted, with findings", args: "--fail-on high", want: exitFound,
			change: func(s *simulator.Script) { s.Outcome, s.At = simulator.Abort, 90 }},
		{name: "aborted, without", args: "--fail-on high", want: exitFailed,
			change: func(s *simulator.Script) { s.Outcome, s.At, s.Type = simulator.Abort, 50, "content" }},
		{name: "never run", args: "--fail-on high", want: exitFailed,
			change: func(s *simulator.Script) { s.Start = s.Start.AddDate(1, 0, 0) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			scan, now := nightly()
			if tt.change != nil {
				tt.change(&scan)
			}
			server := serveAt(t, now, scan)
			switch tt.fault {
			case "":
			case "short-page-of-findings":
				server.Intercept(halfPages(server))
			default:
				inject(t, server, tt.fault)
			}
			args := append(
				[]string{"findings", scanned, "--endpoint", server.URL, "-o", "csv"},
				strings.Fields(tt.args)...)
			code, stdout, stderr := runMain(t, english, args...)
			if code != tt.want || strings.Count(stderr, "\n") != min(code, 1) {
				t.Errorf("ends with %d, want %d: %.300q, %q", code, tt.want, stdout, stderr)
			}
			if code == exitFailed && strings.Contains(stdout, "high") && tt.change == nil {
				t.Errorf("prints what it is not sure of: %q", stdout)
			}
		})
	}
}

// halfPages replies to each request for findings with the first page of one row.
func halfPages(server *simulator.Server) func(http.ResponseWriter, *http.Request, string) bool {
	return func(w http.ResponseWriter, _ *http.Request, action string) bool {
		if action != "DescribeAllVulnerabilities" {
			return false
		}
		fmt.Fprint(
			w,
			`{"code":200,"success":true,"data":{"CurrentPage":1,"TotalCount":2,"List":[{"Id":1,"Name":"x",`+
				`"Severity":0}]}}`,
		)
		return true
	}
}

// What is new is told between two finished runs only.
func TestNewFindings(t *testing.T) {
	scan, now := nightly()
	scan.Found, scan.ID = 0, "2026111200000000002" // one of those that find something
	server := serveAt(t, now, scan)
	list := func(args ...string) (int, []string, string) {
		code, stdout, stderr := runMain(
			t,
			english,
			append([]string{"findings", scan.ID, "--endpoint", server.URL, "-o", "csv"}, args...)...)
		var names []string
		if code == 0 {
			rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows[1:] {
				names = append(names, row[2]+" "+row[3])
			}
		}
		return code, names, stderr
	}
	changes := 0
	for run := 2; run <= 8; run++ {
		n := fmt.Sprint(run)
		_, before, _ := list("--run", fmt.Sprint(run-1), "--status", "all")
		_, all, _ := list("--run", n, "--status", "all")
		_, got, _ := list("--run", n, "--status", "all", "--new")
		want := slices.DeleteFunc(slices.Clone(all), func(name string) bool { return slices.Contains(before, name) })
		if !slices.Equal(got, want) {
			t.Errorf("run %d: got %q, want %q", run, got, want)
		}
		changes += len(got)
	}
	if changes == 0 {
		t.Error("nothing was ever new")
	}
	if code, _, stderr := list("--run", "1", "--new"); code != exitFailed ||
		!strings.Contains(stderr, "two finished runs") {
		t.Errorf("the first run: ends with %d, %q", code, stderr)
	}
}

// reports counts the requests for a report.
func reports(server *simulator.Server) (n int) {
	for _, r := range server.Requests() {
		if r.Action == "GenerateVulReport" {
			n++
		}
	}
	return n
}

func TestReportsArePrintedCreatedAndSaved(t *testing.T) {
	scan, _ := nightly()
	var ticks atomic.Int64 // each look takes a while
	now := func() time.Time {
		return scan.Start.Add(7*24*time.Hour + time.Hour + time.Duration(ticks.Add(1))*2*time.Second)
	}
	server := serveAt(t, now, scan)
	run := func(args ...string) (int, string, string) {
		return runMain(t, english, append([]string{"report", scanned, "--endpoint", server.URL}, args...)...)
	}
	_, stdout, _ := runMain(t, english, "runs", scanned, "--endpoint", server.URL, "-o", "csv")
	rows, _ := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	ready, none := "", ""
	for _, row := range rows[1:] {
		switch row[12] {
		case "finished":
			ready = row[0]
		case "inexistent":
			none = row[0]
		}
	}
	code, stdout, stderr := run("--run", ready)
	if code != 0 || !strings.HasPrefix(stdout, server.URL+"/VUL_REPORT/") || stderr != "" {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
	code, stdout, stderr = run("--run", none)
	if code != exitFailed || stdout != "" || !strings.Contains(stderr, "--wait") || reports(server) != 0 {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
	code, _, stderr = run("--run", none, "--wait", "--read-only")
	if code != exitUsage || !strings.Contains(stderr, "--read-only") || reports(server) != 0 {
		t.Errorf("read-only: ends with %d, %q", code, stderr)
	}
	file := filepath.Join(t.TempDir(), "report.zip")
	code, stdout, stderr = run("--run", none, "--wait", "--out", file)
	info, err := os.Stat(file)
	if code != 0 || stdout != "" || err != nil || info.Mode().Perm() != 0o600 || reports(server) != 1 {
		t.Errorf("ends with %d, %q, %q; %v, %d requests", code, stdout, stderr, err, reports(server))
	}
	before, _ := os.ReadFile(file)
	code, _, stderr = run("--run", none, "--out", file)
	if after, _ := os.ReadFile(file); code != exitFailed || !strings.Contains(stderr, "exists") ||
		string(after) != string(before) {
		t.Errorf("overwrites: ends with %d, %q", code, stderr)
	}
}

func TestReportsThatCannotBeHad(t *testing.T) {
	for _, tt := range []struct {
		fault, args, says string
		requests          int
	}{
		{"report-fails", "", "could not create", 0},
		{"report-fails", "--wait", "could not create", 1},
		{"report-expired", "", "expired", 0},
		{"Forbidden.RAM:action=GenerateVulReport", "--wait --run NONE", "may not use GenerateVulReport", 1},
		{"Forbidden.RAM:action=DescribeScanSessions", "--wait", "may not use DescribeScanSessions", 0},
		{"InvalidAction.NotFound:action=DescribeScanSessions", "", "does not have DescribeScanSessions", 0},
		{"reset-acted:action=GenerateVulReport", "--wait --run NONE", "", 1},
		{"reset:action=GenerateVulReport", "--wait --run NONE", "unclear", 1},
	} {
		scan, _ := nightly()
		var ticks atomic.Int64
		now := func() time.Time {
			return scan.Start.Add(7*24*time.Hour + time.Hour + time.Duration(ticks.Add(1))*2*time.Second)
		}
		server := serveAt(t, now, scan)
		_, stdout, _ := runMain(t, english, "runs", scanned, "--endpoint", server.URL, "-o", "csv")
		rows, _ := csv.NewReader(strings.NewReader(stdout)).ReadAll()
		none, ready := "", ""
		for _, row := range rows[1:] {
			switch row[12] {
			case "inexistent":
				none = row[0]
			case "finished":
				ready = row[0]
			}
		}
		inject(t, server, tt.fault)
		args := strings.Fields(
			"report " + scanned + " --endpoint " + server.URL + " " + strings.ReplaceAll(tt.args, "NONE", none),
		)
		if !strings.Contains(tt.args, "--run") {
			args = append(args, "--run", ready)
		}
		code, stdout, stderr := runMain(t, english, args...)
		if (code == 0) != (tt.says == "") || !strings.Contains(stderr, tt.says) || reports(server) != tt.requests ||
			strings.Contains(stderr, "Signature") {
			t.Errorf(
				"%s %s: ends with %d, %q, %q after %d requests",
				tt.fault,
				tt.args,
				code,
				stdout,
				stderr,
				reports(server),
			)
		}
	}
}

// Of several exit codes of watch the first that applies counts.
func TestWatchWithAGate(t *testing.T) {
	bad := over(1)[0]
	bad.ID, bad.Outcome, bad.At = "2026110100000000002", simulator.Abort, 50
	clean := over(1)[0]
	clean.ID, clean.Type = "2026110100000000003", "content"
	found := over(1)[0]
	found.ID, found.Found = "2026110100000000004", 24
	for _, tt := range []struct {
		ids, args, fault string
		want             int
	}{
		{found.ID, "", "", 0},
		{found.ID, "--fail-on high", "", exitFound},
		{clean.ID, "--fail-on low", "", 0},
		{clean.ID + " " + found.ID, "--fail-on low", "", exitFound},
		{bad.ID + " " + found.ID, "--fail-on low", "", exitBad},
		{clean.ID, "--fail-on low", "Forbidden.RAM:action=DescribeAllVulnerabilities", exitFailed},
		{clean.ID, "--fail-on low", "InvalidAction.NotFound:action=DescribeScanSessions", exitFailed},
		{clean.ID, "--fail-on bad", "", exitUsage},
	} {
		server := serve(t, bad, clean, found)
		if tt.fault != "" {
			inject(t, server, tt.fault)
		}
		args := strings.Fields("watch " + tt.args + " --endpoint " + server.URL + " -- " + tt.ids)
		if code, stdout, stderr := runMain(t, english, args...); code != tt.want ||
			strings.Count(stderr, "\n") != min(code, 1) {
			t.Errorf("%q ends with %d, want %d: %q, %q", args, code, tt.want, stdout, stderr)
		}
	}
}

// The list of runs may lag behind the scan that has just finished. The run before it must not open the gate.
func TestAGateWaitsForTheRunThatEnded(t *testing.T) {
	scan, now := nightly()
	for lag, want := range map[int]int{0: exitFound, 3: exitFound, 100: exitFailed} {
		server := serveAt(t, now, scan)
		looks := 0
		server.Intercept(func(w http.ResponseWriter, _ *http.Request, action string) bool {
			if looks++; action != "DescribeScanSessions" || looks > lag {
				return false
			}
			at := scan.Start.AddDate(0, 0, 6).UnixMilli()
			fmt.Fprintf(w, `{"code":"200","success":true,"data":{"PageNumber":1,"PageSize":20,"TotalCount":1,"List":[`+
				`{"TaskId":1,"ScanId":"1","JobStatus":"finished","CreatedAt":%d,"FinishedAt":%d}]}}`, at, at+60000)
			return true
		})
		s := settingsFor(t, english)
		s.endpoint, s.sys.sleep, s.sys.now = server.URL, atOnce, time.Now
		err := s.ask(t.Context(), func(ctx context.Context, r results) error {
			w := &watched{id: scan.ID, scan: client.Scan{
				Trigger: client.TriggerPeriodic, LastRun: scan.Start.AddDate(0, 0, 7),
			}}
			return r.gate(ctx, []*watched{w}, "high")
		})
		var exit exitError
		if found := errors.As(err, &exit) && exit.code == exitFound; err == nil || found != (want == exitFound) {
			t.Errorf("after %d old lists: %v", lag, err)
		}
	}
}
