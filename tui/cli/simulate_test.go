package cli

import (
	"strings"
	"testing"
	"unicode"

	"scantop/tui/text"
)

func TestSimulateListsTheFaultsThatItCanCause(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := runMain(t, english, "simulate", "--faults")
	if code != 0 || stderr != "" || strings.Contains(stdout, "\ndns ") {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
	for _, want := range []string{"reset-acted ", "hang ", "shrinking ", "Throttling.User ",
		"carried out, then connection reset without a reply"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in the list", want)
		}
	}
}

func TestSimulateRefusesWhatItCannotServe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args string
		code int
	}{
		{"--addr 0.0.0.0:0", exitUsage}, {"--addr 192.0.2.1:80", exitUsage}, {"--addr example.com:80", exitUsage},
		{"--addr 127.0.0.1", exitUsage},
		{"--addr 127.0.0.1:99999", exitFailed}, {"--fault nonsense", exitUsage}, {"--fault dns", exitUsage},
		{"--fault reset:times=many", exitUsage},
		{"--fault reset:action=Delete", exitUsage}, {"--seed -1", exitUsage}, {"--seed x", exitUsage},
	} {
		args := append([]string{"simulate"}, strings.Fields(c.args)...)
		code, stdout, stderr := runMain(t, english, args...)
		if code != c.code || stdout != "" || strings.Count(stderr, "\n") != 1 ||
			!strings.Contains(stderr, args[1]+" "+args[2]) {
			t.Errorf("%q ends with %d, %q, %q", c.args, code, stdout, stderr)
		}
	}
}

// The faults are described in the user's language. Those named after a code of AVDS have the words of AVDS.
func TestFaultsAreDescribedInChinese(t *testing.T) {
	t.Parallel()
	for _, i := range servedFaults() {
		said := text.For("zh").Fault(i.Name, i.About)
		own := strings.IndexFunc(i.Name, unicode.IsUpper) < 0
		if han := strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Han, r) }); own &&
			!han && !strings.HasPrefix(said, "HTTP 429") || text.For("en").Fault(i.Name, i.About) != i.About {
			t.Errorf("%s: %q", i.Name, said)
		}
	}
}
