package simulator

import (
	"math"
	"sort"
	"time"
)

// The values of Status. The middle three are also values of JobStatistics.
const (
	statusWaiting  = "waiting"
	statusRunning  = "running"
	statusFinished = "finished"
	statusAborted  = "aborted"
	statusInvalid  = "invalid"
	statusDisabled = "disabled"
)

// snapshot is the state of a scan at one time.
type snapshot struct {
	status  string
	runs    int       // number of runs that have started
	job     string    // state of the latest run, "" before the first
	percent float64   // progress of the latest run, 0 to 100, a multiple of 0.1
	last    time.Time // when the latest run started
	ended   time.Time // when the latest run ended, zero while it runs
	next    time.Time // when the next run starts, zero if there is none
}

// at returns the state of the scan at a time. It depends on nothing else.
func (s *Script) at(now time.Time) snapshot {
	if status, ok := map[Outcome]string{Invalid: statusInvalid, Disabled: statusDisabled}[s.Outcome]; ok {
		return snapshot{status: status}
	}
	m := snapshot{status: statusWaiting, runs: s.begun(now)}
	m.next, _ = s.occurrence(m.runs)
	if m.runs == 0 {
		return m
	}
	m.last, _ = s.occurrence(m.runs - 1)
	m.job, m.percent = s.run(now.Sub(m.last))
	if m.job != statusRunning {
		m.ended = m.last.Add(s.runTime())
	}
	if m.job == statusRunning || m.next.IsZero() {
		m.status = m.job
	}
	return m
}

// run returns the state and progress of a run that started elapsed ago.
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
	// A progress that would be shown as 100 is not there yet.
	return statusRunning, min(tenths(percent), 99.9)
}

func (s *Script) runTime() time.Duration {
	if s.Outcome == Abort {
		return time.Duration(float64(s.Takes) * s.Pace.reaches(s.At/100))
	}
	return s.Takes
}

// tenths rounds a percentage down to 0.1, so that progress is never shown too early. The tiny
// addition compensates for binary fractions: 29 hundredths of 100 are slightly less than 29.
func tenths(percent float64) float64 { return math.Floor(percent*10+1e-9) / 10 }

// progress returns the fraction done after the fraction x of the time. It never falls as x rises,
// not even by rounding.
func (p Pace) progress(x float64) float64 {
	switch p {
	case SlowStart:
		return x * x
	case FastStart:
		return 1 - (1-x)*(1-x)
	}
	return x
}

func (p Pace) reaches(done float64) float64 {
	switch p {
	case SlowStart:
		return math.Sqrt(done)
	case FastStart:
		return 1 - math.Sqrt(1-done)
	}
	return done
}

// periodic reports whether the scan runs more than once (TriggerType interval).
func (s *Script) periodic() bool { return s.Period != "" }

// occurrence returns when run n starts, counted from 0, and whether there is such a run.
func (s *Script) occurrence(n int) (at time.Time, ok bool) {
	switch {
	case n == 0:
		return s.Start, true
	case !s.periodic():
		return time.Time{}, false
	case s.Period == "month":
		at = s.Start.AddDate(0, n*max(s.Interval, 1), 0)
	default:
		at = s.Start.Add(time.Duration(n) * s.shortestStep())
	}
	if !s.End.IsZero() && !at.Before(s.End) {
		return time.Time{}, false
	}
	return at, true
}

// begun returns how many runs have started.
func (s *Script) begun(now time.Time) int {
	if now.Before(s.Start) {
		return 0
	}
	enough := 1
	if s.periodic() {
		enough += int(now.Sub(s.Start)/s.shortestStep()) + 1
	}
	return sort.Search(enough, func(n int) bool {
		at, ok := s.occurrence(n)
		return !ok || at.After(now)
	})
}

// shortestStep returns the time between two runs. For months it returns the shortest one.
func (s *Script) shortestStep() time.Duration {
	const day = 24 * time.Hour
	step, ok := map[string]time.Duration{
		"minute": time.Minute, "hour": time.Hour, "week": 7 * day, "month": 28 * day,
	}[s.Period]
	if !ok {
		step = day
	}
	return time.Duration(max(s.Interval, 1)) * step
}
