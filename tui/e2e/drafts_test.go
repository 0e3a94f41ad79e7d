package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"scantop/client/simulator"
	"scantop/tui/text"
)

// TestDraftSurvivesKill types into the form, kills the program with SIGKILL, and finds the
// text again.
func TestDraftSurvivesKill(t *testing.T) {
	t.Parallel()
	m := newMoving(t)
	s := m.session(t, 120, 36)
	m.on(t, s)
	waitFor(t, s, "ends-soon")
	s.keys("n")
	waitFor(t, s, "New scan")
	s.text("first.example.com 例子.example.com")
	waitFor(t, s, "2 targets")
	waitUntil(t, s, "the draft to be on disk", func(string) bool {
		return strings.Contains(s.draft(), "例子.example.com")
	})
	s.signal(syscall.SIGKILL)
	waitFor(t, s, "exit status 137")
	s.tmux("send-keys", "-R") // reset the terminal as the program left it
	s.keys("Enter")
	waitFor(t, s, "shell>")
	m.on(t, s)
	waitFor(t, s, "ends-soon")
	s.keys("n")
	waitFor(t, s, "Targets.1     first.example.com", "例子.example.com / xn-", "Draft restored")
	s.keys("C-s")
	waitFor(t, s, "Review · not launched yet")
	s.keys("Enter")
	waitFor(t, s, "Created ")
	waitUntil(t, s, "the draft to be gone", func(string) bool { return s.draft() == "" })
	s.keys("q")
	waitFor(t, s, "exit status 0")
}

// draft returns the saved draft of the form, "" if there is none.
func (s *session) draft() string {
	s.t.Helper()
	for _, variable := range s.env {
		home, ok := strings.CutPrefix(variable, "HOME=")
		if !ok {
			continue
		}
		found, err := filepath.Glob(filepath.Join(home, ".local/state/scantop/*/draft-*.json"))
		if err != nil || len(found) == 0 {
			return ""
		}
		info, err := os.Stat(found[0])
		if err == nil && info.Mode().Perm() != 0o600 {
			s.t.Errorf("the draft has mode %v", info.Mode().Perm())
		}
		content, err := os.ReadFile(found[0])
		if err != nil {
			return "" // it is being removed
		}
		return string(content)
	}
	return ""
}

// TestSignalsDuringALaunch ends the program while it waits for the reply to a launch. The terminal is restored,
// and the next run says that the launch is unresolved.
func TestSignalsDuringALaunch(t *testing.T) {
	t.Parallel()
	for signal, status := range map[syscall.Signal]int{syscall.SIGTERM: 143, syscall.SIGHUP: 129} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			words := text.For("en")
			m := newMoving(t)
			s := m.session(t, 120, 36)
			m.on(t, s)
			waitFor(t, s, "ends-soon")
			s.keys("n")
			name := defaultName(t, s)
			s.text("first.example.com")
			waitFor(t, s, "Targets.1     first.example.com")
			if err := m.Inject(simulator.Fault{Name: "hang", Action: "CreateScan"}); err != nil {
				t.Fatal(err)
			}
			s.keys("C-s")
			waitFor(t, s, words.Form.ReviewTitle)
			s.keys("Enter", "q")
			waitFor(t, s, words.Form.SendingTitle)
			s.signal(signal)
			waitFor(t, s, fmt.Sprintf("exit status %d", status))
			s.wantShell(status)
			m.Recover()
			s.clear()
			m.on(t, s)
			waitFor(t, s, fmt.Sprintf(words.List.Unclear, name))
		})
	}
}
