package cli

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// slowFaults keep a client waiting.
var slowFaults = []string{"hang", "drip", "drip-head", "huge"}

// Whatever AVDS sends, a gate of a run with high findings is never open, and what a command prints for
// programs is whole or not there.
func TestResultsUnderEveryFault(t *testing.T) {
	for _, fault := range servedFaults() {
		if slices.Contains(slowFaults, fault.Name) {
			continue
		}
		t.Run(fault.Name, func(t *testing.T) {
			for _, line := range []string{
				"findings ID --fail-on high -o json", "get ID -o json", "runs ID -o json",
				"findings ID -o sarif", "report ID",
			} {
				args := strings.ReplaceAll(line, "ID", scanned)
				code, stdout, stderr, _ := runResults(t, fault.Name, strings.Fields(args)...)
				if strings.Contains(line, "--fail-on") && code == 0 && fault.Name != "nothing-found" {
					t.Errorf("%s is open: %q, %q", line, stdout, stderr)
				}

				if strings.Contains(line, " -o ") && stdout != "" && !json.Valid([]byte(stdout)) {
					t.Errorf("%s ends with %d and prints %q", line, code, stdout)
				}
				if code != 0 && code != exitFound && stderr == "" || strings.Contains(stderr, "Signature=") ||
					strings.ContainsAny(stderr, "\x1b\x07") {
					t.Errorf("%s ends with %d, %q", line, code, stderr)
				}
			}
		})
	}
}
