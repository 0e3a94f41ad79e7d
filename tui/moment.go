package tui

import (
	"time"

	"scantop/theme"
	"scantop/tui/text"
)

// moment is a point in time, and what the zone made of the clock time that was
// given for it.
type moment struct {
	at     time.Time
	change clockChange
	span   bool // it was given as a time from now on, now itself too
}

// say is the time in full, and what became of a clock time that the zone skips
// or has twice.
func (m moment) say(t *text.Catalogue) string {
	said := m.at.Format(fullTime)
	if note := map[clockChange]string{clockSkipped: t.Dates.Skipped, clockFirst: t.Dates.First, clockSecond: t.Dates.Second}[m.change]; note != "" {
		said += theme.Separator + note
	}
	return said
}

// clockChange is what happens to a clock time on a day on which clocks are changed.
type clockChange int

const (
	clockKept    clockChange = iota
	clockSkipped             // it does not exist: clocks are set forward over it
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
