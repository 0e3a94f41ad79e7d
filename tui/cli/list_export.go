package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"scantop/client"
	"scantop/tui/safe"
)

// exportField is a field of a scan, a run or a finding, under the API's name. Programs read it, so it does not
// depend on the language. The value is nil if the reply had none.
type exportField struct {
	name  string
	value any
}

// exportFields returns the 25 fields of a scan that DescribeScans documents, in the order of the API document.
func exportFields(s *client.Scan) []exportField {
	var percent, schedulable any
	if s.Progress.Known {
		percent = s.Progress.Value
	}
	if s.Schedulable != nil {
		schedulable = *s.Schedulable
	}
	return []exportField{
		{"ScanId", s.ID}, {"Name", s.Name}, {"Status", s.Status}, {"ScanType", s.Type}, {"FlowName", s.Flow},
		{"TriggerType", s.Trigger}, {"RunPercent", percent},
		{"StartDate", exactTime(s.Start)}, {"EndDate", exactTime(s.End)},
		{"LastSheduleDate", exactTime(s.LastRun)}, {"NextRunDate", exactTime(s.NextRun)},
		{"JobStatistics", s.JobStatistics},
		{"Targets", listed(s.Targets)}, {"TargetsOriginal", listed(s.TargetsOriginal)},
		{"ScanAll", s.ScanAll}, {"CronActive", schedulable}, {"Period", s.Period}, {"Interval", s.Interval},
		{"RuntimeStart", s.RuntimeStart}, {"RuntimeEnd", s.RuntimeEnd},
		{"IndexIntervalInMinute", s.IndexIntervalInMinute}, {"SiteIntervalInDay", s.SiteIntervalInDay},
		{"KeyWords", listed(s.KeyWords)}, {"RefJobId", s.RefJobID}, {"ReportUrl", s.ReportURL},
	}
}

// exactTime returns a time in RFC 3339, UTC, with milliseconds, or nil for the zero time.
func exactTime(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at.UTC().Format("2006-01-02T15:04:05.000Z07:00")
}

// listed returns a copy of a list that is never nil, because JSON writes nil as null.
func listed(list []string) []string { return append([]string{}, list...) }

// inertJSON returns a JSON object that cannot control a terminal: it escapes C1 controls, line
// separators, and characters that change the direction of writing.
func inertJSON(fields []exportField) string {
	var raw bytes.Buffer
	encoder := json.NewEncoder(&raw)
	encoder.SetEscapeHTML(false) // & in links
	raw.WriteByte('{')
	for i, f := range fields {
		if i > 0 {
			raw.WriteByte(',')
		}
		raw.WriteString(`"` + f.name + `":`)
		if err := encoder.Encode(f.value); err != nil {
			panic(err) // plain data can always be encoded
		}
		raw.Truncate(raw.Len() - 1) // Encode adds a newline
	}
	raw.WriteByte('}')
	var b strings.Builder
	for _, r := range raw.String() {
		switch acts := unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp); {
		case acts && r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		case acts:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\ufeff"

// recordsOf returns scans for programs.
func recordsOf(scans []client.Scan) records {
	all := make(records, len(scans))
	for i := range scans {
		all[i] = exportFields(&scans[i])
	}
	return all
}

// cell returns the value as a spreadsheet cell, which a spreadsheet reads as text.
func (f exportField) cell() string {
	switch value := f.value.(type) {
	case nil:
		return ""
	case []string:
		return safe.Inert(safe.Clean(strings.Join(value, " ")))
	default:
		return safe.Inert(safe.Clean(fmt.Sprint(value)))
	}
}
