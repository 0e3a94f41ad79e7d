package order

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// maxYear is the last year that is accepted. Later years may not be valid in other programs.
const maxYear = 9000

// readDate reads a date; its feedback shows the date in full. For an end, a span such as 30d begins
// at the start, and a day without a time of day means the end of that day.
func (r *reader) readDate(p Parameter, v *Value) Feedback {
	value, now, end := strings.TrimSpace(v.Typed), r.Asked, p.Kind == EndDate
	m, ok := v.date.moment, true
	if value == "" || value != v.date.text {
		m, ok = readMoment(value, now, r.words.When)
	}
	counted := m.given == givenSpan && end
	switch {
	case counted:
		m, ok = readMoment(value, r.Spec.Start, r.words.When)
	case end:
		m = m.asEnd()
	}
	v.date = dated{}
	at, f := p.Of(&r.Spec).(*time.Time), Feedback{}
	f.Problem = notADate(r.words, value)
	if ok {
		f.Problem = m.problem(r.words)
	}
	if f.Problem != "" {
		*at = now.Add(time.Hour) // a valid date, so that no other check fails because of it
		return f
	}
	if moves := counted || m.given < givenDay && m.at.Equal(now); !moves { // it follows neither start nor clock
		v.date = dated{value, m}
	}
	if !end && m.at.Before(now) {
		f.Problem = r.words.Problems.InThePast
	}
	*at, f.Meaning, f.Sent = m.at, m.describe(r.words), strconv.FormatInt(m.at.UnixMilli(), 10)
	return f
}

func notADate(words *text.Catalogue, value string) string {
	if noSuchDay(value) {
		return words.Problems.NoSuchDay
	}
	return words.Problems.NotADate
}

// readClock brings a time of day such as 8:00 into the form of the API. Any other text stays as it
// is, and validate reports it.
func (r *reader) readClock(p Parameter, v Value) Feedback {
	value := strings.TrimSpace(v.Typed)
	if clock, ok := clockValue(value, p.Kind == EndClock); ok {
		p.set(&r.Spec, clock)
	} else {
		p.set(&r.Spec, value)
	}
	if p.Kind == EndClock {
		return r.describeWindow(value)
	}
	return Feedback{}
}

// describeWindow describes the daily window. It warns if the scan has to wait for the window, or
// ends before the window opens.
func (r *reader) describeWindow(until string) Feedback {
	s := r.Spec
	window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd)
	if !ok {
		return Feedback{} // validate reports the problem
	}
	f, parts := Feedback{}, []string{window.describe(r.words)}
	if isMidnightAsEnd(until) {
		parts = slices.Insert(parts, 0, r.words.Dates.EndOfDay)
	}
	if said, never := window.warn(r.words, s.Start, s.End); said != "" {
		if !never { // the longer text has no room beside the field
			said = fmt.Sprintf(r.words.Dates.Waits, text.ShortTime(window.firstFit(s.Start)))
		}
		parts, f.Warns = slices.Insert(parts, 0, said), true
	}
	if zone := WindowZone(r.words, s); zone != "" {
		parts = slices.Insert(parts, 0, zone) // first, because the end may be cut off
	}
	f.Meaning = strings.Join(parts, separator)
	return f
}

// Warning says that a scan has to wait for its daily window, or that it ends before the window
// opens. It returns "" if neither is the case.
func Warning(words *text.Catalogue, s client.Spec) string {
	window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd)
	if !ok {
		return ""
	}
	said, _ := window.warn(words, s.Start, s.End)
	return said
}

// WindowZone names the time zone of the daily window, and how far it differs from the user's clock. It
// returns "" if the window is the whole day, or if the user's clock shows the same time at the start.
func WindowZone(words *text.Catalogue, s client.Spec) string {
	window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd)
	if ok && window.length() == wholeDay {
		return ""
	}
	return ahead(words, s.Start)
}
