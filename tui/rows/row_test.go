package rows

import (
	"testing"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// An intrusive scan is amber before it runs as well, because then it can still be stopped.
func TestAnIntrusiveScanIsAmberUntilItIsOver(t *testing.T) {
	t.Parallel()
	th := theme.New(theme.Variant{})
	for _, c := range []struct {
		flow   client.FlowName
		status client.Status
		amber  bool
	}{
		{client.FlowFull, client.StatusRunning, true},
		{client.FlowFull, client.StatusWaiting, true},
		{client.FlowFull, client.StatusFinished, false},
		{client.FlowFull, client.StatusAborted, false},
		{client.FlowGeneral, client.StatusRunning, false},
		{client.FlowGeneral, client.StatusWaiting, false},
	} {
		s := client.Scan{Type: client.TypeVuln, Flow: c.flow, Status: c.status}
		r := row{Maker: Maker{Theme: th, Text: text.For("en"), Now: tuitest.Noon}, scan: &s}
		cell := r.cell(widget.Column{ID: colMode, Width: 8})
		if got := cell.Style.Render(cell.Text) == th.Caution.Render(cell.Text); got != c.amber {
			t.Errorf("a %s scan in mode %s is amber: %t", c.status, c.flow, got)
		}
	}
}
