package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"scantop/client"
	"scantop/tui/safe"
)

// scanFields is a scan with the 25 fields of the DescribeScans document under
// the API's names. It is for programs: nothing in it follows the language.
type scanFields struct {
	ScanID                string   `json:"ScanId"`
	Name                  string   `json:"Name"`
	Status                string   `json:"Status"`
	ScanType              string   `json:"ScanType"`
	FlowName              string   `json:"FlowName"`
	TriggerType           string   `json:"TriggerType"`
	RunPercent            *float64 `json:"RunPercent"`
	StartDate             *string  `json:"StartDate"`
	EndDate               *string  `json:"EndDate"`
	LastSheduleDate       *string  `json:"LastSheduleDate"`
	NextRunDate           *string  `json:"NextRunDate"`
	JobStatistics         string   `json:"JobStatistics"`
	Targets               []string `json:"Targets"`
	TargetsOriginal       []string `json:"TargetsOriginal"`
	ScanAll               bool     `json:"ScanAll"`
	CronActive            *bool    `json:"CronActive"`
	Period                string   `json:"Period"`
	Interval              int      `json:"Interval"`
	RuntimeStart          string   `json:"RuntimeStart"`
	RuntimeEnd            string   `json:"RuntimeEnd"`
	IndexIntervalInMinute int      `json:"IndexIntervalInMinute"`
	SiteIntervalInDay     int      `json:"SiteIntervalInDay"`
	KeyWords              []string `json:"KeyWords"`
	RefJobID              string   `json:"RefJobId"`
	ReportURL             string   `json:"ReportUrl"`
}

func fieldsOf(s *client.Scan) scanFields {
	f := scanFields{
		ScanID: s.ID, Name: s.Name, Status: string(s.Status), ScanType: string(s.Type), FlowName: string(s.Flow), TriggerType: string(s.Trigger),
		StartDate: exactTime(s.Start), EndDate: exactTime(s.End), LastSheduleDate: exactTime(s.LastRun), NextRunDate: exactTime(s.NextRun),
		JobStatistics: s.JobStatistics, Targets: listed(s.Targets), TargetsOriginal: listed(s.TargetsOriginal), ScanAll: s.ScanAll,
		CronActive: s.Schedulable, Period: string(s.Period), Interval: s.Interval, RuntimeStart: s.RuntimeStart, RuntimeEnd: s.RuntimeEnd,
		IndexIntervalInMinute: s.IndexIntervalInMinute, SiteIntervalInDay: s.SiteIntervalInDay,
		KeyWords: listed(s.KeyWords), RefJobID: s.RefJobID, ReportURL: s.ReportURL,
	}
	if s.Progress.Known {
		f.RunPercent = &s.Progress.Value
	}
	return f
}

// exactTime is a time as RFC 3339 has it, with the API's milliseconds, nil for none.
func exactTime(at time.Time) *string {
	if at.IsZero() {
		return nil
	}
	s := at.UTC().Format("2006-01-02T15:04:05.000Z07:00")
	return &s
}

// listed is a list that JSON does not write as null.
func listed(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// scansJSON is a JSON array with a scan on each line.
func scansJSON(scans []client.Scan) string {
	if len(scans) == 0 {
		return "[]\n"
	}
	var b strings.Builder
	for i := range scans {
		if i == 0 {
			b.WriteString("[\n")
		} else {
			b.WriteString(",\n")
		}
		b.WriteString(inertJSON(fieldsOf(&scans[i])))
	}
	b.WriteString("\n]\n")
	return b.String()
}

// inertJSON is a value as JSON that does nothing to a terminal: characters that
// act (C1 controls, those that turn the direction of writing) are escaped.
func inertJSON(v any) string {
	var raw bytes.Buffer
	encoder := json.NewEncoder(&raw)
	encoder.SetEscapeHTML(false) // & in links
	if err := encoder.Encode(v); err != nil {
		panic(err) // plain data always has a form
	}
	var b strings.Builder
	for _, r := range strings.TrimSuffix(raw.String(), "\n") {
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

// scansCSV is scans as RFC 4180 has it, for spreadsheets: a list is a cell with
// blanks between its entries.
func scansCSV(scans []client.Scan) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	write := func(row []string) { _ = w.Write(row) } // a strings.Builder takes everything
	write([]string{
		"ScanId", "Name", "Status", "ScanType", "FlowName", "TriggerType", "RunPercent", "StartDate", "EndDate", "LastSheduleDate", "NextRunDate",
		"JobStatistics", "Targets", "TargetsOriginal", "ScanAll", "CronActive", "Period", "Interval", "RuntimeStart", "RuntimeEnd",
		"IndexIntervalInMinute", "SiteIntervalInDay", "KeyWords", "RefJobId", "ReportUrl",
	})
	for i := range scans {
		f := fieldsOf(&scans[i])
		row := []string{
			f.ScanID, f.Name, f.Status, f.ScanType, f.FlowName, f.TriggerType, optional(f.RunPercent), optional(f.StartDate), optional(f.EndDate),
			optional(f.LastSheduleDate), optional(f.NextRunDate), f.JobStatistics, strings.Join(f.Targets, " "), strings.Join(f.TargetsOriginal, " "),
			strconv.FormatBool(f.ScanAll), optional(f.CronActive), f.Period, strconv.Itoa(f.Interval), f.RuntimeStart, f.RuntimeEnd,
			strconv.Itoa(f.IndexIntervalInMinute), strconv.Itoa(f.SiteIntervalInDay), strings.Join(f.KeyWords, " "), f.RefJobID, f.ReportURL,
		}
		for i := range row {
			row[i] = safe.Inert(safe.Clean(row[i]))
		}
		write(row)
	}
	w.Flush()
	return b.String()
}

// optional is a value, or nothing for none.
func optional[T any](v *T) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(*v)
}
