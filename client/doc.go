// Package client calls Alibaba Cloud's vulnerability scanning service (AVDS,
// API version 2017-11-29) through alibaba-cloud-sdk-go and turns its replies
// into plain Go types. It must not know screens, nor the words that users read.
//
// Start at [New]; [Client.DescribeScans] lists scans, [Client.CreateScan]
// launches one. Every error of a call is an [*Error] and carries no secret.
//
// The types follow the two seed documents, CreateScan and DescribeScans. Where
// those contradict their own samples, both forms are read.
//
// The SDK signs and encodes requests. Errors and replies are read here, below it:
// v1.63.107, given a transport that answers so, panics at a refusal {"Code":4001},
// quotes the string to sign of a SignatureDoesNotMatch, takes {"success":false} with
// status 200 for a success, finds nothing in a reply whose names have another letter
// case, and fails at a single value in place of a list. It reads a body without a
// limit and takes no context.
//
// # Fields of DescribeScans
//
// Each field of the documents, what shows or sets it on the screen of scantop, and its field here. Times are
// sent and received as milliseconds since 1970. The parameters of CreateScan stand in package order, beside
// the flags and the form that set them. A reply to CreateScan holds Data, the new ScanId, and RequestId.
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
// The details of a scan show all 25 fields.
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
package client

import _ "scantop/client/internal/quiet" // before the SDK: see its doc comment
