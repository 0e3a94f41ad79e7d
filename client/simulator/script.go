package simulator

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// Script describes the whole life of one scan. It is plain data, from which the state at any time
// is computed. Names and values that are sent are those of the DescribeScans document.
type Script struct {
	ID              string   // ScanId: creation time in UTC+8 as yyyymmddHHMMSS, and five digits; generated if empty
	Name            string   // any text
	Type            string   // ScanType: vuln, content or asset
	Flow            string   // FlowName: assets, general or skynet_vul_scan; empty if it does not apply
	Targets         []string // domains and IP addresses to scan
	TargetsOriginal []string // asset tags that the targets were selected by
	ScanAll         bool     // all assets of the account are targets

	// For content scans: IDs of keyword libraries, minutes between checks of the homepage, and days
	// between checks of the whole site. 0 means none.
	KeyWords                                 []string
	IndexIntervalInMinute, SiteIntervalInDay int

	// RuntimeStart and RuntimeEnd are the requested daily window, HH:MM:SS in UTC+8. Replies show
	// it, but scans ignore it: a simulator that does nothing until midnight is useless.
	RuntimeStart, RuntimeEnd string

	Created  time.Time // determines the position in the list; if zero, Start
	Start    time.Time // when the first run starts; if zero, Created
	asked    time.Time // the StartDate of CreateScan, which lists show; if zero, Start
	Period   string    // minute, hour, day, week or month; anything else means day; empty for one-time scans
	Interval int       // number of Periods between two runs, at least 1
	End      time.Time // no run of a periodic scan starts at this time or later; zero for no end

	Takes   time.Duration // duration of a run that finishes
	Pace    Pace          // how progress grows over that time
	Outcome Outcome       // how each run ends
	At      float64       // progress at which Abort and Stall happen, 0 to 100
	Found   int           // findings of each run, up to 100,000; 0: the targets decide
}

// Outcome is how a scan's runs end.
type Outcome int

// The outcomes.
const (
	Finish   Outcome = iota // runs to 100 %
	Abort                   // runs to Script.At and is aborted
	Stall                   // runs to Script.At and stays there as running
	Invalid                 // never runs, because AVDS found it invalid
	Disabled                // never runs, because it is disabled
)

// Pace is how a run's progress grows.
type Pace int

// The paces.
const (
	Steady    Pace = iota // by the same amount every second
	SlowStart             // with the square of the time
	FastStart             // the reverse of SlowStart: half done after 29 % of the time
)

// scanReply is an entry of List with all 25 fields of the DescribeScans document, in its order. As
// in the samples, a field without a value is left out. Dates are epoch milliseconds.
// LastSheduleDate is the document's spelling.
type scanReply struct {
	CronActive            string   `json:",omitempty"`
	EndDate               int64    `json:",omitempty"`
	FlowName              string   `json:",omitempty"`
	IndexIntervalInMinute int      `json:",omitempty"`
	Interval              int      `json:",omitempty"`
	JobStatistics         string   `json:",omitempty"`
	KeyWords              []string `json:",omitempty"`
	LastSheduleDate       int64    `json:",omitempty"`
	Name                  string
	NextRunDate           int64    `json:",omitempty"`
	Period                string   `json:",omitempty"`
	RefJobID              string   `json:"RefJobId,omitempty"`
	ReportURL             string   `json:"ReportUrl,omitempty"`
	RunPercent            *float64 `json:",omitempty"` // 0 is a value
	RuntimeEnd            string   `json:",omitempty"`
	RuntimeStart          string   `json:",omitempty"`
	ScanAll               int
	ScanID                string `json:"ScanId"`
	ScanType              string
	SiteIntervalInDay     int   `json:",omitempty"`
	StartDate             int64 `json:",omitempty"`
	Status                string
	Targets               []string `json:",omitempty"`
	TargetsOriginal       []string `json:",omitempty"`
	TriggerType           string
}

// reply returns the scan as DescribeScans shows it at a time.
func (s *Script) reply(now time.Time) scanReply {
	m := s.at(now)
	r := scanReply{
		FlowName:              s.Flow,
		IndexIntervalInMinute: s.IndexIntervalInMinute,
		JobStatistics:         m.job,
		KeyWords:              s.KeyWords,
		Name:                  s.Name,
		NextRunDate:           millis(m.next),
		ScanID:                s.ID,
		ScanType:              s.Type,
		SiteIntervalInDay:     s.SiteIntervalInDay,
		StartDate:             millis(cmp.Or(s.asked, s.Start)),
		EndDate:               millis(s.End),
		Status:                m.status,
		Targets:               s.Targets,
		TargetsOriginal:       s.TargetsOriginal,
		TriggerType:           s.trigger(),
	}
	if s.ScanAll {
		r.ScanAll = 1
	}
	r.RuntimeStart, r.RuntimeEnd = s.dailyWindow()
	if s.periodic() {
		r.Period, r.Interval = s.Period, max(s.Interval, 1)
		r.LastSheduleDate = millis(m.last)
		r.CronActive = "1"
		if m.next.IsZero() {
			r.CronActive = "0"
		}
	} else if !m.ended.IsZero() {
		r.EndDate = millis(m.ended)
	}
	if m.runs > 0 {
		r.RefJobID = uuid(random("job", s.ID, m.runs))
	}
	if m.job != "" && m.status == m.job { // between two runs there is no progress
		r.RunPercent = &m.percent
	}
	r.ReportURL = s.report(m)
	return r
}

func (s *Script) trigger() string {
	if s.periodic() {
		return "interval"
	}
	return "date"
}

// dailyWindow returns the daily window as in the document: not as times of day, but as two times in
// epoch milliseconds, on the first day on which the scan may run. If the end is not after the
// start, it is on the next day.
func (s *Script) dailyWindow() (start, end string) {
	day := s.Start.In(serviceZone).Format(time.DateOnly) + " "
	from, fromErr := time.ParseInLocation(time.DateTime, day+s.RuntimeStart, serviceZone)
	to, toErr := time.ParseInLocation(time.DateTime, day+s.RuntimeEnd, serviceZone)
	if fromErr != nil || toErr != nil {
		return "", ""
	}
	if !to.After(from) {
		to = to.AddDate(0, 0, 1)
	}
	return strconv.FormatInt(millis(from), 10), strconv.FormatInt(millis(to), 10)
}

// report returns the link to the report of the last finished run, or "". It has the form of the
// sample: signed and valid for a month. There is no such report.
func (s *Script) report(m snapshot) string {
	n := m.runs - 1
	if m.job != statusFinished {
		n-- // the run before, which had the same outcome
	}
	if n < 0 || s.Outcome != Finish {
		return ""
	}
	began, _ := s.occurrence(n)
	expires := began.Add(s.Takes).AddDate(0, 1, 0).Unix()
	r := random("report", s.ID, n)
	return fmt.Sprintf("https://report.example.com/VUL_REPORT/%s?Expires=%d&OSSAccessKeyId=SIM%s&Signature=%s%%3D",
		uuid(r), expires, letters(r, 13), letters(r, 27))
}

// millis returns epoch milliseconds, or 0 for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// serviceZone is the time zone of AVDS, which has no daylight saving. The ScanIds of the samples
// use it.
var serviceZone = time.FixedZone("UTC+8", 8*60*60)
