package text

import (
	"strings"
	"time"
)

// Clock returns a time of day, with its date if that is not the date of now.
func Clock(at, now time.Time) string {
	at = at.In(now.Location())
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return at.Format("15:04:05")
	}
	return at.Format("01-02 15:04:05")
}

// FullTime is the layout of a time with its zone as a number, because letters such as CST have several
// meanings.
const FullTime = "2006-01-02 15:04:05 -07:00"

// ShortTime returns a time in its own zone, without seconds if they are 0.
func ShortTime(at time.Time) string { return strings.TrimSuffix(at.Format(time.DateTime), ":00") }
