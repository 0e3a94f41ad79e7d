package rows

import (
	"strings"
	"testing"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
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

// A name of any length takes no more than its column, and is cut as if it were whole.
func TestALongNameIsCutToItsColumn(t *testing.T) {
	t.Parallel()
	th := theme.New(theme.Variant{})
	columns := []widget.Column{{ID: colName, Width: 9}, {ID: colTargets, Width: 6}}
	table := widget.Table{Columns: columns}
	maker := Maker{Theme: th, Text: text.For("en"), Monitor: monitor.New(monitor.Config{}), Now: tuitest.Noon}
	for _, letter := range []string{"a", "长", "a长", "字\u0337", "สวัสดีน้ำใจ"} {
		for _, n := range []int{1, 3, 4, 5, 8, 9, 10, 11, 5000} {
			s := client.Scan{Name: strings.Repeat(letter, n), Targets: []string{strings.Repeat(letter, n)}}
			cells, _, key := maker.Row(&s, columns)
			whole := []widget.Cell{{Text: s.Name, Style: &th.Text}, {Text: s.Targets[0], Style: &th.Muted}}
			got, want := table.RowLine(th, cells, false, false), table.RowLine(th, whole, false, false)
			if got != want {
				t.Errorf("%d times %s is drawn as %q, want %q", n, letter, got, want)
			}
			if len(key) > 500 {
				t.Errorf("%d times %s takes %d bytes", n, letter, len(key))
			}
		}
	}
}
