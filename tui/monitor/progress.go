package monitor

import (
	"time"

	"scantop/client"
)

// maxProgresses is how many scans are remembered; the one not seen for longest leaves
// first.
const maxProgresses = 500

// maxLate is how much more than its ETA a scan may take without a word until it
// has none.
const maxLate = time.Minute

// progress is the progress of one scan's newest run, as seen across replies.
type progress struct {
	began   time.Time // the run, by the service's clock; zero: unknown
	samples []sample  // of the run, oldest first, each above the one before
	step    float64   // what percentages are rounded to: 1, 0.1 or 0.01
	seen    time.Time // the newest reply with this scan
	over    bool      // the run does not go on at the moment
	paused  bool      // it was aborted, and may go on
	resumed bool      // it went on after that: the time since it began says nothing

	speed  float64   // percent per second; 0: it cannot be told
	finish time.Time // at that speed; zero: it cannot be told
}

// progresses keeps the pace of every scan that was seen running, by ScanId. It is
// told the time, which may jump and go backwards.
type progresses map[string]*progress

// observe notes the scans of a reply that came at now.
func (ps progresses) observe(now time.Time, scans []client.Scan) {
	now = now.Round(0) // by the wall clock: the monotonic one rests while a laptop sleeps
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

// forgetOne forgets the scan not seen for longest, or seen at a time that the
// clock has not come to since it was set back.
func (ps progresses) forgetOne(now time.Time) {
	oldest, age := "", time.Duration(-1)
	for id, p := range ps {
		if a := now.Sub(p.seen).Abs(); a > age || a == age && id < oldest {
			oldest, age = id, a
		}
	}
	delete(ps, oldest)
}

// running is the pace of a scan that runs, else nil: nothing is estimated of
// one that does not.
func (ps progresses) running(s *client.Scan) *progress {
	if s.Status != client.StatusRunning {
		return nil
	}
	return ps[s.ID]
}

// eta is the time that a running scan still takes, never negative; false when
// it cannot be told.
func (ps progresses) eta(s *client.Scan, now time.Time) (time.Duration, bool) {
	p := ps.running(s)
	if p == nil || p.finish.IsZero() {
		return 0, false
	}
	left := p.finish.Sub(now)
	return max(0, left), left > -maxLate
}

// rate is the speed of a running scan in percent per minute; false when it
// cannot be told.
func (ps progresses) rate(s *client.Scan) (float64, bool) {
	p := ps.running(s)
	if p == nil || p.speed <= 0 {
		return 0, false
	}
	return p.speed * 60, true
}

// stalled reports that a running scan has not moved for far longer than its
// own pace explains.
func (ps progresses) stalled(s *client.Scan) bool {
	p := ps.running(s)
	return p != nil && p.stalled()
}

// history is when each percentage of a scan's newest run was first seen, at
// most maxSamples of them, the first and the newest among them. It is not to
// be changed.
func (ps progresses) history(id string) []sample {
	if p := ps[id]; p != nil {
		return p.samples
	}
	return nil
}

// observe notes a scan's state in a reply.
func (p *progress) observe(now time.Time, s *client.Scan) {
	if p.seen.Equal(now) { // a ScanId that is twice on the page
		return
	}
	if now.Before(p.seen) {
		p.shift(now.Sub(p.seen))
	}
	p.seen = now
	switch s.Status {
	case client.StatusRunning:
	case client.StatusAborted:
		p.over, p.paused = true, true
		if began := s.RunStart(); began.After(p.began) {
			p.began = began
		}
		return
	case client.StatusFinished, client.StatusInvalid, client.StatusDisabled:
		p.over, p.paused = true, false
		return
	default: // between two runs, or for the length of one odd reply
		return
	}
	switch began := s.RunStart(); {
	case p.paused && !began.After(p.began):
		p.forget()
		p.resumed = true
	case began.After(p.began) || p.over && began.IsZero():
		if p.over || !p.began.IsZero() { // else it is the same run, only better known
			p.forget()
		}
		p.began, p.resumed = began, false
	}
	p.over, p.paused = false, false
	if s.Progress.Known && !s.Progress.Clamped {
		p.note(now, s.Progress.Value)
		p.conclude()
	}
}

// forget drops what is known of a run, as another one has begun.
func (p *progress) forget() { p.samples, p.speed, p.finish = nil, 0, time.Time{} }
