package e2e

import (
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"scantop/client/simulator"
)

// moving is an AVDS whose clock the test moves.
type moving struct {
	*simulator.Server
	passed atomic.Int64 // seconds since the start of the test
}

// newMoving starts an AVDS with two running scans, one to finish soon and one to abort, and
// a finished one.
func newMoving(t *testing.T) *moving {
	t.Helper()
	m := &moving{}
	started := time.Now().Add(-time.Hour)
	server, err := simulator.Start(simulator.Config{
		Scans: []simulator.Script{
			{Name: "ends-soon", Type: "vuln", Flow: "general", Start: started.Add(-30 * time.Minute),
				Takes: 61 * time.Minute, Targets: []string{"192.0.2.1"}},
			{Name: "单次任务-支付", Type: "vuln", Flow: "general", Start: started, Takes: 2 * time.Hour,
				Targets: []string{"192.0.2.2"}},
			{Name: "long-done", Type: "vuln", Flow: "general", Start: started.Add(-5 * time.Hour), Takes: time.Minute,
				Targets: []string{"192.0.2.3"}},
		},
		Now: func() time.Time { return started.Add(30*time.Minute + time.Duration(m.passed.Load())*time.Second) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	m.Server = server
	return m
}

// on starts the program in a terminal with this AVDS.
func (m *moving) on(t *testing.T, s *session, args ...string) {
	t.Helper()
	s.scantop(append([]string{"--endpoint", m.URL, "--interval", "1s"}, args...)...)
}

func (m *moving) session(t *testing.T, cols, rows int) *session {
	t.Helper()
	return newSession(t, cols, rows, "ALIBABA_CLOUD_ACCESS_KEY_ID="+m.AccessKeyID,
		"ALIBABA_CLOUD_ACCESS_KEY_SECRET="+m.AccessKeySecret)
}

var (
	exported = regexp.MustCompile(`Exported to \S*/(\S+\.csv)\s`)
	copied   = regexp.MustCompile(`Copied (20\d{17})\s`)
)

// TestWhatHappensIsTold checks that the end of a scan is reported on the screen, in the
// title of the window, by the bell and in the event log.
func TestWhatHappensIsTold(t *testing.T) {
	t.Parallel()
	m := newMoving(t)
	s := m.session(t, 120, 36)
	s.tmux("set", "-g", "monitor-bell", "on")
	m.on(t, s, "--status", "running")
	waitFor(t, s, "ends-soon", "Running 2", "environment ·")
	waitUntil(t, s, "the title to count what runs", func(string) bool {
		return strings.HasPrefix(s.tmux("display", "-p", "#{pane_title}"), "2 running · ~")
	})
	m.passed.Store(120)
	waitFor(t, s, "✓ ends-soon finished", "Running 1")
	waitUntil(t, s, "the title to follow", func(string) bool {
		return strings.HasPrefix(s.tmux("display", "-p", "#{pane_title}"), "1 running")
	})
	s.keys("e")
	waitFor(t, s, "Events · 1", "ends-soon", "◐ running", "✓ finished")
	s.keys("x")
	screen := waitUntil(t, s, "the name of the file", exported.MatchString)
	csv := s.read(exported.FindStringSubmatch(screen)[1])
	if !strings.Contains(csv, ",ends-soon,finished,running,finished") {
		t.Errorf("the log was exported as %q", csv)
	}
	s.keys("Escape")
	waitFor(t, s, "Running 1")
	s.keys("q")
	s.wantShell(0)
}

// TestDetails opens a scan, watches it, goes to the next one, and copies its ScanId.
func TestDetails(t *testing.T) {
	t.Parallel()
	m := newMoving(t)
	s := m.session(t, 120, 36)
	s.tmux("set", "-s", "set-clipboard", "on")
	m.on(t, s)
	waitFor(t, s, "ends-soon", "25.0%")
	s.keys("Enter") // the newest scan has a Chinese name
	waitFor(t, s, "单次任务-支付", "25.0%", "192.0.2.2", "Scan ID")
	m.passed.Store(60)
	waitFor(t, s, "25.8%")
	s.keys("J")
	waitFor(t, s, `"ScanType": "vuln"`)
	s.keys("J", "]")
	waitFor(t, s, "ends-soon", "192.0.2.1")
	s.keys("y")
	id := copied.FindStringSubmatch(waitUntil(t, s, "the ScanId", copied.MatchString))[1]
	waitUntil(t, s, id+" to be on the clipboard", func(string) bool {
		out, err := s.command("show-buffer").Output()
		return err == nil && string(out) == id
	})
	s.keys("Escape")
	waitInstead(t, s, "Scan ID", "1–3 of 3")
	s.resize(160, 45)
	s.keys("Enter")
	waitFor(t, s, "1–3 of 3", "Scan ID")
	s.keys("Escape")
	waitGone(t, s, "Scan ID")
	s.keys("q")
	waitFor(t, s, "exit status 0")
}

// TestRecovery stops AVDS and starts it again. The last page stays, the header reports the
// failure, and the list recovers without a key.
func TestRecovery(t *testing.T) {
	t.Parallel()
	m := newMoving(t)
	s := m.session(t, 120, 36)
	m.on(t, s)
	waitFor(t, s, "● live", "25.0%")
	m.Suspend()
	waitFor(t, s, "✗ no connection since", "retry at", "connection refused", "as of ", "25.0%")

	// Another program may have the port for a moment.
	if !eventually(func() bool { return m.Resume() == nil }) {
		t.Fatal("AVDS did not start again")
	}
	m.passed.Store(60)
	waitFor(t, s, "● live", "25.8%")
	for _, fault := range []struct{ name, says string }{
		{"http-502-acted", "AVDS error since"}, {"html", "unreadable reply since"},
		{"Throttling.User", "throttled since"},
		{"reset", "no connection since"}, {"InvalidTimeStamp.Expired", "wrong clock since"},
	} {
		if err := m.Inject(simulator.Fault{Name: fault.name}); err != nil {
			t.Fatal(err)
		}
		waitFor(t, s, fault.says, "25.8%")
		m.Recover()
		s.keys("r")
		waitFor(t, s, "● live")
	}
	s.keys("q")
	s.wantShell(0)
}

// TestWhatWasLeftComesBack quits with filters and a watched scan, and finds them again.
func TestWhatWasLeftComesBack(t *testing.T) {
	t.Parallel()
	m := newMoving(t)
	s := m.session(t, 120, 36)
	m.on(t, s, "--page-size", "2")
	waitFor(t, s, "page 1 of 2")
	s.keys("w")
	waitFor(t, s, "1 watched")
	s.keys("2")
	waitFor(t, s, "1–2 of 2")
	s.keys("q")
	s.wantShell(0)
	s.clear()
	m.on(t, s)
	waitFor(t, s, "Filters restored: running · esc clears", "1–2 of 2 · page 1 of 1 · 1 watched", "•")
	s.keys("Escape")
	waitFor(t, s, "1–3 of 3 · page 1 of 1") // the page fits the window again
	s.keys("q")
	s.wantShell(0)
}
