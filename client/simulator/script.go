package simulator

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// Script is the life of one scan, written down in advance: plain data, from
// which its state at any moment is computed. The field names and values that
// go over the wire are those of the DescribeScans document.
type Script struct {
	ID              string   // ScanId: yyyymmddHHMMSS of the creation in UTC+8, five digits; if empty, one is made
	Name            string   // any text
	Type            string   // ScanType: vuln, content or asset
	Flow            string   // FlowName: assets, general or skynet_vul_scan; empty where it means nothing
	Targets         []string // the domains and IP addresses to scan
	TargetsOriginal []string // the asset tags that the targets were chosen by, if any
	ScanAll         bool     // every asset of the account

	// Content scans have the IDs of keyword libraries, the minutes between looks
	// at the home page and the days between looks at the whole site; 0 is none.
	KeyWords                                 []string
	IndexIntervalInMinute, SiteIntervalInDay int

	// RuntimeStart and RuntimeEnd are the daily window that was asked for, HH:MM:SS
	// in UTC+8. It is reported and not obeyed: a simulator that does nothing until
	// midnight helps nobody.
	RuntimeStart, RuntimeEnd string

	Created  time.Time // decides the place in the list; if zero, the time of the first run
	Start    time.Time // when the (first) run begins; if zero, Created
	asked    time.Time // the StartDate that CreateScan was given, which lists show; zero: Start
	Period   string    // minute, hour, day, week or month; anything else counts as day; empty: it runs once
	Interval int       // the number of Periods from one run to the next, at least 1
	End      time.Time // no later run of a periodic scan begins at it or after it; zero means never

	Takes   time.Duration // how long a run takes that gets to the end
	Pace    Pace          // how the percentage grows over that time
	Outcome Outcome       // how each run ends
	At      float64       // the percentage at which Abort and Stall happen, 0 to 100
}

// Outcome is how a scan's runs end.
type Outcome int

// The outcomes.
const (
	Finish   Outcome = iota // runs to 100 %
	Abort                   // runs to Script.At and is aborted there
	Stall                   // runs to Script.At and stays there, still called running
	Invalid                 // never runs, because the service found it invalid
	Disabled                // never runs, because it was switched off
)

// Pace is the curve by which a run's percentage grows.
type Pace int

// The paces.
const (
	Steady    Pace = iota // grows by the same amount every second
	SlowStart             // grows with the square of the time
	FastStart             // SlowStart backwards: half way after 29 % of the time
)

// scanReply is an entry of List in the DescribeScans document, with all its
// 25 fields in its order. What has no value yet is left out, as in the
// samples. Dates are epoch milliseconds. LastSheduleDate is spelt as there.
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
	r.RuntimeStart, r.RuntimeEnd = s.window()
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

// window returns the daily window as the document shows it: not the times of
// day that were asked for but two epoch milliseconds, of the first day on
// which the scan may run. An end that is not after the start is on the day
// that follows.
func (s *Script) window() (start, end string) {
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

// report returns the link to the report of the last run that finished, "" without
// one, in the form of the sample: signed, and good for a month. Nothing is behind
// it.
func (s *Script) report(m moment) string {
	n := m.runs - 1
	if m.job != statusFinished {
		n-- // the run before, which had the same outcome as all of them
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

// millis returns epoch milliseconds, 0 for no date.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// serviceZone is the time of the service, which has no daylight saving. The
// ScanIds of the samples are written in it.
var serviceZone = time.FixedZone("UTC+8", 8*60*60)
