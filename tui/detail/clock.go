package detail

import (
	"strconv"
	"strings"
	"time"
)

// clock is the start or the end of the daily window. AVDS sends a time of day such as 22:00:00, or
// milliseconds since 1970, of which only the time of day matters.
type clock struct {
	sent string    // as it came, unless it is 0, which says nothing
	at   time.Time // the moment that sent means in milliseconds; zero: sent is a time of day, or unknown
}

func readClock(s string) clock {
	const leastDigits = 11 // shorter numbers would be milliseconds before 1973
	ms, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err == nil && ms == 0:
		return clock{}
	case err != nil || len(s) < leastDigits:
		return clock{sent: s}
	}
	return clock{sent: s, at: time.UnixMilli(ms)}
}

// in returns the time of day in a time zone. A time of day that AVDS sent as such stays as it is.
func (c clock) in(zone *time.Location) string {
	if c.at.IsZero() {
		return c.sent
	}
	return c.at.In(zone).Format(time.TimeOnly)
}

// allDayUntil reports whether a window that begins at c and ends at end never closes: it has 24 hours, or
// lacks the last second of them.
func (c clock) allDayUntil(end clock) bool {
	const day, second = 24 * time.Hour, time.Second
	if !c.at.IsZero() && !end.at.IsZero() {
		open := end.at.Sub(c.at)
		return open > 0 && (open%day == day-second || open == day)
	}
	if strings.Trim(c.sent, "0:") != "" || c.sent == "" {
		return false
	}
	return end.sent == "23:59:59" || end.sent == "24:00" || end.sent == "24:00:00"
}
