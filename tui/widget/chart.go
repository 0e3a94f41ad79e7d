package widget

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/theme"
)

// Sizes of a chart.
const (
	MinChartWidth  = 24 // the least width, in cells
	minChartHeight = 4  // the least height, in lines
	MinSamples     = 5  // fewer samples make no chart
	chartSide      = 4  // cells left of the plot: "100 "
)

// Sample is a percentage and the time when it was first seen.
type Sample struct {
	At      time.Time
	Percent float64
}

// Chart draws a percentage over time, from the first sample to the newest. Each sample is
// valid until the next one. The scale is on the left; the first and the last time are below.
type Chart struct {
	Th   *theme.Theme
	Fill lipgloss.Style // style of the columns
}

// Draw returns the chart in at most width cells and exactly height lines. It returns nil if
// there is not enough room, or if there are fewer than MinSamples samples.
func (c Chart) Draw(samples []Sample, width, height int) []string {
	if width < MinChartWidth || height < minChartHeight || len(samples) < MinSamples {
		return nil
	}
	rows := height - 1
	columns := columnSteps(samples, width-chartSide, rows*len(c.Th.Glyphs.Column))
	lines := make([]string, 0, height)
	for row := rows - 1; row >= 0; row-- {
		lines = append(lines, c.side(row, rows)+c.row(columns, row))
	}
	return append(lines, c.times(samples[0].At, samples[len(samples)-1].At, width))
}

// columnSteps returns the percentage at the end of each column, rounded down to steps. 100
// percent is full steps.
func columnSteps(samples []Sample, columns, full int) []int {
	first, last := samples[0].At, samples[len(samples)-1].At
	steps := make([]int, columns)
	at := 0
	for i := range steps {
		end := first.Add(time.Duration(float64(last.Sub(first)) * float64(i+1) / float64(columns)))
		for at+1 < len(samples) && (i == columns-1 || !samples[at+1].At.After(end)) {
			at++
		}
		steps[i] = max(0, min(floor(samples[at].Percent/100*float64(full)), full))
	}
	return steps
}

func (c Chart) row(columns []int, row int) string {
	var b strings.Builder
	glyphs := c.Th.Glyphs.Column
	for _, steps := range columns {
		glyph := " "
		if here := min(steps-row*len(glyphs), len(glyphs)); here > 0 {
			glyph = glyphs[here-1]
		}
		b.WriteString(glyph)
	}
	drawn := strings.TrimRight(b.String(), " ")
	if drawn == "" {
		return ""
	}
	return c.Fill.Render(drawn)
}

func (c Chart) side(row, rows int) string {
	switch row {
	case rows - 1:
		return c.Th.Muted.Render("100") + " "
	case 0:
		return c.Th.Muted.Render("  0") + " "
	default:
		return strings.Repeat(" ", chartSide)
	}
}

// times draws the line below the plot: two clock times, or two dates if the days differ.
func (c Chart) times(first, last time.Time, width int) string {
	layout := "15:04:05"
	if first.Format(time.DateOnly) != last.Format(time.DateOnly) {
		if layout = "01-02 15:04"; 2*len(layout) >= width-chartSide {
			layout = "01-02"
		}
	}
	blanks := strings.Repeat(" ", width-chartSide-2*len(layout))
	return strings.Repeat(" ", chartSide) + c.Th.Muted.Render(first.Format(layout)+blanks+last.Format(layout))
}
