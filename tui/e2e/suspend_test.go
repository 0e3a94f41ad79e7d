//go:build unix

package e2e

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
)

// newWindow runs the program as the only thing in a window of tmux: no shell is
// above it that could continue it once it is stopped.
func newWindow(t *testing.T, args ...string) *session {
	t.Helper()
	s := prepare(t)
	s.write("tmux.conf", tmuxConfig+"set -g remain-on-exit on\n")
	quoted := []string{"exec", quote(scantop)}
	for _, arg := range args {
		quoted = append(quoted, quote(arg))
	}
	s.tmux("new-session", "-d", "-x", "120", "-y", "36", "-c", s.dir, "sh -c 'echo $$ >pid; "+strings.Join(quoted, " ")+"'")
	return s
}

// ended waits for the window's program to end, and returns its exit status.
func (s *session) ended() string {
	s.t.Helper()
	status := ""
	if !eventually(func() bool {
		status = strings.TrimSpace(s.tmux("display-message", "-p", "#{pane_dead} #{pane_dead_status}"))
		return strings.HasPrefix(status, "1")
	}) {
		s.t.Fatalf("it has not ended; the screen:\n%s", s.screen())
	}
	return strings.TrimPrefix(status, "1 ")
}

var endings = map[syscall.Signal]int{syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGINT: 130}

// TestSuspendWithoutAShell presses ctrl+z where nothing can stop the program.
func TestSuspendWithoutAShell(t *testing.T) {
	t.Parallel()
	for signal, status := range endings {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			s := newWindow(t, "--demo")
			waitFor(t, s, "page 1/3")
			for range 2 {
				s.keys("C-z")
				waitUntil(t, s, "the other screen", func(string) bool { return s.flag("alternate_on") == "0" })
				waitUntil(t, s, "the screen to come back", func(screen string) bool {
					return s.flag("alternate_on") == "1" && strings.Contains(screen, "page 1/3")
				})
			}
			s.keys("?")
			waitFor(t, s, "suspend to the shell")
			s.keys("C-z")
			s.signal(signal)
			if got := s.ended(); got != fmt.Sprint(status) {
				t.Errorf("exit status %s, want %d", got, status)
			}
		})
	}
}

// TestSuspendToAShell goes to the shell and back: each has the terminal as it
// needs it, whole, and the shell gets its own keys.
func TestSuspendToAShell(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.job("--demo", "--mouse")
	waitFor(t, s, "page 1/3", "Disabled 2")
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
		waitFor(t, s, "STATUS", "page 1/3", "q quit", "Disabled 2")
		if s.flag("alternate_on") != "1" || s.flag("mouse_any_flag") != "1" {
			t.Error("the screen came back without its modes")
		}
	}
	s.keys("?")
	waitFor(t, s, "suspend to the shell")
	s.keys("q")
	waitFor(t, s, "page 1/3")
	s.keys("q")
	waitGone(t, s, "page 1/3")
	s.wantSane()
}

// TestSignalsWhileSuspended ends the job that is stopped. A process that is
// stopped takes no signal before SIGCONT.
func TestSignalsWhileSuspended(t *testing.T) {
	t.Parallel()
	for signal, status := range endings {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			s := newSession(t, 120, 36)
			s.job("--demo")
			waitFor(t, s, "page 1/3")
			s.keys("C-z")
			waitFor(t, s, "Stopped", "shell>")
			screen := s.end(signal, status)
			if strings.Contains(screen, "page 1/3") {
				t.Errorf("it came back to end:\n%s", screen)
			}
			s.wantSane()
		})
	}
}

// end sends a signal to the job that is stopped, and waits until the shell has
// told its end. It returns the screen.
func (s *session) end(signal syscall.Signal, status int) string {
	s.t.Helper()
	s.text(fmt.Sprintf("kill -%d %%1; kill -CONT %%1; while kill -0 %d 2>&-; do :; done", signal, s.pid()))
	s.keys("Enter")
	return waitFor(s.t, s, fmt.Sprintf("Exit %d", status))
}

// TestBackground continues the job in the background, where it must not touch the
// terminal, and from there in the foreground.
func TestBackground(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.job("--demo")
	waitFor(t, s, "page 1/3")
	s.keys("C-z")
	waitFor(t, s, "Stopped", "shell>")
	s.text("bg; echo $((6*7)) back")
	s.keys("Enter")
	waitFor(t, s, "42 back")
	s.wantSane()
	waitUntil(t, s, "the job to stop again", func(string) bool {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.pid()))
		if err != nil {
			t.Skip("no /proc here")
		}
		return strings.Contains(string(stat), ") T ")
	})
	s.text("fg")
	s.keys("Enter")
	waitFor(t, s, "page 1/3", "q quit")
	s.keys("q")
	waitGone(t, s, "page 1/3")
	s.wantSane()
}

// TestStoppedFromOutside has another program stop it without a word, and its
// shell go on.
func TestStoppedFromOutside(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.job("--demo")
	waitFor(t, s, "page 1/3")
	s.signal(syscall.SIGSTOP)
	waitFor(t, s, "Stopped")
	s.text("clear; fg")
	s.keys("Enter")
	waitFor(t, s, "STATUS", "page 1/3", "q quit")
	s.keys("?")
	waitFor(t, s, "suspend to the shell")
	s.signal(syscall.SIGSTOP)
	waitFor(t, s, "Stopped")
	s.end(syscall.SIGTERM, 143)
	s.wantSane()
}
