package order

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"

	"scantop/tui/text"
)

// readMoment reads a point in time as people write it: now, in 1h30m, 22:00 (the next one), tomorrow
// 02:00, mon 02:00 (the next one), 2026-03-01 22:00, a date with a zone, or epoch milliseconds. It
// reads English and Chinese in either language of the screen. It reports false for anything else.
// The result is in the zone of now.
func readMoment(s string, now time.Time, words text.When) (moment, bool) {
	if len(s) > maxWhenLength {
		return moment{}, false
	}
	milliseconds, s := cutMilliseconds(s)
	if strings.ContainsAny(s, ".,") { // time.Parse would accept fractions of seconds
		return moment{}, false
	}
	s = strings.ToLower(norm.NFKC.String(s)) // some input methods write ２２：００
	if trimmed := strings.TrimSpace(s); trimmed != "" && trimmed == words.Now {
		return moment{at: now, given: givenSpan}, true
	}
	s = strings.Join(strings.Fields(englishDate(s)), " ")
	for _, read := range []func(string, time.Time) (moment, bool){readSpan, readEpoch, readZoned, readDate, readDay} {
		if m, ok := read(s, now); ok {
			m.at = m.at.In(now.Location()).Add(milliseconds)
			first, last := min(m.at.Year(), m.at.UTC().Year()), max(m.at.Year(), m.at.UTC().Year())
			return m, first >= 1970 && last <= 9999
		}
	}
	return moment{}, false
}

// englishDate replaces the Chinese words of a date with English ones, so that 明天2:00 becomes
// " tomorrow 2:00". A longer word stands in the list before a word that it begins with.
func englishDate(s string) string {
	return strings.NewReplacer("现在", " now ", "今天", " today ", "明天", " tomorrow ",
		"星期一", " monday ", "星期二", " tuesday ", "星期三", " wednesday ", "星期四", " thursday ",
		"星期五", " friday ", "星期六", " saturday ", "星期日", " sunday ", "星期天", " sunday ",
		"周一", " monday ", "周二", " tuesday ", "周三", " wednesday ", "周四", " thursday ",
		"周五", " friday ", "周六", " saturday ", "周日", " sunday ", "周天", " sunday ",
		"个小时", " h ", "小时", " h ", "分钟", " m ", "分", " m ", "天", " d ", "之后", " later ", "后",
		" later ",
	).Replace(s)
}

// maxWhenLength is a length in bytes above which no text is read as a date.
const maxWhenLength = 100

// pattern returns a function that compiles a pattern when it is first called: most runs read no
// date.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

var millisecondsPattern = pattern(`^(.*\d:\d\d:\d\d)\.(\d{3})( ?(?:[zZ]|[+-]\d\d:\d\d))$`)

// cutMilliseconds removes the milliseconds from a date with a zone. The output of scantop list has
// such dates.
func cutMilliseconds(s string) (time.Duration, string) {
	found := millisecondsPattern().FindStringSubmatch(strings.TrimSpace(s))
	if found == nil {
		return 0, s
	}
	n, _ := strconv.Atoi(found[2]) // digits
	return time.Duration(n) * time.Millisecond, found[1] + found[3]
}

var dayNumbers = pattern(`^\s*\d{4}-\d{1,2}-\d{1,2}`)

// noSuchDay reports whether a text begins with a day that does not exist, such as February 30.
func noSuchDay(s string) bool {
	_, err := time.Parse("2006-1-2", strings.TrimSpace(dayNumbers().FindString(s)))
	return dayNumbers().MatchString(s) && err != nil
}

var spanPattern = pattern(`^(?:in |\+)?` +
	`(?:(\d{1,4}) ?(?:d|days?) ?)?` +
	`(?:(\d{1,4}) ?(?:h|hours?) ?)?` +
	`(?:(\d{1,4}) ?(?:m|min|minutes?))?` +
	`(?: ?later)?$`)

// readSpan reads now, in 30m, +2h, 1h30m and 7d. A day may have 23 or 25 hours, so that 7d ends at
// the same time of day.
func readSpan(s string, now time.Time) (moment, bool) {
	if s == "now" {
		return moment{at: now, given: givenSpan}, true
	}
	found := spanPattern().FindStringSubmatch(s)
	if found == nil || found[1]+found[2]+found[3] == "" {
		return moment{}, false
	}
	var n [4]int
	for i := 1; i < len(n); i++ {
		n[i], _ = strconv.Atoi(found[i]) // 0 if the unit is not given
	}
	m := moment{at: now}
	if n[1] > 0 {
		m = resolve(civil(now).AddDate(0, 0, n[1]), now)
	}
	if more := time.Duration(n[2])*time.Hour + time.Duration(n[3])*time.Minute; more > 0 {
		m = moment{at: m.at.Add(more)}
	}
	m.given = givenSpan
	return m, true
}

// readEpoch reads epoch milliseconds of 13 digits, the form of the API.
func readEpoch(s string, _ time.Time) (moment, bool) {
	ms, err := strconv.ParseUint(s, 10, 63)
	return moment{at: time.UnixMilli(int64(ms))}, err == nil && len(s) == 13
}

// readZoned reads a date with a zone, in the form of RFC 3339 or of [text.FullTime].
func readZoned(s string, _ time.Time) (moment, bool) {
	s = strings.ToUpper(s)
	for _, day := range []string{"2006-01-02T", "2006-01-02 "} {
		for _, clock := range []string{"15:04:05", "15:04"} {
			for _, zone := range []string{"Z07:00", " Z07:00"} {
				if at, err := time.Parse(day+clock+zone, s); err == nil {
					return moment{at: at}, true
				}
			}
		}
	}
	return moment{}, false
}

// readDate reads a date without a zone.
func readDate(s string, now time.Time) (moment, bool) {
	for _, layout := range []string{
		time.DateOnly, "2006-01-02 15:04", time.DateTime, "2006-01-02t15:04", "2006-01-02t15:04:05",
	} {
		if at, err := time.Parse(layout, s); err == nil {
			m := resolve(at, now)
			if m.given = givenClock; layout == time.DateOnly {
				m.given = givenDay
			}
			return m, true
		}
	}
	return moment{}, false
}

var dayPattern = pattern(`^([a-z]*) ?([0-9:]*)$`)

// readDay reads a time of day, the name of a day, or both. A day without a time of day means the
// current time on that day.
func readDay(s string, now time.Time) (moment, bool) {
	found := dayPattern().FindStringSubmatch(s)
	if found == nil || s == "" {
		return moment{}, false
	}
	day, clock, given := found[1], civil(now), givenDay
	if found[2] != "" {
		given = givenClock
		at, ok := parseClock(found[2])
		if !ok {
			return moment{}, false
		}
		y, m, d := now.Date()
		clock = time.Date(y, m, d, at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	}
	if day == "today" && given == givenDay {
		return moment{at: now, given: givenToday}, true
	}
	m, ok := moment{}, true
	switch day {
	case "today":
		m = resolve(clock, now)
	case "tomorrow":
		m = resolve(clock.AddDate(0, 0, 1), now)
	default:
		m, ok = nextMoment(clock, now, day)
	}
	m.given = given
	return m, ok
}

// nextMoment returns the first moment after now at which clocks show the time of clock. If a weekday
// is given, by at least three letters, the moment is on that weekday.
func nextMoment(clock, now time.Time, weekday string) (moment, bool) {
	moved := false
	for days := range 15 { // two weeks: on the next such weekday, clocks may skip the time
		at := clock.AddDate(0, 0, days)
		if weekday != "" && (len(weekday) < 3 || !strings.HasPrefix(strings.ToLower(at.Weekday().String()), weekday)) {
			continue
		}
		m := resolve(at, now.Add(1)) // strictly after now
		// On a day without 02:30, 02:30 read at 03:10 means tomorrow, not 03:30 today.
		if m.at.After(now) && (at.After(civil(now)) || m.change == clockSecond) {
			m.moved = moved
			return m, true
		}
		moved = true
	}
	return moment{}, false
}

// parseClock reads a time of day: 8:00, 08:00 or 08:00:00.
func parseClock(s string) (time.Time, bool) {
	if len(s) > maxWhenLength {
		return time.Time{}, false
	}
	s = strings.TrimSpace(norm.NFKC.String(s))
	for _, layout := range []string{"15:04:05", "15:04"} {
		if at, err := time.Parse(layout, s); err == nil && at.Nanosecond() == 0 {
			return at, true
		}
	}
	return time.Time{}, false
}
