package findings

import (
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/effect"
	"scantop/tui/text"
)

// A real clock goes on between two looks at it, so a request that is due now must not become due later
// each time.
func TestCopyIsNotPutOffByTheClock(t *testing.T) {
	t.Parallel()
	avds := threeRuns()
	h := build(t, avds, wide)
	h.avds = avds
	fx := effect.Effects{
		Ctx: t.Context(), Lister: avds,
		Clock: effect.Clock{
			Now:   func() time.Time { h.clock = h.clock.Add(time.Microsecond); return h.clock },
			After: h.after,
		},
	}
	h.f.asking.fx = fx.Findings("en")
	h.drain(h.f.Enter(client.Scan{ID: "11", Name: "sso-pre-rollout", Status: client.StatusFinished}))
	h.press("y")
	h.see(text.For("en").Findings.Copied)
	if avds.count("DescribeVulnerability") != 1 || len(h.copied) != 1 {
		t.Errorf("%d requests, copied %q", avds.count("DescribeVulnerability"), h.copied)
	}
}
