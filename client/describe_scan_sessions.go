package client

import (
	"context"
	"net/url"
	"strconv"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// ReportStatus says whether the report of a run is ready. A value outside the list is
// kept unchanged.
type ReportStatus string

// The values of ReportStatus in the DescribeScanSessions document.
const (
	ReportNone    ReportStatus = "inexistent"
	ReportRunning ReportStatus = "running"
	ReportReady   ReportStatus = "finished"
	ReportFailed  ReportStatus = "failed"
)

// Run is one run of a scan, which AVDS calls a session or task instance, as
// DescribeScanSessions lists it. Times are in the machine's zone and zero if the
// reply had no time.
type Run struct {
	TaskID       string       // TaskId: the run's ID
	ScanID       string       // ScanId: 19 digits, or the UUID that DescribeScans calls RefJobId
	Name         string       // Name of the scan
	Status       Status       // JobStatus: waiting, finished, running or aborted
	Progress     Percent      // RunPercent
	Created      time.Time    // CreatedAt, epoch milliseconds on the wire
	Finished     time.Time    // FinishedAt, epoch milliseconds on the wire; zero until the run is over
	Targets      []string     // Targets
	Trigger      Trigger      // TriggerType
	Period       Period       // Period: unit of Interval
	Interval     int          // Interval: periods between two runs
	ReportStatus ReportStatus // ReportStatus
	ReportURL    string       // ReportUrl: a secret: the link alone gives access to the report until it expires

	Raw string // the whole entry of List as JSON, unchanged; contains the secret of ReportURL
}

// RunQuery chooses runs. Zero fields are left out of the request.
type RunQuery struct {
	Paging
	ScanID   string   // ScanId: the runs of this scan; empty: of all scans
	Search   string   // Search: part of an IP address, a domain or a name
	Statuses []Status // StatusList.N
}

// describeScanSessionsRequest is the wire form of a RunQuery: all five parameters
// of the document, and SourceIp, which every operation has.
type describeScanSessionsRequest struct {
	*requests.RpcRequest
	CurrentPage requests.Integer `position:"Query" name:"CurrentPage"`
	PageSize    requests.Integer `position:"Query" name:"PageSize"`
	ScanID      string           `position:"Query" name:"ScanId"`
	Search      string           `position:"Query" name:"Search"`
	StatusList  *[]string        `position:"Query" name:"StatusList" type:"Repeated"`
	SourceIP    string           `position:"Query" name:"SourceIp"`
}

// DescribeScanSessions returns one page of the runs that match q. It sends one GET
// request. A failure is an *Error, and the request may be repeated.
func (c *Client) DescribeScanSessions(ctx context.Context, q RunQuery) (*Listing[Run], error) {
	return list[wireRun](ctx, c, &describeScanSessionsRequest{
		RpcRequest:  rpc("DescribeScanSessions"),
		CurrentPage: optionalInteger(q.Page), PageSize: optionalInteger(q.PageSize), SourceIP: q.SourceIP,
		ScanID: q.ScanID, Search: q.Search, StatusList: texts(q.Statuses),
	})
}

// wireRun is one entry of List: all 13 fields of the document.
type wireRun struct {
	CreatedAt    value `json:"CreatedAt"`
	FinishedAt   value `json:"FinishedAt"`
	Interval     value `json:"Interval"`
	JobStatus    value `json:"JobStatus"`
	Name         value `json:"Name"`
	Period       value `json:"Period"`
	ReportStatus value `json:"ReportStatus"`
	ReportURL    value `json:"ReportUrl"`
	RunPercent   value `json:"RunPercent"`
	ScanID       value `json:"ScanId"`
	Targets      value `json:"Targets"`
	TaskID       value `json:"TaskId"`
	TriggerType  value `json:"TriggerType"`
}

func (w wireRun) item(raw string) (Run, bool) {
	run := Run{
		TaskID: w.TaskID.text(), ScanID: w.ScanID.text(), Name: w.Name.text(),
		Status: Status(w.JobStatus.job()), Progress: w.RunPercent.percent(),
		Created: w.CreatedAt.date(), Finished: w.FinishedAt.date(),
		Targets: w.Targets.texts(), Trigger: Trigger(w.TriggerType.text()),
		Period: Period(w.Period.text()), Interval: w.Interval.count(),
		ReportStatus: ReportStatus(w.ReportStatus.text()), ReportURL: w.ReportURL.text(),
		Raw: raw,
	}
	return run, run.TaskID != ""
}

// texts returns the entries of a repeated parameter.
func texts[S ~string](list []S) *[]string {
	plain := make([]string, len(list))
	for i, s := range list {
		plain[i] = string(s)
	}
	return &plain
}

// LinkExpiry returns when a ReportUrl stops working, or the zero time if the link
// does not say.
func LinkExpiry(link string) time.Time {
	const year10000 = 253402300800 // later years have more than four digits
	u, err := url.Parse(link)
	if err != nil {
		return time.Time{}
	}
	seconds, err := strconv.ParseInt(u.Query().Get("Expires"), 10, 64)
	if err != nil || seconds <= 0 || seconds >= year10000 {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}
