package widget

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/paginator"
	"charm.land/bubbles/v2/progress"
	"charm.land/bubbles/v2/table"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
)

// These tests show the faults for which bubbles are not used. A test that fails says that a
// newer version has mended a fault: then read the comment that names it again.

func TestFaultTheProgressBubbleFillsTheBarBeforeTheEnd(t *testing.T) {
	t.Parallel()
	const width = 20
	bubble := progress.New(progress.WithWidth(width), progress.WithoutPercentage())
	drawn := func(percent float64) string { return ansi.Strip(bubble.ViewAs(percent / 100)) }
	if got := drawn(99.9); got != strings.Repeat("▌", width) {
		t.Errorf("99.9 %% is %q, which does not look finished", got)
	}
	if got := drawn(2); strings.Trim(got, "░") != "" {
		t.Errorf("2 %% is %q, which shows that the scan has begun", got)
	}
	if one, other := drawn(42.6), drawn(47.4); one != other {
		t.Errorf("42.6 %% is %q and 47.4 %% is %q: there are parts of a cell", one, other)
	}
	g := theme.New(theme.Variant{}).Glyphs
	own := func(percent float64) string { return Bar(g, width, client.Percent{Value: percent, Known: true}) }
	if got := own(99.9); !strings.HasSuffix(got, "▉") {
		t.Errorf("99.9 %% is %q in our bar", got)
	}
	if own(2) == own(0) || own(42.6) == own(47.4) {
		t.Error("our bar does not show 2 % of 20 cells")
	}
}

func TestFaultTheProgressBubbleTakesNoStyle(t *testing.T) {
	t.Parallel()
	bubble := progress.New(progress.WithWidth(10), progress.WithoutPercentage(), progress.WithColors(lipgloss.Cyan))
	row := lipgloss.NewStyle().Background(lipgloss.Blue)
	within, _, _ := strings.Cut(row.Render("a "+bubble.ViewAs(0.5)+" b"), "░")
	if bar := within[strings.LastIndex(within, "▌"):]; strings.Contains(bar, "44") {
		t.Errorf("the background of the row goes on behind the bar: %q", bar)
	}
	if solid := bubble.ViewAs(1); strings.Contains(solid, "48;") || strings.Contains(solid, "46") {
		t.Errorf("the right half of a half block is filled: %q", solid)
	}
}

func helpOf(count int) []key.Binding {
	bindings := make([]key.Binding, count)
	for i := range bindings {
		bindings[i] = key.NewBinding(key.WithKeys("x"), key.WithHelp("x", "does it"))
	}
	return bindings
}

func TestFaultTheHelpBubbleOverflows(t *testing.T) {
	t.Parallel()
	const width = 10 // for one binding of 9 cells, but not for an ellipsis behind it
	bubble := help.New()
	bubble.SetWidth(width)
	if got := lipgloss.Width(bubble.ShortHelpView(helpOf(3))); got <= width {
		t.Errorf("the short help takes %d of %d cells", got, width)
	}
	if got := lipgloss.Width(keyLine(theme.New(theme.Variant{}), helpOf(3), width)); got > width {
		t.Errorf("our line of keys takes %d of %d cells", got, width)
	}
}

func TestFaultTheHelpBubbleLeavesColumnsOut(t *testing.T) {
	t.Parallel()
	bubble := help.New()
	bubble.SetWidth(30)
	last := key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "quit"))
	got := bubble.FullHelpView([][]key.Binding{helpOf(2), helpOf(2), {last}})
	if strings.Contains(got, "quit") {
		t.Errorf("the last column stands below the others:\n%s", got)
	}
}

func TestFaultThePaginatorBubbleLeavesItsPages(t *testing.T) {
	t.Parallel()
	pages := paginator.New(paginator.WithPerPage(20))
	pages.SetTotalPages(128)
	pages.Page = 6 // the last of 7, counted from 0
	pages.SetTotalPages(45)
	if got := pages.View(); got != "7/3" {
		t.Errorf("when scans disappear, the paginator is at page %s", got)
	}
	if pages.NextPage(); pages.Page != 7 {
		t.Errorf("the page after page 7 of 3 is page %d", pages.Page+1)
	}
	if from, to := pages.GetSliceBounds(45); from <= to {
		t.Errorf("page %d of 3 has the rows %d to %d", pages.Page+1, from, to)
	}
	if pages.SetTotalPages(0); pages.TotalPages != 3 {
		t.Errorf("no scans take %d pages", pages.TotalPages)
	}
}

func TestFaultLipglossWrapsInTheMiddleOfAFlag(t *testing.T) {
	t.Parallel()
	const command, width = "scantop --page-size 20", 18
	if got := lipgloss.Wrap(command, width, ""); !strings.Contains(got, "-\n") {
		t.Errorf("lipgloss does not break after a hyphen: %q", got)
	}
	if got := strings.Join(Wrap([]Span{{Text: command}}, width), "\n"); got != "scantop\n--page-size 20" {
		t.Errorf("our lines are %q", got)
	}
	if got := lipgloss.Wrap("例", 1, ""); lipgloss.Width(got) < 2 {
		t.Errorf("lipgloss fits a wide character into one cell: %q", got)
	}
}

func TestFaultTheTableBubbleFailsOnALongRow(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("the table draws a row with more cells than columns")
		}
	}()
	bubble := table.New(table.WithColumns([]table.Column{{Title: "A", Width: 5}}), table.WithHeight(3))
	bubble.SetRows([]table.Row{{"one", "two"}})
}
