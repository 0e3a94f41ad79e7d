package order

import (
	"fmt"
	"strings"
	"time"

	"scantop/tui/text"
)

// serviceZone returns the time zone of the daily window. The API takes clock times without a zone,
// and its documentation names none. UTC+8 is assumed, because the ScanIds of AVDS contain times in
// UTC+8; the simulator assumes the same.
func serviceZone() *time.Location { return time.FixedZone("UTC+8", 8*60*60) }

// dayEnd is the last second of a day. The API has no 24:00:00.
const dayEnd = "23:59:59"

// clockValue brings a time of day such as 8:00 into the form of the API, 08:00:00. Only the end of the
// daily window may be 24:00, which becomes dayEnd. It reports false if s is not a time of day.
func clockValue(s string, end bool) (string, bool) {
	if isMidnightAsEnd(s) {
		return dayEnd, end
	}
	at, ok := parseClock(s)
	return at.Format(time.TimeOnly), ok
}

// isMidnightAsEnd reports whether s is 24:00, which clockValue changes to dayEnd.
func isMidnightAsEnd(s string) bool {
	s = strings.ReplaceAll(strings.TrimSpace(s), "：", ":")
	return s == "24:00" || s == "24:00:00"
}

const wholeDay = 24 * time.Hour

// dailyWindow is the time in which a scan may run on each day, as two durations since midnight. It does
// not include until, which is at most 24 hours. If until is before from, it is on the next day.
type dailyWindow struct{ from, until time.Duration }

// newDailyWindow reads RuntimeStart and RuntimeEnd in the form of clockValue. It reports false if one
// of them is not a time of day, or if they are equal, which could mean no time or all day.
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

// length returns how long the window is open each day.
func (w dailyWindow) length() time.Duration {
	if w.overMidnight() {
		return w.until + wholeDay - w.from
	}
	return w.until - w.from
}

// describe describes the window in words.
func (w dailyWindow) describe(t *text.Catalogue) string {
	if w.length() == wholeDay {
		return t.Dates.AllDay
	}
	format := t.Dates.Daily
	if w.overMidnight() {
		format = t.Dates.OverMidnight
	}
	return fmt.Sprintf(format, clockText(w.from), clockText(w.until), t.Spoken(text.Exactly(w.length())))
}

// ahead says how far the clock of AVDS is ahead of clocks in the zone of at, or behind them. It returns ""
// if both show the same time.
func ahead(t *text.Catalogue, at time.Time) string {
	d := civil(at.In(serviceZone())).Sub(civil(at))
	switch {
	case d == 0:
		return ""
	case d < 0:
		return fmt.Sprintf(t.Dates.Zone, "-"+t.Short(text.Exactly(-d)))
	default:
		return fmt.Sprintf(t.Dates.Zone, "+"+t.Short(text.Exactly(d)))
	}
}

// clockText writes a duration since midnight as a time of day: 06:00, 23:59:59 or 24:00.
func clockText(d time.Duration) string {
	s := fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
	if seconds := int(d.Seconds()) % 60; seconds != 0 {
		s += fmt.Sprintf(":%02d", seconds)
	}
	return s
}

// firstFit returns the first moment in the window that is not before start, in the zone of start.
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
		midnight = midnight.Add(wholeDay) // UTC+8 has no daylight saving time
	}
	return midnight.Add(w.from).In(start.Location())
}

// warn says that a scan waits for its window, or that it never runs because it ends before the window
// first opens. It returns "" if the scan begins at once. The end of a scan that runs once is the zero
// time. Later runs need no check: all runs begin at the same time of day, and the first one has most
// time left before the end.
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
