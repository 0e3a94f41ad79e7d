package monitor

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
	minYoungStall = time.Minute      // with fewer than enoughSamples,
	youngShare    = 30               // one part in 30 of the time that it has run,
	unknownStall  = 15 * time.Minute // or, where that is unknown, this
)

// stalled reports that the percentage was seen to stand still for far longer
// than the scan's pace explains.
func (p *progress) stalled() bool {
	n := len(p.samples)
	if n == 0 {
		return false
	}
	newest := p.samples[n-1]
	return newest.last.Sub(newest.first) > p.stallThreshold()
}

// stallThreshold is how long the scan may stand still.
func (p *progress) stallThreshold() time.Duration {
	n := len(p.samples)
	newest, rise, gaps := p.samples[n-1], p.step, []time.Duration{0}
	for i := max(1, n-gapsCompared); i < n; i++ {
		rise = max(rise, p.samples[i].percent-p.samples[i-1].percent)
		gaps = append(gaps, p.samples[i].first.Sub(p.samples[i-1].first))
	}
	slices.Sort(gaps)
	wait := max(minStall, typicalGaps*gaps[len(gaps)/2], longestGaps*gaps[len(gaps)-1])
	ran := newest.first.Sub(p.began)
	switch {
	case n >= enoughSamples:
		return wait
	case p.began.IsZero() || p.resumed || ran <= 0 || newest.percent == 0:
		return max(wait, unknownStall)
	default:
		step := time.Duration(float64(ran) * rise / newest.percent) // at the pace so far
		return max(wait, minYoungStall, ran/youngShare, typicalGaps*step)
	}
}
