package monitor

import (
	"math"
	"time"
)

// How samples are judged.
const (
	maxFacts      = 40                  // newest samples that are looked at
	enoughSamples = 5                   // outweigh StartDate, which may lie
	steadySlack   = 0.05                // of its rise by which a steady scan may stray from a straight line
	sureShare     = 0.1                 // of the time left: where that is known so well, StartDate adds nothing
	roughShare    = 0.5                 // of the speed: where that is known worse, nothing is shown
	minStarted    = 1.0                 // percent below which StartDate alone says too little
	maxETA        = 30 * 24 * time.Hour // longer is absurd
)

// bounds is where a value must be: nowhere when least is above most.
type bounds struct{ least, most float64 }

func (s bounds) any() bool { return s.least <= s.most }

func (s bounds) middle() float64 { return (s.least + s.most) / 2 }

// within reports that the middle is wrong by at most this share of the truth.
func (s bounds) within(share float64) bool { return s.any() && s.most-s.least <= 2*share*s.least }

// fact is a sample with its times in seconds, which are negative: they count
// to the newest reply.
type fact struct{ percent, below, first, last float64 }

// facts returns the start of the run, at 0 percent, and its newest samples.
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

// anySpeed are the speeds, in percent per second, before there are facts.
func anySpeed() bounds { return bounds{0, math.Inf(1)} }

// narrow leaves the speeds that explain a fact before some others: to each of
// them the scan came at least from below the one to the other, and at most from
// the one to below the other. It may stray from that by some percent.
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

// steadyTail is the longest run of newest facts that one speed explains, and the
// speeds that do.
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

// nearlySteadyTail is a run of newest facts that one speed explains but for a
// little, and the speeds that do. Of the runs tried, each is a quarter shorter
// than the one before; if there are none for the shortest, there is no speed.
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

// conclude works out the speed and the finish. Five samples that one speed
// explains count more than StartDate, which may lie. Before there are five, it
// counts alone; after that, where it agrees and they do not tell enough. A scan
// that keeps no speed gets the average of the newer half of its samples.
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

// average expects the scan to go on as it did from one sample to its newest,
// the time included for which that has stood still.
func (p *progress) average(from, newest fact) {
	speed := (newest.percent - from.percent) / (newest.last - from.first)
	p.expect(speed, (100-newest.percent)/speed)
}

// timeLeft is how long the scan takes from now on, in seconds, at any of some
// speeds, by all of the facts that they explain.
func timeLeft(facts []fact, speeds bounds) bounds {
	left := bounds{0, math.Inf(1)}
	for _, f := range facts {
		left.least = max(left.least, f.last+(100-f.below)/speeds.most)
		left.most = min(left.most, f.first+(100-f.percent)/speeds.least)
	}
	return left
}

// expect sets the speed and, unless that is absurd, the finish some seconds from
// now.
func (p *progress) expect(speed, left float64) {
	p.speed = speed
	if left <= maxETA.Seconds() {
		p.finish = p.samples[len(p.samples)-1].last.Add(time.Duration(left * float64(time.Second)))
	}
}
