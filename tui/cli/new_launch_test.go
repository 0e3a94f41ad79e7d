package cli

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scantop/client/simulator"
	"scantop/tui/state"
)

// losingWith starts a fake AVDS that loses its reply to a launch. After that, it lists scans with the
// launched name and start for a target.
func losingWith(t *testing.T, target string, ids ...string) *simulator.Server {
	server := serve(t)
	start := ""
	server.Intercept(func(w http.ResponseWriter, r *http.Request, action string) bool {
		if action == "CreateScan" {
			start = r.PostFormValue("StartDate")
			w.WriteHeader(http.StatusBadGateway)
			return true
		}
		if start == "" {
			return false
		}
		var list []string
		for _, id := range ids {
			list = append(list, fmt.Sprintf(`{"ScanId":%q,"Name":"n","ScanType":"vuln","TriggerType":"date",`+
				`"Targets":[%q],"StartDate":%s}`, id, target, start))
		}
		fmt.Fprintf(w,
			`{"success":true,"data":{"CurrentPage":1,"PageSize":100,"PageCount":1,"TotalCount":%d,"List":[%s]}}`,
			len(ids), strings.Join(list, ","))
		return true
	})
	return server
}

// Standard output never has a text that cannot be a ScanId, because scripts use it as one.
func TestNewPrintsNothingButAScanID(t *testing.T) {
	for id, prints := range map[string]bool{
		"2018071010384940572": true, "--demo1": false, "-1": false, "scan_1": false, strings.Repeat("1", 40): false,
	} {
		server := serve(t)
		server.Intercept(func(w http.ResponseWriter, _ *http.Request, action string) bool {
			if action != "CreateScan" {
				return false
			}
			fmt.Fprintf(w, `{"success":true,"data":{"Data":%q}}`, id)
			return true
		})
		code, stdout, stderr := runMain(t, english, "new", "--yes", "--endpoint", server.URL, "--target",
			"a.example.com")
		want := ""
		if prints {
			want = id + "\n"
		}
		if stdout != want || prints != (code == 0) || prints == strings.Contains(stderr, "launched") {
			t.Errorf("%s: ends with %d, %q, %q", id, code, stdout, stderr)
		}
	}
}

// An unclear launch says which scans may be the launched one, and why it is unclear.
func TestNewSaysWhyItDoesNotKnow(t *testing.T) {
	for _, environ := range [][]string{english, {"LANG=zh_CN.UTF-8"}} {
		server := losingWith(t, "b.example.org", "71", "70")
		_, stdout, stderr := runMain(t, environ, "new", "--yes", "--endpoint", server.URL, "--target",
			"a.example.com", "--name", "n")
		if !strings.Contains(strings.ReplaceAll(stderr, "、", ", "), "71, 70") || stdout != "" {
			t.Errorf("similar scans: %q, %q", stdout, stderr)
		}
	}
	for fault, want := range map[string]string{
		"http-503-empty": "The list could not be read either: ", "short-page": "The list is incomplete.",
	} {
		server := serve(t)
		inject(t, server, "reset-acted:action=CreateScan")
		if err := server.Inject(simulator.Fault{Name: fault, Action: "DescribeScans"}); err != nil {
			t.Fatal(fault, err)
		}
		code, _, stderr := runMain(t, english, "new", "--yes", "--endpoint", server.URL, "--target", "a.example.com",
			"--name", "n")
		if code != exitFailed || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 2 {
			t.Errorf("%s: ends with %d, %q", fault, code, stderr)
		}
	}
}

// A scan that was created twice is reported.
func TestNewSaysThatAScanExistsTwice(t *testing.T) {
	server := losingWith(t, "a.example.com", "71", "70")
	code, stdout, stderr := runMain(t, english, "new", "--yes", "--endpoint", server.URL, "--target", "a.example.com",
		"--name", "n")
	if code != 0 || stdout != "71\n" || !strings.Contains(stderr, "another scan was created: 70") {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
}

// recentLaunches returns the recent launches that the next run finds.
func recentLaunches(t *testing.T, environ []string, args ...string) []state.Launch {
	t.Helper()
	window, left, _ := openWindow(t, environ, args...)
	defer window.Close()
	return left.Launches.List
}

// A launch with --yes is a recent launch on the screen, as if the form had launched it.
func TestNewIsAmongTheRecentLaunches(t *testing.T) {
	server := serve(t)
	environ := append([]string{"XDG_STATE_HOME=" + t.TempDir()}, english...)
	var printed []string
	for _, target := range []string{"a.example.com", "b.example.com"} {
		code, stdout, stderr := runMain(t, environ, "new", "--yes", "--endpoint", server.URL, "--target", target,
			"--mode", "full", "--confirm-intrusive", "--start", "now")
		if code != 0 || stderr != "" {
			t.Fatalf("ends with %d, %q", code, stderr)
		}
		printed = append(printed, strings.TrimSpace(stdout))
	}
	kept := recentLaunches(t, environ, "--endpoint", server.URL)
	if len(kept) != 2 || kept[0].ScanID != printed[1] || kept[1].ScanID != printed[0] {
		t.Fatalf("kept %+v, printed %q", kept, printed)
	}
	entries := kept[0].Values
	for parameter, want := range map[string]string{"Targets": "b.example.com", "FlowName": "skynet_vul_scan",
		"Qps": "32", "StartDate": "now",
		"Name": launches(server)[1].Params.Get("Name"), "ScanAll": "0"} {
		if entries[parameter] != want {
			t.Errorf("%s is kept as %q, want %q", parameter, entries[parameter], want)
		}
	}
	if other := recentLaunches(t, environ); len(other) > 0 {
		t.Errorf("another account has %+v", other)
	}
	runMain(t, environ, "new", "--yes", "--demo", "--target", "c.example.com")
	if all := recentLaunches(t, environ, "--endpoint", server.URL); len(all) != 2 {
		t.Errorf("a demo is kept: %+v", all)
	}
}

// A launch without a saved record still happens, and a line says so.
func TestNewWithoutAUsableMemory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	server := serve(t)
	for dir, why := range map[string]string{file: file, "/dev/null": "/dev/null", "relative": "HOME is not set"} {
		for _, environ := range [][]string{english, {"LANG=zh_CN.UTF-8"}} {
			code, stdout, stderr := runMain(t, append([]string{"XDG_STATE_HOME=" + dir}, environ...), "new", "--yes",
				"--endpoint", server.URL, "--target", "a.example.com")
			said := strings.HasPrefix(stderr, "scantop: no record of this launch is saved") ||
				strings.HasPrefix(stderr, "scantop: 未保存本次创建的记录")
			if code != 0 || len(stdout) != 20 || !said || strings.Count(stderr, "\n") != 1 ||
				environ[0] == english[0] && strings.Count(stderr, why) != 1 {
				t.Errorf("%s: ends with %d, %q, %q", dir, code, stdout, stderr)
			}
		}
	}
	if n := len(launches(server)); n != 6 {
		t.Errorf("%d launches", n)
	}
	code, _, stderr := runMain(t, []string{"XDG_STATE_HOME=/dev/null"},
		"new", "--yes", "--demo", "--target", "a.example.com")
	if code != 0 || stderr != "" {
		t.Errorf("a demo ends with %d, %q", code, stderr)
	}
}

// A rejected launch is not a recent launch, and saved launches stay.
func TestNewKeepsWhatIsThere(t *testing.T) {
	server := serve(t)
	environ := append([]string{"XDG_STATE_HOME=" + t.TempDir()}, english...)
	store := stored(restoredSettings(t, environ, "--endpoint", server.URL).options)
	old := state.Launches{List: []state.Launch{{At: time.Unix(1, 0), ScanID: "7",
		Values: state.Values{"Targets": "old.example.com"}}}}
	store.Save(state.LaunchesName, old)
	if err := store.Flush(); err != nil {
		t.Fatal(err)
	}
	runMain(t, environ, "new", "--yes", "--endpoint", server.URL, "--target", "a.example.com")
	inject(t, server, "QuotaExceeded:action=CreateScan")
	runMain(t, environ, "new", "--yes", "--endpoint", server.URL, "--target", "b.example.com")
	kept := recentLaunches(t, environ, "--endpoint", server.URL)
	if len(kept) != 2 || kept[0].Values["Targets"] != "a.example.com" || kept[1].ScanID != "7" {
		t.Errorf("kept %+v", kept)
	}
}
