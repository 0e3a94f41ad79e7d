package text

// Findings are the texts of the screen that shows what a scan found.
type Findings struct {
	Keys FindingKeys

	Run          string // a format: a run's number, and how many runs there are
	New, Gone    string // formats: how many
	Since        string // a format: a run's number
	Comparing    string // a format: a run's number
	NotCompared  string // the two runs could not be read completely
	TooMany      string // a format: the most findings that are compared
	ReadOf       string // a format: findings read, and all
	Status       string // a format: the status of findings that are shown
	OnlyNew      string
	OnlyGone     string
	Position     string // a format: first and last row in sight, and all rows
	Targets      string // a format: targets of a folded row
	LoadingRow   string
	SearchHint   string
	Loading      string
	NotRun       string
	NoScan       string
	Nothing      string
	NothingSoFar string // while the run goes on
	NoneOpen     string // the run may have other findings
	NoMatch      string
	PressRefresh string
	NoService    string
	Unavailable  string // a format: an operation and a code
	NotPermitted string // a format: an operation and a code
	NoEarlierRun string // why a key does nothing
	NotFinished  string // why a key does nothing
	StillReading string // why a key does nothing; a format: findings read, and all
	Incomplete   string // why a key does nothing; a format: findings read, and all
	NoOtherRun   string // why a key does nothing
	NoFinding    string // why a key does nothing
	NoGroup      string // why a key does nothing
	Copied       string
	LinkCopied   string
	NoReference  string
	NotALink     string

	About FindingDetails
	Report
}

// FindingDetails are the labels of one finding.
type FindingDetails struct {
	Target, Host, Status, Found, Type, First, Reference string
	What, Impact, Proof, Fix                            string // headings
	FoldedOne                                           string
	Folded                                              string // a format: how many lines
	InRun                                               string // a format: a run's number and its start
}

// Report are the texts about the report of a run.
type Report struct {
	Ready, Making, Failed, None, Expired string // states of a report, beside its key

	ReportCopied, ReportCopiedUntil string // the latter is a format: a time
	ReportNotOver, ReportReadOnly   string // why a report cannot be copied or created
	ReportAsked                     string // AVDS is creating it
	ReportFailed, ReportUnclear     string

	Question, Explained, Create string // the confirmation; Question is a format: a scan and a run's number
}

// FindingKeys are what the keys of the screen do.
type FindingKeys struct {
	Findings, Severity, Change, PreviousRun, NextRun, Runs, Status string
	Open, Report, Export, Copy, CopyLink, Fold, FoldAll, Unfold    string
	PreviousFinding, NextFinding                                   string
}
