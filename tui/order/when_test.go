package order

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones are the same on every machine

	"scantop/tui/text"
)

func TestPointsInTimeAreRead(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{ // noon is on a Monday
		"now": "2026-03-02 12:00:00", " NOW ": "2026-03-02 12:00:00", "现在": "2026-03-02 12:00:00",
		"in 30m": "2026-03-02 12:30:00", "30m": "2026-03-02 12:30:00", "+2h": "2026-03-02 14:00:00",
		"7d":    "2026-03-09 12:00:00",
		"1h30m": "2026-03-02 13:30:00", "in 1 day 2 hours 5 minutes": "2026-03-03 14:05:00",
		"90 min": "2026-03-02 13:30:00", "0m": "2026-03-02 12:00:00",
		"30分钟后": "2026-03-02 12:30:00", "2小时后": "2026-03-02 14:00:00",
		"2 个小时之后": "2026-03-02 14:00:00", "1小时30分钟后": "2026-03-02 13:30:00",
		"3天后": "2026-03-05 12:00:00", "30天": "2026-04-01 12:00:00", "２小时后": "2026-03-02 14:00:00",
		"22:00": "2026-03-02 22:00:00", "8:00": "2026-03-03 08:00:00", "12:00": "2026-03-03 12:00:00",
		"12:00:01": "2026-03-02 12:00:01", "２２：００": "2026-03-02 22:00:00",
		"tomorrow": "2026-03-03 12:00:00", "tomorrow 02:00": "2026-03-03 02:00:00",
		"明天 23:15": "2026-03-03 23:15:00", "明天2:00": "2026-03-03 02:00:00",
		"today": "2026-03-02 12:00:00", "today 22:00": "2026-03-02 22:00:00", "今天 22：00": "2026-03-02 22:00:00",
		"today 02:00": "2026-03-02 02:00:00", // has passed; Read reports that
		"mon 02:00":   "2026-03-09 02:00:00", "monday 22:00": "2026-03-02 22:00:00",
		"Mon": "2026-03-09 12:00:00", "tues 02:00": "2026-03-03 02:00:00",
		"周一 02:00": "2026-03-09 02:00:00", "星期日2:00": "2026-03-08 02:00:00", "周天": "2026-03-08 12:00:00",
		"2026-04-01": "2026-04-01 00:00:00", "2026-04-01 22:00": "2026-04-01 22:00:00",
		"2026-04-01  22:00:30": "2026-04-01 22:00:30",
		"2026-04-01T22:00":     "2026-04-01 22:00:00", "2026-03-01T22:00:00+08:00": "2026-03-01 22:00:00",
		"2026-03-01T14:00:00Z":    "2026-03-01 22:00:00",
		"2026-03-01 22:00 +09:30": "2026-03-01 20:30:00", "2026-03-01 14:00Z": "2026-03-01 22:00:00",
		"1772424000000": "2026-03-02 12:00:00",
	} {
		for _, lang := range []string{"en", "zh"} {
			at, ok := momentAt(s, noon, text.For(lang).When)
			if got := at.Format(time.DateTime); !ok || got != want || at.Location() != zone {
				t.Errorf("%q is read as %s, %v, want %s", s, got, ok, want)
			}
		}
	}
}

func TestOtherTextsAreNotReadAsDates(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"", " ", "soon", "25:00", "24:00", "22:60", "in 30", "99999m", "2026-13-01", "2026-02-30", "-5m",
		"177242400000", "17724240000000", "in", "+", "later", "后", "h", "1.5h", "30m 2h", "12:00:00.5",
		"2026-03-01T22:00:00.5Z",
		"tomorrow 25:00", "tomorrow tomorrow", "mo 02:00", "下周一", "monty 02:00", "s", "0001-01-01", "1969-12-31",
		"1970-01-01T00:00:00+08:00", "9999-12-31T23:59:59-01:00", "2026-03-01T22:00:00+99:00", "22", ":",
		strings.Repeat("1d", 99),
	} {
		if at, ok := momentAt(s, noon, text.For("zh").When); ok {
			t.Errorf("%q is read as %s", s, at)
		}
	}
}

// A zone may skip a clock time, or have it twice. Similar clock times are not affected.
func TestDaysOnWhichClocksAreChanged(t *testing.T) {
	t.Parallel()
	const skips, once, twice = "clocks go forward", "1st of two", "2nd of two"
	for _, c := range []struct{ zone, now, s, want, note string }{
		// 2026-03-08 in New York: from 01:59:59 -05:00 to 03:00:00 -04:00.
		{"America/New_York", "2026-03-08T00:30:00-05:00", "02:30", "2026-03-08 03:30:00 -04:00", skips},
		{"America/New_York", "2026-03-07T12:00:00-05:00", "tomorrow 02:30", "2026-03-08 03:30:00 -04:00", skips},
		{"America/New_York", "2026-03-07T02:30:00-05:00", "tomorrow", "2026-03-08 03:30:00 -04:00", skips},
		{"America/New_York", "2026-03-07T02:30:00-05:00", "1d", "2026-03-08 03:30:00 -04:00", skips},
		{"America/New_York", "2026-03-07T12:00:00-05:00", "1d", "2026-03-08 12:00:00 -04:00", ""},
		{"America/New_York", "2026-03-07T12:00:00-05:00", "24h", "2026-03-08 13:00:00 -04:00", ""},
		{"America/New_York", "2026-03-01T12:00:00-05:00", "2026-03-08 02:30", "2026-03-08 03:30:00 -04:00", skips},
		{"America/New_York", "2026-03-08T03:10:00-04:00", "02:30", "2026-03-09 02:30:00 -04:00", ""},
		{"America/New_York", "2026-03-08T01:59:00-05:00", "03:00", "2026-03-08 03:00:00 -04:00", ""},
		{"America/New_York", "2026-03-01T12:00:00-05:00", "2026-03-08 02:30 -05:00", "2026-03-08 03:30:00 -04:00", ""},
		// 2026-11-01 in New York: from 01:59:59 -04:00 to 01:00:00 -05:00.
		{"America/New_York", "2026-10-31T12:00:00-04:00", "tomorrow 01:30", "2026-11-01 01:30:00 -04:00", once},
		{"America/New_York", "2026-11-01T01:10:00-04:00", "01:30", "2026-11-01 01:30:00 -04:00", once},
		{"America/New_York", "2026-11-01T01:30:00-04:00", "01:30", "2026-11-01 01:30:00 -05:00", twice},
		{"America/New_York", "2026-11-01T01:45:00-04:00", "01:30", "2026-11-01 01:30:00 -05:00", twice},
		{"America/New_York", "2026-11-01T01:45:00-04:00", "today 01:30", "2026-11-01 01:30:00 -05:00", twice},
		{"America/New_York", "2026-11-01T01:45:00-05:00", "01:30", "2026-11-02 01:30:00 -05:00", ""},
		{"America/New_York", "2026-11-01T01:45:00-05:00", "sun 01:30", "2026-11-08 01:30:00 -05:00", ""},
		{"America/New_York", "2026-10-31T12:00:00-04:00", "2026-11-01 01:30 -05:00", "2026-11-01 01:30:00 -05:00", ""},
		{"America/New_York", "2026-10-31T12:00:00-04:00", "2026-11-01 02:00", "2026-11-01 02:00:00 -05:00", ""},
		// 2026 in Berlin: from 01:59:59 +01:00 to 03:00:00 +02:00, and from 02:59:59 +02:00 to 02:00:00 +01:00.
		{"Europe/Berlin", "2026-03-28T12:00:00+01:00", "2026-03-29 02:00", "2026-03-29 03:00:00 +02:00", skips},
		{"Europe/Berlin", "2026-03-28T12:00:00+01:00", "2026-03-29 03:00", "2026-03-29 03:00:00 +02:00", ""},
		{"Europe/Berlin", "2026-10-24T12:00:00+02:00", "sun 02:30", "2026-10-25 02:30:00 +02:00", once},
		{"Europe/Berlin", "2026-10-25T02:30:00+02:00", "02:30", "2026-10-25 02:30:00 +01:00", twice},
		// In Casablanca clocks go back for Ramadan: from 02:59:59 +01:00 to 02:00:00 +00:00.
		{"Africa/Casablanca", "2026-02-14T12:00:00+01:00", "tomorrow 02:30", "2026-02-15 02:30:00 +01:00", once},
		{"Africa/Casablanca", "2026-03-21T12:00:00+00:00", "tomorrow 02:30", "2026-03-22 03:30:00 +01:00", skips},
		{"Asia/Kolkata", "2026-03-28T12:00:00+05:30", "tomorrow 02:30", "2026-03-29 02:30:00 +05:30", ""},
		{"Australia/Lord_Howe", "2026-04-04T12:00:00+11:00", "tomorrow 01:45", "2026-04-05 01:45:00 +11:00", once},
		// By half an hour, at midnight, by a whole day, and never.
		{"Australia/Lord_Howe", "2026-10-03T12:00:00+10:30", "tomorrow 02:15", "2026-10-04 02:45:00 +11:00", skips},
		{"Africa/Cairo", "2026-04-23T12:00:00+02:00", "2026-04-24", "2026-04-24 01:00:00 +03:00", skips},
		{"Pacific/Apia", "2011-12-29T12:00:00-10:00", "tomorrow 12:00", "2011-12-31 12:00:00 +14:00", skips},
		{"Asia/Shanghai", "2026-03-07T12:00:00+08:00", "tomorrow 02:30", "2026-03-08 02:30:00 +08:00", ""},
	} {
		place, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		now, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		at, said, ok := momentSaid(c.s, now.In(place), text.For("en"))
		if got := at.Format(text.FullTime); !ok || got != c.want || !strings.Contains(said, at.Format(text.FullTime)) ||
			(said == at.Format(text.FullTime)) != (c.note == "") || !strings.Contains(said, c.note) {
			t.Errorf("%s at %s: got %s, %q; want %s, %q", c.s, c.now, got, said, c.want, c.note)
		}
	}
}

func TestTimesAreShownWithTheirZone(t *testing.T) {
	t.Parallel()
	if _, got, _ := momentSaid("now", noon, text.For("en")); got != "2026-03-02 12:00:00 +08:00" {
		t.Errorf("got %s", got)
	}
	if at, said, ok := momentSaid("soon", noon, text.For("en")); ok || said != "" || !at.IsZero() {
		t.Errorf("got %s, %q", at, said)
	}
}

// Words that are relative to now never mean the past, on the days before and after a change of
// clocks or a new year.
func TestRelativeWordsNeverMeanThePast(t *testing.T) {
	t.Parallel()
	words := text.For("zh").When
	latest := map[string]time.Duration{ // the longest time until the moment
		"now": 0, "in 30m": 30 * time.Minute, "1d": 25 * time.Hour, "01:30": 25 * time.Hour,
		"02:30": 27 * time.Hour, "00:00": 25 * time.Hour,
		"tomorrow": 25 * time.Hour, "明天 0:00": 25 * time.Hour, "周日 01:30": 169 * time.Hour,
		"fri 0:00": 170 * time.Hour,
	}
	for name, days := range map[string][]string{
		"America/New_York":    {"2026-03-07", "2026-10-31"},
		"Australia/Lord_Howe": {"2026-04-04", "2026-10-03"},
		"Africa/Cairo":        {"2026-04-23", "2026-10-29"},
		"Asia/Shanghai":       {"2026-12-31", "2028-02-28"},
	} {
		place, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, day := range days {
			from, err := time.ParseInLocation(time.DateOnly, day, place)
			if err != nil {
				t.Fatal(err)
			}
			for now := from; now.Before(from.Add(72 * time.Hour)); now = now.Add(37 * time.Minute) {
				for s, most := range latest {
					at, ok := momentAt(s, now, words)
					if wait := at.Sub(now); !ok || wait < 0 || wait > most || s == "01:30" && at.Format("15:04") != s {
						t.Fatalf("%s at %s: got %s, %v", s, now, at, ok)
					}
				}
			}
		}
	}
}

// A point in time that is read can be sent. It is shown in a form that is read as the same moment.
func FuzzParseWhen(f *testing.F) {
	for _, s := range []string{
		"now", "明天2:00", "in 1h30m", "周一 02:00", "2026-03-01T22:00:00+08:00", "1772424000000", "30分钟后",
		"9999-12-31 23:59", "２２：００",
	} {
		f.Add(s, int64(1772424000), 0)
		f.Add(s, int64(1793511000), 1)
	}
	places := []*time.Location{zone}
	for _, name := range []string{"America/New_York", "Pacific/Apia"} {
		place, err := time.LoadLocation(name)
		if err != nil {
			f.Fatal(err)
		}
		places = append(places, place)
	}
	f.Fuzz(func(t *testing.T, s string, seconds int64, place int) {
		const century = 100 * 365 * 24 * 3600
		now := time.Unix(wrapped(seconds, century)+century/100, 0).In(places[wrapped(int64(place), int64(len(places)))])
		at, ok := momentAt(s, now, text.For("zh").When)
		if !ok {
			return
		}
		if at.Year() < 1970 || at.Year() > 9999 || at.UnixMilli() < 0 || at.Location() != now.Location() {
			t.Errorf("%q at %s: got %s", s, now, at)
		}
		shown := at.Format(text.FullTime)
		if again, ok := momentAt(shown, now, text.When{}); !ok || !again.Equal(at.Truncate(time.Second)) {
			t.Errorf("%q at %s is %s, which is read as %s, %v", s, now, shown, again, ok)
		}
	})
}

// wrapped returns a number from 0 to m-1 for any number.
func wrapped(n, m int64) int64 { return int64(uint64(n) % uint64(m)) }

// momentAt returns the time that a text means.
func momentAt(s string, now time.Time, words text.When) (time.Time, bool) {
	m, ok := readMoment(s, now, words)
	return m.at, ok
}

// momentSaid returns the time that a text means, and its description.
func momentSaid(s string, now time.Time, t *text.Catalogue) (time.Time, string, bool) {
	m, ok := readMoment(s, now, t.When)
	if !ok {
		return m.at, "", false
	}
	return m.at, m.describe(t), true
}
