package client

import (
	"cmp"
	"strings"
	"time"
)

// Status is the state of a scan. An undocumented value is kept as received.
type Status string

// The values of Status in the DescribeScans document, in the order in which screens show them. An
// aborted scan is paused or stopped: it may run again.
const (
	StatusRunning  Status = "running"
	StatusWaiting  Status = "waiting"
	StatusFinished Status = "finished"
	StatusAborted  Status = "aborted"
	StatusInvalid  Status = "invalid"
	StatusDisabled Status = "disabled"
)

// Statuses lists every documented Status, in the order in which screens show them.
func Statuses() []Status {
	return []Status{StatusRunning, StatusWaiting, StatusFinished, StatusAborted, StatusInvalid, StatusDisabled}
}

// ScanType is what a scan looks for. An undocumented value is kept as received.
type ScanType string

// The values of ScanType. DescribeScans cannot filter by TypeAsset.
const (
	TypeVuln    ScanType = "vuln"    // vulnerabilities
	TypeContent ScanType = "content" // content risks
	TypeAsset   ScanType = "asset"   // asset discovery; CreateScan only
)

// FlowName is the mode of a vulnerability scan. An undocumented value is kept as received.
type FlowName string

// The values of FlowName.
const (
	FlowGeneral FlowName = "general"         // strict rules only, no effect on the target
	FlowFull    FlowName = "skynet_vul_scan" // intrusive rules and deep crawling
	FlowAssets  FlowName = "assets"          // asset scan

	flowSample FlowName = "skynet" // the spelling of FlowFull in the samples of DescribeScans
)

// Full reports whether the mode is FlowFull, in either spelling.
func (f FlowName) Full() bool { return f == FlowFull || f == flowSample }

// Trigger is TriggerType: whether a scan runs once or periodically.
type Trigger string

// The values of Trigger.
const (
	TriggerOnce     Trigger = "date"
	TriggerPeriodic Trigger = "interval"
)

// Period is the unit of the interval of a periodic scan.
type Period string

// The values of Period. A request accepts day, week and month only.
const (
	PeriodMinute Period = "minute"
	PeriodHour   Period = "hour"
	PeriodDay    Period = "day"
	PeriodWeek   Period = "week"
	PeriodMonth  Period = "month"
)

// Percent is a progress.
type Percent struct {
	Value   float64 // in percent, 0 to 100; fractions are kept
	Known   bool    // false if the reply had no value
	Clamped bool    // the reply was below 0 or above 100
}

// Scan is one scan task as DescribeScans lists it. Times are in the local zone. A zero time means
// "not yet": the reply had none.
type Scan struct {
	ID          string   // ScanId, 19 digits
	Name        string   // Name
	Status      Status   // Status
	Type        ScanType // ScanType
	Flow        FlowName // FlowName: general, skynet_vul_scan, assets, or an undocumented value
	Trigger     Trigger  // TriggerType
	Progress    Percent  // RunPercent
	ScanAll     bool     // ScanAll: all assets are targets
	Schedulable *bool    // CronActive: whether the scan can still be scheduled; nil if absent

	Targets         []string // Targets: IP addresses, domains, sub-domains
	TargetsOriginal []string // TargetsOriginal: the requested asset tags
	KeyWords        []string // KeyWords: IDs of keyword libraries

	// The reply has these as epoch milliseconds, in numbers or strings. The document defines them
	// so:
	Start   time.Time // StartDate: when the scan starts
	End     time.Time // EndDate: when a periodic scan ends
	LastRun time.Time // LastSheduleDate (sic): when it was last scheduled
	NextRun time.Time // NextRunDate: when the next run is expected

	// RuntimeStart and RuntimeEnd limit the daily window, as received: HH:MM:SS or epoch
	// milliseconds. The document swaps their descriptions.
	RuntimeStart, RuntimeEnd string

	Period                Period // Period: unit of Interval
	Interval              int    // Interval: periods between two runs
	IndexIntervalInMinute int    // IndexIntervalInMinute: homepage check, minutes
	SiteIntervalInDay     int    // SiteIntervalInDay: whole-site check, days

	// JobStatistics is the state of the latest run: running, finished or aborted. The reply has
	// these words, or 1, 2 and 3 for them. Any other value is kept as received.
	JobStatistics string
	RefJobID      string // RefJobId: the job that belongs to the scan
	ReportURL     string // ReportUrl: a signed link to the report, which expires

	Raw string // the whole entry of List as JSON, or as converted from XML
}

// Title returns the name of the scan, or its ScanId if the name is blank.
func (s *Scan) Title() string { return cmp.Or(strings.TrimSpace(s.Name), s.ID) }

// Page is one page of scans, newest first. The numbers are those of the reply: AVDS may limit what
// was requested.
type Page struct {
	Scans     []Scan
	Number    int    // CurrentPage, from 1
	Size      int    // PageSize, scans per page
	Count     int    // Count, scans on this page
	Pages     int    // PageCount
	Total     int    // TotalCount, scans that match the query
	RequestID string // RequestId
}

// Query selects scans. Zero fields are left out of the request, so that the defaults of AVDS apply.
type Query struct {
	Page     int      // CurrentPage, from 1
	PageSize int      // PageSize, 1 to 100
	ScanID   string   // ScanId
	Type     ScanType // ScanType: TypeVuln or TypeContent
	Search   string   // Search: part of a name, IP address or domain name
	Statuses []Status // StatusList.N
	Trigger  Trigger  // TriggerType
	Lang     string   // Lang: zh or en
	SourceIP string   // SourceIp: IP address of the caller; optional
}
