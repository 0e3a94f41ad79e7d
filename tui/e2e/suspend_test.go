//go:build unix

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

var endings = map[syscall.Signal]int{syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGINT: 130}

// TestSuspendWithoutAShell presses ctrl+z without a shell that could continue the program.
// The kernel does not stop it then, and the screen comes back.
func TestSuspendWithoutAShell(t *testing.T) {
	t.Parallel()
	for signal, status := range endings {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			p := start(t, environ(t), "--demo")
			p.send(answers)
			waitFor(t, p, "page 1 of 3")
			for n := 1; n < 3; n++ {
				p.send("\x1a")
				if !eventually(func() bool { return strings.Count(p.written(), "\x1b[?1049h") > n }) {
					t.Fatalf("the screen did not come back: %q", p.written())
				}
				p.send(answers)
				p.send("?")
				waitFor(t, p, "suspend (fg resumes)")
				p.send("q")
				waitInstead(t, p, "suspend (fg resumes)", "page 1 of 3")
			}
			p.send("\x1a")
			if !eventually(func() bool { return strings.Count(p.written(), "\x1b[?1049l") == 3 }) {
				t.Fatal("the screen was not left")
			}
			if err := p.cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			if code := p.exit(patience); code != status {
				t.Errorf("exit code %d, want %d", code, status)
			}
			if left, _ := modes(p.written()); len(left) > 0 {
				t.Errorf("modes not restored: %v", left)
			}
		})
	}
}

// TestSuspendToAShell suspends to the shell and returns. Each has the terminal modes that it
// needs, and the shell receives its own keys.
func TestSuspendToAShell(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.tmux("pipe-pane", "cat >"+quote(filepath.Join(s.dir, "bytes")))
	s.job("--demo", "--mouse")
	waitFor(t, s, "page 1 of 3")
	for range 2 {
		s.keys("C-z")
		waitFor(t, s, "Stopped", "shell>")
		s.wantSane()
		s.text("echo $((6*7)) jnq")
		s.keys("Enter")
		waitFor(t, s, "42 jnq")
		s.text("stty -a >during; clear")
		s.keys("Enter")
		waitUntil(t, s, "an empty screen", func(screen string) bool { return strings.TrimSpace(screen) == "shell>" })
		if before, during := s.read("before"), s.read("during"); before != during {
			t.Errorf("stty before:\n%s\nwhile suspended:\n%s", before, during)
		}
		s.text("fg")
		s.keys("Enter")
		waitFor(t, s, "STATUS", "page 1 of 3", "q quit")
		s.wantFlags("#{alternate_on} #{mouse_any_flag}", "1 1")
	}
	s.keys("?")
	waitFor(t, s, "suspend (fg resumes)")
	s.keys("q")
	waitInstead(t, s, "suspend (fg resumes)", "page 1 of 3")
	s.keys("q")
	waitGone(t, s, "page 1 of 3")
	s.wantSane()
	shown := func(end string) int { return strings.Count(s.read("bytes"), "\x1b[?1049"+end) }
	if !eventually(func() bool { return shown("l") >= 3 }) || shown("h") != 3 {
		t.Errorf("the screen was shown %d times, want 3: at the start and after each fg", shown("h"))
	}
}

// TestSignalsWhileSuspended ends a stopped job. A stopped process receives no signal before
// SIGCONT.
func TestSignalsWhileSuspended(t *testing.T) {
	t.Parallel()
	for signal, status := range endings {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			s := newSession(t, 120, 36)
			s.job("--demo")
			waitFor(t, s, "page 1 of 3")
			s.keys("C-z")
			waitFor(t, s, "Stopped", "shell>")
			screen := s.end(signal, status)
			if strings.Contains(screen, "page 1 of 3") {
				t.Errorf("the screen came back before the end:\n%s", screen)
			}
			s.wantSane()
		})
	}
}

// end sends a signal to the stopped job, waits until the shell reports its end, and returns
// the screen.
func (s *session) end(signal syscall.Signal, status int) string {
	s.t.Helper()
	s.text(fmt.Sprintf("kill -%d %%1; kill -CONT %%1; while kill -0 %d 2>&-; do :; done", signal, s.pid()))
	s.keys("Enter")
	return waitFor(s.t, s, fmt.Sprintf("Exit %d", status))
}

// TestBackground continues the job in the background, where it must not touch the terminal,
// and then in the foreground.
func TestBackground(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.job("--demo")
	waitFor(t, s, "page 1 of 3")
	s.keys("C-z")
	waitFor(t, s, "Stopped", "shell>")
	s.text("bg; echo $((6*7)) back")
	s.keys("Enter")
	waitFor(t, s, "42 back")
	s.wantSane()
	waitUntil(t, s, "the job to stop again", func(string) bool {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.pid()))
		if err != nil {
			t.Skip("this system has no /proc")
		}
		return strings.Contains(string(stat), ") T ")
	})
	s.text("fg")
	s.keys("Enter")
	waitFor(t, s, "page 1 of 3", "q quit")
	s.keys("q")
	waitGone(t, s, "page 1 of 3")
	s.wantSane()
}

// TestStoppedFromOutside stops the program with a signal from another program, and continues
// it in the shell.
func TestStoppedFromOutside(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.job("--demo")
	waitFor(t, s, "page 1 of 3")
	s.signal(syscall.SIGSTOP)
	waitFor(t, s, "Stopped")
	s.text("clear; fg")
	s.keys("Enter")
	waitFor(t, s, "STATUS", "page 1 of 3", "q quit")
	s.keys("?")
	waitFor(t, s, "suspend (fg resumes)")
	// The second stop comes within the time in which the program waits for a signal after it goes on.
	again := exec.Command("sh", "-c", "kill -STOP $0; kill -CONT $0; sleep 0.03; kill -STOP $0", fmt.Sprint(s.pid()))
	if out, err := again.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	waitFor(t, s, "Stopped", "shell>")
	s.end(syscall.SIGTERM, 143)
	s.wantSane()
}
