package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/monitor"
)

// refusing is a service that offers everything but one operation.
type refusing struct {
	*withFindings
	operation string // "": it offers everything
	asked     int    // requests of that operation
}

func (r *refusing) call(operation string) error {
	if operation != r.operation {
		return nil
	}
	r.asked++
	return &client.Error{Kind: client.KindPermission, Action: operation, Code: "Forbidden.RAM"}
}

func (r *refusing) DescribeScanSessions(
	ctx context.Context, q client.RunQuery,
) (*client.Listing[client.Run], error) {
	if err := r.call("DescribeScanSessions"); err != nil {
		return nil, err
	}
	return r.withFindings.DescribeScanSessions(ctx, q)
}

func (r *refusing) DescribeAllVulnerabilities(
	ctx context.Context, q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	if err := r.call("DescribeAllVulnerabilities"); err != nil {
		return nil, err
	}
	return r.withFindings.DescribeAllVulnerabilities(ctx, q)
}

func (r *refusing) DescribeVulnerability(ctx context.Context, id, lang string) (*client.FindingDetail, error) {
	if err := r.call("DescribeVulnerability"); err != nil {
		return nil, err
	}
	return r.withFindings.DescribeVulnerability(ctx, id, lang)
}

func (r *refusing) GenerateVulReport(ctx context.Context, s client.ReportSpec) error {
	if err := r.call("GenerateVulReport"); err != nil {
		return err
	}
	return r.withFindings.GenerateVulReport(ctx, s)
}

func (r *refusing) DescribeAssets(context.Context, client.AssetQuery) (*client.Listing[client.Asset], error) {
	return &client.Listing[client.Asset]{}, r.call("DescribeAssets")
}

func (r *refusing) DescribeUserTags(context.Context, client.TagQuery) (*client.Listing[client.Tag], error) {
	return &client.Listing[client.Tag]{}, r.call("DescribeUserTags")
}

// An operation that AVDS rejects is named once in the event log, without a bell, and in the help for as long
// as that is so. r tries it again.
func TestRefusedOperationsAreSaidOnce(t *testing.T) {
	t.Parallel()
	report := func(h *harness) {
		h.press("f", "p")
		h.advance(time.Second)
		h.press("left", "enter")
	}
	pick := func(down int) func(*harness) {
		return func(h *harness) {
			h.press("n")
			for range down {
				h.press("down")
			}
			h.press("f2")
		}
	}
	for operation, c := range map[string]struct {
		reach     func(*harness)
		log, help string
	}{
		"DescribeScanSessions":       {func(h *harness) { h.press("f") }, "No findings", "offer findings"},
		"DescribeAllVulnerabilities": {func(h *harness) { h.press("f") }, "No findings", "offer findings"},
		"DescribeVulnerability": {
			func(h *harness) { h.press("f", "enter") }, "No details of findings", "offer details of findings",
		},
		"GenerateVulReport": {report, "No reports", "offer reports"},
		"DescribeAssets":    {pick(0), "No assets", "offer assets"},
		"DescribeUserTags":  {pick(1), "No asset tags", "offer asset tags"},
	} {
		t.Run(operation, func(t *testing.T) {
			t.Parallel()
			found := &withFindings{fakeAVDS: &fakeAVDS{scans: manyScans(40)}}
			avds := &refusing{withFindings: found, operation: operation}
			h := build(t, avds.fakeAVDS, 120, 36, func(o *Options) { o.Bell = true })
			h.m = New(t.Context(), avds, avds, h.options)
			h.send(tea.WindowSizeMsg{Width: 120, Height: 36})
			h.drain(h.m.Init())
			home := func() {
				for range 6 {
					if len(h.m.screens) > 1 {
						h.press("esc")
					}
				}
			}
			said := func() (n int) {
				events, _ := h.m.monitor.Events()
				for _, e := range events {
					if e.Kind == monitor.Unavailable && e.Name == operation {
						n++
					}
				}
				return n
			}
			inHelp := func() bool {
				keys, signs := h.wholeHelp()
				return strings.Contains(keys+signs, "does not "+c.help+" to this account ("+operation+").")
			}
			for range 2 {
				c.reach(h)
				home()
			}
			if avds.asked == 0 || said() != 1 || !inHelp() || len(h.raw) > 0 {
				t.Fatalf("%d requests, %d events, in the help: %v, sequences %q", avds.asked, said(), inHelp(), h.raw)
			}
			h.press("e")
			h.see(c.log + ": AVDS rejected " + operation + " (Forbidden.RAM). Press r to retry.")
			h.press("esc")
			before := avds.asked
			h.press("r")
			c.reach(h)
			home()
			if avds.asked == before || said() != 1 || !inHelp() {
				t.Errorf("after r: %d more requests, %d events", avds.asked-before, said())
			}
			avds.operation = ""
			h.press("r")
			c.reach(h)
			home()
			if inHelp() {
				t.Error("the help still says that AVDS does not offer it")
			}
		})
	}
}
