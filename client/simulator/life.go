package simulator

import (
	"math"
	"time"
)

// The values of Status; JobStatistics has the middle three.
const (
	statusWaiting  = "waiting"
	statusRunning  = "running"
	statusFinished = "finished"
	statusAborted  = "aborted"
	statusInvalid  = "invalid"
	statusDisabled = "disabled"
)

// moment is the state of a scan at one time.
type moment struct {
	status  string
	runs    int       // how many have begun
	job     string    // what became of the last of them; "" before the first
	percent float64   // of the last run: 0 to 100, a multiple of 0.1
	last    time.Time // when the last run began
	ended   time.Time // when it was over; zero while it runs
	next    time.Time // when the next one begins; zero if there is none
}

// at returns the state of the scan at a time. It depends on nothing else.
func (s *Script) at(now time.Time) moment {
	switch s.Outcome {
	case Invalid:
		return moment{status: statusInvalid}
	case Disabled:
		return moment{status: statusDisabled}
	}
	m := moment{runs: s.begun(now)}
	if next, ok := s.occurrence(m.runs); ok {
		m.next = next
	}
	if m.runs == 0 {
		m.status = statusWaiting
		return m
	}
	m.last, _ = s.occurrence(m.runs - 1)
	m.job, m.percent = s.run(now.Sub(m.last))
	if m.job != statusRunning {
		m.ended = m.last.Add(s.runTime())
	}
	m.status = m.job
	if m.job != statusRunning && !m.next.IsZero() {
		m.status = statusWaiting
	}
	return m
}

// run returns the state and the percentage of a run that began elapsed ago.
func (s *Script) run(elapsed time.Duration) (job string, percent float64) {
	over := s.Outcome != Stall && elapsed >= s.runTime()
	switch {
	case over && s.Outcome == Abort:
		return statusAborted, tenths(s.At)
	case over:
		return statusFinished, 100
	}
	percent = 100.0
	if s.Takes > elapsed {
		percent *= s.Pace.progress(elapsed.Seconds() / s.Takes.Seconds())
	}
	if s.Outcome != Finish {
		percent = min(percent, s.At)
	}
	// A percentage so near to 100 that it looks like it is not yet there.
	return statusRunning, min(tenths(percent), 99.9)
}

// runTime returns how long a run lasts until it finishes or aborts.
func (s *Script) runTime() time.Duration {
	if s.Outcome == Abort {
		return time.Duration(float64(s.Takes) * s.Pace.reaches(s.At/100))
	}
	return s.Takes
}

// tenths rounds a percentage down to 0.1: progress is never shown before it
// was made. The tiny amount added makes up for binary fractions, in which 29
// hundredths of 100 are a little less than 29.
func tenths(percent float64) float64 {
	return math.Floor(percent*10+1e-9) / 10
}

// reportRun returns the number of the last finished run, counted from 0, and
// whether there is one.
func (s *Script) reportRun(m moment) (int, bool) {
	n := m.runs - 1
	if m.job != statusFinished {
		n-- // the run before, which had the same outcome as all of them
	}
	return n, n >= 0 && s.Outcome == Finish
}
