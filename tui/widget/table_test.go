package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// A cell with several texts fills its columns exactly, however narrow they are, and each text keeps its
// style.
func TestACellOfSeveralTextsFillsItsColumns(t *testing.T) {
	t.Parallel()
	th := theme.New(theme.Variant{})
	cell := Cell{Text: "2 high", Style: &th.Error, Span: 1,
		Rest: []Cell{{Text: "  "}, {Text: "低危 31", Style: &th.Text}}}
	for _, c := range []struct {
		width int // of the two columns that the cell covers
		right bool
		want  string
	}{
		{20, false, "[2 high  低危 31     ]"},
		{20, true, "[     2 high  低危 31]"},
		{14, false, "[2 high  低危 …]"},
		{5, false, "[2 hi…]"},
	} {
		table := &Table{Columns: []Column{
			{Width: 1}, {Width: c.width - 4, Right: c.right}, {Width: 3, Gap: 1}, {Width: 1},
		}}
		cells := []Cell{{Text: "["}, cell, {Text: "covered"}, {Text: "]"}}
		line := table.RowLine(th, cells, false, false)
		if got := strings.TrimSpace(ansi.Strip(line)); got != c.want {
			t.Errorf("%d cells, right: %v: %q, want %q", c.width, c.right, got, c.want)
		}
		first := strings.TrimSuffix(th.Error.Render(ansi.Strip(line)[3:8]), "\x1b[m")
		if !c.right && !strings.Contains(line, first) {
			t.Errorf("%d cells: the first text has lost its style: %q", c.width, line)
		}
		selected := ansi.Strip(table.RowLine(th, cells, true, false))
		if strings.TrimLeft(selected, " "+th.Glyphs.Cursor) != strings.TrimLeft(ansi.Strip(line), " ") {
			t.Errorf("%d cells: the selected row is %q, others are %q", c.width, selected, ansi.Strip(line))
		}
	}
}
