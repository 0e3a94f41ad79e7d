package tui

import (
	"slices"
	"testing"
	"time"

	"scantop/tui/state"
)

// A time that depends on the day on which it is written stays the one that was
// meant, also over a restart.
func TestADateKeepsTheDayOnWhichItWasWritten(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"tomorrow 02:00": "2026-03-03 02:00:00 +08:00", "23:55": "2026-03-02 23:55:00 +08:00", "in 6m": "2026-03-02 23:56:00 +08:00",
	} {
		kept := &fakeMemory{}
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
		var drafts state.Drafts
		if _, err := kept.Read(state.DraftName, &drafts); err != nil || drafts.List[0].Entries["StartDate"] != want {
			t.Errorf("%s: the draft has %q, want %q", typed, drafts.List[0].Entries["StartDate"], want)
		}
		if at := h.m.form.sheet.spec.Start.Format(fullTime); at != want {
			t.Errorf("%s: means %s after midnight, want %s", typed, at, want)
		}
		if typed != "tomorrow 02:00" {
			h.see("is in the past")
			h.replace("StartDate", typed)
			h.miss("is in the past")
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

// What is sent is what was reviewed, but for now: where that makes a difference
// it is looked at again.
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
	h.see("New scan", "Time has passed", "must be after the start")
	h.replace("EndDate", "30d")
	h.replace("RuntimeStart", "11:00")
	h.replace("RuntimeEnd", "12:15")
	h.press("ctrl+s")
	h.miss("waits")
	h.advance(30 * time.Minute)
	h.see("Time has passed", "waits for the daily window until 2026-03-03 11:00", "enter Back")
	h.press("tab", "enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}

func TestTheReviewSaysByWhoseClockTheWindowGoes(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 2, 0, 0, 0, time.UTC)
	h := openForm(t, &fakeAVDS{}, 80, 24, func(o *Options) { o.Now = func() time.Time { return at } })
	h.write("a.example.com")
	h.replace("StartDate", "20:00")
	h.press("ctrl+s")
	h.miss("UTC+8")
	h.press("esc")
	h.replace("RuntimeEnd", "08:00")
	h.see("00:00–08:00 UTC+8")
	h.press("ctrl+s")
	h.see("between 00:00 and 08:00 by", "08:00:00                by the service's clock (UTC+8)")
}

func TestWhatTheDailyWindowMeansIsAllSaid(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 160, 45)
	h.replace("RuntimeStart", "22:00")
	h.replace("RuntimeEnd", "06:00")
	h.see("waits until 2026-03-02 22:00 · 22:00–06:00, over midnight: 8h each night")
	h.replace("RuntimeEnd", "24:00")
	h.see("24:00 is sent as 23:59:59")
}

func TestADayThatThereIsNotIsToldFromAnOddText(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	for typed, want := range map[string]string{
		"2027-02-29": "there is no such day", "2026-13-01 10:00": "there is no such day", "soon": "try now", "2026-05-01 22": "try now",
		"2026-12-01T02:00:00.250Z": "2026-12-01 10:00:00 +08:00",
	} {
		h.replace("StartDate", typed)
		h.press("tab")
		h.see(want)
	}
	h.replace("StartDate", "2026-12-01T02:00:00.250Z")
	if got := h.m.form.sheet.spec.Start.UnixMilli() % 1000; got != 250 {
		t.Errorf("%d milliseconds, want 250", got)
	}
}

// What is sent is to the millisecond what the review showed.
func TestWhatIsSentIsWhatTheReviewShowed(t *testing.T) {
	t.Parallel()
	for _, wait := range []time.Duration{time.Second, 59 * time.Second, 61 * time.Second, 3 * time.Minute, time.Hour} {
		avds := &fakeAVDS{}
		h := openForm(t, avds, 120, 36, func(o *Options) { o.Interval = time.Hour })
		h.write("a.example.com")
		h.choose("TriggerType", "interval")
		h.press("ctrl+s")
		h.advance(wait)
		shown := h.m.form.review.parameters
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
	for h.m.form.focused() != nil {
		h.press("tab")
	}
	h.press("enter", "esc")
	h.miss("Review: nothing has been sent yet")
}

func TestADraftKeepsMilliseconds(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("a.example.com")
	h.replace("StartDate", "1893456000123")
	again := openForm(t, &fakeAVDS{}, 120, 36)
	again.m.form.fill(h.m.form.entries())
	if got := again.m.form.sheet.spec.Start.UnixMilli(); got != 1893456000123 {
		t.Errorf("starts at %d", got)
	}
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
