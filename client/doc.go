// Package client calls Alibaba Cloud's vulnerability scanning service (AVDS, API version
// 2017-11-29) through alibaba-cloud-sdk-go and converts its replies to plain Go types. It
// must not know screens or the words that users read.
//
// Start with [New]. [Client.DescribeScans] lists scans, and [Client.CreateScan] launches one.
// Every error of a call is an [*Error] and contains no secrets.
//
// The types follow the two API documents, CreateScan and DescribeScans. Where a document
// contradicts its own samples, the client reads both forms.
//
// The SDK signs and encodes requests. This package reads errors and replies itself, because
// v1.63.107 does the following with such replies:
//   - It panics if an error reply is {"Code":4001}.
//   - It quotes the string to sign in the error for SignatureDoesNotMatch.
//   - It treats {"success":false} with HTTP status 200 as a success.
//   - It finds nothing in a reply whose names use another letter case.
//   - It fails if a reply has a single value in place of a list.
//   - It reads a body of any size, and accepts no context.
//
// # Fields of DescribeScans
//
// The tables list each field of the document, what shows or sets it in scantop, and its field
// in this package. Times are sent and received as milliseconds since 1970. Package order
// lists the parameters of CreateScan, beside the flags and form fields that set them. The
// reply to CreateScan contains Data, the new ScanId, and RequestId.
//
//	DescribeScans, request  set by                                client.Query
//	CurrentPage             ←→                                    Page
//	PageSize                --page-size                           PageSize
//	StatusList              tab, 1–7, --status                    Statuses
//	ScanType                t, --type                             Type
//	TriggerType             g, --trigger                          Trigger
//	Search                  /, --search                           Search
//	Lang                    --lang                                Lang
//	ScanId                  w, and scans that left the page       ScanID
//	SourceIp                – (sent by the library's users only)  SourceIP
//
//	DescribeScans, page  shown                                                           client.Page
//	List                 the rows                                                        Scans
//	CurrentPage          under the rows                                                  Number
//	PageSize             under the rows: which scans these are                           Size
//	PageCount            computed from TotalCount and PageSize, which it may contradict  Pages
//	Count                – (the rows are counted)                                        Count
//	TotalCount           under the rows and in the tabs                                  Total
//	RequestId            with errors and in the log                                      RequestID
//
// The details of a scan show each of the 25 fields that has a value.
//
//	DescribeScans, scan    shown, besides the details                  client.Scan
//	ScanId                 the row's identity; y copies it             ID
//	Name                   column NAME                                 Name
//	Status                 column STATUS, tabs, events                 Status
//	ScanType               column TYPE                                 Type
//	FlowName               column MODE                                 Flow
//	RunPercent             column PROGRESS, ETA                        Progress
//	StartDate              column STARTED, ETA                         Start
//	EndDate                column ETA: took, ran                       End
//	NextRunDate            column ETA: in, overdue                     NextRun
//	LastSheduleDate        column ETA of periodic scans                LastRun
//	Targets                column TARGETS                              Targets
//	TargetsOriginal        column TARGETS, where there are no targets  TargetsOriginal
//	ScanAll                column TARGETS: all assets                  ScanAll
//	TriggerType            chip of the filter                          Trigger
//	JobStatistics          events: how a run ended                     JobStatistics
//	ReportUrl              a link; Y copies it                         ReportURL
//	RefJobId               –                                           RefJobID
//	KeyWords               –                                           KeyWords
//	CronActive             –                                           Schedulable
//	Period                 –                                           Period
//	Interval               –                                           Interval
//	RuntimeStart           –                                           RuntimeStart
//	RuntimeEnd             –                                           RuntimeEnd
//	IndexIntervalInMinute  –                                           IndexIntervalInMinute
//	SiteIntervalInDay      –                                           SiteIntervalInDay
//
// # What a scan found
//
// The operations below are beyond the two documents that scantop was made for. They follow other public documents
// and SDKs of the service. Each may be missing or forbidden: see [Error.Unavailable]. Every request also takes
// SourceIp, which is set by the library's users only.
//
//	DescribeScanSessions, request  set by           client.RunQuery
//	CurrentPage                    –                Page
//	PageSize                       –                PageSize
//	ScanId                         runs, findings   ScanID
//	Search                         –                Search
//	StatusList                     –                Statuses
//	SourceIp                       –                SourceIP
//
//	DescribeScanSessions, run  shown                                 client.Run
//	TaskId                     runs; findings --run                  TaskID
//	ScanId                     runs                                  ScanID
//	JobStatus                  runs                                  Status
//	CreatedAt                  runs                                  Created
//	FinishedAt                 runs                                  Finished
//	RunPercent                 runs                                  Progress
//	Name                       runs                                  Name
//	Targets                    runs                                  Targets
//	TriggerType                runs -o json                          Trigger
//	Period                     runs -o json                          Period
//	Interval                   runs -o json                          Interval
//	ReportStatus               runs; report                          ReportStatus
//	ReportUrl                  report                                ReportURL
//
//	GenerateVulReport, request  set by         client.ReportSpec
//	TaskIds                     report --wait  TaskIDs
//	Lang                        --lang         Lang
//	lang                        --lang         Lang
//	format                      –              Format
//	SourceIp                    –              SourceIP
//
//	DescribeAllVulnerabilities, request  set by               client.FindingQuery
//	ScanId                               –                    ScanID
//	TaskId                               findings --run       TaskID
//	Severity                             findings --severity  Severity
//	Status                               findings --status    Status
//	Search                               –                    Search
//	Name                                 –                    Name
//	VulType                              –                    VulType
//	Category                             –                    Category
//	Module                               –                    Module
//	BeginTime                            –                    Begin
//	EndTime                              –                    End
//	Lang                                 --lang               Lang
//	CurrentPage                          –                    Page
//	PageSize                             –                    PageSize
//	SourceIp                             –                    SourceIP
//
//	DescribeAllVulnerabilities, finding  shown             client.Finding
//	Id                                   findings          ID
//	Name                                 findings          Name
//	Severity                             findings          Severity
//	Status                               findings          Status
//	Target                               findings          Target
//	Hostname                             findings -o json  Hostname
//	LastDiscoveredAt                     findings          LastDiscovered
//	TaskId                               findings -o json  TaskID
//	VulnerabilityTypeDes                 findings -o json  Type
//
//	DescribeVulnerability, finding  shown                client.FindingDetail
//	Id                              findings             ID
//	Name                            findings             Name
//	Severity                        findings             Severity
//	Status                          findings             Status
//	Target                          findings             Target
//	Hostname                        findings -o json     Hostname
//	LastDiscoveredAt                findings             LastDiscovered
//	TaskId                          findings -o json     TaskID
//	VulnerabilityTypeDes            findings -o json     Type
//	Args                            –                    Args
//	CommonType                      findings -o json     CommonType
//	Cwe                             findings -o sarif    CWE
//	Data                            –                    Data
//	Description                     findings -o sarif    Description
//	Impact                          findings -o sarif    Impact
//	Owasp                           findings -o sarif    OWASP
//	Poc                             findings -o sarif    Proof
//	Reference                       findings -o sarif    Reference
//	Solution                        findings -o sarif    Solution
//	Wasc                            findings -o sarif    WASC
//
//	DescribeUserTags, request  set by                      client.TagQuery
//	Search                     f2 in Asset tags: the text  Search
//	Lang                       --lang                      Lang
//	CurrentPage                f2: pgdn, pgup              Page
//	PageSize                   f2: 50                      PageSize
//	SourceIp                   –                           SourceIP
//
//	DescribeUserTags, tag  shown              client.Tag
//	TagKey                 f2 in Asset tags   Key
//	AssetCount             f2: column ASSETS  AssetCount
//
//	DescribeAssets, request  set by                                        client.AssetQuery
//	Search                   f2 in Targets: the text                       Search
//	Types                    –                                             Types
//	Source                   –                                             Source
//	Status                   f2: VerificationSuccess, in a second request  Status
//	Assets                   f2: those of the page, in that request        Assets
//	GmtCreateFrom            –                                             CreatedFrom
//	GmtCreateTo              –                                             CreatedTo
//	AssetGroupId             –                                             GroupID
//	CurrentPage              f2: pgdn, pgup                                Page
//	PageSize                 f2: 50                                        PageSize
//	SourceIp                 –                                             SourceIP
//
//	DescribeAssets, asset  shown                 client.Asset
//	Asset                  f2 in Targets         Name
//	AssetId                –                     ID
//	Type                   f2: column TYPE       Type
//	Source                 –                     Source
//	GmtCreate              –                     Created
//	LastScanDate           f2: column LAST SCAN  LastScan
//	ExpireTime             –                     Expires
//
// Lists say where their page is as DescribeScans does: CurrentPage (DescribeScanSessions: PageNumber), PageSize,
// PageCount, TotalCount and RequestId are the fields of [Listing]. A list without paging is one page.
package client

import _ "scantop/client/internal/quiet" // must be initialised before the SDK
