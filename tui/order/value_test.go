package order

import (
	"testing"
	"time"

	"scantop/tui/text"
)

// A saved date keeps what it meant. It is shown as it was typed as long as that means the same.
func TestARestoredDateShowsWhatWasTyped(t *testing.T) {
	t.Parallel()
	const (
		soon    = "2026-03-02 12:30:00 +08:00"
		tonight = "2026-03-02 22:00:00 +08:00"
		march   = "2026-03-31 23:59:59 +08:00"
	)
	for _, c := range []struct {
		parameter, typed string
		later            time.Duration
		shown, meant     string
	}{
		{"StartDate", "22:00", 0, "22:00", tonight},
		{"StartDate", "22:00", 10 * time.Hour, tonight, tonight}, // by then, 22:00 is tomorrow's
		{"StartDate", " 22:00 ", 9 * time.Hour, "22:00", tonight},
		{"StartDate", "今天 22:00", 11 * time.Hour, "今天 22:00", tonight},
		{"StartDate", "today 22:00", 13 * time.Hour, tonight, tonight},
		{"StartDate", "30m", time.Minute, soon, soon},
		{"StartDate", "mon 22:00", 6 * time.Hour, "mon 22:00", tonight},
		{"StartDate", "mon 22:00", 30 * time.Hour, tonight, tonight},
		{"StartDate", tonight, 48 * time.Hour, tonight, tonight},
		{"StartDate", "1772459999123", time.Hour, "1772459999123", "2026-03-02 21:59:59 +08:00"},
		{"EndDate", "2026-03-31", 48 * time.Hour, "2026-03-31", march},
		{"EndDate", "22:00", time.Hour, "22:00", tonight},
		{"EndDate", "22:00", 11 * time.Hour, tonight, tonight},
		{"EndDate", "tomorrow", 24 * time.Hour, "2026-03-03 23:59:59 +08:00", "2026-03-03 23:59:59 +08:00"},
	} {
		words, now := text.For("en"), noon.Add(c.later)
		values := map[string]string{"Targets": "a.cn", "TriggerType": "interval", c.parameter: c.typed}
		kept := Parameters().Kept(Parameters().Read(Parameters().Values(values, noon, words), noon, words).Values)
		for range 2 { // a restored draft is saved again
			o := Parameters().Read(Parameters().Values(kept, now, words), now, words)
			at := o.Spec.Start
			if c.parameter == "EndDate" {
				at = o.Spec.End
			}
			if got := at.Format(text.FullTime); o.Values[c.parameter].Typed != c.shown || got != c.meant {
				t.Errorf("%s %q after %s shows %q and means %s; want %q and %s",
					c.parameter, c.typed, c.later, o.Values[c.parameter].Typed, got, c.shown, c.meant)
			}
			kept = Parameters().Kept(o.Values)
		}
	}
}

// In another time zone, a time of day would mean another moment.
func TestARestoredDateIsShownInFullInAnotherZone(t *testing.T) {
	t.Parallel()
	p, _ := Parameters().find("StartDate")
	for zone, want := range map[*time.Location]string{
		zone: "22:00", time.UTC: "2026-03-02 22:00:00 +08:00",
	} {
		v := p.Value("22:00\n2026-03-02 22:00:00 +08:00", noon.In(zone), text.For("en"))
		if v.Typed != want {
			t.Errorf("in %s: %q is shown, want %q", zone, v.Typed, want)
		}
	}
}

// A damaged entry is shown as it is: nothing is guessed.
func TestADateThatWasNotSavedByUsIsShownAsItIs(t *testing.T) {
	t.Parallel()
	p, _ := Parameters().find("StartDate")
	for entry, want := range map[string]string{
		"22:00\nsoon": "22:00 soon", "22:00\n23:00": "22:00 23:00",
		"22:00\t\n2026-03-02\t22:00 +08:00":     "22:00 ",
		"a\x1b[2Jb\n2026-03-02 22:00:00 +08:00": "2026-03-02 22:00:00 +08:00",
		"22:00\n2026-03-02 22:00:00 +08:00\nx":  "22:00 2026-03-02 22:00:00 +08:00 x",
	} {
		if v := p.Value(entry, noon, text.For("en")); v.Typed != want {
			t.Errorf("%q is shown as %q, want %q", entry, v.Typed, want)
		}
	}
}
