package rows

import (
	"slices"
	"strings"
	"testing"
	"time"

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

// What a row has to say of a date is shorter in a narrow column, and for a date of another year. A wide table has
// room for the clock time.
func TestDates(t *testing.T) {
	t.Parallel()
	yesterday, lastYear := tuitest.Noon.AddDate(0, 0, -1), tuitest.Noon.AddDate(-1, 0, 0)
	for _, c := range []struct {
		at    time.Time
		width int
		want  string
	}{
		{time.Time{}, widget.DatedWidth, ""},
		{tuitest.Noon, 5, "12:00"},
		{yesterday, widget.DatedWidth - 1, "03-01"},
		{yesterday, widget.DatedWidth, "03-01 12:00"},
		{lastYear, widget.DatedWidth, "2025-03"},
	} {
		r := row{Maker: Maker{Now: tuitest.Noon}}
		if got := r.date(c.at.UTC(), c.width); got != c.want {
			t.Errorf("%v is shown as %q in %d cells, want %q", c.at, got, c.width, c.want)
		}
	}
	wide := slices.ContainsFunc(Columns(160, text.For("en")), func(c widget.Column) bool {
		return c.ID == colStarted && c.Width == widget.DatedWidth
	})
	if !wide {
		t.Error("a table of 160 cells has no room for the clock time")
	}
}

// A row is drawn again if any part of a cell changes.
func TestTheKeyOfARowHasAllItsParts(t *testing.T) {
	t.Parallel()
	one := []widget.Cell{{Text: "1 high", Rest: []widget.Cell{{Text: "2 low"}}}}
	two := []widget.Cell{{Text: "1 high", Rest: []widget.Cell{{Text: "3 low"}}}}
	if keyOf(one, "finished") == keyOf(two, "finished") {
		t.Error("a count that changes leaves the old one on the screen")
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
