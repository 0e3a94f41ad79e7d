package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

func (f *scanForm) readSchedule(s *client.Spec, now time.Time) {
	s.Start = f.readWhen("StartDate", now, nil)
	if s.Start.Before(now) {
		f.field("StartDate").refuse(f.text.Problems.InThePast)
	}
	if s.Trigger == client.TriggerPeriodic {
		s.End = f.readWhen("EndDate", now, &s.Start)
		s.Period = client.Period(f.value("Period"))
		s.Interval = f.readInterval()
	}
	s.RuntimeStart, s.RuntimeEnd = f.readClock("RuntimeStart"), f.readClock("RuntimeEnd")
	f.remarkWindow(s)
}

// maxYear is the last year that every program along the way can reckon with.
const maxYear = 9000

// dated is what a text was understood as when it was written: 22:00 stays the
// one that was meant, however late it gets.
type dated struct {
	text string
	moment
}

// readWhen reads a date and shows it in full. For an end, a span such as 30d
// counts from the start, and a day alone means its end.
func (f *scanForm) readWhen(parameter string, now time.Time, start *time.Time) time.Time {
	field := f.field(parameter)
	value := field.value()
	m, ok := field.dated.moment, true
	if value == "" || value != field.dated.text {
		m, ok = readMoment(value, now, f.text.When)
	}
	counted := m.given == givenSpan && start != nil
	switch {
	case counted:
		m, ok = readMoment(value, *start, f.text.When)
	case start != nil:
		m = m.asEnd()
	}
	field.dated = dated{}
	refused := f.notADate(value)
	if ok {
		refused = m.refused(f.text)
	}
	if refused != "" {
		field.refuse(refused)
		return now.Add(time.Hour) // keeps other checks from adding to the problem
	}
	if moves := counted || m.given < givenDay && m.at.Equal(now); !moves { // with the start, or with the clock
		field.dated = dated{value, m}
	}
	field.remark, field.sent = m.say(f.text), strconv.FormatInt(m.at.UnixMilli(), 10)
	return m.at
}

func (f *scanForm) notADate(value string) string {
	if noSuchDay(value) {
		return f.text.Problems.NoSuchDay
	}
	return f.text.Problems.NotADate
}

// remarkWindow says the daily window in words, and warns where the scan has to
// wait for it, or ends before it opens.
func (f *scanForm) remarkWindow(s *client.Spec) {
	window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd)
	if !ok {
		return // refused, by the validation
	}
	field := f.field("RuntimeEnd")
	remarks := []string{window.say(f.text, s.Start)}
	if isMidnightAsEnd(field.value()) {
		remarks = slices.Insert(remarks, 0, f.text.Dates.EndOfDay)
	}
	if said, never := window.warn(f.text, s.Start, s.End); said != "" {
		if !never { // there is no room for more beside the field
			said = fmt.Sprintf(f.text.Dates.Waits, shortTime(window.firstFit(s.Start)))
		}
		remarks, field.warns = slices.Insert(remarks, 0, said), true
	}
	field.remark = strings.Join(remarks, theme.Separator)
}

// windowWarning says that a scan has to wait for its daily window, or ends before
// it opens; "" when neither.
func windowWarning(t *text.Catalogue, s client.Spec) string {
	window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd)
	if !ok {
		return ""
	}
	said, _ := window.warn(t, s.Start, s.End)
	return said
}

// byService says by whose clock the daily window goes, to those whose own shows
// another time at the start; else "".
func byService(t *text.Catalogue, s client.Spec) string {
	if !otherClock(s.Start) {
		return ""
	}
	return t.Dates.ByService
}

// readClock brings 8:00 into the form of the API; what is no clock time stays
// as it is, for the validation to name.
func (f *scanForm) readClock(parameter string) string {
	value := f.value(parameter)
	if clock, ok := clockValue(value, parameter == "RuntimeEnd"); ok {
		return clock
	}
	return value
}
