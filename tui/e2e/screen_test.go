package e2e

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// Limits of every wait. A wait ends as soon as its condition is true, so that a generous
// limit costs time only when a test fails.
const (
	patience = time.Minute
	glance   = 20 * time.Millisecond
)

// display is a terminal with a screen. It is over when nothing more will be written to it.
type display interface {
	screen() string
	over() bool
}

// waitUntil waits until a screen is as wanted, and returns it.
func waitUntil(t *testing.T, d display, what string, ok func(screen string) bool) string {
	t.Helper()
	var now string
	good := false
	eventually(func() bool {
		last := d.over() // before reading the screen, which is then final
		now = d.screen()
		good = ok(now)
		return good || last
	})
	if !good {
		t.Fatalf("waited for %s; the screen:\n%s", what, now)
	}
	return now
}

// waitFor waits until all texts are on the screen at once.
func waitFor(t *testing.T, d display, texts ...string) string {
	t.Helper()
	return waitUntil(t, d, strings.Join(texts, " and "), func(screen string) bool { return containsAll(screen, texts) })
}

// waitGone waits until a text is not on the screen.
func waitGone(t *testing.T, d display, text string) string {
	t.Helper()
	return waitInstead(t, d, text)
}

// waitInstead waits until texts are on the screen and another one is not. While a frame is half
// drawn, a screen that opens and the one that it replaces may both be there.
func waitInstead(t *testing.T, d display, gone string, texts ...string) string {
	t.Helper()
	return waitUntil(t, d, strings.Join(texts, " and ")+" instead of "+gone, func(screen string) bool {
		return !strings.Contains(screen, gone) && containsAll(screen, texts)
	})
}

func containsAll(screen string, texts []string) bool {
	return !slices.ContainsFunc(texts, func(text string) bool { return !strings.Contains(screen, text) })
}

// eventually reports whether a condition becomes true in time.
func eventually(ok func() bool) bool {
	deadline := time.Now().Add(patience)
	for !ok() {
		if time.Now().After(deadline) {
			return false
		}
		time.Sleep(glance)
	}
	return true
}

// row is a scan in the list.
type row struct {
	selected                    bool
	sign, status, name, percent string // sign is + or ! for unread news, or " "; percent is "" without progress
}

var (
	rowLine = regexp.MustCompile(`^ ([▌ ])([+! ]) \S ` +
		`(running|waiting|finished|aborted|invalid|disabled) +(.+?)(?:  |$)`)
	percent = regexp.MustCompile(`\d+\.\d%`)
)

// rows returns the scans on an English screen of at least 80 columns.
func rows(screen string) []row {
	var all []row
	for _, line := range strings.Split(screen, "\n") {
		if m := rowLine.FindStringSubmatch(line); m != nil {
			all = append(all, row{m[1] != " ", m[2], m[3], m[4], percent.FindString(line)})
		}
	}
	return all
}

// selected returns the name of the scan under the cursor.
func selected(screen string) string {
	for _, r := range rows(screen) {
		if r.selected {
			return r.name
		}
	}
	return ""
}
