package simulator

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
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
	from, err := time.ParseInLocation(time.DateTime, day+s.RuntimeStart, serviceZone)
	if err != nil {
		return "", ""
	}
	to, err := time.ParseInLocation(time.DateTime, day+s.RuntimeEnd, serviceZone)
	if err != nil {
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
