package client

import (
	"cmp"
	"context"
	"errors"
	"strconv"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// describeScansRequest is the wire form of a Query, in the SDK's style: all 9 parameters of the
// DescribeScans document.
type describeScansRequest struct {
	*requests.RpcRequest
	CurrentPage requests.Integer `position:"Query" name:"CurrentPage"`
	Lang        string           `position:"Query" name:"Lang"`
	PageSize    requests.Integer `position:"Query" name:"PageSize"`
	ScanID      string           `position:"Query" name:"ScanId"`
	ScanType    string           `position:"Query" name:"ScanType"`
	Search      string           `position:"Query" name:"Search"`
	SourceIP    string           `position:"Query" name:"SourceIp"`
	StatusList  *[]string        `position:"Query" name:"StatusList" type:"Repeated"`
	TriggerType string           `position:"Query" name:"TriggerType"`
}

// wirePage is the wire form of a Page.
type wirePage struct {
	RequestID   value `json:"RequestId"`
	CurrentPage value `json:"CurrentPage"`
	PageSize    value `json:"PageSize"`
	PageCount   value `json:"PageCount"`
	Count       value `json:"Count"`
	TotalCount  value `json:"TotalCount"`
	List        value `json:"List"`
}

// wireScan is one entry of List: all 25 fields of the DescribeScans document.
type wireScan struct {
	CronActive            value `json:"CronActive"`
	EndDate               value `json:"EndDate"`
	FlowName              value `json:"FlowName"`
	IndexIntervalInMinute value `json:"IndexIntervalInMinute"`
	Interval              value `json:"Interval"`
	JobStatistics         value `json:"JobStatistics"`
	KeyWords              value `json:"KeyWords"`
	LastSheduleDate       value `json:"LastSheduleDate"`
	Name                  value `json:"Name"`
	NextRunDate           value `json:"NextRunDate"`
	Period                value `json:"Period"`
	RefJobID              value `json:"RefJobId"`
	ReportURL             value `json:"ReportUrl"`
	RunPercent            value `json:"RunPercent"`
	RuntimeEnd            value `json:"RuntimeEnd"`
	RuntimeStart          value `json:"RuntimeStart"`
	ScanAll               value `json:"ScanAll"`
	ScanID                value `json:"ScanId"`
	ScanType              value `json:"ScanType"`
	SiteIntervalInDay     value `json:"SiteIntervalInDay"`
	StartDate             value `json:"StartDate"`
	Status                value `json:"Status"`
	Targets               value `json:"Targets"`
	TargetsOriginal       value `json:"TargetsOriginal"`
	TriggerType           value `json:"TriggerType"`
}

// DescribeScans returns one page of the scans that match q, newest first. It sends one GET request.
// A failure is an *Error, and the call may be repeated.
func (c *Client) DescribeScans(ctx context.Context, q Query) (*Page, error) {
	page := &Page{}
	if err := c.do(ctx, c.reads, newDescribeScansRequest(q), page); err != nil {
		return nil, err
	}
	return page, nil
}

func newDescribeScansRequest(q Query) *describeScansRequest {
	r := &describeScansRequest{RpcRequest: &requests.RpcRequest{}}
	r.InitWithApiInfo(product, apiVersion, "DescribeScans", "", "")
	r.Method = requests.GET
	r.CurrentPage, r.PageSize = optionalInteger(q.Page), optionalInteger(q.PageSize)
	r.Lang, r.ScanID, r.ScanType = q.Lang, q.ScanID, string(q.Type)
	r.Search, r.SourceIP, r.TriggerType = q.Search, q.SourceIP, string(q.Trigger)
	statuses := make([]string, len(q.Statuses))
	for i, s := range q.Statuses {
		statuses[i] = string(s)
	}
	r.StatusList = &statuses
	return r
}

// optionalInteger leaves out a parameter that is 0.
func optionalInteger(n int) requests.Integer {
	if n == 0 {
		return ""
	}
	return requests.Integer(strconv.Itoa(n))
}

// read reads the page from "data", as in the samples of the document, or from the top level, as in its
// tables.
func (p *Page) read(e envelope, body string) error {
	var w wirePage
	decode(payload(body, e), &w)
	scans, _, isList, err := rows[Scan, wireScan](w.List)
	if err != nil {
		return err
	}
	page, size, total := w.CurrentPage.count(), w.PageSize.count(), w.TotalCount.count()
	nothing := page == 0 && size == 0 && total == 0
	if !isList && (nothing || page <= 1 && total > 0) {
		// An empty page would replace the last good one on the screen.
		return errors.New("no page of scans")
	}
	*p = Page{
		Scans: scans, Number: page, Size: size, Count: w.Count.count(), Pages: w.PageCount.count(), Total: total,
		RequestID: cmp.Or(w.RequestID.text(), e.RequestID.text()),
	}
	return nil
}

// payload returns the object that holds the result: "data" if it is an object that is not empty, or
// a string that contains an object; otherwise the whole reply.
func payload(whole string, e envelope) string {
	data := nested(e.Data)
	for range members(data) {
		return data
	}
	return whole
}

// item returns an entry of List as a Scan. It returns false for an entry without ScanId and name.
func (w wireScan) item(raw string) (Scan, bool) {
	scanAll := w.ScanAll.boolean()
	scan := Scan{
		ID: w.ScanID.text(), Name: w.Name.text(), Status: Status(w.Status.text()), Type: ScanType(w.ScanType.text()),
		Flow: FlowName(w.FlowName.text()), Trigger: Trigger(w.TriggerType.text()), Progress: w.RunPercent.percent(),
		ScanAll: scanAll != nil && *scanAll, Schedulable: w.CronActive.boolean(),
		Targets: w.Targets.texts(), TargetsOriginal: w.TargetsOriginal.texts(), KeyWords: w.KeyWords.texts(),
		Start: w.StartDate.date(), End: w.EndDate.date(),
		LastRun: w.LastSheduleDate.date(), NextRun: w.NextRunDate.date(),
		RuntimeStart: w.RuntimeStart.text(), RuntimeEnd: w.RuntimeEnd.text(),
		Period: Period(w.Period.text()), Interval: w.Interval.count(),
		IndexIntervalInMinute: w.IndexIntervalInMinute.count(), SiteIntervalInDay: w.SiteIntervalInDay.count(),
		JobStatistics: w.JobStatistics.job(), RefJobID: w.RefJobID.text(), ReportURL: w.ReportURL.text(),
		Raw: raw,
	}
	return scan, scan.ID != "" || scan.Name != ""
}
