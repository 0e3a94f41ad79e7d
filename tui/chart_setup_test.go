package tui

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"scantop/tui/widget"
)

// climb is n samples from 0 up to a percentage, ten seconds apart.
func climb(n int, upTo float64) []widget.Sample {
	samples := make([]widget.Sample, n)
	for i := range samples {
		samples[i] = widget.Sample{At: noon.Add(time.Duration(i) * 10 * time.Second), Percent: upTo * float64(i) / float64(max(1, n-1))}
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
