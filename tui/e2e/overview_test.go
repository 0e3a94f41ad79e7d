package e2e

import (
	"strings"
	"testing"
)

// TestOverview opens the overview, sees that it is live at several sizes, opens a scan from it and comes back.
func TestOverview(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo", "--interval", "1s")
	waitFor(t, s, "page 1 of")
	s.keys("o")
	screen := waitFor(t, s, "Trouble", "Running", "Next starts 5", "Last ends 10", "live", "every 4s")
	const moving = "单次任务-支付" // its progress grows by one percent in three seconds
	before := lineOf(screen, moving)
	waitUntil(t, s, moving+" to move on", func(screen string) bool {
		now := lineOf(screen, moving)
		return now != "" && now != before
	})
	s.resize(59, 20)
	waitFor(t, s, "needs 60x20")
	s.resize(60, 20)
	waitFor(t, s, "Trouble", "Last ends 10")
	s.resize(160, 36)
	waitFor(t, s, "│ Next starts")
	s.resize(120, 36)
	s.keys("Enter")
	waitFor(t, s, "Scan ID")
	s.keys("Escape")
	waitFor(t, s, "Next starts", "live")
	s.keys("q")
	waitFor(t, s, "page 1 of")
	s.keys("q")
	s.wantShell(0)
}

// lineOf returns the line of the screen with a name.
func lineOf(screen, name string) string {
	for line := range strings.Lines(screen) {
		if strings.Contains(line, name) {
			return line
		}
	}
	return ""
}
