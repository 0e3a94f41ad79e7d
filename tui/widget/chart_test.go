package widget

import (
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/theme"
)

func newChart(v theme.Variant) Chart {
	th := theme.New(v)
	return Chart{Th: th, Fill: th.Accent}
}

func TestChartDrawsPercentOverTime(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		variant theme.Variant
		samples []Sample
		want    string
	}{
		"a straight climb": {theme.Variant{}, climb(21, 100), `
100                ▁▃▄▆█
              ▁▃▄▆██████
         ▁▃▄▆███████████
  0 ▁▃▄▆████████████████
    12:00:00    12:03:20`},
		"a jump in the newest sample": {theme.Variant{}, hourly(25, 25, 25, 25, 50), `
100

                       █
  0 ████████████████████
    12:00:00    13:00:00`},
		"rounded down": {theme.Variant{}, hourly(3.1, 3.1, 3.1, 3.1, 24.9), `
100


  0                    ▇
    12:00:00    13:00:00`},
		"out of range": {theme.Variant{}, hourly(-20, -10, -5, -1, 250), `
100                    █
                       █
                       █
  0                    █
    12:00:00    13:00:00`},
		"ASCII": {theme.Variant{ASCII: true}, climb(21, 100), `
100                  ..#
                ..######
           ..###########
  0   ..################
    12:00:00    12:03:20`},
		"over midnight": {theme.Variant{}, append(hourly(25, 25, 25, 25), Sample{noon.Add(20 * time.Hour), 25.1}), `
100


  0 ████████████████████
    03-02          03-03`},
	} {
		if got := joinedChart(newChart(c.variant).Draw(c.samples, MinChartWidth, 5)); got != c.want[1:] {
			t.Errorf("%s:\n%s\nwant%s", name, got, c.want)
		}
	}
}

// hourly returns samples of percentages, evenly spread over one hour.
func hourly(percents ...float64) []Sample {
	samples := make([]Sample, len(percents))
	for i, p := range percents {
		samples[i] = Sample{noon.Add(time.Duration(i) * time.Hour / time.Duration(len(percents)-1)), p}
	}
	return samples
}

func TestChartKeepsItsSize(t *testing.T) {
	t.Parallel()
	atOnce := []Sample{{noon, 5}, {noon, 6}, {noon, 7}, {noon, 8}, {noon, 9}}
	for _, samples := range [][]Sample{nil, climb(1, 10), climb(4, 10), climb(5, 10), climb(120, 99.9), atOnce} {
		for width := range 90 {
			for height := range 12 {
				lines := newChart(theme.Variant{}).Draw(samples, width, height)
				if width < MinChartWidth || height < minChartHeight || len(samples) < 5 {
					if lines != nil {
						t.Fatalf("%d samples in %dx%d make a chart: too few, or too small", len(samples), width, height)
					}
					continue
				}
				if w := lipgloss.Width(strings.Join(lines, "\n")); len(lines) != height || w > width {
					t.Fatalf("%d samples in %dx%d make a chart of %dx%d", len(samples), width, height, w, len(lines))
				}
			}
		}
	}
}
