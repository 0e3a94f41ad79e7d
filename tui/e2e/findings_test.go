package e2e

import (
	"strings"
	"testing"
)

// TestFindings opens what a scan found, restricts it, and copies, exports and leaves it, with a resize in
// between.
func TestFindings(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo", "--search", "hotfix", "--status", "running", "--status", "finished")
	waitFor(t, s, "1–1 of 1", "hotfix-4711-verify")
	s.keys("f")
	waitFor(t, s, "hotfix-4711-verify · run 1 of 1", "▲ high", "SEVERITY")
	s.keys("2")
	waitFor(t, s, "◆ medium")
	waitGone(t, s, "▲ high")
	s.keys("2")
	waitFor(t, s, "▲ high")
	s.resize(160, 45)
	waitFor(t, s, "DESCRIPTION", "FIX")
	s.resize(80, 24)
	waitGone(t, s, "DESCRIPTION")
	s.keys("Enter")
	waitFor(t, s, "IMPACT", "enter")
	s.keys("q")
	s.resize(120, 36)
	waitFor(t, s, "1–", "FOUND")
	s.keys("x")
	screen := waitFor(t, s, "Exported to")
	if strings.Contains(screen, "Signature=") {
		t.Errorf("the link to a report is on the screen:\n%s", screen)
	}
	s.keys("q")
	waitFor(t, s, "1–1 of 1", "PROGRESS")
	s.keys("q")
	s.wantShell(0)
}
