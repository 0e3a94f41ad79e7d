package order

import (
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// Like returns the entries, as [Parameter.Kept] writes them, for a scan like s. Name and start are
// left out: a new scan has its own name and starts now.
func Like(s *client.Scan, now time.Time) map[string]string {
	flow := s.Flow
	if flow.Full() {
		flow = client.FlowFull // a request takes only this spelling
	}
	entries := map[string]string{
		"ScanType": string(s.Type), "FlowName": string(flow), "ScanAll": "0", "TriggerType": string(s.Trigger),
		"Targets": strings.Join(s.Targets, "\n"), "TargetAssetTags": strings.Join(s.TargetsOriginal, "\n"),
		"KeyWords": strings.Join(s.KeyWords, "\n"),
	}
	for parameter, n := range map[string]int{
		"IndexIntervalInMinute": s.IndexIntervalInMinute, "SiteIntervalInDay": s.SiteIntervalInDay,
	} {
		if n > 0 {
			entries[parameter] = strconv.Itoa(n)
		}
	}
	if s.ScanAll {
		entries["ScanAll"] = "1"
	}
	if s.Trigger == client.TriggerPeriodic {
		repeatsOf(s, now, entries)
	}
	for parameter, value := range map[string]string{"RuntimeStart": s.RuntimeStart, "RuntimeEnd": s.RuntimeEnd} {
		if value = clockOf(value); value != "" {
			entries[parameter] = value
		}
	}
	return entries
}

// repeatsOf adds how often a scan repeats, if a request can say it, and until when, if that is
// still to come.
func repeatsOf(s *client.Scan, now time.Time, entries map[string]string) {
	entries["Period"] = string(s.Period)
	switch s.Period {
	case client.PeriodDay, client.PeriodWeek, client.PeriodMonth:
		if s.Interval > 0 {
			entries["Interval"] = strconv.Itoa(s.Interval)
		}
	}
	if s.End.After(now) {
		entries["EndDate"] = s.End.In(now.Location()).Format(text.FullTime)
	}
}

// clockOf returns one end of the daily window in a reply as HH:MM:SS. A reply has it in this form
// or as epoch milliseconds, of which 0 means none. Anything else stays, as a problem of its field.
func clockOf(value string) string {
	if at, ok := parseClock(value); ok {
		return at.Format(time.TimeOnly)
	}
	switch ms, err := strconv.ParseInt(value, 10, 64); {
	case err != nil:
		return value
	case ms <= 0:
		return ""
	default:
		return time.UnixMilli(ms).In(serviceZone()).Format(time.TimeOnly)
	}
}
