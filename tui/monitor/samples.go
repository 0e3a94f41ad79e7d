package monitor

import (
	"math"
	"slices"
	"time"
)

// Limits on the samples of a run.
const (
	maxSamples = 120 // how many samples are kept; older ones are thinned out evenly
	newSamples = 20  // how many of the newest samples are never thinned out
	staleStep  = 1.0 // percent by which an older reply may fall behind; a larger fall means another run
)

// sample is one progress of a run. AVDS rounds down, so the scan had reached at least percent at
// first, and had not reached below at last.
type sample struct {
	percent float64   // progress as AVDS sent it
	below   float64   // progress that the scan had not reached yet
	first   time.Time // when the first reply with this progress came
	last    time.Time // when the last reply with this progress came
}

// shift corrects the times of all samples after the clock was set back.
func (p *progress) shift(by time.Duration) {
	p.finish = time.Time{} // the next sample brings a new estimate
	for i := range p.samples {
		r := &p.samples[i]
		r.first, r.last = r.first.Add(by), r.last.Add(by)
	}
}

// note adds the progress of a reply to the samples.
func (p *progress) note(now time.Time, percent float64) {
	p.step = min(p.step, resolution(percent))
	rise := 0.0
	if n := len(p.samples); n > 0 {
		last := &p.samples[n-1]
		switch {
		case percent == last.percent:
			last.last = now
			return
		case percent < last.percent-staleStep:
			p.forget()
		case percent < last.percent:
			return
		case last.last.After(last.first): // it stood still before, so it rose by one step
			last.below = percent
			rise = percent - last.percent
		default:
			last.below = last.percent + p.step
		}
	}
	p.samples = append(p.samples, sample{percent, percent + max(p.step, rise), now, now})
	if len(p.samples) > maxSamples {
		p.samples = thin(p.samples)
	}
}

// resolution returns the coarsest step of which a progress is a multiple.
func resolution(percent float64) float64 {
	for _, step := range []float64{1, 0.1} {
		if n := percent / step; math.Abs(n-math.Round(n)) < 1e-4 {
			return step
		}
	}
	return 0.01
}

// thin drops the least useful sample: the one whose neighbours are closest. It keeps the first one
// and the newest ones.
func thin(samples []sample) []sample {
	at, gap := 1, math.Inf(1)
	for i := 1; i < len(samples)-newSamples; i++ {
		if g := samples[i+1].percent - samples[i-1].percent; g < gap {
			at, gap = i, g
		}
	}
	return slices.Delete(samples, at, at+1)
}
