package monitor

import (
	"math"
	"time"
)

// How the speed of a scan is estimated from its samples.
const (
	maxFacts      = 40                  // how many of the newest samples are used
	enoughSamples = 5                   // from this number on, samples outweigh StartDate, which may be wrong
	steadySlack   = 0.05                // share of its rise by which a steady scan may stray from a straight line
	sureShare     = 0.1                 // if the time left is known to this share, StartDate is not needed
	roughShare    = 0.5                 // if the speed is not known to this share, no estimate is shown
	minStarted    = 1.0                 // percent from which StartDate alone gives an estimate
	maxETA        = 30 * 24 * time.Hour // the longest time left that is shown
)

// bounds is the range of values that are possible. It is empty if least is above most.
type bounds struct{ least, most float64 }

func (s bounds) any() bool { return s.least <= s.most }

func (s bounds) middle() float64 { return (s.least + s.most) / 2 }

// within reports whether the middle is wrong by at most a share of the true value.
func (s bounds) within(share float64) bool { return s.any() && s.most-s.least <= 2*share*s.least }

// fact is a sample with its times in seconds before the newest reply, as negative numbers.
type fact struct{ percent, below, first, last float64 }

// facts returns the start of the run as a fact of 0 percent, and the newest samples as facts.
func (p *progress) facts() (start fact, seen []fact) {
	samples := p.samples[max(0, len(p.samples)-maxFacts):]
	now := samples[len(samples)-1].last
	seen = make([]fact, len(samples))
	for i, r := range samples {
		seen[i] = fact{r.percent, r.below, r.first.Sub(now).Seconds(), r.last.Sub(now).Seconds()}
	}
	began := p.began.Sub(now).Seconds()
	return fact{first: began, last: began}, seen
}

// anySpeed returns the speeds that are possible before any fact is known, in percent per second.
func anySpeed() bounds { return bounds{0, math.Inf(1)} }

// narrow reduces speeds to those that explain the progress from fact a to each of the later facts.
// Between a and a later fact b, the scan rose at least from a.below to b.percent and at most from
// a.percent to b.below. stray is by how many percent it may deviate from that.
func narrow(speeds bounds, a *fact, facts []fact, stray float64) bounds {
	for i := range facts {
		b := &facts[i]
		if t := b.first - a.last; t > 0 {
			speeds.least = max(speeds.least, (b.percent-a.below-stray)/t)
		}
		if t := b.last - a.first; t > 0 {
			speeds.most = min(speeds.most, (b.below-a.percent+stray)/t)
		}
	}
	return speeds
}

// steadyTail returns the longest run of newest facts that one speed explains, and the speeds that
// do. If those facts are too few, it returns what nearlySteadyTail does.
func steadyTail(facts []fact) (tail []fact, speeds bounds) {
	speeds, at := anySpeed(), len(facts)
	for at > 0 {
		longer := narrow(speeds, &facts[at-1], facts[at-1:], 0)
		if !longer.any() {
			break
		}
		speeds, at = longer, at-1
	}
	if at == 0 || len(facts)-at >= enoughSamples {
		return facts[at:], speeds
	}
	return nearlySteadyTail(facts)
}

// nearlySteadyTail returns a run of newest facts that one speed nearly explains, and the speeds
// that do. It tries all facts first, then a quarter less each time. The speeds are empty if even
// the shortest run has none.
func nearlySteadyTail(facts []fact) (tail []fact, speeds bounds) {
	for {
		n := len(facts)
		speeds, stray := anySpeed(), steadySlack*(facts[n-1].percent-facts[0].percent)
		for i := range facts {
			speeds = narrow(speeds, &facts[i], facts[i:], stray)
		}
		if speeds.any() || n <= enoughSamples {
			return facts, speeds
		}
		facts = facts[min(max(1, n/4), n-enoughSamples):]
	}
}

// conclude estimates the speed and the finish. Five samples that one speed explains count more than
// StartDate, which may be wrong. With fewer samples, StartDate counts alone. With more, StartDate
// helps if it agrees with the samples and these are not precise enough. A scan without a steady
// speed gets the average speed of the newer half of its samples.
func (p *progress) conclude() {
	p.speed, p.finish = 0, time.Time{}
	start, seen := p.facts()
	n := len(seen)
	newest := seen[n-1]
	if newest.percent >= 100 {
		return
	}
	started, young := !p.began.IsZero() && !p.resumed && start.first < newest.first, n < enoughSamples
	if started && young && newest.percent >= minStarted {
		p.average(start, newest)
		return
	}
	tail, speeds := steadyTail(seen)
	left := timeLeft(tail, speeds)
	if started && !young && !left.within(sureShare) {
		if joint := narrow(speeds, &start, tail, 0); joint.any() {
			speeds, left = joint, timeLeft(tail, joint)
		}
	}
	switch {
	case speeds.within(roughShare):
		p.expect(speeds.middle(), left.middle())
	case !young:
		p.average(seen[min(n/2, n-enoughSamples)], newest)
	}
}

// average assumes that the scan goes on at its average speed between two facts. The newest fact
// includes the time for which the progress has stood still.
func (p *progress) average(from, newest fact) {
	speed := (newest.percent - from.percent) / (newest.last - from.first)
	p.expect(speed, (100-newest.percent)/speed)
}

// timeLeft returns the time left in seconds, at any of the speeds that explain some facts.
func timeLeft(facts []fact, speeds bounds) bounds {
	left := bounds{0, math.Inf(1)}
	for _, f := range facts {
		left.least = max(left.least, f.last+(100-f.below)/speeds.most)
		left.most = min(left.most, f.first+(100-f.percent)/speeds.least)
	}
	return left
}

// expect sets the speed, and the finish in a number of seconds unless that is more than maxETA.
func (p *progress) expect(speed, left float64) {
	p.speed = speed
	if left <= maxETA.Seconds() {
		p.finish = p.samples[len(p.samples)-1].last.Add(time.Duration(left * float64(time.Second)))
	}
}
