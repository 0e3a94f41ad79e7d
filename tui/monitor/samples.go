package monitor

import (
	"math"
	"slices"
	"time"
)

// What is kept of the replies on one run of a scan.
const (
	maxSamples = 120 // those in between thin out evenly,
	newSamples = 20  // but for the newest
	staleStep  = 1.0 // percent: a reply so far behind is an older one, further behind it is another run
)

// sample is a percentage and when replies showed it. Replies round down: the
// scan had come at least to percent at first, and not yet to below at last.
type sample struct {
	percent, below float64
	first, last    time.Time
}

// shift moves what was seen by a clock that has been set back since.
func (p *progress) shift(by time.Duration) {
	p.finish = time.Time{} // until the next sample
	for i := range p.samples {
		r := &p.samples[i]
		r.first, r.last = r.first.Add(by), r.last.Add(by)
	}
}

// note takes a percentage down.
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
		case last.last.After(last.first): // it stood there, so this was the next step
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

// resolution is the coarsest step that a percentage can be a multiple of.
func resolution(percent float64) float64 {
	for _, step := range []float64{1, 0.1} {
		if n := percent / step; math.Abs(n-math.Round(n)) < 1e-4 {
			return step
		}
	}
	return 0.01
}

// thin drops the sample that is missed least: the one whose neighbours are
// closest. The first and the newest ones stay.
func thin(samples []sample) []sample {
	at, gap := 1, math.Inf(1)
	for i := 1; i < len(samples)-newSamples; i++ {
		if g := samples[i+1].percent - samples[i-1].percent; g < gap {
			at, gap = i, g
		}
	}
	return slices.Delete(samples, at, at+1)
}
