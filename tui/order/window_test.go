package order

import (
	"strings"
	"testing"
	"time"

	"scantop/tui/text"
)

func TestClockTimesTakeTheFormOfTheAPI(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][2]string{ // as from, and as until; "": not a time of day
		"8:00": {"08:00:00", "08:00:00"}, " 08:00:30 ": {"08:00:30", "08:00:30"},
		"８：００": {"08:00:00", "08:00:00"}, "0:00": {"00:00:00", "00:00:00"},
		"24:00": {"", "23:59:59"}, "24:00:00": {"", "23:59:59"}, "24：00": {"", "23:59:59"}, "24:01": {},
		"8": {}, "8:0": {}, "08:00:00.5": {}, "08:60": {}, "": {}, "8am": {},
	} {
		for i, end := range []bool{false, true} {
			if got, ok := clockValue(s, end); ok != (want[i] != "") || ok && got != want[i] {
				t.Errorf("%q, an end: %v: got %s, %v; want %s", s, end, got, ok, want[i])
			}
		}
	}
}

// Whoever sets a daily window reads how far the clock of AVDS differs from the own one.
func TestTheClockOfAVDSIsComparedWithTheUsers(t *testing.T) {
	t.Parallel()
	for seconds, want := range map[int][2]string{
		8 * 3600:       {"", ""},
		0:              {"UTC+8 = local time +8h", "UTC+8 = 本地时间 +8 小时"},
		-5 * 3600:      {"UTC+8 = local time +13h", "UTC+8 = 本地时间 +13 小时"},
		9 * 3600:       {"UTC+8 = local time -1h", "UTC+8 = 本地时间 -1 小时"},
		5*3600 + 45*60: {"UTC+8 = local time +2h15m", "UTC+8 = 本地时间 +2 小时 15 分"},
	} {
		at := noon.In(time.FixedZone("here", seconds))
		if en, zh := ahead(text.For("en"), at), ahead(text.For("zh"), at); en != want[0] || zh != want[1] {
			t.Errorf("at UTC%+d s, it says %q, %q; want %q", seconds, en, zh, want)
		}
	}
}

func TestWindowsAreDescribed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, until string
		en, zh      string
	}{
		{"22:00:00", "06:00:00", "22:00–06:00 over midnight, 8 hours a day",
			"每天 22:00–06:00，跨午夜，共 8 小时"},
		{"08:00:00", "17:30:30", "08:00–17:30:30, 9 hours 30 minutes 30 seconds a day",
			"每天 08:00–17:30:30，共 9 小时 30 分 30 秒"},
		{"00:00:00", "23:59:59", "all day", "全天"},
		{"22:00:00", "23:59:59", "22:00–24:00, 2 hours a day", "每天 22:00–24:00，共 2 小时"},
		{"22:00:00", "00:00:00", "22:00–24:00, 2 hours a day", "每天 22:00–24:00，共 2 小时"},
		{"08:00:01", "08:00:00", "08:00:01–08:00 over midnight, 23 hours 59 minutes 59 seconds a day",
			"每天 08:00:01–08:00，跨午夜，共 23 小时 59 分 59 秒"},
	} {
		w, ok := newDailyWindow(c.from, c.until)
		en, zh := w.describe(text.For("en")), w.describe(text.For("zh"))
		if !ok || en != c.en || zh != c.zh {
			t.Errorf("%s to %s: got %s, %s", c.from, c.until, en, zh)
		}
	}
	for _, c := range [][2]string{
		{"08:00:00", "08:00:00"}, {"00:00:00", "00:00:00"}, {"", "08:00:00"}, {"08:00:00", "24:00:00"},
		{"08:00:00.5", "09:00:00"},
	} {
		if w, ok := newDailyWindow(c[0], c[1]); ok {
			t.Errorf("%s to %s is a window: %+v", c[0], c[1], w)
		}
	}
}

func TestAWindowThatOpensAfterTheStartOrTheEndWarns(t *testing.T) {
	t.Parallel()
	const waits, never = "starts when the daily window opens, ", "Would never run: the daily window first opens at "
	for _, c := range []struct{ from, until, start, end, want string }{
		{"00:00:00", "08:00:00", "2026-03-02T12:00:00+08:00", "", waits + "2026-03-03 00:00"},
		{"00:00:00", "08:00:00", "2026-03-02T12:00:00+08:00", "2026-03-02T23:59:59+08:00",
			never + "2026-03-03 00:00, after the end."},
		{"00:00:00", "08:00:00", "2026-03-02T12:00:00+08:00", "2026-03-03T00:00:00+08:00", waits + "2026-03-03 00:00"},
		{"00:00:00", "08:00:00", "2026-03-02T08:00:00+08:00", "", waits + "2026-03-03 00:00"},
		{"00:00:00", "08:00:00", "2026-03-02T07:59:59+08:00", "2026-03-02T08:00:00+08:00", ""},
		{"00:00:00", "08:00:00", "2026-03-02T00:00:00+08:00", "", ""},
		{"13:00:00", "14:00:00", "2026-03-02T12:00:00+08:00", "", waits + "2026-03-02 13:00"},
		{"22:00:00", "06:00:00", "2026-03-02T12:00:00+08:00", "", waits + "2026-03-02 22:00"},
		{"22:00:00", "06:00:00", "2026-03-02T23:00:00+08:00", "", ""},
		{"22:00:00", "06:00:00", "2026-03-02T05:59:59+08:00", "", ""},
		{"22:00:00", "06:00:00", "2026-03-02T06:00:00+08:00", "2026-03-02T21:00:00+08:00",
			never + "2026-03-02 22:00, after the end."},
		{"00:00:00", "23:59:59", "2026-03-02T23:59:59+08:00", "", ""},
		{"22:00:00", "00:00:00", "2026-03-02T23:59:59+08:00", "", ""},
		// The window is in UTC+8, the warning in the zone of the start.
		{"00:00:00", "08:00:00", "2026-03-02T12:00:00-05:00", "", ""}, // 01:00 in UTC+8
		{"00:00:00", "08:00:00", "2026-03-02T20:00:00-05:00", "", waits + "2026-03-03 11:00"},
	} {
		start := at3339(t, c.start)
		var end time.Time
		if c.end != "" {
			end = at3339(t, c.end)
		}
		w, _ := newDailyWindow(c.from, c.until)
		said, cannot := w.warn(text.For("en"), start, end)
		if said != c.want || cannot != strings.HasPrefix(c.want, never) {
			t.Errorf("%s to %s, start %s, end %s:\ngot  %s, %v\nwant %s",
				c.from, c.until, c.start, c.end, said, cannot, c.want)
		}
	}
}

func at3339(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// firstFit is in the window and not before the start, and no earlier time is both.
func TestTheFirstFitIsTheFirst(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"00:00:00", "08:00:00"}, {"22:00:00", "06:00:00"}, {"12:00:00", "12:00:01"}, {"12:00:01", "12:00:00"},
		{"23:00:00", "23:59:59"},
	} {
		w, _ := newDailyWindow(c[0], c[1])
		inside := func(at time.Time) bool { // compares times as texts
			s := at.In(serviceZone()).Format(time.TimeOnly)
			if c[0] < c[1] {
				return s >= c[0] && (s < c[1] || c[1] == dayEnd)
			}
			return s >= c[0] || s < c[1]
		}
		for minutes := range 2 * 24 * 60 {
			start := noon.Add(time.Duration(minutes) * time.Minute)
			fit := w.firstFit(start)
			early := inside(start) || inside(fit.Add(-time.Second)) || fit.Sub(start) > w.gap()
			if fit.Before(start) || !inside(fit) || fit.After(start) && early {
				t.Fatalf("%v from %s: got %s", c, start, fit)
			}
		}
	}
}

// gap returns how long the window is closed each day.
func (w dailyWindow) gap() time.Duration { return wholeDay - w.length() }
