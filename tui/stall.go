package tui

import (
	"slices"
	"time"
)

// When a scan that does not move is stalled. It was seen to stand still for
// longer than any of these.
const (
	minStall      = 30 * time.Second
	typicalGaps   = 6 // of the gaps that are typical between two of its newest changes
	longestGaps   = 2 // of the longest of them
	gapsCompared  = 8
	minYoungStall = time.Minute      // with fewer than enoughReadings,
	youngShare    = 30               // one part in 30 of the time that it has run,
	unknownStall  = 15 * time.Minute // or, where that is unknown, this
)

// stalled reports that the percentage was seen to stand still for far longer
// than the scan's pace explains.
func (p *pace) stalled() bool {
	n := len(p.readings)
	if n == 0 {
		return false
	}
	newest := p.readings[n-1]
	return newest.last.Sub(newest.first) > p.patience()
}

// patience is how long the scan may stand still.
func (p *pace) patience() time.Duration {
	n := len(p.readings)
	newest, rise, gaps := p.readings[n-1], p.step, []time.Duration{0}
	for i := max(1, n-gapsCompared); i < n; i++ {
		rise = max(rise, p.readings[i].percent-p.readings[i-1].percent)
		gaps = append(gaps, p.readings[i].first.Sub(p.readings[i-1].first))
	}
	slices.Sort(gaps)
	wait := max(minStall, typicalGaps*gaps[len(gaps)/2], longestGaps*gaps[len(gaps)-1])
	ran := newest.first.Sub(p.began)
	switch {
	case n >= enoughReadings:
		return wait
	case p.began.IsZero() || p.resumed || ran <= 0 || newest.percent == 0:
		return max(wait, unknownStall)
	default:
		step := time.Duration(float64(ran) * rise / newest.percent) // at the pace so far
		return max(wait, minYoungStall, ran/youngShare, typicalGaps*step)
	}
}
