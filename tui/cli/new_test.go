package cli

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"scantop/client/simulator"
	"scantop/tui/order"
	"scantop/tui/text"
)

// launches returns the CreateScan requests that arrived.
func launches(server *simulator.Server) []simulator.Request {
	var list []simulator.Request
	for _, r := range server.Requests() {
		if r.Action == "CreateScan" {
			list = append(list, r)
		}
	}
	return list
}

func TestNewLaunchesWhatTheFlagsSay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "targets")
	if err := os.WriteFile(file, []byte("\ufeffc.example.com\r\n192.0.2.7 a.example.com\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		flags []string
		sent  map[string]string // "": not sent
	}{
		{[]string{"--target", "https://A.example.com/,b.example.com", "--target", "b.example.com", "--targets-file",
			file}, map[string]string{
			"Targets.1": "a.example.com", "Targets.2": "b.example.com", "Targets.3": "c.example.com",
			"Targets.4": "192.0.2.7", "Targets.5": "",
			"ScanType": "vuln", "FlowName": "general", "Qps": "32", "TriggerType": "date", "RuntimeStart": "00:00:00",
			"RuntimeEnd": "23:59:59", "EndDate": "",
		}},
		{[]string{"--name=-x '夜间'", "--asset-tag", "web front", "--mode", "full", "--speed", "fast",
			"--asset-discover", "--asset-login-scan=false", "--source-ip", "192.0.2.1", "--confirm-intrusive"},
			map[string]string{"Name": "-x '夜间'", "TargetAssetTags.1": "web front", "FlowName": "skynet_vul_scan",
				"Qps": "64", "EnableAssetDiscover": "1", "EnableAssetLoginScan": "0",
				"SourceIp": "192.0.2.1", "Targets.1": ""}},
		{[]string{"--type", "content", "--scan-all", "--confirm-all-assets", "--index-interval", "5",
			"--site-interval", "1", "--keyword", "k1", "--keyword", "k2"},
			map[string]string{"ScanType": "content", "ScanAll": "1", "IndexIntervalInMinute": "5",
				"SiteIntervalInDay": "1", "KeyWords.2": "k2", "FlowName": "general", "EnableAssetDiscover": ""}},
		{[]string{"--target", "a.example.com", "--repeat", "periodic", "--start", "2090-01-01 12:00 +08:00",
			"--end", "2091-01-01", "--period", "week", "--every", "2", "--from", "8:00", "--until", "06:30"},
			map[string]string{"TriggerType": "interval", "Period": "week", "Interval": "2",
				"RuntimeStart": "08:00:00", "RuntimeEnd": "06:30:00"}},
	} {
		server := serve(t)
		code, stdout, stderr := runMain(t, english, append([]string{"new", "--yes", "--endpoint", server.URL},
			c.flags...)...)
		if len(launches(server)) != 1 || len(server.Requests()) > 8 {
			t.Fatalf("%q: %d launches; ends with %d, %q", c.flags, len(launches(server)), code, stderr)
		}
		if id := strings.TrimSuffix(stdout, "\n"); code != 0 || stderr != "" || len(id) != 19 ||
			strings.Trim(id, "0123456789") != "" {
			t.Errorf("%q: ends with %d, %q, %q", c.flags, code, stdout, stderr)
		}
		for name, want := range c.sent {
			if got := launches(server)[0].Params.Get(name); got != want {
				t.Errorf("%q: %s is %q, want %q", c.flags, name, got, want)
			}
		}
	}
}

func TestNewRefusesBeforeAnythingIsSent(t *testing.T) {
	server := serve(t)
	t.Chdir(t.TempDir())
	if err := os.WriteFile("bad", []byte("a.example.com\nfoo\n\n# 2\nb.example.com 1.2.3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("good", []byte("a.example.com\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ flags, names string }{
		{"", "--target:"}, {"--target a,b.example.com,c\x1b[2J",
			`target 1 "a" (no domain suffix), target 3 "c\x1b[2J" (not a domain or IP address)`},
		{"--target 1,2,3,4,5,6,7,a.b.com,9", `target 5 "5" (no host name found), also 6-7, 9`},
		{"--target 10.0.0.0/8,localhost", `target 1 "10.0.0.0/8" (a network, not a single target)`},
		{"--target a.com\u200bb.com", `target 1 "a.com\u200bb.com" (not a domain or IP address)`},
		{"--target " + strings.Repeat("x", 99), `"` + strings.Repeat("x", 60) + `…"`},
		{"--targets-file bad",
			`--targets-file bad is invalid: line 2 "foo" (no domain suffix), ` +
				`line 5 "1.2.3" (not a valid IPv4 address)`},
		{"--targets-file good --targets-file bad", `--targets-file bad is invalid: line 2 "foo"`},
		{"--targets-file bad --targets-file good", `--targets-file bad is invalid: line 2 "foo"`},
		{"--targets-file - --targets-file good --targets-file -", "standard input can be read only once"},
		{"--targets-file /nonexistent", "--targets-file /nonexistent"}, {"--targets-file -", "--targets-file -"},
		{"--target a.b --type x", "--type x: must be one of vuln"}, {"--target a.b --mode x", "--mode x"},
		{"--target a.b --speed 17", "--speed 17"},
		{"--target a.b --start soon", "--start soon"}, {"--target a.b --start 2020-01-01", "--start 2020-01-01"},
		{"--target a.b --from 25:00", "--from 25:00"},
		{"--target a.b --until 0:00", "--until 0:00"}, {"--target a.b --every 2", "--every 2"},
		{"--target a.b --repeat interval --every 0", "--every 0"},
		{"--target a.b --repeat interval --end soon", "--end soon"}, {"--target a.b --keyword k", "--keyword k"},
		{"--target a.b --scan-all", "--target a.b"},
		{"--target a.b --type asset --repeat interval", "--repeat interval: has no effect"},
		{"--target a.b --end 1d", "--end 1d: has no effect"},
		{"--target a.b --period day", "--period day: has no effect"},
		{"--target a.b --source-ip x", "--source-ip x"}, {"--target a.b --read-only", "--read-only"},
		{"--target a.b --name " + strings.Repeat("x", 129), "--name: must have at most 128 characters"},
		{"--target a.b --index-interval 7 --type content", "--index-interval 7"},
		{"--target a.b --status running", "--status"}, {"--target a.b stray", "stray"},
	} {
		code, stdout, stderr := runMain(t, english, append([]string{"new", "--yes", "--endpoint", server.URL},
			strings.Fields(c.flags)...)...)
		if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 ||
			!strings.Contains(stderr, c.names) || strings.Contains(stderr, "\x1b") {
			t.Errorf("%q ends with %d, %q, %q; want %q", c.flags, code, stdout, stderr, c.names)
		}
	}
	if n := len(server.Requests()); n > 0 {
		t.Errorf("%d requests were sent", n)
	}
}

// Without --yes, targets may be missing, because the form asks for them, but they must not be wrong.
func TestNewChecksBeforeTheFormOpens(t *testing.T) {
	t.Parallel()
	for flags, want := range map[string]int{"--target x": exitUsage, "--start soon": exitUsage,
		"--name x": exitFailed, "--read-only": exitUsage} {
		code, _, stderr := runMain(t, english, append([]string{"new", "--demo"}, strings.Fields(flags)...)...)
		if code != want || (want == exitFailed) != strings.Contains(stderr, "not a terminal") {
			t.Errorf("%s ends with %d, %q", flags, code, stderr)
		}
	}
}

// All files are read, in the order of the command line. Each may have bullets and a byte order mark.
func TestNewTakesTargetsFromSeveralFiles(t *testing.T) {
	server := serve(t)
	args := []string{"new", "--yes", "--endpoint", server.URL, "--target", "z.example.com"}
	for _, held := range []string{"\ufeff# the shop\n- a.example.com\n- b.example.com",
		"\ufeff[\"c.example.com\",\"a.example.com\"]\r\n", "1. d.example.com"} {
		file := filepath.Join(t.TempDir(), "targets")
		if err := os.WriteFile(file, []byte(held), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, "--targets-file", file)
	}
	code, _, stderr := runMain(t, english, args...)
	if code != 0 || len(launches(server)) != 1 {
		t.Fatalf("%d launches; ends with %d, %q", len(launches(server)), code, stderr)
	}
	for i, want := range []string{"z.example.com", "a.example.com", "b.example.com", "c.example.com", "d.example.com",
		""} {
		if got := launches(server)[0].Params.Get(fmt.Sprintf("Targets.%d", i+1)); got != want {
			t.Errorf("target %d is %q, want %q", i+1, got, want)
		}
	}
}

// The form opens with the values of the command line, by the API's names, and with nothing else.
func TestEntriesAreWhatWasWritten(t *testing.T) {
	t.Parallel()
	n := newFlags{table: order.Parameters()}
	set := pflag.NewFlagSet("new", pflag.ContinueOnError)
	n.register(set, text.For("en"))
	if err := set.Parse([]string{"--target", "a.example.com,b.example.com", "--target", "c.example.com",
		"--targets-file", "-", "--mode", "standard", "--speed", "16",
		"--scan-all=false", "--start", "in 30m", "--asset-tag", "x, y", "--asset-tag", "z", "--yes"}); err != nil {
		t.Fatal(err)
	}
	s := &settings{program: program{text: text.For("en")}}
	if n.readTargets(s, strings.NewReader("d.example.com\n")); s.bad.err() != nil {
		t.Fatal(s.bad.err())
	}
	want := map[string]string{"Targets": "a.example.com,b.example.com\nc.example.com\nd.example.com",
		"FlowName": "general", "Qps": "16", "ScanAll": "0", "StartDate": "in 30m", "TargetAssetTags": "x, y\nz"}
	if got := n.entries(); !maps.Equal(got, want) {
		t.Errorf("entries are %q, want %q", got, want)
	}
	n.readTargets(s, strings.NewReader(strings.Repeat("x", maxTargetsFile+1)))
	if err := s.bad.err(); err == nil || !strings.Contains(err.Error(), "MiB") {
		t.Errorf("a file that is too large: %v", err)
	}
}

// A broken launch is never sent again. scantop looks for the scan and says whether it exists, or that this
// is unclear.
func TestNewSaysWhatBecameOfABrokenLaunch(t *testing.T) {
	for _, c := range []struct {
		faults string
		code   int
		says   string // "": the ScanId is printed
	}{
		{"reset-acted:action=CreateScan", 0, ""}, {"http-502-acted:action=CreateScan", 0, ""},
		{"reset:action=CreateScan", exitFailed, "not in it after 46 seconds. You can launch again. No connection"},
		{"QuotaExceeded:action=CreateScan", exitFailed, "not created. Quota used up. "},
		{"Forbidden.RAM:action=CreateScan", exitFailed, "not created. No permission"},
		{"SignatureDoesNotMatch:action=CreateScan", exitFailed, "--profile"},
		{"reset-acted:action=CreateScan http-503-empty:action=DescribeScans", exitFailed,
			"Before you launch again, check with: scantop list --search 'o'\\''hara'"},
	} {
		server := serve(t)
		for fault := range strings.FieldsSeq(c.faults) {
			inject(t, server, fault)
		}
		code, stdout, stderr := runMain(t, english, "new", "--yes", "--endpoint", server.URL, "--target",
			"a.example.com", "--name", "o'hara")
		stderr, looked := strings.CutPrefix(stderr,
			"scantop: no clear reply. Checking the list for up to a minute. Nothing is sent twice\n")
		if looked != (strings.Contains(c.says, "No connection") ||
			strings.Contains(c.says, "check with")) { // else the first look finds it
			t.Errorf("%s: looks for the scan: %v", c.faults, looked)
		}
		if code != c.code || (c.says == "") != (stderr == "") || !strings.Contains(stderr, c.says) ||
			strings.Count(stderr, "\n") > 1 || len(launches(server)) != 1 {
			t.Errorf("%s: %d launches, ends with %d, %q, %q", c.faults, len(launches(server)), code, stdout, stderr)
		}
		server.Recover()
		_, listed, _ := runMain(t, english, "list", "-o", "csv", "--endpoint", server.URL)
		if held := strings.Join(ids(listed), ""); strings.TrimSpace(stdout) != held && c.says == "" {
			t.Errorf("%s: prints %q, the service holds %q", c.faults, stdout, held)
		}
	}
}

// If standard output fails, standard error has the ScanId.
func TestNewIntoABrokenPipe(t *testing.T) {
	server := serve(t)
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	defer write.Close()
	var errs bytes.Buffer
	code := Main(System{Args: []string{"new", "--yes", "--endpoint", server.URL, "--target", "a.example.com"},
		Environ: english, Stdout: write, Stderr: &errs})
	_, listed, _ := runMain(t, english, "list", "-o", "csv", "--endpoint", server.URL)
	if id := ids(listed)[0]; code != exitFailed || !strings.Contains(errs.String(), id) {
		t.Errorf("ends with %d, %q; the scan is %s", code, errs.String(), id)
	}
}

// Without a confirmation, there is still a warning.
func TestNewWarnsOfAWindowThatIsClosed(t *testing.T) {
	server := serve(t)
	from := time.Now().UTC().Add(9 * time.Hour).Format("15:04") // an hour from now, by the service's clock
	until := time.Now().UTC().Add(10 * time.Hour).Format("15:04")
	code, stdout, stderr := runMain(t, english, "new", "--yes", "--endpoint", server.URL, "--target", "a.example.com",
		"--from", from, "--until", until)
	if code != 0 || stdout == "" || !strings.HasPrefix(stderr, "scantop: starts when the daily window opens, ") ||
		strings.Count(stderr, "\n") != 1 {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
}

// A scan that the screen confirms needs its own flag beside --yes. Many targets need no flag.
func TestYesAloneLaunchesNothingThatReachesFar(t *testing.T) {
	many := "--target=a.example.com"
	for i := range 60 {
		many += fmt.Sprintf(",b%d.example.com", i)
	}
	for _, c := range []struct{ flags, missing string }{
		{"--target a.example.com --mode full", "--confirm-intrusive"},
		{"--target a.example.com --mode skynet_vul_scan --confirm-all-assets", "--confirm-intrusive"},
		{"--target a.example.com --mode full --confirm-intrusive=false", "--confirm-intrusive"},
		{"--target a.example.com --mode full --confirm-intrusive", ""},
		{"--asset-tag prod --mode full --confirm-intrusive", ""},
		{"--scan-all", "--confirm-all-assets"},
		{"--scan-all --type asset --confirm-intrusive", "--confirm-all-assets"},
		{"--scan-all --type content --confirm-all-assets", ""},
		{"--scan-all --mode full", "--confirm-intrusive --confirm-all-assets"},
		{"--scan-all --mode full --confirm-intrusive", "--confirm-all-assets"},
		{"--scan-all --mode full --confirm-all-assets", "--confirm-intrusive"},
		{"--scan-all --mode full --confirm-all-assets --confirm-intrusive", ""},
		{many + " --speed fast", ""},
		{"--target a.example.com --scan-all=false", ""},
	} {
		server := serve(t)
		for _, environ := range [][]string{english, {"LANG=zh_CN.UTF-8"}} {
			args := append([]string{"new", "--yes", "--endpoint", server.URL}, strings.Fields(c.flags)...)
			code, stdout, stderr := runMain(t, environ, args...)
			if c.missing == "" {
				if code != 0 || stderr != "" || len(stdout) != 20 {
					t.Errorf("%s: ends with %d, %q, %q", c.flags, code, stdout, stderr)
				}
				continue
			}
			if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || len(server.Requests()) > 0 {
				t.Errorf("%s: ends with %d, %q, %q", c.flags, code, stdout, stderr)
			}
			for _, flag := range []string{"--confirm-intrusive", "--confirm-all-assets"} {
				if strings.Contains(stderr, flag) != strings.Contains(c.missing, flag) {
					t.Errorf("%s: says %q, missing is %s", c.flags, stderr, c.missing)
				}
			}
		}
	}
}

// Without --yes, the flags may be given or not, because the form confirms anyway.
func TestTheFormNeedsNoConfirmation(t *testing.T) {
	t.Parallel()
	for _, flags := range []string{
		"--target a.example.com --mode full", "--scan-all",
		"--scan-all --mode full --confirm-intrusive --confirm-all-assets",
	} {
		code, _, stderr := runMain(t, english, append([]string{"new", "--demo"}, strings.Fields(flags)...)...)
		if code != exitFailed || !strings.Contains(stderr, "not a terminal") {
			t.Errorf("%s: ends with %d, %q", flags, code, stderr)
		}
	}
}

func TestHelpAndCompletionKnowTheConfirmations(t *testing.T) {
	t.Parallel()
	for _, environ := range [][]string{english, {"LANG=zh_CN.UTF-8"}} {
		for _, args := range [][]string{{"new", "--help"}, {"__complete", "new", "--confirm"}} {
			_, stdout, _ := runMain(t, environ, args...)
			for _, flag := range []string{"--confirm-intrusive", "--confirm-all-assets"} {
				if !strings.Contains(stdout, flag) {
					t.Errorf("%q does not name %s:\n%s", args, flag, stdout)
				}
			}
		}
	}
}
