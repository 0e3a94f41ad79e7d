package client

import (
	"context"
	"strconv"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// Severity says how much harm a finding can do. A number outside the list is kept
// as it came.
type Severity int

// The values of Severity in the DescribeAllVulnerabilities document.
const (
	SeverityUnknown Severity = -1 // the reply had no value
	SeverityInfo    Severity = 0
	SeverityLow     Severity = 1
	SeverityMedium  Severity = 2
	SeverityHigh    Severity = 3
)

// String is the severity in one word of the command line, or its number.
func (s Severity) String() string {
	names := []string{"info", "low", "medium", "high"}
	if s < 0 || int(s) >= len(names) {
		return strconv.Itoa(int(s))
	}
	return names[s]
}

// Severities lists every documented Severity, the worst first.
func Severities() []Severity {
	return []Severity{SeverityHigh, SeverityMedium, SeverityLow, SeverityInfo}
}

// FindingStatus says what a user has done about a finding. A number outside the
// list is kept unchanged.
type FindingStatus int

// The values of Status in the DescribeAllVulnerabilities document.
const (
	FindingUnknown       FindingStatus = -1 // the reply had no value
	FindingOpen          FindingStatus = 0
	FindingHandled       FindingStatus = 1
	FindingAllowlisted   FindingStatus = 2
	FindingFalsePositive FindingStatus = 3 // the API document calls it ignore, the console false positive
)

// FindingStatuses lists every documented FindingStatus.
func FindingStatuses() []FindingStatus {
	return []FindingStatus{FindingOpen, FindingHandled, FindingAllowlisted, FindingFalsePositive}
}

// String is the status in one word of the command line, or its number.
func (s FindingStatus) String() string {
	names := []string{"open", "handled", "whitelisted", "ignored"}
	if s < 0 || int(s) >= len(names) {
		return strconv.Itoa(int(s))
	}
	return names[s]
}

// Finding is one vulnerability that a run found on one target. Times are in the
// machine's zone and zero if the reply had no time.
type Finding struct {
	ID             string        // Id: key of DescribeVulnerability
	Name           string        // Name, in the requested language
	Severity       Severity      // Severity
	Status         FindingStatus // Status
	Target         string        // Target: a URL, or a host and its port
	Hostname       string        // Hostname: the asset
	LastDiscovered time.Time     // LastDiscoveredAt, epoch milliseconds on the wire
	TaskID         string        // TaskId of the run; only in the SDKs of AVDS
	Type           string        // VulnerabilityTypeDes: the kind in words; only in the SDKs of AVDS

	Raw string // the whole entry of List as JSON, unchanged
}

// FindingQuery chooses findings. Zero fields are left out of the request.
type FindingQuery struct {
	Paging
	ScanID   string         // ScanId: what any run of this scan found
	TaskID   string         // TaskId: what this run found
	Severity *Severity      // Severity; nil: all. SeverityInfo is a filter too
	Status   *FindingStatus // Status; nil: all. FindingOpen is a filter too
	Search   string         // Search: part of the asset's name
	Name     string         // Name of the vulnerability
	VulType  int            // VulType: 1 to 41, the kinds of the document
	Category string         // Category; no document lists its values
	Module   string         // Module; no document lists its values
	Begin    int64          // BeginTime, sent unchanged; no document tells the unit
	End      int64          // EndTime, sent unchanged; no document tells the unit
	Lang     string         // Lang: zh or en
}

// describeAllVulnerabilitiesRequest is the wire form of a FindingQuery: all 13
// parameters of the document, and SourceIp, which every operation has.
type describeAllVulnerabilitiesRequest struct {
	*requests.RpcRequest
	ScanID      string           `position:"Query" name:"ScanId"`
	TaskID      string           `position:"Query" name:"TaskId"`
	Severity    requests.Integer `position:"Query" name:"Severity"`
	Status      string           `position:"Query" name:"Status"`
	Search      string           `position:"Query" name:"Search"`
	Name        string           `position:"Query" name:"Name"`
	VulType     requests.Integer `position:"Query" name:"VulType"`
	Category    string           `position:"Query" name:"Category"`
	Module      string           `position:"Query" name:"Module"`
	BeginTime   requests.Integer `position:"Query" name:"BeginTime"`
	EndTime     requests.Integer `position:"Query" name:"EndTime"`
	Lang        string           `position:"Query" name:"Lang"`
	CurrentPage requests.Integer `position:"Query" name:"CurrentPage"`
	PageSize    requests.Integer `position:"Query" name:"PageSize"`
	SourceIP    string           `position:"Query" name:"SourceIp"`
}

// DescribeAllVulnerabilities returns one page of the findings that match q. It
// sends one GET request. A failure is an *Error, and the request may be repeated.
func (c *Client) DescribeAllVulnerabilities(ctx context.Context, q FindingQuery) (*Listing[Finding], error) {
	r := &describeAllVulnerabilitiesRequest{
		RpcRequest:  rpc("DescribeAllVulnerabilities"),
		CurrentPage: optionalInteger(q.Page), PageSize: optionalInteger(q.PageSize), SourceIP: q.SourceIP,
		ScanID: q.ScanID, TaskID: q.TaskID, Search: q.Search, Name: q.Name, VulType: optionalInteger(q.VulType),
		Category: q.Category, Module: q.Module, Lang: q.Lang,
		BeginTime: optionalInteger(int(q.Begin)), EndTime: optionalInteger(int(q.End)),
	}
	if q.Severity != nil {
		r.Severity = requests.Integer(strconv.Itoa(int(*q.Severity)))
	}
	if q.Status != nil {
		r.Status = strconv.Itoa(int(*q.Status))
	}
	return list[wireFinding](ctx, c, r)
}

// wireFinding is one entry of List: all nine fields of the document and of the
// service's SDKs.
type wireFinding struct {
	ID                   value `json:"Id"`
	Name                 value `json:"Name"`
	Severity             value `json:"Severity"`
	Status               value `json:"Status"`
	Target               value `json:"Target"`
	Hostname             value `json:"Hostname"`
	LastDiscoveredAt     value `json:"LastDiscoveredAt"`
	TaskID               value `json:"TaskId"`
	VulnerabilityTypeDes value `json:"VulnerabilityTypeDes"`
}

func (w wireFinding) item(raw string) (Finding, bool) {
	f := Finding{
		ID: w.ID.text(), Name: w.Name.text(),
		Severity: Severity(w.Severity.enum()), Status: FindingStatus(w.Status.enum()),
		Target: w.Target.text(), Hostname: w.Hostname.text(), LastDiscovered: w.LastDiscoveredAt.discovery(),
		TaskID: w.TaskID.text(), Type: w.VulnerabilityTypeDes.text(),
		Raw: raw,
	}
	return f, f.ID != "" || f.Name != ""
}

// enum reads a small number, also from a string; -1 when there is none.
func (v value) enum() int {
	if n, ok := numericCode(v.text()); ok && n >= 0 {
		return n
	}
	return -1
}

// discovery reads epoch milliseconds, or a day with five zeros behind it, such as
// 2018092100000: DescribeVulnerability's table shows that beside real times.
func (v value) discovery() time.Time {
	const zeros, day = "00000", "20060102"
	s := v.text()
	if len(s) == len(day)+len(zeros) && s[len(day):] == zeros {
		if at, err := time.ParseInLocation(day, s[:len(day)], serviceZone); err == nil {
			return at.Local()
		}
	}
	return v.date()
}

// serviceZone is the time zone of AVDS. It has no daylight saving time.
var serviceZone = time.FixedZone("UTC+8", 8*60*60)
