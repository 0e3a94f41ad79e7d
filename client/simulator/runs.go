package simulator

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// run is one run of a scan at a time.
type run struct {
	*Script
	n       int // counted from 0
	began   time.Time
	ended   time.Time // zero while the run goes on
	status  string    // waiting never: only runs that have begun are listed
	percent float64
}

// runAt returns run n of the scan, which has begun.
func (s *Script) runAt(n int, now time.Time) run {
	r := run{Script: s, n: n}
	r.began, _ = s.occurrence(n)
	r.status, r.percent = s.run(now.Sub(r.began))
	if r.status != statusRunning {
		r.ended = r.began.Add(s.runTime())
	}
	return r
}

// runs returns the runs of the scan that have begun, newest first.
func (s *Script) runs(now time.Time) []run {
	if s.Outcome == Invalid || s.Outcome == Disabled {
		return nil
	}
	var all []run
	for n := s.begun(now) - 1; n >= 0; n-- {
		all = append(all, s.runAt(n, now))
	}
	return all
}

// runsPerScan is how many runs the TaskIds of a scan can tell apart.
const runsPerScan = 100_000

// task returns the TaskId of a run. The run can be read from it: see findRun.
func (r run) task() int64 { return r.taskBase()*runsPerScan + int64(r.n) }

func (s *Script) taskBase() int64 { return 1_000_000 + random("task", s.ID).Int64N(9_000_000) }

// job returns the RefJobId of a run.
func (r run) job() string { return uuid(random("job", r.ID, r.n+1)) }

// findRun returns the run of a TaskId, if it has begun.
func (s *Server) findRun(task int64, now time.Time) (run, bool) {
	base, n := task/runsPerScan, int(task%runsPerScan)
	scripts := s.scans.all()
	for i := range scripts {
		if script := &scripts[i]; script.taskBase() == base {
			if script.Outcome != Invalid && script.Outcome != Disabled && n < script.begun(now) {
				return script.runAt(n, now), true
			}
		}
	}
	return run{}, false
}

// sessionReply is an entry of List in the DescribeScanSessions document, in the
// letter case of its sample. FinishedAt and RunPercent are left out where they have
// no value.
type sessionReply struct {
	TaskID       int64    `json:"TaskId"`
	ScanID       string   `json:"ScanId"`
	JobStatus    string   `json:"JobStatus"`
	CreatedAt    int64    `json:"CreatedAt"`
	FinishedAt   int64    `json:"FinishedAt,omitempty"`
	RunPercent   *float64 `json:"RunPercent,omitempty"`
	Name         string   `json:"name"`
	Targets      []string `json:"targets,omitempty"`
	TriggerType  string   `json:"triggerType"`
	Period       string   `json:"period,omitempty"`
	Interval     int      `json:"interval,omitempty"`
	ReportStatus string   `json:"reportStatus"`
	ReportURL    string   `json:"reportUrl,omitempty"`
}

// sessionsPage is the data of DescribeScanSessions. The page goes by another name
// there than elsewhere, and Count and PageCount are missing.
type sessionsPage struct {
	PageNumber, PageSize, TotalCount int
	List                             []sessionReply
}

func (s *Server) describeScanSessions(f *form) any {
	now := s.now()
	page, size := f.paging()
	id, search := f.Get("ScanId"), strings.ToLower(f.Get("Search"))
	statuses := f.list("StatusList", statusWaiting, statusFinished, statusRunning, statusAborted)
	if f.bad != nil {
		return nil
	}
	var found []run
	scripts := s.scans.all()
	for i := range scripts {
		if script := &scripts[i]; search == "" || script.contains(search) {
			found = append(found, slices.DeleteFunc(script.runs(now), func(r run) bool {
				return id != "" && id != r.ID && id != r.job() ||
					len(statuses) > 0 && !slices.Contains(statuses, r.status)
			})...)
		}
	}
	slices.SortStableFunc(found, func(a, b run) int { return b.began.Compare(a.began) })
	reply := sessionsPage{PageNumber: page, PageSize: size, TotalCount: len(found), List: []sessionReply{}}
	for _, r := range pageOf(found, page, size) {
		reply.List = append(reply.List, s.session(r, now))
	}
	return reply
}

// session returns a run as DescribeScanSessions shows it.
func (s *Server) session(r run, now time.Time) sessionReply {
	reply := sessionReply{
		TaskID: r.task(), ScanID: r.ID, JobStatus: r.status, CreatedAt: millis(r.began), FinishedAt: millis(r.ended),
		RunPercent: &r.percent, Name: r.Name, Targets: r.Targets, TriggerType: r.trigger(),
	}
	if r.periodic() {
		reply.Period, reply.Interval = r.Period, max(r.Interval, 1)
	}
	if reply.ReportStatus = s.reportStatus(r, now); reply.ReportStatus == reportReady {
		reply.ReportURL = s.reportLink(r)
	}
	return reply
}

// contains reports whether the name or a target of the scan has a part, in lower
// case.
func (s *Script) contains(part string) bool {
	has := func(text string) bool { return strings.Contains(strings.ToLower(text), part) }
	return has(s.Name) || slices.ContainsFunc(s.Targets, has)
}

// paging reads which page is asked for.
func (f *form) paging() (page, size int) {
	page = int(f.integer("CurrentPage", 1, math.MaxInt32, 1))
	size = min(int(f.integer("PageSize", 1, math.MaxInt32, defaultPageSize)), maxPageSize)
	f.oneOf("Lang", "zh", "en")
	return page, size
}

// pageOf returns the items on a page, counted from 1.
func pageOf[T any](all []T, page, size int) []T {
	first := min((page-1)*size, len(all))
	return all[first:min(first+size, len(all))]
}

// counts is what the data of most lists says about its page.
type counts struct {
	CurrentPage, PageSize, PageCount, Count, TotalCount int
}

func countsOf(page, size, count, total int) counts {
	return counts{
		CurrentPage: page,
		PageSize:    size,
		PageCount:   (total + size - 1) / size,
		Count:       count,
		TotalCount:  total,
	}
}

// The values of ReportStatus.
const (
	reportNone    = "inexistent"
	reportRunning = "running"
	reportReady   = "finished"
	reportFailed  = "failed"
)

// reportTakes is how long the service works on a report.
const reportTakes = 4 * time.Second

// reportStatus tells how far the report of a run is. Two of three runs that finish
// get one by themselves.
func (s *Server) reportStatus(r run, now time.Time) string {
	asked, wasAsked := s.scans.reportRequested(r.task())
	switch {
	case r.status != statusFinished:
		return reportNone
	case r.hasReport():
		return reportReady
	case !wasAsked:
		return reportNone
	case now.Sub(asked) < reportTakes:
		return reportRunning
	}
	return reportReady
}

// hasReport reports whether the run gets a report by itself when it has finished.
func (r run) hasReport() bool { return random("automatic report", r.ID, r.n).IntN(3) > 0 }

const reportPath = "/VUL_REPORT/"

// reportLink returns the link to the report of a run in the form of the sample: signed,
// and good for a month.
func (s *Server) reportLink(r run) string {
	expires := r.began.Add(r.Takes).AddDate(0, 1, 0).Unix()
	numbers := random("report", r.ID, r.n)
	return fmt.Sprintf("%s%s%s?Expires=%d&OSSAccessKeyId=SIM%s&Signature=%s%%3D",
		s.URL, reportPath, uuid(numbers), expires, letters(numbers, 13), letters(numbers, 27))
}

// generateVulReport begins to make the reports of runs that have finished.
func (s *Server) generateVulReport(f *form) any {
	now := s.now()
	f.oneOf("Lang", "zh", "en")
	f.oneOf("lang", "zh", "en")
	tasks := f.list("TaskIds")
	if len(tasks) == 0 {
		f.fail(missing("TaskIds"))
	}
	var ids []int64
	for _, task := range tasks {
		id, err := strconv.ParseInt(task, 10, 64)
		r, known := s.findRun(id, now)
		if err != nil || !known || r.status != statusFinished {
			f.fail(invalid("TaskIds"))
		}
		ids = append(ids, id)
	}
	if f.bad == nil {
		s.scans.requestReports(ids, now)
	}
	return nil
}
