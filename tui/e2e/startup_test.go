package e2e

import (
	"bytes"
	"os/exec"
	"regexp"
	"testing"
	"time"
)

// slowInit is too long for the initialization of one package. The slowest one takes
// 0.3 ms; a version of go-runewidth that fills its tables there took 26 ms.
const slowInit = 5 * time.Millisecond

// initLine is a line of GODEBUG=inittrace=1: a package and how long it took.
var initLine = regexp.MustCompile(`(?m)^init (\S+) @.* ms, ([0-9.]+) ms clock`)

// TestPackagesInitializeQuickly measures how long packages take before main begins. The best
// of five starts counts, because another program may interrupt any of them.
func TestPackagesInitializeQuickly(t *testing.T) {
	t.Parallel()
	best := map[string]time.Duration{}
	for range 5 {
		cmd := exec.Command(scantop, "--version")
		cmd.Env = environ(t, "GODEBUG=inittrace=1")
		var trace bytes.Buffer
		cmd.Stderr = &trace
		if err := cmd.Run(); err != nil {
			t.Fatal(err)
		}
		for _, line := range initLine.FindAllStringSubmatch(trace.String(), -1) {
			took, err := time.ParseDuration(line[2] + "ms")
			if err != nil {
				t.Fatal(err)
			}
			if old, known := best[line[1]]; !known || took < old {
				best[line[1]] = took
			}
		}
	}
	if _, ok := best["github.com/mattn/go-runewidth"]; !ok || len(best) < 50 {
		t.Fatalf("the trace names %d packages, without go-runewidth: %v", len(best), best)
	}
	for name, took := range best {
		if took > slowInit {
			t.Errorf("package %s takes %v to initialize, want at most %v", name, took, slowInit)
		}
	}
}
