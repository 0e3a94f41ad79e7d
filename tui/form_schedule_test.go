package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/order"
	"scantop/tui/text"
)

// A time such as 22:00 keeps the day that was meant when it was typed, also after a restart.
func TestADateKeepsTheDayOnWhichItWasWritten(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"tomorrow 02:00": "2026-03-03 02:00:00 +08:00", "23:55": "2026-03-02 23:55:00 +08:00",
		"in 6m": "2026-03-02 23:56:00 +08:00",
	} {
		kept := &fakeStore{}
		h := openForm(t, &fakeAVDS{}, 120, 36, remembering(kept))
		h.write("a.example.com")
		h.advance(11*time.Hour + 50*time.Minute)
		h.replace("StartDate", typed)
		h.see(want)
		h.advance(4 * time.Minute)
		h.press("ctrl+s", "esc")
		h.see(typed, want)
		h.advance(7 * time.Minute) // 00:01
		h.press("ctrl+s")
		if got := kept.drafts()[0].Values["StartDate"]; got != typed+"\n"+want {
			t.Errorf("%s: the draft has %q, want both what was typed and %q", typed, got, want)
		}
		if at := h.m.form.Order().Spec.Start.Format(text.FullTime); at != want {
			t.Errorf("%s: means %s after midnight, want %s", typed, at, want)
		}
		if typed != "tomorrow 02:00" {
			h.see("is in the past")
			h.replace("StartDate", typed)
			h.miss("is in the past")
		}
	}
}

// A restored draft shows a date as it was typed, as long as that means the same.
func TestARestoredDraftShowsDatesAsTheyWereTyped(t *testing.T) {
	t.Parallel()
	for wait, shown := range map[time.Duration]string{
		9 * time.Hour:  "Start        22:00                           2026-03-02 22:00:00 +08:00",
		11 * time.Hour: "Start        2026-03-02 22:00:00 +08:00      is in the past",
	} {
		h := openForm(t, &fakeAVDS{}, 120, 36)
		h.replace("StartDate", "22:00")
		h.replace("Name", "evening") // a restored date does not depend on the field with the focus
		again := openForm(t, &fakeAVDS{}, 120, 36)
		again.advance(wait)
		again.m.form.Restore(h.m.form.Values())
		again.see(shown)
		if got := again.m.form.Order().Spec.Start.Format(text.FullTime); got != "2026-03-02 22:00:00 +08:00" {
			t.Errorf("after %s it starts %s", wait, got)
		}
	}
}

func TestAnEndCountsFromTheStart(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("a.example.com")
	h.choose("TriggerType", "interval")
	h.see("2026-04-01 12:00:00 +08:00")
	h.replace("StartDate", "2027-01-01 00:00")
	h.see("2027-01-31 00:00:00 +08:00")
	h.press("ctrl+s")
	h.see("until 2027-01-31 00:00")
}

// The scan is sent as reviewed, except for times relative to now. If these have changed the
// scan, the user has to check it again.
func TestAReviewThatStoodForLongIsCheckedAgain(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.choose("TriggerType", "interval")
	h.replace("EndDate", "12:02")
	h.press("ctrl+s")
	h.advance(10 * time.Minute)
	h.press("enter")
	h.see("New scan", "The times in this review have changed", "must be after the start")
	h.replace("EndDate", "30d")
	h.replace("RuntimeStart", "11:00")
	h.replace("RuntimeEnd", "12:15")
	h.press("ctrl+s")
	h.miss("waits")
	h.advance(30 * time.Minute)
	h.see("The times in this review have changed", "starts when the daily window opens, 2026-03-03 11:00", "enter Back")
	h.press("tab", "enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}

func TestTheReviewNamesTheZoneOfTheWindow(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 2, 0, 0, 0, time.UTC)
	h := openForm(t, &fakeAVDS{}, 80, 24, func(o *Options) { o.Now = func() time.Time { return at } })
	h.write("a.example.com")
	h.replace("StartDate", "20:00")
	h.press("ctrl+s")
	h.miss("UTC+8")
	h.press("esc")
	h.replace("RuntimeEnd", "08:00")
	h.see("UTC+8 = local time +8h · 00:00–08:00, 8 hours a day")
	h.press("ctrl+s")
	h.see("between 00:00 and 08:00", "(UTC+8 = local time +8h)", "08:00:00                UTC+8 = local time +8h")
}

func TestTheFormExplainsTheDailyWindow(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 160, 45)
	h.replace("RuntimeStart", "22:00")
	h.replace("RuntimeEnd", "06:00")
	h.see("runs from 2026-03-02 22:00 · 22:00–06:00 over midnight, 8 hours a day")
	h.replace("RuntimeEnd", "24:00")
	h.see("24:00 is sent as 23:59:59")
}

func TestAnImpossibleDayDiffersFromAnUnreadableDate(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	for typed, want := range map[string]string{
		"2027-02-29": "no such day", "2026-13-01 10:00": "no such day", "soon": "use now",
		"2026-05-01 22":            "use now",
		"2026-12-01T02:00:00.250Z": "2026-12-01 10:00:00 +08:00",
	} {
		h.replace("StartDate", typed)
		h.press("tab")
		h.see(want)
	}
	h.replace("StartDate", "2026-12-01T02:00:00.250Z")
	if got := h.m.form.Order().Spec.Start.UnixMilli() % 1000; got != 250 {
		t.Errorf("the start has %d milliseconds, want 250", got)
	}
}

// Times are sent exactly as the review shows them, to the millisecond.
func TestTheReviewedScanIsSentExactly(t *testing.T) {
	t.Parallel()
	for _, wait := range []time.Duration{time.Second, 59 * time.Second, 61 * time.Second, 3 * time.Minute, time.Hour} {
		avds := &fakeAVDS{}
		h := openForm(t, avds, 120, 36, func(o *Options) { o.Interval = time.Hour })
		h.write("a.example.com")
		h.choose("TriggerType", "interval")
		h.press("ctrl+s")
		h.advance(wait)
		shown := h.m.form.Reviewed().Spec.Parameters()
		h.press("enter")
		if len(avds.specs) != 1 || !slices.Equal(avds.specs[0].Parameters(), shown) {
			t.Errorf("after %s: sent %v, shown %v", wait, avds.specs, shown)
			continue
		}
		if s := avds.specs[0]; s.End.Sub(s.Start) != 30*24*time.Hour {
			t.Errorf("after %s: ends %s after the start", wait, s.End.Sub(s.Start))
		}
	}
}

func TestEscLeavesAReviewAtOnce(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("a.example.com")
	for h.m.form.Focused() != "" {
		h.press("tab")
	}
	h.press("enter", "esc")
	h.miss("Review · not launched yet")
}

func TestADraftKeepsMilliseconds(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("a.example.com")
	h.replace("StartDate", "1893456000123")
	again := openForm(t, &fakeAVDS{}, 120, 36)
	again.m.form.Restore(h.m.form.Values())
	if got := again.m.form.Order().Spec.Start.UnixMilli(); got != 1893456000123 {
		t.Errorf("starts at %d", got)
	}
}

// in opens a form at a time in a zone.
func in(t *testing.T, zone, at string) *harness {
	t.Helper()
	place, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.ParseInLocation("2006-01-02 15:04:05", at, place)
	if err != nil {
		t.Fatal(err)
	}
	h := openForm(t, &fakeAVDS{}, 120, 36, func(o *Options) { o.Now = func() time.Time { return now } })
	h.write("a.example.com")
	h.choose("TriggerType", "interval")
	return h
}

// A date as an end means the last second of that day, and as a start its first, also on a
// day when clocks change.
func TestADateAsAnEndMeansTheEndOfThatDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ zone, now, end, want string }{
		{"Europe/Berlin", "2026-03-02 12:00:00", "2026-12-31", "2026-12-31 23:59:59 +01:00"},
		{"Europe/Berlin", "2026-03-02 12:00:00", " 2026-10-25 ", "2026-10-25 23:59:59 +01:00"},
		{"Europe/Berlin", "2026-03-02 12:00:00", "today", "2026-03-02 23:59:59 +01:00"},
		{"Europe/Berlin", "2026-03-02 12:00:00", "明天", "2026-03-03 23:59:59 +01:00"},
		{"Europe/Berlin", "2026-03-02 12:00:00", "mon", "2026-03-09 23:59:59 +01:00"},
		{"Europe/Berlin", "2026-03-02 12:00:00", "mon 02:00", "2026-03-09 02:00:00 +01:00"},
		{"Europe/Berlin", "2026-03-02 12:00:00", "2026-12-31 00:00", "2026-12-31 00:00:00 +01:00"},
		{"Europe/Berlin", "2026-03-02 12:00:00", "2026-12-31T22:00:00Z", "2026-12-31 23:00:00 +01:00"},
		{"Europe/Berlin", "2026-03-02 12:00:00", "30d", "2026-04-01 12:00:00 +02:00"},
		{"Africa/Cairo", "2026-04-01 12:00:00", "2026-04-24", "2026-04-24 23:59:59 +03:00"}, // begins at 01:00
		{"Africa/Cairo", "2026-10-01 12:00:00", "2026-10-29", "2026-10-29 23:59:59 +02:00"}, // 23:00 comes twice
		{"Pacific/Apia", "2011-12-28 12:00:00", "2011-12-29", "2011-12-29 23:59:59 -10:00"},
		{"Pacific/Apia", "2011-12-28 12:00:00", "2011-12-31", "2011-12-31 23:59:59 +14:00"},
		{"Asia/Kolkata", "2026-03-02 12:00:00", "2026-03-29", "2026-03-29 23:59:59 +05:30"},
		{"America/New_York", "2026-03-02 12:00:00", "2026-03-08", "2026-03-08 23:59:59 -04:00"},
	} {
		h := in(t, c.zone, c.now)
		h.replace("EndDate", c.end)
		h.see(c.want)
		h.press("ctrl+s")
		h.see("until "+strings.TrimSuffix(c.want[:len("2006-01-02 15:04:05")], ":00"), c.want)
		if got := h.m.form.Order().Spec.End.Format(text.FullTime); got != c.want {
			t.Errorf("%s: %q ends %s, want %s", c.zone, c.end, got, c.want)
		}
	}
	h := in(t, "Africa/Cairo", "2026-04-01 12:00:00")
	h.replace("StartDate", "2026-04-24")
	h.see("2026-04-24 01:00:00 +03:00")
}

// A clock time or a day that a zone skips is as invalid as February 30.
func TestASkippedTimeIsInvalid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ zone, now, start, want string }{
		{"Europe/Berlin", "2026-03-28 12:00:00", "2026-03-29 02:30", "no such time"},
		{"Europe/Berlin", "2026-03-28 12:00:00", "tomorrow 02:00", "no such time"},
		{"Europe/Berlin", "2026-03-28 12:00:00", "星期日2:59", "no such time"},
		{"Europe/Berlin", "2026-03-29 00:30:00", "02:30", "no such time"},
		{"Europe/Berlin", "2026-03-28 12:00:00", "2026-03-29 03:00", "2026-03-29 03:00:00 +02:00"},
		{"Europe/Berlin", "2026-03-28 12:00:00", "2026-03-29 02:30 +01:00", "2026-03-29 03:30:00 +02:00"},
		{"Europe/Berlin", "2026-03-28 02:30:00", "1d", "2026-03-29 03:30:00 +02:00"},
		{"America/New_York", "2026-03-07 12:00:00", "tomorrow 02:30", "no such time"},
		{"Australia/Lord_Howe", "2026-10-03 12:00:00", "tomorrow 02:15", "no such time"},
		{"Australia/Lord_Howe", "2026-10-03 12:00:00", "tomorrow 02:30", "2026-10-04 02:30:00 +11:00"},
		{"Africa/Casablanca", "2026-03-21 12:00:00", "tomorrow 02:30", "no such time"},
		{"Pacific/Apia", "2011-12-29 12:00:00", "2011-12-30", "no such day"},
		{"Pacific/Apia", "2011-12-29 12:00:00", "2011-12-30 12:00", "no such day"},
		{"Pacific/Apia", "2011-12-29 12:00:00", "1d", "2011-12-31 12:00:00 +14:00"},
		{"Asia/Kolkata", "2026-03-28 12:00:00", "tomorrow 02:30", "2026-03-29 02:30:00 +05:30"},
	} {
		for _, parameter := range []string{"StartDate", "EndDate"} {
			h := in(t, c.zone, c.now)
			h.replace(parameter, c.start)
			h.press("tab")
			if c.start != "1d" || parameter == "StartDate" { // an end counts from the start
				h.see(c.want)
			}
		}
	}
}

// A time that occurs twice means the first, or the second if the first has passed. The form
// says so beside the field.
func TestATimeThatOccursTwiceIsReported(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ zone, now, start, want string }{
		{"Europe/Berlin", "2026-10-24 12:00:00", "tomorrow 02:30", "1st of two · 2026-10-25 02:30:00 +02:00"},
		{"America/New_York", "2026-10-31 12:00:00", "2026-11-01 01:30", "1st of two · 2026-11-01 01:30:00 -04:00"},
		{"Australia/Lord_Howe", "2026-04-04 12:00:00", "tomorrow 01:45", "1st of two · 2026-04-05 01:45:00 +11:00"},
		{"Africa/Casablanca", "2026-02-14 12:00:00", "tomorrow 02:30", "1st of two · 2026-02-15 02:30:00 +01:00"},
	} {
		h := in(t, c.zone, c.now)
		h.replace("StartDate", c.start)
		h.see(c.want) // below the fields
		for _, size := range []tea.WindowSizeMsg{{Width: 80, Height: 24}, {Width: 160, Height: 45}} {
			h.send(size)
			h.press("tab")
			h.see(c.want[:len("1st of two · 2026-10-25 02:30")]) // beside the field
			h.press("shift+tab")
		}
	}
}

// If the time zone of the machine is unknown, no clock time is read as UTC.
func TestAnUnknownZoneTakesNoClockTimes(t *testing.T) {
	t.Parallel()
	now := noon.In(order.UnknownZone)
	for _, parameter := range []string{"StartDate", "EndDate"} {
		h := openForm(t, &fakeAVDS{}, 120, 36, func(o *Options) { o.Now = func() time.Time { return now } })
		h.write("a.example.com")
		h.choose("TriggerType", "interval")
		for typed, refused := range map[string]bool{
			"22:00": true, "tomorrow 02:00": true, "mon 02:00": true, "tomorrow": true, "周一": true,
			"2026-04-01": true, "2026-04-01 22:00": true, "30m": false, "2d": false, "2026-04-01 22:00 +08:00": false,
			"2026-04-01T22:00:00Z": false, "1783000000000": false,
		} {
			h.replace(parameter, typed)
			got := h.m.form.Order().Feedback(parameter).Problem
			if strings.Contains(got, "zone") != refused || !refused && got != "" {
				t.Errorf("%s %s: %q", parameter, typed, got)
			}
		}
	}
	h := openForm(t, &fakeAVDS{}, 120, 36, func(o *Options) { o.Now = func() time.Time { return now } })
	h.write("a.example.com")
	for _, typed := range []string{"now", "today", "现在"} {
		h.replace("StartDate", typed)
		if got := h.m.form.Order().Feedback("StartDate").Problem; got != "" {
			t.Errorf("%s: %q", typed, got)
		}
	}
	h = start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36, func(o *Options) { o.Now = func() time.Time { return now } })
	h.see("time zone")
}

func TestTodayIsNow(t *testing.T) {
	t.Parallel()
	at := noon.Add(848 * time.Millisecond)
	h := openForm(t, &fakeAVDS{}, 120, 36, func(o *Options) { o.Now = func() time.Time { return at } })
	h.write("a.example.com")
	h.replace("StartDate", "today")
	h.press("ctrl+s")
	h.see("starting now")
}
