package widget

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/safe"
)

func TestBarUsesEighthsAndNeverShowsTooMuch(t *testing.T) {
	t.Parallel()
	g := theme.New(theme.Variant{}).Glyphs
	for _, c := range []struct {
		percent float64
		want    string
	}{
		{0, "········"}, {0.5, "········"}, {1.5, "········"},
		{1.6, "▏·······"}, {12.5, "█·······"},
		{18.75, "█▌······"}, {50, "████····"},
		{99.9, "███████▉"}, {100, "████████"},
	} {
		if got := Bar(g, 8, client.Percent{Value: c.percent, Known: true}); got != c.want {
			t.Errorf("the bar of %v %% is %q, want %q", c.percent, got, c.want)
		}
	}
	if got := Bar(theme.New(theme.Variant{ASCII: true}).Glyphs, 8, client.Percent{Value: 20}); got != "#=......" {
		t.Errorf("in ASCII, the bar of 20 %% is %q", got)
	}
	previous := 0.0
	for p := 0.0; p <= 100; p += 0.1 {
		drawn := drawnShare(strings.Trim(Bar(g, 22, client.Percent{Value: p, Known: true}), g.Track), 22)
		if drawn > p+1e-3 || drawn < previous {
			t.Fatalf("the bar of %.1f %% shows %.2f %%, the one before it %.2f %%", p, drawn, previous)
		}
		previous = drawn
	}
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
		if got := PercentText(c.p); got != c.want {
			t.Errorf("%+v is written %q, want %q", c.p, got, c.want)
		}
		if w := lipgloss.Width(PercentText(c.p)); w > len("100.0%") {
			t.Errorf("%+v is %d wide", c.p, w)
		}
	}
}

func TestFitIsExact(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "a", "abcdefgh", "单次任务", "a单b次c任d务", "👩‍💻 emoji"} {
		for width := range 12 {
			if got := lipgloss.Width(Fit(s, width, false)); got != width {
				t.Errorf("fit(%q, %d) is %d wide", s, width, got)
			}
		}
	}
	if got := Fit("7%", 6, true); got != "    7%" {
		t.Errorf("aligned to the right: %q", got)
	}
}

// A text so long that Fit does not measure all of it is drawn in the same way.
func TestFitOfLongTexts(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{
		"x", "é", "长", "👋", "字\u0337\u0337\u0337", "𐐀\U0001d185\U0001d185\U0001d185", "x𠀀\U0001d185长",
	} {
		for n := range 120 {
			s := safe.Clean(strings.Repeat(unit, n))
			for _, width := range []int{1, 2, 7, 26} {
				want := ansi.Truncate(s, width, theme.Ellipsis)
				want += strings.Repeat(" ", width-lipgloss.Width(want))
				if got := Fit(s, width, false); got != want {
					t.Errorf("%q, %d times, in %d cells is %q, want %q", unit, n, width, got, want)
				}
			}
		}
	}
}

// A name of 5,000 characters costs little more than one of 50.
func BenchmarkFit(b *testing.B) {
	for _, n := range []int{50, 5000} {
		s := strings.Repeat("长", n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Fit(s, 26, false)
			}
		})
	}
}

// drawnShare returns how many percent of a bar's width are filled.
func drawnShare(s string, width int) float64 {
	eighths := 0
	for _, r := range s {
		eighths += 1 + strings.IndexRune("▏▎▍▌▋▊▉█", r)/len("▏")
	}
	return float64(eighths) * 100 / float64(8*width)
}
