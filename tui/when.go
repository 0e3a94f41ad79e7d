package tui

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"scantop/tui/text"
)

// parseWhen understands a point in time as people write it: now, in 30m, 22:00
// (the next one), tomorrow 02:00, 2026-03-01 22:00. It reports false for
// anything else. Times are in the zone of now.
func parseWhen(s string, now time.Time, words text.When) (time.Time, bool) {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	if s == words.Now || s == "now" {
		return now, true
	}
	if d, ok := parseSpan(s); ok {
		return now.Add(d), true
	}
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if at, err := time.ParseInLocation(layout, s, now.Location()); err == nil {
			return at, true
		}
	}
	days := 0
	for _, word := range []string{words.Tomorrow, "tomorrow"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			if s = strings.TrimSpace(rest); s == "" {
				return now.AddDate(0, 0, 1), true
			}
			days = 1
			break
		}
	}
	clock, ok := parseClock(s)
	if !ok {
		return time.Time{}, false
	}
	at := time.Date(now.Year(), now.Month(), now.Day()+days, clock.Hour(), clock.Minute(), clock.Second(), 0, now.Location())
	if days == 0 && !at.After(now) {
		at = at.AddDate(0, 0, 1)
	}
	return at, true
}

var spanPattern = regexp.MustCompile(`^(?:in |\+)?(\d{1,4}) ?(m|h|d)$`)

// parseSpan understands in 30m, +2h and 7d.
func parseSpan(s string) (time.Duration, bool) {
	found := spanPattern.FindStringSubmatch(s)
	if found == nil {
		return 0, false
	}
	n, _ := strconv.Atoi(found[1])
	unit := map[string]time.Duration{"m": time.Minute, "h": time.Hour, "d": 24 * time.Hour}[found[2]]
	return time.Duration(n) * unit, true
}

// parseClock understands 8:00, 08:00 and 08:00:00.
func parseClock(s string) (time.Time, bool) {
	for _, layout := range []string{"15:04:05", "15:04"} {
		if at, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}
