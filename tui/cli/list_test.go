package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/client/simulator"
)

// english is the environment of most tests.
var english = []string{"LANG=en_US.UTF-8", "TERM=xterm"}

// serve starts a simulator and puts its credentials into the environment.
func serve(t *testing.T, scans ...simulator.Script) *simulator.Server {
	t.Helper()
	return serveAt(t, nil, scans...)
}

// serveAt is serve with a clock for the scans; nil means the real time.
func serveAt(t *testing.T, now func() time.Time, scans ...simulator.Script) *simulator.Server {
	t.Helper()
	server, err := simulator.Start(simulator.Config{Scans: append([]simulator.Script{}, scans...), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", server.AccessKeyID)
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", server.AccessKeySecret)
	return server
}

// inject injects a fault.
func inject(t *testing.T, server *simulator.Server, fault string) {
	t.Helper()
	f, err := simulator.ParseFault(fault)
	if err == nil {
		err = server.Inject(f)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// over returns n scans that finished long ago, newest first.
func over(n int) []simulator.Script {
	scans := make([]simulator.Script, n)
	for i := range scans {
		start := time.Date(2026, 1, 1, 0, 0, -i, 0, time.UTC)
		scans[i] = simulator.Script{Name: fmt.Sprintf("scan-%03d", i), Type: "vuln", Flow: "general", Start: start,
			Takes: time.Minute, Targets: []string{"a.example.com"}}
	}
	return scans
}

// malicious is a name that controls terminals and that spreadsheets read as a formula.
const malicious = "=1+\x1b[31m红色\u009b2J\u202egnp\r\n\U000e0041"

func TestListPrintsATableThatLinesUp(t *testing.T) {
	scans := over(3)
	scans[1].Name, scans[2].Name = malicious, strings.Repeat("单次任务", 500)
	server := serve(t, scans...)
	code, stdout, stderr := runMain(t, english, "list", "--endpoint", server.URL)
	lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
	if code != 0 || stderr != "" || len(lines) != 4 || strings.ContainsAny(stdout, "\x1b\r\u009b\u202e") {
		t.Fatalf("ends with %d, %q, %q", code, stdout, stderr)
	}
	column := lipgloss.Width(lines[0][:strings.Index(lines[0], "TARGETS")])
	for _, line := range lines[1:] {
		target := strings.Index(line, "a.example.com")
		if target < 0 || lipgloss.Width(line[:target]) != column || lipgloss.Width(line) > 160 {
			t.Errorf("the targets of %q are not in column %d", line, column)
		}
	}
	if !strings.Contains(lines[1], "scan-000") || !strings.Contains(lines[1], "finished") ||
		!strings.Contains(lines[1], "100.0%") {
		t.Errorf("the first row is %q", lines[1])
	}
	_, stdout, _ = runMain(t, []string{"LANG=C"}, "list", "--endpoint", server.URL)
	if strings.ContainsFunc(stdout, func(r rune) bool { return r > '~' }) {
		t.Errorf("in an ASCII locale: %q", stdout)
	}
}

func TestListAsJSONHasEveryFieldAsItCame(t *testing.T) {
	scans := over(2)
	scans[0].Name, scans[1].Outcome = malicious, simulator.Invalid
	server := serve(t, scans...)
	code, stdout, stderr := runMain(t, english, "list", "-o", "json", "--endpoint", server.URL)
	if code != 0 || stderr != "" || strings.ContainsAny(stdout, "\x1b\r\u009b\u202e\U000e0041") {
		t.Fatalf("ends with %d, %q, %q", code, stdout, stderr)
	}
	var list []map[string]any
	if err := json.Unmarshal([]byte(stdout), &list); err != nil || len(list) != 2 {
		t.Fatalf("%v in %q", err, stdout)
	}
	if list[0]["Name"] != malicious {
		t.Errorf("the name became %q", list[0]["Name"])
	}
	if len(list[0]) != 25 || list[0]["Status"] != "finished" || list[0]["RunPercent"] != 100.0 ||
		list[0]["StartDate"] != "2026-01-01T00:00:00.000Z" {
		t.Errorf("%d fields: %v", len(list[0]), list[0])
	}
	if list[1]["RunPercent"] != nil || list[1]["Status"] != "invalid" || fmt.Sprint(list[1]["KeyWords"]) != "[]" {
		t.Errorf("the second scan is %v", list[1])
	}
}

func TestListAsCSVDoesNothingInASpreadsheet(t *testing.T) {
	scans := over(2)
	scans[1].Name, scans[0].Targets = malicious, []string{"a.example.com", "192.0.2.1"}
	server := serve(t, scans...)
	code, stdout, _ := runMain(t, english, "list", "-o", "csv", "--endpoint", server.URL)
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if code != 0 || err != nil || len(rows) != 3 || len(rows[0]) != 25 || strings.Count(stdout, "\r\n") != 3 {
		t.Fatalf("ends with %d, %v, %q", code, err, stdout)
	}
	if got := rows[2][1]; got != "'=1+[31m红色2Jgnp " {
		t.Errorf("the name became %q", got)
	}
	if i := slices.Index(rows[0], "Targets"); rows[1][i] != "a.example.com 192.0.2.1" {
		t.Errorf("the targets are %q", rows[1][i])
	}
}

// The table has the words of the language, the formats for programs the values of the API.
func TestListNamesTheSamplesModeForPeopleOnly(t *testing.T) {
	scans := over(1)
	scans[0].Flow = "skynet"
	server := serve(t, scans...)
	for output, want := range map[string]string{"table": " full ", "json": `"FlowName":"skynet"`, "csv": ",skynet,"} {
		code, stdout, stderr := runMain(t, english, "list", "--endpoint", server.URL, "-o", output)
		if code != 0 || !strings.Contains(stdout, want) || output == "table" && strings.Contains(stdout, "skynet") {
			t.Errorf("%s: ends with %d, %q, %q, want %q in it", output, code, stdout, stderr, want)
		}
	}
}

// Excel reads a file as UTF-8 only if it begins with a byte order mark. In some countries it separates
// cells by semicolons.
func TestListAsCSVForExcel(t *testing.T) {
	scans := over(2)
	scans[0].Name, scans[1].Name = "单次任务;=1+1", " @SUM(A1)"
	server := serve(t, scans...)
	_, plain, _ := runMain(t, english, "list", "-o", "csv", "--endpoint", server.URL)
	code, marked, stderr := runMain(t, english, "list", "-o", "csv", "--bom", "--endpoint", server.URL)
	if code != 0 || stderr != "" || marked != "\ufeff"+plain || !strings.HasPrefix(plain, "ScanId,") {
		t.Errorf("ends with %d, %.60q, %q; without a mark %.60q", code, marked, stderr, plain)
	}
	if !strings.Contains(plain, ",单次任务;'=1+1,") || !strings.Contains(plain, `,' @SUM(A1),`) {
		t.Errorf("formulas are left in %q", plain)
	}
	for _, output := range []string{"table", "json", ""} {
		args := []string{"list", "--bom", "--endpoint", server.URL}
		if output != "" {
			args = append(args, "-o", output)
		}
		code, stdout, stderr := runMain(t, english, args...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, "--bom") {
			t.Errorf("-o %s --bom: ends with %d, %q, %q", output, code, stdout, stderr)
		}
	}
}

func TestListOfNothing(t *testing.T) {
	server := serve(t)
	for output, want := range map[string]string{"table": "SCAN ID", "json": "[]\n", "csv": "ScanId,Name"} {
		for _, all := range []string{"--all", "--page=7"} {
			code, stdout, stderr := runMain(t, english, "list", "--endpoint", server.URL, "-o", output, all)
			if code != 0 || stderr != "" || !strings.HasPrefix(stdout, want) || strings.Count(stdout, "\n") != 1 {
				t.Errorf("%s, %s: ends with %d, %.200q, %q", output, all, code, stdout, stderr)
			}
		}
	}
}

func TestListAsksForWhatTheFlagsSay(t *testing.T) {
	server := serve(t, over(5)...)
	if code, stdout, _ := runMain(t, english, "list", "--endpoint", server.URL, "--region", "cn-shanghai", "--page",
		"2", "--page-size", "2", "--lang", "zh",
		"--status", "finished,aborted", "--type", "vuln", "--trigger", "date", "--search", "scan"); code != 0 ||
		strings.Count(stdout, "\n") != 3 || !strings.Contains(stdout, "已完成") {
		t.Errorf("ends with %d, %q", code, stdout)
	}
	asked := server.Requests()[0].Params
	for name, want := range map[string]string{
		"RegionId": "cn-shanghai", "CurrentPage": "2", "PageSize": "2", "Lang": "zh", "StatusList.1": "finished",
		"StatusList.2": "aborted",
		"ScanType":     "vuln", "TriggerType": "date", "Search": "scan",
	} {
		if got := asked.Get(name); got != want {
			t.Errorf("%s=%q is asked for, want %q", name, got, want)
		}
	}
}

// ids returns the first column of CSV output.
func ids(stdout string) []string {
	var ids []string
	for line := range strings.Lines(stdout) {
		id, _, _ := strings.Cut(line, ",")
		ids = append(ids, id)
	}
	return ids[1:]
}

func TestListAllHasEachScanOnce(t *testing.T) {
	for _, c := range []struct {
		fault       string
		least, most int
		code        int
	}{
		{"", 250, 250, 0}, {"shrinking", 100, 249, 0},
		{"flat", 250, 250, 0}, {"missing", 250, 250, 0}, {"nulls", 250, 250, 0},
		{"duplicates", 125, 249, exitFailed}, {"short-page", 50, 249, exitFailed},
		{"reset:times=3", 250, 250, 0}, {"http-502-acted:times=3", 250, 250, 0},
		{"Throttling.User:times=3", 250, 250, 0},
	} {
		server := serve(t, over(250)...)
		if c.fault != "" {
			inject(t, server, c.fault)
		}
		code, stdout, stderr := runMain(t, english, "list", "--all", "-o", "csv", "--endpoint", server.URL)
		said := strings.Contains(stderr, "may be missing")
		if code != c.code || said != (code > 0) || strings.Count(stderr, "\n") != code {
			t.Fatalf("%s: ends with %d, %q", c.fault, code, stderr)
		}
		got := ids(stdout)
		slices.Sort(got)
		if n := len(slices.Compact(got)); n != strings.Count(stdout, "\n")-1 || n < c.least || n > c.most {
			t.Errorf("%s: %d different scans in %d lines", c.fault, n, strings.Count(stdout, "\n"))
		}
	}
}

// Of 45 running scans, three finish before each request and no longer match the filter. None of the
// others is missing.
func TestListAllWhileScansLeave(t *testing.T) {
	for name, finishes := range map[string]func(i int) int{
		"the newest first": func(i int) int { return i / 3 },
		"the oldest first": func(i int) int { return (44 - i) / 3 },
		"here and there":   func(i int) int { return i * 7 % 45 / 3 },
	} {
		scans := over(45)
		for i := range scans {
			scans[i].Takes = time.Duration(i+finishes(i)*60+30) * time.Second // from its own start
		}
		var requests atomic.Int64
		now := func() time.Time { return scans[0].Start.Add(time.Duration(requests.Load()) * time.Minute) }
		server := serveAt(t, now, scans...)
		server.Intercept(func(http.ResponseWriter, *http.Request, string) bool { requests.Add(1); return false })
		args := strings.Fields("list --all --status running --page-size 10 -o csv --endpoint " + server.URL)
		code, stdout, stderr := runMain(t, english, args...)
		for i := range scans {
			stayed := finishes(i) >= int(requests.Load())
			if stayed && strings.Count(stdout, ","+scans[i].Name+",") != 1 {
				t.Errorf("%s: %s, which stayed, is not printed once", name, scans[i].Name)
			}
		}
		if code != 0 || stderr != "" || requests.Load() > 14 {
			t.Errorf("%s: ends with %d, %q after %d requests", name, code, stderr, requests.Load())
		}
	}
}

// Failed reads are repeated, but not for ever, and not if that cannot help. An interrupt ends the wait.
func TestListAsksAgain(t *testing.T) {
	server := serve(t, over(1)...)
	for fault, want := range map[string]struct{ code, asked int }{
		"Throttling.User:times=2": {0, 3}, "http-502-acted:times=1": {0, 2}, "reset:times=3": {0, 4},
		"cut-off:times=1": {0, 2},
		"http-503-empty":  {exitFailed, readTries}, "InvalidAccessKeyId.NotFound:times=1": {exitFailed, 1},
		"InvalidSecurityToken.Expired:times=1": {exitFailed, 1}, "Forbidden.RAM:times=1": {exitFailed, 1},
		"throttled-date": {exitFailed, 1}, // in a minute, which is too long
	} {
		server.Recover()
		inject(t, server, fault)
		before := len(server.Requests())
		code, stdout, stderr := runMain(t, english, "list", "--endpoint", server.URL)
		asked, lines := len(server.Requests())-before, strings.Count(stderr, "\n")
		if code != want.code || asked != want.asked || lines != code || (stdout == "") != (code > 0) {
			t.Errorf("%s: ends with %d after %d requests, %q; want %d, %d",
				fault, code, asked, stderr, want.code, want.asked)
		}
	}
}

func TestListFailsInOneLine(t *testing.T) {
	server := serve(t, over(1)...)
	for fault, want := range map[string]string{
		"Throttling.User": "scantop: too many requests. Try", "html": "unreadable reply",
		"SignatureDoesNotMatch": "Check them (see --profile)", "Forbidden.RAM": "no permission",
	} {
		server.Recover()
		inject(t, server, fault)
		code, stdout, stderr := runMain(t, english, "list", "--endpoint", server.URL)
		if code != exitFailed || stdout != "" || strings.Count(stderr, "\n") != 1 ||
			!strings.Contains(stderr, want) || strings.Contains(stderr, server.AccessKeySecret) {
			t.Errorf("%s: ends with %d, %q, %q", fault, code, stdout, stderr)
		}
	}
}

func TestCommandsRefuseWhatTheyCannotDo(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"list --output xml": "--output", "list --page 0": "--page", "list --page x": "--page",
		"list --page 2 --all":   "--page",
		"list --page-size 0":    "--page-size 0: list has no window, so",
		"list --page-size auto": "--page-size auto: list has",
		"list --status nope":    "--status", "list --theme dark": "--theme",
		"list --endpoint ftp://x": "--endpoint", "list stray": "stray",
		"lst": `"lst"`, "--demo lst": `"lst"`, "completion": "bash, zsh", "completion csh": "bash, zsh",
		"completion bash zsh":       "bash, zsh",
		"completion bash --lang fr": "--lang", "simulate --lang fr": "--lang",
	} {
		code, stdout, stderr := runMain(t, english, strings.Fields(line)...)
		if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, want) {
			t.Errorf("%q ends with %d, %q, %q", line, code, stdout, stderr)
		}
	}
}

// A narrow terminal shows the ScanId, the status and the progress.
func TestANarrowTableKeepsTheName(t *testing.T) {
	t.Parallel()
	s := settingsFor(t, append([]string{"NO_COLOR=1"}, english...))
	scans := []client.Scan{{ID: "2018071010384940572", Name: strings.Repeat("任务", 40), Status: client.StatusRunning,
		Type: "vuln", Targets: []string{"a.example.com"}}}
	for _, width := range []int{60, 80, 120} {
		table, _ := s.table(scans, width, nil)
		for line := range strings.Lines(table) {
			if lipgloss.Width(strings.TrimSuffix(line, "\n")) > width {
				t.Errorf("in %d cells: %q", width, line)
			}
		}
		if !strings.Contains(table, "running") || !strings.Contains(table, "任务任务") {
			t.Errorf("in %d cells:\n%s", width, table)
		}
	}
}

func TestShellsComplete(t *testing.T) {
	t.Parallel()
	for _, shell := range shells() {
		if code, stdout, stderr := runMain(t, english, "completion", shell); code != 0 || stderr != "" ||
			!strings.Contains(stdout, "__complete") {
			t.Errorf("%s: ends with %d, %d bytes, %q", shell, code, len(stdout), stderr)
		}
	}
	for _, c := range []struct{ typed, want string }{
		{"list --status ab", "aborted\n"}, {"--status inv", "invalid\n"}, {"list --type ", "vuln\ncontent\n"},
		{"list -o j", "json\n"},
		{"list --he", "--help\t"}, {"list --bo", "--bom\t"}, {"completion fi", "fish\n"},
	} {
		args := append([]string{"__complete"}, strings.Split(c.typed, " ")...)
		if code, stdout, _ := runMain(t, english, args...); code != 0 || !strings.Contains(stdout, c.want) {
			t.Errorf("%q is completed to %q", c.typed, stdout)
		}
	}
}

func TestEveryCommandHasHelpInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, name := range commandNames() {
		for _, args := range [][]string{{name, "--help"}, {"help", name}} {
			code, stdout, stderr := runMain(t, english, args...)
			if code != 0 || stderr != "" || !strings.Contains(stdout, "scantop "+name) {
				t.Errorf("%q ends with %d, %q, %q", args, code, stdout, stderr)
			}
			if _, chinese, _ := runMain(t, []string{"LANG=zh_CN.UTF-8"}, args...); chinese == stdout ||
				!strings.ContainsFunc(chinese, func(r rune) bool { return r > 0x4e00 }) {
				t.Errorf("%q in Chinese: %q", args, chinese)
			}
		}
	}
}

// A read that fails in the middle says how far it came, and leaves a file that can be read.
func TestListThatBreaksInTheMiddle(t *testing.T) {
	server := serve(t, over(1720)...)
	server.Intercept(func(w http.ResponseWriter, r *http.Request, _ string) bool {
		r.ParseForm()
		if page, _ := strconv.Atoi(r.Form.Get("CurrentPage")); page < 15 {
			return false
		}
		w.WriteHeader(http.StatusForbidden)
		io.WriteString(w, `{"Code":"Forbidden.RAM","Message":"Denied.","RequestId":"1-7"}`)
		return true
	})
	for _, output := range []string{"json", "jsonl", "csv", "table"} {
		code, stdout, stderr := runMain(t, english, "list", "--all", "-o", output, "--endpoint", server.URL)
		n := strings.Count(stdout, "scan-")
		if code != exitFailed || n < 1000 || !strings.Contains(stderr,
			fmt.Sprintf("; %d of 1720 scans were printed", n)) {
			t.Errorf("%s: ends with %d after %d scans, %q", output, code, n, stderr)
		}
		var scans []struct{ Name string }
		if err := json.Unmarshal([]byte(stdout), &scans); output == "json" && (err != nil || len(scans) != n) {
			t.Errorf("%d scans in the array, %v", len(scans), err)
		}
	}
}

// A long list has one head, and columns that line up from its first scan to its last.
func TestALongTableLinesUp(t *testing.T) {
	server := serve(t, over(990)...)
	code, stdout, stderr := runMain(t, english, "list", "--all", "--endpoint", server.URL)
	lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
	if code != 0 || stderr != "" || len(lines) != 991 || strings.Count(stdout, "STATUS") != 1 {
		t.Fatalf("ends with %d after %d lines, %q", code, len(lines), stderr)
	}
	column := strings.Index(lines[0], "TARGETS")
	for _, line := range lines[1:] {
		if strings.Index(line, "a.example.com") != column {
			t.Fatalf("not in column %d: %q", column, line)
		}
	}
}
