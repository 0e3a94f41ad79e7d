package widget

import (
	"strings"
	"time"

	"scantop/tui/internal/tuitest"
)

var noon = tuitest.Noon

// climb returns n samples from 0 up to a percentage, ten seconds apart.
func climb(n int, upTo float64) []Sample {
	samples := make([]Sample, n)
	for i := range samples {
		samples[i] = Sample{noon.Add(time.Duration(i) * 10 * time.Second), upTo * float64(i) / float64(max(1, n-1))}
	}
	return samples
}

// joinedChart returns lines without colours and trailing spaces.
func joinedChart(lines []string) string { return tuitest.Plain(strings.Join(lines, "\n")) }
