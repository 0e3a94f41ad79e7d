package e2e

import (
	"regexp"
	"strings"
	"testing"
)

var (
	nameField    = regexp.MustCompile(`Name +(scan-\d{8}-\d{6}\S*) `)
	focusedField = regexp.MustCompile(`▌ \S.*? {2}`)
)

// enterField moves to the field with a label.
func enterField(t *testing.T, s *session, label string) {
	t.Helper()
	const fields = 20 // more fields than the form has
	focused := func(screen string) string { return focusedField.FindString(screen) }
	before := ""
	for range fields {
		// A frame that is half drawn may have no focus.
		screen := waitUntil(t, s, "the next field", func(screen string) bool {
			return focused(screen) != "" && focused(screen) != before
		})
		before = focused(screen)
		if strings.HasPrefix(before, "▌ "+label+" ") {
			return
		}
		s.keys("Tab")
	}
	t.Fatalf("the form has no field %s:\n%s", label, s.screen())
}

// defaultName returns the name of a new scan in the form. A frame that is half drawn may still have a row of
// the list beside the label of the name.
func defaultName(t *testing.T, s *session) string {
	t.Helper()
	return nameField.FindStringSubmatch(waitUntil(t, s, "the default name", func(screen string) bool {
		return strings.Contains(screen, "[ Review ]") && !strings.Contains(screen, "STATUS") &&
			nameField.MatchString(screen)
	}))[1]
}

// TestLaunch fills in the form, reviews the scan, launches it and finds it in the list.
func TestLaunch(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo")
	waitFor(t, s, "All 60")
	s.keys("n")
	name := defaultName(t, s)
	enterField(t, s, "Targets")
	s.text("www.example.com, 192.0.2.7 www.example.com")
	waitFor(t, s, "2 targets, 1 repeated")
	s.keys("C-s")
	waitFor(t, s, "not launched yet", "Targets.1       www.example.com", "Targets.2       192.0.2.7", name)
	s.keys("Enter")
	waitUntil(t, s, "the cursor on "+name, func(screen string) bool { return selected(screen) == name })
	waitFor(t, s, "All 61", "of 61 · page 1 of 3", " · 20")
	s.keys("q")
	s.wantShell(0)
}

// TestPick picks targets and asset tags from those of the account, with either key and after a search.
func TestPick(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo")
	waitFor(t, s, "All 60")
	s.keys("n")
	waitFor(t, s, "New scan", "[ Review ]")
	enterField(t, s, "Targets")
	s.text("192.0.2.7")
	s.keys("F2")
	waitFor(t, s, "Pick targets", "1–50 of", "not verified")
	s.text("api.example")
	waitFor(t, s, "1–3 of 3")
	s.keys("Space", "Down", "Space")
	waitFor(t, s, "2 marked")
	s.keys("Enter")
	waitFor(t, s, "[ Review ]", "3 targets")
	s.keys("Tab", "C-o")
	waitFor(t, s, "Pick asset tags", "payments")
	s.keys("Escape")
	waitInstead(t, s, "Pick asset tags", "[ Review ]", "3 targets")
	s.keys("C-s")
	waitFor(t, s, "not launched yet", "Targets.1       192.0.2.7", "Targets.2       api.example.com",
		"Targets.3       api.example.org")
}

// TestFormKeepsInput leaves the form half filled in and returns to it.
func TestFormKeepsInput(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo")
	waitFor(t, s, "All 60")
	s.keys("n")
	waitFor(t, s, "New scan")
	enterField(t, s, "Targets")
	s.text("no_host!")
	s.keys("C-s") // the targets are invalid
	waitFor(t, s, ": no_host!")
	s.keys("Escape")
	waitInstead(t, s, "[ Review ]", "page 1 of 3")
	s.keys("n")
	waitFor(t, s, "no_host!", "Draft restored")
}

// TestReadOnly checks that read-only mode does not open the form, and says why.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo", "--read-only")
	waitFor(t, s, "page 1 of 3", "read-only")
	s.keys("n")
	waitUntil(t, s, "the reason below the list", func(screen string) bool {
		return strings.Contains(screen, "Read-only: scans cannot be launched.") && len(rows(screen)) == 29
	})
	s.keys("q")
	s.wantShell(0)
}
