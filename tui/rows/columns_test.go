package rows

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

func TestColumnsAreDroppedInOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []*text.Catalogue{text.For("en"), text.For("zh")} {
		order := []int{colTargets, colStarted, colMode, colType, colBar, colNote}
		for width := 200; width >= 40; width-- {
			columns := Columns(width, c)
			total, have := widget.RowMargins, map[int]bool{}
			for _, col := range columns {
				have[col.ID] = true
				total += col.Gap + col.Width
			}
			if total != width {
				t.Fatalf("the columns take %d of %d cells: %+v", total, width, columns)
			}
			if !have[colName] || !have[colPercent] || !have[colStatus] {
				t.Fatalf("at %d a column is dropped that must stay: %+v", width, columns)
			}
			gone := true
			for _, id := range order {
				if have[id] {
					gone = false
				} else if !gone {
					t.Fatalf("at %d column %d is dropped before one that should be dropped first", width, id)
				}
			}
		}
	}
}

func TestColumnsAtTheUsualSizes(t *testing.T) {
	t.Parallel()
	heads := func(width int) string {
		table := widget.Table{Columns: Columns(width, text.For("en"))}
		return strings.Join(strings.Fields(ansi.Strip(table.Heads(theme.New(theme.Variant{})))), " ")
	}
	for width, want := range map[int]string{
		40: "NAME", 80: "STATUS NAME PROGRESS WHEN", 120: "STATUS NAME TYPE MODE PROGRESS WHEN STARTED TARGETS",
	} {
		if got := heads(width); got != want {
			t.Errorf("at %d the columns are %q, want %q", width, got, want)
		}
	}
}
