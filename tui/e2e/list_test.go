package e2e

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestList starts the demo, sees that it is live, and quits.
func TestList(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo", "--interval", "1s")
	waitFor(t, s, "1–29 of 60 · page 1 of 3", "All 60", "live")
	const moving = "单次任务-支付" // its progress grows by one percent in three seconds
	screen := waitUntil(t, s, "29 rows", func(screen string) bool {
		return len(rows(screen)) == 29 && percentOf(screen, moving) != ""
	})
	first := percentOf(screen, moving)
	waitUntil(t, s, moving+" to move on from "+first, func(screen string) bool {
		now := percentOf(screen, moving)
		return now != "" && now != first
	})
	s.keys("q")
	s.wantShell(0)
}

func percentOf(screen, name string) string {
	for _, r := range rows(screen) {
		if r.name == name {
			return r.percent
		}
	}
	return ""
}

// TestPages turns the pages of AVDS.
func TestPages(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo")
	// The screen may be read while a frame is half drawn, so wait for a complete one.
	page := func(footer string, not []row) []row {
		return rows(waitUntil(t, s, "29 other scans and "+footer, func(screen string) bool {
			shown := rows(screen)
			return strings.Contains(screen, footer) && len(shown) == 29 &&
				!slices.ContainsFunc(shown, func(r row) bool {
					return slices.ContainsFunc(not, func(n row) bool { return n.name == r.name })
				})
		}))
	}
	first := page("1–29 of 60 · page 1 of 3", nil)
	s.keys("Right")
	second := page("30–58 of 60 · page 2 of 3", first)
	s.keys("Right")
	waitFor(t, s, "59–60 of 60 · page 3 of 3")
	s.keys("Left")
	waitFor(t, s, "page 2 of 3")
	s.keys("Down", "Down")
	waitUntil(t, s, "the cursor on the third row", func(screen string) bool {
		return len(second) > 2 && selected(screen) == second[2].name
	})
}

// TestFilters goes through the status tabs, one after the other and by number.
func TestFilters(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo")
	waitFor(t, s, "page 1 of 3")
	tabs := []string{"running", "waiting", "finished", "aborted", "invalid", "disabled"}
	for _, status := range tabs {
		s.keys("Tab")
		waitOnly(t, s, status)
	}
	s.keys("Tab") // back to the first one
	waitOnly(t, s, "running", "waiting")
	s.keys("Tab")
	waitFor(t, s, "of 60 · page 1 of 3")
	for i, status := range slices.Backward(tabs) {
		s.keys(fmt.Sprint(i + 2))
		waitOnly(t, s, status)
	}
	s.keys("1")
	waitFor(t, s, "of 60 · page 1 of 3")
	s.keys("0")
	waitOnly(t, s, "running", "waiting")
}

// waitOnly waits until the rows have the given statuses, each of them, and no other.
func waitOnly(t *testing.T, s *session, statuses ...string) {
	t.Helper()
	waitUntil(t, s, "only scans that are "+strings.Join(statuses, " or "), func(screen string) bool {
		shown := map[string]bool{}
		for _, r := range rows(screen) {
			shown[r.status] = true
		}
		return slices.Equal(slices.Sorted(maps.Keys(shown)), slices.Sorted(slices.Values(statuses)))
	})
}

// TestHelp opens and closes the help.
func TestHelp(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo")
	waitFor(t, s, "page 1 of 3")
	s.keys("?")
	waitInstead(t, s, "page 1 of 3", "suspend (fg resumes)", "next page", "new scan") // it covers the list
	s.keys("Escape")
	waitInstead(t, s, "suspend (fg resumes)", "page 1 of 3")
	s.keys("q")
	s.wantShell(0)
}
