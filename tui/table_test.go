package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// cellsOf draws a frame as a terminal would and returns its cells.
func cellsOf(content string, width, height int) uv.ScreenBuffer {
	buffer := uv.NewScreenBuffer(width, height)
	uv.NewStyledString(content).Draw(buffer, buffer.Bounds())
	return buffer
}

func TestHighlightCoversTheWholeRow(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 80, 120, 200} {
		h := start(t, &fakeAVDS{scans: manyScans(30)}, width, 24)
		for row := range 6 {
			buffer := cellsOf(h.m.View().Content, width, 24)
			top := strings.Count(h.screen()[:strings.Index(h.screen(), h.selected())], "\n")
			for x := range width {
				if c := buffer.CellAt(x, top); c != nil && c.Width > 0 && c.Style.Bg == nil {
					t.Errorf("width %d, row %d: the highlight has a hole at column %d: %q", width, row, x, h.selected())
					break
				}
			}
			for x := range width {
				if c := buffer.CellAt(x, top+1); c != nil && c.Style.Bg != nil {
					t.Errorf("width %d, row %d: the highlight leaks below", width, row)
					break
				}
			}
			h.press("down")
		}
	}
}

func TestColumnsLeaveInOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []*text.Catalogue{text.For("en"), text.For("zh")} {
		order := []columnID{colTargets, colStarted, colMode, colType, colBar, colNote}
		for width := 200; width >= minWidth; width-- {
			columns := tableColumns(width, c)
			total, have := rowMargins, map[columnID]bool{}
			for _, col := range columns {
				have[col.id] = true
				total += col.gap + col.width
			}
			if total != width {
				t.Fatalf("the columns take %d of %d cells: %+v", total, width, columns)
			}
			if !have[colName] || !have[colPercent] || !have[colStatus] {
				t.Fatalf("at %d a column left that must stay: %+v", width, columns)
			}
			gone := true
			for _, id := range order {
				if have[id] {
					gone = false
				} else if !gone {
					t.Fatalf("at %d column %d left before one that should leave first", width, id)
				}
			}
		}
	}
}

func TestColumnsAtTheUsualSizes(t *testing.T) {
	t.Parallel()
	heads := func(width int) string {
		table := table{columns: tableColumns(width, text.For("en"))}
		return strings.Join(strings.Fields(ansi.Strip(table.heads(theme.New(theme.Variant{})))), " ")
	}
	for width, want := range map[int]string{
		40: "NAME", 80: "STATUS NAME PROGRESS ETA", 120: "STATUS NAME TYPE MODE PROGRESS ETA STARTED TARGETS",
	} {
		if got := heads(width); got != want {
			t.Errorf("at %d the columns are %q, want %q", width, got, want)
		}
	}
}

func TestBarUsesEighthsAndNeverShowsTooMuch(t *testing.T) {
	t.Parallel()
	g := theme.New(theme.Variant{}).Glyphs
	for _, c := range []struct {
		percent float64
		want    string
	}{
		{0, ""}, {0.5, ""}, {1.5, ""}, {1.6, "▏"}, {12.5, "█"}, {18.75, "█▌"}, {50, "████"}, {99.9, "███████▉"}, {100, "████████"},
	} {
		if got := bar(g, 8, client.Percent{Value: c.percent, Known: true}); got != c.want {
			t.Errorf("bar of %v %% is %q, want %q", c.percent, got, c.want)
		}
	}
	previous := 0.0
	for p := 0.0; p <= 100; p += 0.1 {
		drawn := drawnShare(bar(g, 22, client.Percent{Value: p, Known: true}), 22)
		if drawn > p+1e-3 || drawn < previous {
			t.Fatalf("bar of %.1f %% shows %.2f %%, after %.2f %%", p, drawn, previous)
		}
		previous = drawn
	}
}

// drawnShare is how many percent of a bar's width are filled.
func drawnShare(s string, width int) float64 {
	eighths := 0
	for _, r := range s {
		eighths += 1 + strings.IndexRune("▏▎▍▌▋▊▉█", r)/len("▏")
	}
	return float64(eighths) * 100 / float64(8*width)
}

func TestPercentText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p    client.Percent
		want string
	}{
		{client.Percent{}, ""},
		{client.Percent{Value: 42.3, Known: true}, "42.3%"},
		{client.Percent{Value: 99.99, Known: true}, "99.9%"},
		{client.Percent{Value: 100, Known: true}, "100.0%"},
		{client.Percent{Value: 100, Known: true, Clamped: true}, "!100%"},
	} {
		if got := percentText(c.p); got != c.want {
			t.Errorf("%+v is written %q, want %q", c.p, got, c.want)
		}
		if w := lipgloss.Width(percentText(c.p)); w > percentWidth {
			t.Errorf("%+v is %d wide", c.p, w)
		}
	}
}

func TestFitIsExact(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "a", "abcdefgh", "单次任务", "a单b次c任d务", "👩‍💻 emoji"} {
		for width := range 12 {
			if got := lipgloss.Width(fit(s, width, false)); got != width {
				t.Errorf("fit(%q, %d) is %d wide", s, width, got)
			}
		}
	}
	if got := fit("7%", 6, true); got != "    7%" {
		t.Errorf("aligned to the right: %q", got)
	}
}

// A name of which there is nothing to see gives way to the ScanId.
func TestScansWithoutNameShowTheirID(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"": "4711", " \r\n\u3000": "4711", "\x1b\u202e\u3164": "4711", "\nback\n": "back"} {
		h := start(t, &fakeAVDS{scans: []client.Scan{{ID: "4711", Name: name, Status: client.StatusFinished, Type: client.TypeVuln}}}, 120, 36)
		if row := h.selected(); !strings.Contains(row, " finished  "+want+" ") {
			t.Errorf("the name %+q: %s", name, row)
		}
	}
}

// A text too long to be looked at as a whole looks the same.
func TestFitOfLongTexts(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"x", "é", "长", "👋", "字\u0337\u0337\u0337", "𐐀\U0001d185\U0001d185\U0001d185", "x𠀀\U0001d185长"} {
		for n := range 120 {
			s := safe.Clean(strings.Repeat(unit, n))
			for _, width := range []int{1, 2, 7, 26} {
				want := ansi.Truncate(s, width, theme.Ellipsis)
				want += strings.Repeat(" ", width-lipgloss.Width(want))
				if got := fit(s, width, false); got != want {
					t.Errorf("%d times %q in %d cells is %q, want %q", n, unit, width, got, want)
				}
			}
		}
	}
}

// BenchmarkFit costs little more for a name of 5,000 characters than for one of
// 50.
func BenchmarkFit(b *testing.B) {
	for _, n := range []int{50, 5000} {
		s := strings.Repeat("长", n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				fit(s, 26, false)
			}
		})
	}
}

// Rows that are not drawn again look as if they were.
func TestRowsThatAreKeptLookLikeNewOnes(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36)
	same := func(when string) {
		t.Helper()
		kept := h.m.View().Content
		h.m.list.table.redraw()
		h.m.list.rebuild()
		if h.m.View().Content != kept {
			t.Errorf("%s: a kept row looks unlike a new one", when)
		}
	}
	same("at first")
	for i, change := range []func(){
		func() {}, func() { avds.scans[0].Progress.Value = 44.4 }, func() { avds.scans[0].Status = client.StatusAborted },
		func() { h.press("w") }, func() { avds.scans[6].Flow = client.FlowFull }, func() { avds.scans[6].Progress.Clamped = true },
		func() { h.press("right") }, func() { h.press("left", "2") }, func() { h.m.setBackground(false) },
		func() { h.m.setSize(80, 24) }, func() { avds.err = &client.Error{Kind: client.KindServer} },
	} {
		change()
		h.advance(5 * time.Second)
		same(fmt.Sprint("change ", i))
	}
	h.advance(10 * time.Second) // old by now
	same("stale")
	h.advance(2 * time.Minute)
	avds.err = nil
	h.press("r")
	h.advance(2 * time.Minute) // stalled
	same("stalled")
}
