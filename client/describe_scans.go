package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/responses"
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

// describeScansResponse is the wire form of a Page.
type describeScansResponse struct {
	*responses.BaseResponse
	RequestID   value     `json:"RequestId"`
	CurrentPage value     `json:"CurrentPage"`
	PageSize    value     `json:"PageSize"`
	PageCount   value     `json:"PageCount"`
	Count       value     `json:"Count"`
	TotalCount  value     `json:"TotalCount"`
	List        wireScans `json:"List"`
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

	raw string // the JSON of this entry
}

// DescribeScans returns one page of the scans that match q, newest first. It sends one GET request.
// A failure is an *Error, and the call may be repeated.
func (c *Client) DescribeScans(ctx context.Context, q Query) (*Page, error) {
	response := &describeScansResponse{BaseResponse: &responses.BaseResponse{}}
	if err := c.do(ctx, c.reads, newDescribeScansRequest(q), response); err != nil {
		return nil, err
	}
	return response.page(), nil
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

// UnmarshalJSON reads the page from "data", as in the samples of the document, or from the top
// level, as in its tables.
func (r *describeScansResponse) UnmarshalJSON(b []byte) error {
	type plain describeScansResponse // a type without this method
	var e envelope
	if err := json.Unmarshal(b, &e); err != nil {
		return err
	}
	body := plain(*r)
	if err := json.Unmarshal(payload(b, e), &body); err != nil {
		return err
	}
	page, total := body.CurrentPage.count(), body.TotalCount.count()
	nothing := page == 0 && body.PageSize.count() == 0 && total == 0
	if body.List == nil && (nothing || page <= 1 && total > 0) {
		// An empty page would replace the last good one on the screen.
		return errors.New("no page of scans")
	}
	*r = describeScansResponse(body)
	if r.RequestID.text() == "" {
		r.RequestID = e.RequestID
	}
	return nil
}

// payload returns the object that holds the result: "data" if it is an object that is not empty, or
// a string that contains an object; otherwise the whole reply.
func payload(whole []byte, e envelope) []byte {
	data := bytes.TrimSpace(e.Data)
	if s := strings.TrimSpace(value(data).text()); strings.HasPrefix(s, "{") {
		data = []byte(s)
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(data, &members) == nil && len(members) > 0 {
		return data
	}
	return whole
}

func (r *describeScansResponse) page() *Page {
	p := &Page{
		Scans:  make([]Scan, 0, len(r.List)),
		Number: r.CurrentPage.count(), Size: r.PageSize.count(), Count: r.Count.count(),
		Pages: r.PageCount.count(), Total: r.TotalCount.count(), RequestID: r.RequestID.text(),
	}
	for i := range r.List {
		p.Scans = append(p.Scans, r.List[i].scan())
	}
	return p
}

func (w *wireScan) scan() Scan {
	scanAll := w.ScanAll.boolean()
	return Scan{
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
		Raw: w.raw,
	}
}
