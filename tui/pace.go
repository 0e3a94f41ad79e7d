package tui

import (
	"time"

	"scantop/client"
)

// Bounds of what is kept and concluded about progress.
const (
	paceSamples   = 8                // newest changes of the percentage kept for each scan
	stalledGaps   = 6                // gaps without a change after which a scan is stalled
	minSpan       = 1.0              // percent that the changes must span before they count alone
	minStall      = 30 * time.Second // but never before this
	minStallAlone = 60 * time.Second // nor before this with one observation only
)

// sample is a percentage and when it was first seen.
type sample struct {
	at      time.Time
	percent float64
}

// pace is how fast one scan moves, from its changes across polls.
type pace struct {
	started time.Time // of this run, the only evidence before the second change
	samples []sample  // oldest first, each with another percentage
	seen    time.Time
}

// paces keeps a pace for every scan that was seen running, by ScanId.
type paces map[string]*pace

// observe notes the progress of a page's running scans, and forgets those that
// are over and those not seen for an hour.
func (ps paces) observe(now time.Time, scans []client.Scan) {
	for i := range scans {
		s := &scans[i]
		if s.Status != client.StatusRunning || !s.Progress.Known {
			delete(ps, s.ID)
			continue
		}
		p := ps[s.ID]
		if p == nil {
			p = &pace{}
			ps[s.ID] = p
		}
		p.started = runStart(s)
		p.observe(now, s.Progress.Value)
	}
	for id, p := range ps {
		if now.Sub(p.seen) > time.Hour { // long off the page
			delete(ps, id)
		}
	}
}

func (p *pace) observe(now time.Time, percent float64) {
	p.seen = now
	if n := len(p.samples); n > 0 {
		last := p.samples[n-1]
		if percent < last.percent || now.Before(last.at) { // a new run, or the clock was set back
			p.samples = p.samples[:0]
		} else if percent == last.percent {
			return
		}
	}
	p.samples = append(p.samples, sample{now, percent})
	if len(p.samples) > paceSamples {
		p.samples = p.samples[1:]
	}
}

// rate is percent per second, 0 when unknown: in its first percent a scan says
// too little about the rest.
func (p *pace) rate() float64 {
	if len(p.samples) == 0 {
		return 0
	}
	first, last := p.samples[0], p.samples[len(p.samples)-1]
	// A few tenths of a percent say less than all that went before.
	if last.percent < minSpan {
		return 0
	}
	if last.percent-first.percent < minSpan && !p.started.IsZero() && p.started.Before(first.at) {
		first = sample{p.started, 0}
	}
	seconds := last.at.Sub(first.at).Seconds()
	if seconds <= 0 {
		return 0
	}
	return (last.percent - first.percent) / seconds
}

// eta is the time left, never negative; false when it cannot be told.
func (p *pace) eta() (time.Duration, bool) {
	rate := p.rate()
	if rate <= 0 {
		return 0, false
	}
	last := p.samples[len(p.samples)-1]
	seconds := (100-last.percent)/rate - p.seen.Sub(last.at).Seconds()
	const year = 365 * 24 * time.Hour
	if seconds > year.Seconds() {
		return 0, false
	}
	return time.Duration(max(0, seconds) * float64(time.Second)), true
}

// stalled reports that the percentage has not moved for far longer than its
// own pace explains.
func (p *pace) stalled() bool {
	n := len(p.samples)
	if n == 0 {
		return false
	}
	still := p.seen.Sub(p.samples[n-1].at)
	if n == 1 {
		slack := time.Duration(0)
		if !p.started.IsZero() {
			slack = p.samples[0].at.Sub(p.started) / 30
		}
		return still > max(minStallAlone, slack)
	}
	gap := p.samples[n-1].at.Sub(p.samples[0].at) / time.Duration(n-1)
	return still > max(minStall, stalledGaps*gap)
}
