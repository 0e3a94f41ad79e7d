package order

import (
	"time"

	"scantop/tui/text"
)

// UnknownZone is the zone of a machine that is set to one that there is not. Its
// times are UTC, and no clock time is read in it.
var UnknownZone = time.FixedZone("unknown", 0)

// moment is a point in time, and what the zone made of the clock time that was
// given for it.
type moment struct {
	at     time.Time
	given  givenAs
	change clockChange
	moved  bool // the named time of day or weekday has passed today, so this is the next
}

// givenAs is how a point in time was written.
type givenAs int

const (
	givenExact givenAs = iota // with its zone, or in milliseconds
	givenSpan                 // as a time from now on, now itself too
	givenToday                // as today alone, which is now
	givenDay                  // as another day alone
	givenClock                // as a time of day, with its day or without
)

// say is the time in full, and what became of a clock time that the zone skips
// or has twice: which of the two it is comes first, as there may be no room for all.
func (m moment) say(t *text.Catalogue) string {
	said := m.at.Format(text.FullTime)
	switch m.change {
	case clockSkipped, daySkipped:
		said += separator + t.Dates.Skipped
	case clockFirst:
		said = t.Dates.First + separator + said + separator + t.Dates.Back
	case clockSecond:
		said = t.Dates.Second + separator + said + separator + t.Dates.Back
	}
	return said
}

// ambiguous reports whether another time could be meant than the one it is.
func (m moment) ambiguous() bool { return m.moved || m.change == clockFirst || m.change == clockSecond }

// refused says why a moment is not taken, "" if it is.
func (m moment) refused(t *text.Catalogue) string {
	switch {
	case m.at.Year() > maxYear:
		return t.Problems.NotADate
	case m.change == daySkipped && m.given != givenSpan:
		return t.Problems.NoSuchDay
	case m.change == clockSkipped && m.given == givenClock:
		return t.Problems.NoSuchTime
	case m.at.Location() == UnknownZone && (m.given == givenDay || m.given == givenClock):
		return t.Problems.UnknownZone
	}
	return ""
}

// asEnd is what a moment means as an end: a day alone means its last second.
func (m moment) asEnd() moment {
	if m.change == daySkipped || m.given != givenToday && m.given != givenDay {
		return m
	}
	year, month, day := m.at.Date()
	clock := time.Date(year, month, day, 23, 59, 59, 0, time.UTC)
	last, _ := readNear(clock, clock.Add(wholeDay), m.at.Location())
	end := resolve(clock, last) // of two the second
	end.given = givenDay
	return end
}

// clockChange is what happens to a clock time on a day on which clocks are changed.
type clockChange int

const (
	clockKept    clockChange = iota
	clockSkipped             // it does not exist: clocks are set forward over it
	daySkipped               // nor does its day
	clockFirst               // it comes twice, as clocks are set back: this is the first time
	clockSecond
)

// civil is what clocks show at a time, in UTC, where one can reckon with it.
func civil(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// resolve finds the moment at which clocks in the zone of now show a time. Of
// two it takes the first that has not passed, or else the first. One that is
// skipped is taken as if the clocks had not been changed: 02:30 becomes 03:30.
// [time.Date] leaves open what it does.
func resolve(clock, now time.Time) moment {
	before, shown := readNear(clock, clock.Add(-24*time.Hour), now.Location())
	after, again := readNear(clock, clock.Add(24*time.Hour), now.Location())
	switch {
	case !shown && !again && before.Sub(after) >= wholeDay:
		return moment{at: before, change: daySkipped}
	case !shown && !again:
		return moment{at: before, change: clockSkipped}
	case !shown:
		return moment{at: after, change: clockKept}
	case !again || before.Equal(after):
		return moment{at: before, change: clockKept}
	case before.Before(now) && !after.Before(now):
		return moment{at: after, change: clockSecond}
	default:
		return moment{at: before, change: clockFirst}
	}
}

// readNear is a clock time read with the offset from UTC that zone has near a day,
// and whether clocks show it then.
func readNear(clock, near time.Time, zone *time.Location) (time.Time, bool) {
	_, offset := near.In(zone).Zone()
	t := clock.Add(-time.Duration(offset) * time.Second).In(zone)
	_, actual := t.Zone()
	return t, actual == offset
}
