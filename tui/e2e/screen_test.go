package e2e

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// patience bounds every wait. A wait ends as soon as it is over, so a generous
// bound costs nothing but on a failure.
const (
	patience = time.Minute
	glance   = 20 * time.Millisecond
)

// display is a terminal that can be looked at. It is over when nothing more
// will be written to it.
type display interface {
	screen() string
	over() bool
}

// waitUntil looks at a screen until it is as wanted, and returns it.
func waitUntil(t *testing.T, d display, what string, ok func(screen string) bool) string {
	t.Helper()
	var now string
	good := false
	eventually(func() bool {
		last := d.over() // asked before the look, which is then the last one
		now = d.screen()
		good = ok(now)
		return good || last
	})
	if !good {
		t.Fatalf("waited for %s; the screen:\n%s", what, now)
	}
	return now
}

// waitFor waits for all of the texts to be on the screen at once.
func waitFor(t *testing.T, d display, texts ...string) string {
	t.Helper()
	return waitUntil(t, d, strings.Join(texts, " and "), func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// waitGone waits for a text to have left the screen.
func waitGone(t *testing.T, d display, text string) string {
	t.Helper()
	return waitUntil(t, d, text+" to go", func(screen string) bool { return !strings.Contains(screen, text) })
}

// eventually reports whether a condition comes true in time.
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

// row is a scan as the list shows it.
type row struct {
	selected              bool
	status, name, percent string // no percent: ""
}

var (
	rowLine = regexp.MustCompile(`^ ([▌ ]) \S (running|waiting|finished|aborted|invalid|disabled) +(.+?)(?:  |$)`)
	percent = regexp.MustCompile(`\d+\.\d%`)
)

// rows reads the scans off an English screen of at least 80 columns.
func rows(screen string) []row {
	var all []row
	for _, line := range strings.Split(screen, "\n") {
		if m := rowLine.FindStringSubmatch(line); m != nil {
			all = append(all, row{m[1] != " ", m[2], m[3], percent.FindString(line)})
		}
	}
	return all
}

// selected is the name of the scan under the cursor.
func selected(screen string) string {
	for _, r := range rows(screen) {
		if r.selected {
			return r.name
		}
	}
	return ""
}
