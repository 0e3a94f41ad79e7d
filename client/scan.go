package client

import "time"

// Status is the state of a scan. A value outside the list is kept as it came.
type Status string

// The values of Status in the DescribeScans document, in the order in which
// screens show them. A scan that was aborted is paused or stopped: it may run
// again.
const (
	StatusRunning  Status = "running"
	StatusWaiting  Status = "waiting"
	StatusFinished Status = "finished"
	StatusAborted  Status = "aborted"
	StatusInvalid  Status = "invalid"
	StatusDisabled Status = "disabled"
)

// Statuses lists every documented Status, in the order in which screens show
// them.
func Statuses() []Status {
	return []Status{StatusRunning, StatusWaiting, StatusFinished, StatusAborted, StatusInvalid, StatusDisabled}
}

// ScanType is what a scan looks for. A value outside the list is kept as it
// came.
type ScanType string

// The values of ScanType. DescribeScans cannot filter by TypeAsset.
const (
	TypeVuln    ScanType = "vuln"    // vulnerabilities
	TypeContent ScanType = "content" // content risks
	TypeAsset   ScanType = "asset"   // asset discovery; CreateScan only
)

// FlowName is the mode of a vulnerability scan. A value outside the list is kept
// as it came.
type FlowName string

// The values of FlowName.
const (
	FlowGeneral FlowName = "general"         // strict rules only, no effect on the target
	FlowFull    FlowName = "skynet_vul_scan" // intrusive rules and deep crawling
	FlowAssets  FlowName = "assets"          // asset scan

	flowSample FlowName = "skynet" // how the samples of DescribeScans spell FlowFull
)

// Full reports whether the mode is FlowFull, in either of its spellings.
func (f FlowName) Full() bool { return f == FlowFull || f == flowSample }

// Trigger is whether a scan runs once or again and again (TriggerType).
type Trigger string

// The values of Trigger.
const (
	TriggerOnce     Trigger = "date"
	TriggerPeriodic Trigger = "interval"
)

// Period is the unit of a periodic scan's interval.
type Period string

// The values of Period. A request takes day, week and month only.
const (
	PeriodMinute Period = "minute"
	PeriodHour   Period = "hour"
	PeriodDay    Period = "day"
	PeriodWeek   Period = "week"
	PeriodMonth  Period = "month"
)

// Percent is a progress between 0 and 100 percent.
type Percent struct {
	Value   float64 // in percent, 0 to 100; fractions are kept
	Known   bool    // false when the reply had none
	Clamped bool    // the reply was outside 0 to 100
}

// Scan is one scan task as DescribeScans lists it. Times are in the machine's
// zone and zero when the reply had none, which means "not yet".
type Scan struct {
	ID          string   // ScanId, 19 digits
	Name        string   // Name
	Status      Status   // Status
	Type        ScanType // ScanType
	Flow        FlowName // FlowName: general, skynet_vul_scan or assets, or what else came
	Trigger     Trigger  // TriggerType
	Progress    Percent  // RunPercent
	ScanAll     bool     // ScanAll: every asset is a target
	Schedulable *bool    // CronActive: "1" when the task can still be scheduled; nil when absent

	Targets         []string // Targets: IP addresses, domains, sub-domains
	TargetsOriginal []string // TargetsOriginal: the asset tag as it was asked for
	KeyWords        []string // KeyWords: IDs of the added keyword libraries

	// Epoch milliseconds on the wire, as numbers or as strings; what they mean is
	// the document's word.
	Start   time.Time // StartDate: from when on the task runs
	End     time.Time // EndDate: until when a periodic task runs
	LastRun time.Time // LastSheduleDate (spelt so): when it was last scheduled
	NextRun time.Time // NextRunDate: when the next run is expected

	// RuntimeStart and RuntimeEnd bound the daily window, as they came: HH:MM:SS
	// or an epoch time in milliseconds. The document swaps their descriptions.
	RuntimeStart, RuntimeEnd string

	Period                Period // Period: unit of Interval
	Interval              int    // Interval: periods between two runs
	IndexIntervalInMinute int    // IndexIntervalInMinute: homepage check, minutes
	SiteIntervalInDay     int    // SiteIntervalInDay: whole-site check, days

	// JobStatistics is the state of the task's newest run: running, finished or
	// aborted. The reply has these words, or 1, 2 and 3 for them; what is neither
	// is kept as it came.
	JobStatistics string
	RefJobID      string // RefJobId: the job behind the task
	ReportURL     string // ReportUrl: a signed, expiring link to the report

	Raw string // the whole entry of List as JSON, as it came; of an XML reply, its rewriting
}

// Page is one page of scans, newest first, with the server's own arithmetic:
// it may clamp what was asked for.
type Page struct {
	Scans     []Scan
	Number    int    // CurrentPage, from 1
	Size      int    // PageSize, scans per page
	Count     int    // Count, scans on this page
	Pages     int    // PageCount
	Total     int    // TotalCount, scans that match the query
	RequestID string // RequestId
}

// Query chooses scans. Zero fields are left out of the request, so that the
// server's defaults hold.
type Query struct {
	Page     int      // CurrentPage, from 1
	PageSize int      // PageSize, 1 to 100
	ScanID   string   // ScanId
	Type     ScanType // ScanType: TypeVuln or TypeContent
	Search   string   // Search: part of a name, IP address or domain name
	Statuses []Status // StatusList.N
	Trigger  Trigger  // TriggerType
	Lang     string   // Lang: zh or en
	SourceIP string   // SourceIp: the visitor's address, if it differs
}
