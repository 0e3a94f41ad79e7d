package monitor

import (
	"time"

	"scantop/client"
)

// maxProgresses is how many scans are remembered. The scan that was not seen for longest is dropped
// first.
const maxProgresses = 500

// maxLate is how much longer than estimated a scan may take before the estimate is dropped.
const maxLate = time.Minute

// progress is the progress of one scan's newest run, as seen in the replies.
type progress struct {
	began   time.Time // when the run began by the clock of AVDS; zero: unknown
	samples []sample  // samples of the run, oldest first, each higher than the one before
	step    float64   // unit to which AVDS rounds progress: 1, 0.1 or 0.01
	seen    time.Time // when the newest reply with the scan came
	over    bool      // the run has ended, or was aborted and may continue
	aborted bool      // the run was aborted and may continue
	resumed bool      // the run continued after an abort, so the time since its beginning is no measure

	speed  float64   // estimated percent per second; 0: no estimate
	finish time.Time // estimated end of the run; zero: no estimate
}

// progresses holds the progress of every scan that was seen running, by ScanId. The time that it is
// told may jump in either direction.
type progresses map[string]*progress

// observe takes the scans of a reply that came at a time.
func (ps progresses) observe(now time.Time, scans []client.Scan) {
	now = now.Round(0) // drop the monotonic clock: it stops while a laptop sleeps
	for i := range scans {
		s := &scans[i]
		p := ps[s.ID]
		if p == nil {
			if s.ID == "" || s.Status != client.StatusRunning && s.Status != client.StatusAborted {
				continue
			}
			p = &progress{step: 1}
			ps[s.ID] = p
		}
		p.observe(now, s)
	}
	for len(ps) > maxProgresses {
		ps.forgetOne(now)
	}
}

// forgetOne forgets the scan that was seen at the time furthest from now. After the clock was set
// back, that time may be in the future.
func (ps progresses) forgetOne(now time.Time) {
	oldest, age := "", time.Duration(-1)
	for id, p := range ps {
		if a := now.Sub(p.seen).Abs(); a > age || a == age && id < oldest {
			oldest, age = id, a
		}
	}
	delete(ps, oldest)
}

// running returns the progress of a running scan, or nil if the scan does not run. There are no
// estimates for other scans.
func (ps progresses) running(s *client.Scan) *progress {
	if s.Status != client.StatusRunning {
		return nil
	}
	return ps[s.ID]
}

// eta does what [Monitor.ETA] says.
func (ps progresses) eta(s *client.Scan, now time.Time) (time.Duration, bool) {
	p := ps.running(s)
	if p == nil || p.finish.IsZero() {
		return 0, false
	}
	left := p.finish.Sub(now)
	return max(0, left), left > -maxLate
}

// rate does what [Monitor.Rate] says.
func (ps progresses) rate(s *client.Scan) (float64, bool) {
	p := ps.running(s)
	if p == nil || p.speed <= 0 {
		return 0, false
	}
	return p.speed * 60, true
}

// stalled does what [Monitor.Stalled] says.
func (ps progresses) stalled(s *client.Scan) bool {
	p := ps.running(s)
	return p != nil && p.stalled()
}

// history returns the samples of a scan's newest run, at most maxSamples, with the first and the
// newest one among them. Callers must not change them.
func (ps progresses) history(id string) []sample {
	if p := ps[id]; p != nil {
		return p.samples
	}
	return nil
}

// observe takes the state of the scan in a reply that came at a time.
func (p *progress) observe(now time.Time, s *client.Scan) {
	if p.seen.Equal(now) { // the page has the ScanId twice
		return
	}
	if now.Before(p.seen) {
		p.shift(now.Sub(p.seen))
	}
	p.seen = now
	switch s.Status {
	case client.StatusRunning:
	case client.StatusAborted:
		p.over, p.aborted = true, true
		if began := s.RunStart(); began.After(p.began) {
			p.began = began
		}
		return
	case client.StatusFinished, client.StatusInvalid, client.StatusDisabled:
		p.over, p.aborted = true, false
		return
	default: // the scan is between two runs, or the reply is odd
		return
	}
	switch began := s.RunStart(); {
	case p.aborted && !began.After(p.began):
		p.forget()
		p.resumed = true
	case began.After(p.began) || p.over && began.IsZero():
		if p.over || !p.began.IsZero() { // otherwise it is the same run, whose beginning was unknown
			p.forget()
		}
		p.began, p.resumed = began, false
	}
	p.over, p.aborted = false, false
	if s.Progress.Known && !s.Progress.Clamped {
		p.note(now, s.Progress.Value)
		p.conclude()
	}
}

// forget drops the samples and estimates of a run, because another one has begun.
func (p *progress) forget() { p.samples, p.speed, p.finish = nil, 0, time.Time{} }
