package e2e

import (
	"strings"
	"testing"
)

// waitSigns waits until the rows have these signs, from the top, a dot for none.
func waitSigns(t *testing.T, s *session, when, want string) {
	t.Helper()
	waitUntil(t, s, "the signs "+want+" "+when, func(screen string) bool {
		var signs strings.Builder
		for _, r := range rows(screen) {
			signs.WriteString(r.sign)
		}
		return strings.ReplaceAll(signs.String(), " ", ".") == want
	})
}

// TestUnreadRows ends a scan while no program runs. The next start marks its row until it is opened.
func TestUnreadRows(t *testing.T) {
	t.Parallel()
	m := newMoving(t)
	s := m.session(t, 120, 36)
	quit := func() {
		s.keys("q")
		s.wantShell(0)
		s.clear()
	}
	m.on(t, s)
	waitFor(t, s, "1–3 of 3", "Active 2")
	waitSigns(t, s, "at a first start", "...")
	quit()
	m.passed.Store(120)
	m.on(t, s)
	waitSigns(t, s, "after a scan has ended unseen", ".+.")
	s.keys("0")
	waitFor(t, s, "1–1 of 1")
	s.keys("u")
	waitFor(t, s, "No unread scans here. 1 is elsewhere.")
	s.keys("1")
	waitSigns(t, s, "with all scans again", ".+.")
	quit()
	m.on(t, s)
	waitSigns(t, s, "as long as nobody has opened the scan", ".+.")
	s.keys("u")
	waitUntil(t, s, "the cursor on the scan", func(screen string) bool { return selected(screen) == "ends-soon" })
	s.keys("Enter")
	waitFor(t, s, "192.0.2.1")
	s.keys("q")
	waitSigns(t, s, "once it was opened", "...")
	quit()
	m.passed.Store(2 * 60 * 60)
	m.on(t, s)
	waitSigns(t, s, "after another one has ended", "+..")
	s.keys("U")
	waitFor(t, s, "All scans and events marked as read.")
	waitSigns(t, s, "after U", "...")
	quit()
	m.on(t, s)
	waitFor(t, s, "1–3 of 3")
	waitSigns(t, s, "in the last run", "...")
	s.keys("u")
	waitFor(t, s, "No unread scans.")
	s.keys("q")
	s.wantShell(0)
}
