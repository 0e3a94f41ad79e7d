package text

import (
	"strings"
	"time"
)

// Clock is a clock time, after its date where that is another than that of now.
func Clock(at, now time.Time) string {
	at = at.In(now.Location())
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return at.Format("15:04:05")
	}
	return at.Format("01-02 15:04:05")
}

// FullTime shows a point in time with its zone as a number: letters such as CST
// mean several.
const FullTime = "2006-01-02 15:04:05 -07:00"

// ShortTime is a point in time in its own zone, without seconds that say nothing.
func ShortTime(at time.Time) string { return strings.TrimSuffix(at.Format(time.DateTime), ":00") }
