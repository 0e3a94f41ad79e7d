package cli

import (
	"os"
	"strings"
	"testing"
)

// checkComplaints fails the test unless a command line is rejected in one line that has each wanted
// complaint once, and no others.
func checkComplaints(t *testing.T, args []string, wanted ...string) {
	t.Helper()
	code, stdout, stderr := runMain(t, english, args...)
	if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 ||
		strings.Count(stderr, "; --") != len(wanted)-1 {
		t.Errorf("%q ends with %d, %q, %q; want %q", args, code, stdout, stderr, wanted)
	}
	for _, want := range wanted {
		if strings.Count(stderr, want) != 1 {
			t.Errorf("%q: %q, want %q once", args, stderr, want)
		}
	}
}

// One run names all mistakes of a command line.
func TestEverythingThatIsWrongIsSaidAtOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, held := range map[string]string{
		"one": "a.example.com\n255.255.255.0\n", "two": "b.example.com 127.1 ::1", "none": "# nothing",
	} {
		if err := os.WriteFile(name, []byte(held), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	checkComplaints(t, []string{
		"new", "--yes", "--target", "c.example.com,0.0.0.0", "--target", "intranet",
		"--targets-file", "one", "--targets-file", "two", "--targets-file", "none", "--targets-file", "gone",
		"--mode", "x", "--speed", "1", "--start", "soon", "--source-ip", "x", "--name", "a\x1bb",
		"--endpoint", "ftp://h",
		"--region", "a b", "--interval", "1", "--theme", "pink", "--read-only", "--asset-discover=maybe",
	},
		`--target is invalid: target 2 "0.0.0.0" (the unspecified address, not a target), `+
			`target 3 "intranet" (no domain suffix`,
		`--targets-file one is invalid: line 2 "255.255.255.0" (a netmask, not a target)`,
		`--targets-file two is invalid: line 1 "127.1" (not a valid IPv4 address), `+
			`line 1 "::1" (a loopback address or name`,
		"--targets-file none: contains no targets", "--targets-file gone: cannot be read", "--mode x: ", "--speed 1: ",
		"--start soon: ", "--source-ip x: ", "--name: contains a control character (U+001B)", "--endpoint ftp://h: ",
		"--region a b: ", "--interval 1: ", `--theme "pink": `, "--read-only and new",
		`--asset-discover: cannot be "maybe"`)
	checkComplaints(t, []string{"new", "--yes", "--start", "soon", "--end", "1d"},
		"--target: enter", "--start soon: ", "--end 1d: has no effect")
	checkComplaints(t, []string{"list", "--all", "--page", "2", "-o", "xml", "--status", "x", "--search", "a\xff"},
		"--search: not valid UTF-8", `--status "x": `, `--output "xml": `, "--all and --page")
	checkComplaints(t, []string{"simulate", "--seed", "x", "--fault", "x", "--fault", "hang:x"},
		"--seed x: ", "--fault x: ", "--fault hang:x: ")
	checkComplaints(t, []string{"--demo", "--region", "x", "--profile", "", "--status", "x,running",
		"--page-size", "0"},
		"--demo and --region", "--profile: must not be empty", `--status "x": `, "--page-size 0: ")
}

// A wrong choice leads to no complaints about flags whose effect depends on it.
func TestAComplaintLeadsToNoOther(t *testing.T) {
	t.Parallel()
	target := []string{"new", "--yes", "--target", "a.example.com"}
	checkComplaints(t, append(target, "--repeat", "daily", "--period", "hour", "--every", "2"), "--repeat daily: ",
		"--period hour: ")
	checkComplaints(t, append(target, "--type", "x", "--keyword", "k", "--speed", "16"), "--type x: ")
	checkComplaints(t, append(target, "--scan-all=x", "--from", "25:00"), "--scan-all: cannot be", "--from 25:00: ")
	checkComplaints(t, append(target, "--name", "a\nb", "--name", "good"), "--name: contains")
	checkComplaints(t, append(target, "--start", "\x1b", "--repeat", "periodic", "--end", "2020-01-01"),
		"--start: contains", "--end 2020-01-01: must be after the start")
}

// The complaint about a file that is not a list of targets has a readable length.
func TestBadTargetsAreNamedWithinBounds(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("bad", []byte(strings.Repeat("a.example.com\nx\n", 10_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, stderr := runMain(t, english, "new", "--targets-file", "bad", "--target", strings.Repeat("x,", 12))
	for _, want := range []string{
		`target 5 "x"`, "also 6-12; --targets-file bad", `line 10 "x"`, "also 12, 14, 16, ", ", 110, … and 9945 more",
	} {
		if !strings.Contains(stderr, want) || len(stderr) > 1000 {
			t.Errorf("%q, want %q", stderr, want)
		}
	}
}
