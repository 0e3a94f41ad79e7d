package findings

import (
	"slices"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// AVDS may drop old runs, or the shown one, between two replies.
func TestNewestRunReplacesOneThatIsGone(t *testing.T) {
	t.Parallel()
	h := open(t, threeRuns(), wide)
	h.press("[")
	h.see("run 2 of 3")
	h.avds.runs = slices.Delete(h.avds.runs, 1, 2)
	h.press("r")
	h.advance(3 * time.Second)
	h.see("run 2 of 2 · 11:30", "SQL 注入")
	h.press("x", "enter", "y")
}

// The screen of a scan without any run left acts on nothing.
func TestKeysWithoutRuns(t *testing.T) {
	t.Parallel()
	h := open(t, threeRuns(), wide)
	h.avds.runs = nil
	h.press("r")
	h.see("This scan has not run yet.")
	h.press("x", "enter", "y", "Y", "p", "*", "space", "d", "s", "1", "[", "]")
	if len(h.files) > 0 || len(h.copied) > 0 {
		t.Errorf("%d files and %d texts come from a run that is gone", len(h.files), len(h.copied))
	}
}

func TestDetailsThatFailedAreReadAgain(t *testing.T) {
	t.Parallel()
	avds := threeRuns()
	avds.fail = map[string]error{"DescribeVulnerability": &client.Error{
		Kind: client.KindTimeout, Action: "DescribeVulnerability",
	}}
	h := open(t, avds, wide)
	h.press("enter")
	h.see("Press r to try again.")
	avds.fail = nil
	h.press("r")
	h.see("About Weak TLS")
}

// As long as the runs are not known, nothing is said about them.
func TestKeysWhileRunsAreRead(t *testing.T) {
	t.Parallel()
	h := build(t, threeRuns(), wide)
	h.hold = true
	h.drain(h.f.Enter(client.Scan{ID: "11", Name: "sso-pre-rollout", Status: client.StatusFinished}))
	for _, key := range []string{"p", "d", "[", "]"} {
		h.press(key)
		if got := h.f.notice.Text; got != text.For("en").Findings.Loading {
			t.Errorf("%s says %q before the runs are known", key, got)
		}
	}
}

// A list with fewer findings than AVDS counts never becomes complete, so nothing promises that it will.
func TestListThatStaysIncomplete(t *testing.T) {
	t.Parallel()
	avds := many(150)
	list := avds.found["303"]
	for i := range list {
		list[i] = list[0] // AVDS repeats a finding
	}
	h := open(t, avds, wide)
	h.advance(time.Minute)
	h.press("*")
	h.see("AVDS sent only 1 of 150 findings.")
	h.miss("Still reading")
}
