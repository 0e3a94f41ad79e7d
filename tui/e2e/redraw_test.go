package e2e

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"scantop/client/simulator"
)

// What differs between runs: the time of the last change in the header, which is the first time on the
// screen, and the counts that came since the start, one in five seconds.
var (
	clock  = regexp.MustCompile(`\d\d:\d\d:\d\d`)
	counts = regexp.MustCompile(`(Active|Running|Waiting|Finished|Aborted|Invalid|Disabled) \d+`)
)

// picture returns a screen without what differs between runs.
func picture(screen string) string {
	screen = counts.ReplaceAllString(screen, "$1")
	if at := clock.FindStringIndex(screen); at != nil {
		return screen[:at[0]] + "hh:mm:ss" + screen[at[1]:]
	}
	return screen
}

// TestRedraw resizes the terminal, redraws it, and suspends to the shell. Each time, the
// screen must look like that of a new program.
func TestRedraw(t *testing.T) {
	t.Parallel()
	server, err := simulator.Start(simulator.Config{Scans: alike(oddNames(100)[40:])})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	open := func(cols, rows int) *session {
		s := newSession(t, cols, rows,
			"ALIBABA_CLOUD_ACCESS_KEY_ID="+server.AccessKeyID,
			"ALIBABA_CLOUD_ACCESS_KEY_SECRET="+server.AccessKeySecret)
		s.scantop("--endpoint", server.URL, "--interval", "10m")
		waitFor(t, s, "All 60")
		return s
	}
	s := open(120, 36)
	for i, size := range [][2]int{{160, 45}, {90, 24}, {100, 36}, {100, 18}, {130, 50}} {
		fresh := open(size[0], size[1])
		wantSame := func(after string) {
			t.Helper()
			waitUntil(t, s, "the screen of a fresh program after "+after, func(screen string) bool {
				return strings.Contains(screen, "All 60") && picture(screen) == picture(fresh.screen())
			})
		}
		s.resize(size[0], size[1])
		wantSame("a resize")
		s.scribble()
		s.keys("C-l")
		wantSame("ctrl+l")
		if i%2 == 0 {
			s.keys("C-z")
			waitFor(t, s, "Stopped")
			s.clear()
			s.keys("fg", "Enter")
			wantSame("fg")
		}
	}
	s.keys("q")
	waitGone(t, s, "All 60")
}

// scribble writes over the screen, as a message to all terminals does.
func (s *session) scribble() {
	s.t.Helper()
	tty, err := os.OpenFile(strings.TrimSpace(s.tmux("display-message", "-p", "#{pane_tty}")), os.O_WRONLY, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	defer tty.Close()
	const wall = "\x1b[41m The system is going down\x1b[5;40H漏洞扫描漏洞扫描\x1b[m\x1b[2;5r"
	if _, err := tty.WriteString(wall); err != nil {
		s.t.Fatal(err)
	}
	waitFor(s.t, s, "going down")
}
