package monitor

import (
	"slices"
	"time"
)

// When a running scan is stalled. Its progress must have stood still for longer than minStall, than
// typicalGaps of its typical gaps, and than longestGaps of its longest one. A gap is the time between
// two changes of the progress.
const (
	minStall      = 30 * time.Second // no scan is stalled earlier than this
	typicalGaps   = 6                // how many typical gaps a scan may stand still
	longestGaps   = 2                // how many of its longest gaps a scan may stand still
	gapsCompared  = 8                // how many of the newest gaps are looked at
	minYoungStall = time.Minute      // no scan with fewer than enoughSamples is stalled earlier than this
	youngShare    = 30               // such a scan may stand still for one part in 30 of the time that it has run
	unknownStall  = 15 * time.Minute // such a scan may stand still this long if that time is unknown
)

// stalled reports whether the progress has stood still for longer than stallThreshold.
func (p *progress) stalled() bool {
	n := len(p.samples)
	if n == 0 {
		return false
	}
	newest := p.samples[n-1]
	return newest.last.Sub(newest.first) > p.stallThreshold()
}

// stallThreshold returns how long the progress may stand still before the scan is stalled.
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
		step := time.Duration(float64(ran) * rise / newest.percent) // how long a step takes at the average speed
		return max(wait, minYoungStall, ran/youngShare, typicalGaps*step)
	}
}
