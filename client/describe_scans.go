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

// describeScansRequest is the wire form of a Query, in the SDK's style: all
// nine parameters of the DescribeScans document.
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
	RequestID   text      `json:"RequestId"`
	CurrentPage number    `json:"CurrentPage"`
	PageSize    number    `json:"PageSize"`
	PageCount   number    `json:"PageCount"`
	Count       number    `json:"Count"`
	TotalCount  number    `json:"TotalCount"`
	List        wireScans `json:"List"`
}

// wireScan is one entry of List: all 25 fields of the document.
type wireScan struct {
	CronActive            answer  `json:"CronActive"`
	EndDate               millis  `json:"EndDate"`
	FlowName              text    `json:"FlowName"`
	IndexIntervalInMinute number  `json:"IndexIntervalInMinute"`
	Interval              number  `json:"Interval"`
	JobStatistics         job     `json:"JobStatistics"`
	KeyWords              texts   `json:"KeyWords"`
	LastSheduleDate       millis  `json:"LastSheduleDate"`
	Name                  text    `json:"Name"`
	NextRunDate           millis  `json:"NextRunDate"`
	Period                text    `json:"Period"`
	RefJobID              text    `json:"RefJobId"`
	ReportURL             text    `json:"ReportUrl"`
	RunPercent            percent `json:"RunPercent"`
	RuntimeEnd            text    `json:"RuntimeEnd"`
	RuntimeStart          text    `json:"RuntimeStart"`
	ScanAll               flag    `json:"ScanAll"`
	ScanID                text    `json:"ScanId"`
	ScanType              text    `json:"ScanType"`
	SiteIntervalInDay     number  `json:"SiteIntervalInDay"`
	StartDate             millis  `json:"StartDate"`
	Status                text    `json:"Status"`
	Targets               texts   `json:"Targets"`
	TargetsOriginal       texts   `json:"TargetsOriginal"`
	TriggerType           text    `json:"TriggerType"`

	raw string // the JSON that this was read from
}

// DescribeScans returns one page of the scans that match q, newest first. It
// sends one GET request; a failure is an *Error and may be tried again.
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

// optionalInteger leaves a parameter out when it is zero.
func optionalInteger(n int) requests.Integer {
	if n == 0 {
		return ""
	}
	return requests.Integer(strconv.Itoa(n))
}

// UnmarshalJSON reads the page from inside "data", as the samples have it, or
// from the top, as the parameter tables have it.
func (r *describeScansResponse) UnmarshalJSON(b []byte) error {
	type plain describeScansResponse // without this method
	var e envelope
	if err := json.Unmarshal(b, &e); err != nil {
		return err
	}
	body := plain(*r)
	if err := json.Unmarshal(payload(b, e), &body); err != nil {
		return err
	}
	nothing := body.CurrentPage == 0 && body.PageSize == 0 && body.TotalCount == 0
	if body.List == nil && (nothing || body.CurrentPage <= 1 && body.TotalCount > 0) {
		return errors.New("no page of scans") // better the last good page than an empty one
	}
	*r = describeScansResponse(body)
	if r.RequestID == "" {
		r.RequestID = e.RequestID
	}
	return nil
}

// payload is the object that holds the result: "data" where that is an object
// with anything in it, or a string that holds one, else the whole reply.
func payload(whole []byte, e envelope) []byte {
	data := bytes.TrimSpace(e.Data)
	if s := strings.TrimSpace(scalar(data)); strings.HasPrefix(s, "{") {
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
		Number: int(r.CurrentPage), Size: int(r.PageSize), Count: int(r.Count),
		Pages: int(r.PageCount), Total: int(r.TotalCount), RequestID: string(r.RequestID),
	}
	for i := range r.List {
		p.Scans = append(p.Scans, r.List[i].scan())
	}
	return p
}

func (w *wireScan) scan() Scan {
	return Scan{
		ID: string(w.ScanID), Name: string(w.Name), Status: Status(w.Status), Type: ScanType(w.ScanType),
		Flow: FlowName(w.FlowName), Trigger: Trigger(w.TriggerType), Progress: w.RunPercent.Percent,
		ScanAll: bool(w.ScanAll), Schedulable: w.CronActive.given,
		Targets: w.Targets, TargetsOriginal: w.TargetsOriginal, KeyWords: w.KeyWords,
		Start: w.StartDate.Time, End: w.EndDate.Time, LastRun: w.LastSheduleDate.Time, NextRun: w.NextRunDate.Time,
		RuntimeStart: string(w.RuntimeStart), RuntimeEnd: string(w.RuntimeEnd),
		Period: Period(w.Period), Interval: int(w.Interval),
		IndexIntervalInMinute: int(w.IndexIntervalInMinute), SiteIntervalInDay: int(w.SiteIntervalInDay),
		JobStatistics: string(w.JobStatistics), RefJobID: string(w.RefJobID), ReportURL: string(w.ReportURL),
		Raw: w.raw,
	}
}
