package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestSignals ends the program with a signal: the terminal is restored, and the exit status
// names the signal.
func TestSignals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		signal syscall.Signal
		status int
	}{
		{syscall.SIGTERM, 143}, {syscall.SIGHUP, 129}, {syscall.SIGINT, 130}, {syscall.SIGQUIT, 131},
	} {
		t.Run(c.signal.String(), func(t *testing.T) {
			t.Parallel()
			s := newSession(t, 120, 36)
			s.scantop("--demo")
			waitFor(t, s, "page 1 of 3")
			s.signal(c.signal)
			s.wantShell(c.status)
		})
	}
}

// TestInterrupt presses ctrl+c in the list and where letters are text.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, key, shows string }{
		{"list", "", "page 1 of 3"}, {"form", "n", "New scan"}, {"help", "?", "suspend (fg resumes)"},
		{"search", "/", "enter search"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t, 120, 36)
			s.scantop("--demo")
			waitFor(t, s, "page 1 of 3")
			if c.key != "" {
				s.keys(c.key)
			}
			waitFor(t, s, c.shows)
			s.keys("C-c")
			s.wantShell(130)
		})
	}
}

// TestStalledTerminal ends a program that is blocked because its terminal reads no output.
func TestStalledTerminal(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(scantop, "--demo")
	cmd.Env = environ(t)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: columns, Rows: lines})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = cmd.Wait() // the exit code is checked below
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // if it is still running
		<-ended
		tty.Close()
	})
	if _, err := tty.WriteString(strings.Repeat("?\x0c", 200)); err != nil { // more output than a terminal buffers
		t.Fatal(err)
	}
	if !eventually(func() bool { return waitsForTerminal(cmd.Process.Pid) }) {
		t.Skip("this system does not show that a program waits")
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ended:
	case <-time.After(patience):
		t.Fatal("the program is still running")
	}
	if code := cmd.ProcessState.ExitCode(); code != 143 {
		t.Errorf("exit code %d, want 143", code)
	}
}

// waitsForTerminal reports whether a thread of a process waits in the terminal driver of
// Linux.
func waitsForTerminal(pid int) bool {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/wchan", pid)) // the pattern is valid
	return slices.ContainsFunc(threads, func(thread string) bool {
		in, err := os.ReadFile(thread)
		return err == nil && (string(in) == "wait_woken" || string(in) == "n_tty_write")
	})
}

// TestClosedTerminal closes the terminal, as a dropped connection does: the program must
// end.
func TestClosedTerminal(t *testing.T) {
	t.Parallel()
	// The terminal is closed when the pending read of this test returns, at the next refresh.
	p := start(t, environ(t), "--demo", "--interval", "1s")
	waitFor(t, p, "page 1 of 3")
	if err := p.tty.Close(); err != nil {
		t.Fatal(err)
	}
	if code := p.exit(patience); code != 129 {
		t.Errorf("exit code %d, want 129", code)
	}
}
