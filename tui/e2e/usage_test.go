package e2e

import (
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestUsage refuses each command line that cannot be run with exit code 2 and
// one line on standard error that names the culprit; the terminal stays clean.
func TestUsage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args  string // separated by |
		names string // what the message must have
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
				t.Errorf("the terminal got %q", r.tty)
			}
		})
	}
}

// TestNotATerminal says so instead of drawing into a pipe.
func TestNotATerminal(t *testing.T) {
	t.Parallel()
	r := run(t, environ(t), true, "--demo")
	if r.code != 1 || !oneLine(r.err) || !strings.Contains(r.err, "terminal") || r.out != "" || r.tty != "" {
		t.Errorf("%+v", r)
	}
}

// TestVersion prints one line, into a pipe as well.
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

// TestClosedPipe ends a program whose reader has left with exit code 1, and not
// by a signal.
func TestClosedPipe(t *testing.T) {
	t.Parallel()
	for _, args := range []string{
		"list --demo", "list --demo --all -o json", "new --demo --yes --target a.example.com", "completion bash",
		"simulate --faults", "--help",
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
			if err := program.Run(); !errors.As(err, &ended) || ended.ExitCode() != 1 {
				t.Errorf("ends with %v, want exit code 1", err)
			}
		})
	}
}

// helpFlags are the flags of the product's command line.
var helpFlags = []string{
	"--demo", "--endpoint", "--region", "--profile", "--interval", "--page-size", "--status", "--type", "--trigger",
	"--search", "--lang", "--theme", "--ascii", "--read-only", "--log", "--version", "--help",
}

// TestHelpText names every flag, in plain text where nobody looks.
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

// TestHelpOnTerminal asks the terminal nothing, which might not answer, and
// touches nothing but the pen.
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
			t.Errorf("%s: no colours, or more than colours: %q", args, p.written())
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
			t.Errorf("no %s in the help:\n%s", flag, help)
		}
	}
}
