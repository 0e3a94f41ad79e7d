package text

// Results are the texts of the commands that tell what a scan found.
type Results struct {
	Get, Runs, Findings, Report CommandHelp

	// Meanings of flags.
	Output, FindingsOutput, Run, Severity, Status, New, FailOn, WatchFailOn, Wait, Out string

	// Heads of columns.
	Number, Task, Ended, ReportHead, SeverityHead, Finding, Target, FindingStatus, Discovered string

	Severities, Statuses, Reports map[string]string // by the words of the command line

	ListBroken                      string // a format: a reason, and how many scans of how many
	RunUnlisted                     string // a format: a ScanId
	OneScanID                       string
	NoScan, NoRuns, NoRun           string // formats: a ScanId; a ScanId; a run and a ScanId
	NoNewest                        string // a format: a ScanId
	NotOver, NotComparable          string // formats: a run and its status; a run
	Unread                          string // a format: a reason
	Unavailable, NotPermitted       string // formats: an operation and a code
	OneAtOrAbove, ManyAtOrAbove     string // formats: a severity; a number and a severity
	Summary, NothingFound           string // formats: counts, a run's number and of how many
	ReportNone, ReportMaking        string // formats: a run
	ReportFailed, ReportGone        string // formats: a run
	ReportNoLink                    string // a format: a run
	ReportUnclear                   string // a format: a run
	ReportExpires, ReportSaved      string // formats: a time; a file and its size
	WaitReadOnly                    string
	FileExists, FileUnwritten       string // formats: a file; a file and a reason
	BadRun                          string // a format: what was written
	MarkdownTitle, SARIFWithoutInfo string // formats: a scan and a run; a reason
}
