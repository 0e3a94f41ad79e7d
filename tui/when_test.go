package tui

import (
	"testing"
	"time"

	"scantop/tui/text"
)

func TestParseWhen(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"now": "2026-03-02 12:00:00", " NOW ": "2026-03-02 12:00:00", "现在": "2026-03-02 12:00:00",
		"in 30m": "2026-03-02 12:30:00", "30m": "2026-03-02 12:30:00", "+2h": "2026-03-02 14:00:00", "7d": "2026-03-09 12:00:00",
		"22:00": "2026-03-02 22:00:00", "8:00": "2026-03-03 08:00:00", "12:00": "2026-03-03 12:00:00",
		"tomorrow": "2026-03-03 12:00:00", "tomorrow 02:00": "2026-03-03 02:00:00", "明天 23:15": "2026-03-03 23:15:00", "明天2:00": "2026-03-03 02:00:00",
		"2026-04-01": "2026-04-01 00:00:00", "2026-04-01 22:00": "2026-04-01 22:00:00", "2026-04-01  22:00:30": "2026-04-01 22:00:30",
	} {
		at, ok := parseWhen(s, noon, text.For("zh").When)
		if got := at.Format(time.DateTime); !ok || got != want {
			t.Errorf("%q is understood as %s, %v, want %s", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "soon", "25:00", "in 30", "99999m", "2026-13-01", "-5m", "1795292761000"} {
		if at, ok := parseWhen(s, noon, text.For("en").When); ok {
			t.Errorf("%q is understood as %s", s, at)
		}
	}
}
