package tui

import (
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

func newChart(v theme.Variant) chart {
	th := theme.New(v)
	return chart{th: th, fill: th.Accent}
}

// climb is n samples from 0 up to a percentage, ten seconds apart.
func climb(n int, upTo float64) []sample {
	samples := make([]sample, n)
	for i := range samples {
		samples[i] = sample{noon.Add(time.Duration(i) * 10 * time.Second), upTo * float64(i) / float64(max(1, n-1))}
	}
	return samples
}

// joinedChart is what lines look like, without colours and trailing blanks.
func joinedChart(lines []string) string {
	lines = strings.Split(ansi.Strip(strings.Join(lines, "\n")), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func TestChartDrawsPercentOverTime(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		variant theme.Variant
		samples []sample
		want    string
	}{
		"a straight climb": {theme.Variant{}, climb(21, 100), `
100                ▁▃▄▆█
              ▁▃▄▆██████
         ▁▃▄▆███████████
  0 ▁▃▄▆████████████████
    12:00:00    12:03:20`},
		"a jump: it stood still until the newest was seen": {theme.Variant{}, hourly(25, 25, 25, 25, 50), `
100

                       █
  0 ████████████████████
    12:00:00    13:00:00`},
		"never more than was said": {theme.Variant{}, hourly(3.1, 3.1, 3.1, 3.1, 24.9), `
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
		"over midnight": {theme.Variant{}, append(hourly(25, 25, 25, 25), sample{noon.Add(20 * time.Hour), 25.1}), `
100


  0 ████████████████████
    03-02          03-03`},
	} {
		if got := joinedChart(newChart(c.variant).lines(c.samples, minChartWidth, 5)); got != c.want[1:] {
			t.Errorf("%s:\n%s\nwant%s", name, got, c.want)
		}
	}
}

// hourly is the samples of percentages within an hour.
func hourly(percents ...float64) []sample {
	samples := make([]sample, len(percents))
	for i, p := range percents {
		samples[i] = sample{noon.Add(time.Duration(i) * time.Hour / time.Duration(len(percents)-1)), p}
	}
	return samples
}

func TestChartKeepsItsSize(t *testing.T) {
	t.Parallel()
	atOnce := []sample{{noon, 5}, {noon, 6}, {noon, 7}, {noon, 8}, {noon, 9}}
	for _, samples := range [][]sample{nil, climb(1, 10), climb(4, 10), climb(5, 10), climb(120, 99.9), atOnce} {
		for width := range 90 {
			for height := range 12 {
				lines := newChart(theme.Variant{}).lines(samples, width, height)
				if width < minChartWidth || height < minChartHeight || len(samples) < 5 {
					if lines != nil {
						t.Fatalf("%d samples in %dx%d are too few, or it is too small, but there is a chart", len(samples), width, height)
					}
					continue
				}
				if w := lipgloss.Width(strings.Join(lines, "\n")); len(lines) != height || w > width {
					t.Fatalf("%d samples in %dx%d give %dx%d", len(samples), width, height, w, len(lines))
				}
			}
		}
	}
}
