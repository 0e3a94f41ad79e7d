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

// maxYear is the last year that every program along the way can reckon with.
const maxYear = 9000

// readDate reads a date and shows it in full. For an end, a span such as 30d
// counts from the start, and a day alone means its end.
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
		f.Problem = m.refused(r.words)
	}
	if f.Problem != "" {
		*at = now.Add(time.Hour) // keeps other checks from adding to the problem
		return f
	}
	if moves := counted || m.given < givenDay && m.at.Equal(now); !moves { // with the start, or with the clock
		v.date = dated{value, m}
	}
	if !end && m.at.Before(now) {
		f.Problem = r.words.Problems.InThePast
	}
	*at, f.Remark, f.Sent = m.at, m.say(r.words), strconv.FormatInt(m.at.UnixMilli(), 10)
	return f
}

func notADate(words *text.Catalogue, value string) string {
	if noSuchDay(value) {
		return words.Problems.NoSuchDay
	}
	return words.Problems.NotADate
}

// readClock brings 8:00 into the form of the API; what is no clock time stays as it
// is, for the validation to name.
func (r *reader) readClock(p Parameter, v Value) Feedback {
	value := strings.TrimSpace(v.Typed)
	if clock, ok := clockValue(value, p.Kind == EndClock); ok {
		p.set(&r.Spec, clock)
	} else {
		p.set(&r.Spec, value)
	}
	if p.Kind == EndClock {
		return r.remarkWindow(value)
	}
	return Feedback{}
}

// remarkWindow says the daily window in words, and warns where the scan has to wait
// for it, or ends before it opens.
func (r *reader) remarkWindow(until string) Feedback {
	s := r.Spec
	window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd)
	if !ok {
		return Feedback{} // refused, by the validation
	}
	f, remarks := Feedback{}, []string{window.say(r.words, s.Start)}
	if isMidnightAsEnd(until) {
		remarks = slices.Insert(remarks, 0, r.words.Dates.EndOfDay)
	}
	if said, never := window.warn(r.words, s.Start, s.End); said != "" {
		if !never { // there is no room for more beside the field
			said = fmt.Sprintf(r.words.Dates.Waits, text.ShortTime(window.firstFit(s.Start)))
		}
		remarks, f.Warns = slices.Insert(remarks, 0, said), true
	}
	f.Remark = strings.Join(remarks, separator)
	return f
}

// Warning says that a scan has to wait for its daily window, or ends before it
// opens; "" when neither.
func Warning(words *text.Catalogue, s client.Spec) string {
	window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd)
	if !ok {
		return ""
	}
	said, _ := window.warn(words, s.Start, s.End)
	return said
}

// WindowZone says by whose clock the daily window goes, to those whose own shows
// another time at the start; "" where that makes no difference.
func WindowZone(words *text.Catalogue, s client.Spec) string {
	window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd)
	if ok && window.length() == wholeDay || !otherClock(s.Start) {
		return ""
	}
	return words.Dates.ByService
}
