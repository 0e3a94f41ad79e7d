package e2e

import (
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestUsage checks that each invalid command line ends with exit code 2 and one line on
// standard error that names the cause, and writes nothing to the terminal.
func TestUsage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args  string // separated by |
		names string // text of the message
	}{
		{"--demo|--interval|10ms", "--interval"},
		{"--demo|--interval|soon", "--interval"},
		{"--demo|--page-size|0", "--page-size"},
		{"--demo|--page-size|101", "--page-size"},
		{"--demo|--page-size|many", "--page-size"},
		{"--demo|--status|nope", "nope"},
		{"--demo|--type|nope", "nope"},
		{"--demo|--trigger|nope", "nope"},
		{"--demo|--lang|fr", "fr"},
		{"--demo|--theme|x", "--theme"},
		{"--demo|--search|a\nb", "--search"},
		{"--demo|--log|/nonexistent/dir/x", "/nonexistent/dir/x"},
		{"--demo|--endpoint|http://127.0.0.1:1", "--endpoint"},
		{"--endpoint|ftp://x", "ftp"},
		{"--endpoint|", "endpoint"},
		{"--endpoint|http://127.0.0.1:1|--region|a b", "a b"},
		{"--demo|--nope", "--nope"},
		{"--demo|-z", "z"},
		{"--demo|--interval", "--interval"},
		{"--demo|stray", "stray"},
	} {
		t.Run(strings.ReplaceAll(c.args, "|", " "), func(t *testing.T) {
			t.Parallel()
			r := run(t, environ(t), false, strings.Split(c.args, "|")...)
			if r.code != 2 {
				t.Errorf("exit code %d, want 2", r.code)
			}
			if !oneLine(r.err) || !strings.HasPrefix(r.err, "scantop: ") || !strings.Contains(r.err, c.names) {
				t.Errorf("standard error %q, want one line with %q", r.err, c.names)
			}
			if r.tty != "" {
				t.Errorf("written to the terminal: %q", r.tty)
			}
		})
	}
}

// TestNotATerminal checks that the program reports a pipe in the place of a terminal.
func TestNotATerminal(t *testing.T) {
	t.Parallel()
	r := run(t, environ(t), true, "--demo")
	if r.code != 1 || !oneLine(r.err) || !strings.Contains(r.err, "terminal") || r.out != "" || r.tty != "" {
		t.Errorf("%+v", r)
	}
}

// TestVersion checks that the version is one line, in a terminal and in a pipe.
func TestVersion(t *testing.T) {
	t.Parallel()
	for _, pipe := range []bool{false, true} {
		r := run(t, environ(t), pipe, "--version")
		out := strings.ReplaceAll(r.tty, "\r\n", "\n") + r.out
		if r.code != 0 || r.err != "" || !oneLine(out) || !strings.HasPrefix(out, "scantop ") {
			t.Errorf("pipe %v: %+v", pipe, r)
		}
	}
}

// TestClosedPipe checks that a closed pipe ends the program with exit code 141, as shells know it, not with a
// signal.
func TestClosedPipe(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]int{
		"list --demo": 141, "list --demo --all -o json": 141, "completion bash": 141, "simulate --faults": 141,
		"--help": 141, "new --demo --yes --target a.example.com": 1, // its ScanId is lost, and an error says so
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			read, write, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			read.Close()
			defer write.Close()
			program := exec.Command(scantop, strings.Fields(args)...)
			program.Env, program.Stdout = environ(t), write
			var ended *exec.ExitError
			if err := program.Run(); !errors.As(err, &ended) || ended.ExitCode() != want {
				t.Errorf("the program ended with %v, want exit code %d", err, want)
			}
		})
	}
}

// helpFlags are the flags of the command line.
var helpFlags = []string{
	"--demo", "--endpoint", "--region", "--profile", "--interval", "--page-size", "--status", "--type", "--trigger",
	"--search", "--lang", "--theme", "--ascii", "--read-only", "--log", "--version", "--help",
}

// TestHelpText checks that the help names every flag, without colours in a pipe.
func TestHelpText(t *testing.T) {
	t.Parallel()
	for _, args := range []string{"--help", "-h", "--help|--lang|zh"} {
		r := run(t, environ(t), true, strings.Split(args, "|")...)
		if r.code != 0 || r.err != "" || r.tty != "" || strings.Contains(r.out, "\x1b") {
			t.Errorf("%s: %+v", args, r)
		}
		wantFlags(t, r.out)
		if strings.Contains(args, "zh") != strings.Contains(r.out, "无需账号") {
			t.Errorf("%s: help in the wrong language:\n%s", args, r.out)
		}
	}
}

// TestHelpOnTerminal checks that the help sends the terminal no questions, and no sequences
// but colours.
func TestHelpOnTerminal(t *testing.T) {
	t.Parallel()
	pen := regexp.MustCompile("\x1b\\[[0-9;]*m")
	for _, args := range []string{"--help", "new|--help", "help|watch", "--help|--theme|dark"} {
		p := start(t, environ(t), strings.Split(args, "|")...)
		if code := p.exit(patience); code != 0 {
			t.Errorf("%s: exit code %d", args, code)
		}
		plain := pen.ReplaceAllString(p.written(), "")
		if len(plain) == len(p.written()) || strings.Contains(plain, "\x1b") {
			t.Errorf("%s: no colours, or other sequences: %q", args, p.written())
		}
		if strings.HasPrefix(args, "--help") {
			wantFlags(t, plain)
		}
	}
}

func wantFlags(t *testing.T, help string) {
	t.Helper()
	for _, flag := range helpFlags {
		if !strings.Contains(help, flag) {
			t.Errorf("the help has no %s:\n%s", flag, help)
		}
	}
}
