package order

import (
	"time"

	"scantop/tui/text"
)

// UnknownZone is the zone of a machine whose TZ names no zone. Its times are shown in UTC, and a
// clock time without a zone is a problem.
var UnknownZone = time.FixedZone("unknown", 0)

// moment is a point in time that was read from a text.
type moment struct {
	at     time.Time
	given  givenAs     // how it was written
	change clockChange // whether a change of clocks affects it
	moved  bool        // the time of day or weekday has passed today, so at is the next one
}

// givenAs says how a point in time was written.
type givenAs int

const (
	givenExact givenAs = iota // with a zone, or as epoch milliseconds
	givenSpan                 // as a span from now, or as now
	givenToday                // as today without a time of day, which means now
	givenDay                  // as another day without a time of day
	givenClock                // as a time of day, with or without a day
)

// describe returns the time in full, and says if the zone skips the clock time or has it twice.
// Which of two times it is comes first, because the end may be cut off.
func (m moment) describe(t *text.Catalogue) string {
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

// ambiguous reports whether the text may have meant another time.
func (m moment) ambiguous() bool { return m.moved || m.change == clockFirst || m.change == clockSecond }

// problem says why a moment cannot be sent, or returns "".
func (m moment) problem(t *text.Catalogue) string {
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

// asEnd returns what a moment means as an end: a day without a time of day means its last second.
func (m moment) asEnd() moment {
	if m.change == daySkipped || m.given != givenToday && m.given != givenDay {
		return m
	}
	year, month, day := m.at.Date()
	clock := time.Date(year, month, day, 23, 59, 59, 0, time.UTC)
	last, _ := readNear(clock, clock.Add(wholeDay), m.at.Location())
	end := resolve(clock, last) // the second one, if the day has two
	end.given = givenDay
	return end
}

// clockChange says how a change of clocks affects a clock time.
type clockChange int

const (
	clockKept    clockChange = iota // not at all
	clockSkipped                    // clocks are set forward over it, so it does not exist
	daySkipped                      // the zone skips the whole day
	clockFirst                      // clocks are set back, so it occurs twice; this is the first time
	clockSecond                     // clocks are set back, so it occurs twice; this is the second time
)

// civil returns what the clocks of its zone show at a time, as a time in UTC, where every day has
// 24 hours.
func civil(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// resolve finds the moment at which clocks in the zone of now show a time. If the time occurs
// twice, it takes the first occurrence that has not passed, or else the first. If the time is
// skipped, it reads it as if the clocks had not been changed: 02:30 becomes 03:30. [time.Date] does
// not promise what it does in these cases.
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

// readNear reads a clock time with the offset from UTC that the zone has at another time. It
// reports whether clocks show the clock time at the result.
func readNear(clock, near time.Time, zone *time.Location) (time.Time, bool) {
	_, offset := near.In(zone).Zone()
	t := clock.Add(-time.Duration(offset) * time.Second).In(zone)
	_, actual := t.Zone()
	return t, actual == offset
}
