package order

import (
	"fmt"
	"strings"
	"time"

	"scantop/tui/text"
)

// serviceZone is the zone of the daily window. The documents name none, and the
// API takes bare clock times; UTC+8 is the time of the service, in which it
// writes its ScanIds, and what the simulator does.
func serviceZone() *time.Location { return time.FixedZone("UTC+8", 8*60*60) }

// dayEnd is the last second of a day: there is no 24:00:00 in the API.
const dayEnd = "23:59:59"

// clockValue brings 8:00 into the form of the API, 08:00:00, for the beginning
// of the daily window or its end. Only an end may be 24:00, of which dayEnd is
// made. It reports false for what is no time of day.
func clockValue(s string, end bool) (string, bool) {
	if isMidnightAsEnd(s) {
		return dayEnd, end
	}
	at, ok := parseClock(s)
	return at.Format(time.TimeOnly), ok
}

// isMidnightAsEnd reports whether clockValue changes the time: see EndOfDay.
func isMidnightAsEnd(s string) bool {
	s = strings.ReplaceAll(strings.TrimSpace(s), "：", ":")
	return s == "24:00" || s == "24:00:00"
}

const wholeDay = 24 * time.Hour

// dailyWindow is when a scan may run on each day, in time since midnight. It
// does not include its end, which is at most a day; an end before the beginning
// is on the next day.
type dailyWindow struct{ from, until time.Duration }

// newDailyWindow reads RuntimeStart and RuntimeEnd, as clockValue gives them. It
// reports false where they are no clock times, or equal: nobody can tell whether
// that is no time or all day.
func newDailyWindow(from, until string) (dailyWindow, bool) {
	start, ok := parseClock(from)
	end, also := parseClock(until)
	if !ok || !also || start.Equal(end) {
		return dailyWindow{}, false
	}
	midnight := start.Truncate(wholeDay)
	w := dailyWindow{start.Sub(midnight), end.Sub(midnight)}
	if w.until == 0 || end.Format(time.TimeOnly) == dayEnd {
		w.until = wholeDay
	}
	return w, true
}

func (w dailyWindow) overMidnight() bool { return w.until < w.from }

// length is how long the window is open each day.
func (w dailyWindow) length() time.Duration {
	if w.overMidnight() {
		return w.until + wholeDay - w.from
	}
	return w.until - w.from
}

// say describes the window, and whose clock it goes by to those whose own, at
// now, shows another time.
func (w dailyWindow) say(t *text.Catalogue, now time.Time) string {
	if w.length() == wholeDay {
		return t.Dates.AllDay
	}
	format := t.Dates.Daily
	if w.overMidnight() {
		format = t.Dates.OverMidnight
	}
	zone := ""
	if otherClock(now) {
		zone = t.Dates.Zone
	}
	return fmt.Sprintf(format, clockText(w.from), clockText(w.until), zone, text.Exactly(w.length()))
}

// otherClock reports whether clocks in the zone of a time show another one then
// than the service's.
func otherClock(at time.Time) bool { return !civil(at).Equal(civil(at.In(serviceZone()))) }

// clockText writes a time since midnight: 06:00, 23:59:59 or 24:00.
func clockText(d time.Duration) string {
	s := fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
	if seconds := int(d.Seconds()) % 60; seconds != 0 {
		s += fmt.Sprintf(":%02d", seconds)
	}
	return s
}

// firstFit is the first moment within the window that is not before start, in
// the zone of start.
func (w dailyWindow) firstFit(start time.Time) time.Time {
	local := start.In(serviceZone())
	year, month, date := local.Date()
	midnight := time.Date(year, month, date, 0, 0, 0, 0, local.Location())
	since := local.Sub(midnight)
	within := since >= w.from && since < w.until
	if w.overMidnight() {
		within = since >= w.from || since < w.until
	}
	switch {
	case within:
		return start
	case since >= w.from:
		midnight = midnight.Add(wholeDay) // the service's zone has no daylight saving
	}
	return midnight.Add(w.from).In(start.Location())
}

// warn says that a scan waits for its window, or that it never runs, since it
// ends before the window first opens; "" when it begins at once. A scan that
// runs once has no end: the zero time. The period makes no difference: the first
// run is the one that is most likely to fit, as all begin at the same time of day.
func (w dailyWindow) warn(t *text.Catalogue, start, end time.Time) (said string, never bool) {
	fit := w.firstFit(start)
	switch {
	case !end.IsZero() && fit.After(end):
		return fmt.Sprintf(t.Dates.Never, text.ShortTime(fit)), true
	case fit.After(start):
		return fmt.Sprintf(t.Dates.WaitsFor, text.ShortTime(fit)), false
	default:
		return "", false
	}
}
