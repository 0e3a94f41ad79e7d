package detail

import (
	"strings"
	"time"

	"scantop/tui/internal/tuitest"
	"scantop/tui/widget"
)

var noon = tuitest.Noon

// climb returns n samples from 0 up to a percentage, ten seconds apart.
func climb(n int, upTo float64) []widget.Sample {
	samples := make([]widget.Sample, n)
	for i := range samples {
		samples[i] = widget.Sample{
			At: noon.Add(time.Duration(i) * 10 * time.Second), Percent: upTo * float64(i) / float64(max(1, n-1)),
		}
	}
	return samples
}

// joinedChart returns lines as one text, without colours and trailing blanks.
func joinedChart(lines []string) string { return tuitest.Plain(strings.Join(lines, "\n")) }
