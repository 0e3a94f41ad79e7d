package text

// Parameter is the texts about a parameter of a new scan.
type Parameter struct {
	Label, Hint, Placeholder string
	Flag                     string            // help of its flag
	One, Many                string            // how many entries are scanned; Many is a format
	Each                     string            // a format: one entry; "" shows the entry alone
	Choices                  map[string]Choice // by the value that the API takes; "" is the choice that sends nothing
}

// Choice is the word for a value, its meaning, and its clause in the summary of the review, which may be "".
type Choice struct{ Label, Meaning, Clause string }

// Form is the form and its review.
type Form struct {
	Title, ReviewTitle, SendingTitle, What, How, When     string
	ReviewButton, LaunchButton, BackButton, CancelButton  string
	Sending, Leaving, DraftRestored, StartedOver, NotUsed string
	NotCreated, Rejected, Incomplete, Request             string
	CopiedCommand, CopiedAliyun                           string
	Looking, EarlierDraft                                 string
	NotCreatedAfterAll                                    string // a format: seconds
	Unresolved, InFlight, NotListed                       string // formats: name and start
	UnresolvedEarlier, UnresolvedAlike, InRecent          string
	FilledBad                                             string // a format: the label of a field
	RejectedFor, EndedWith                                string // formats: the reason of AVDS, how a launch ended
	EndUnattributed                                       string // a word for how a launch ended
	Unrecorded                                            string // a format: a reason
	NoAliyun, LongURL, AccountUnknown                     string
	EditorHead                                            []string // lines above the targets in the editor
	NoEditor, EditorEmpty                                 string
	EditorFailed                                          string // a format: a reason
	YesNeeds                                              string // a format: flags

	HiddenSent, HiddenUnsent string // formats: a parameter that is not shown, and its value

	OneTarget, OneEntry      string
	ManyTargets, ManyEntries string // formats
	Repeated                 string // a format: a count, and how many are repeated
	StartPassed, TimesMoved  string
	Folded, BadTargets       string // formats
	LabelWidth               int

	Parameters map[string]Parameter // by the API's name
	FieldHelp  map[string]string    // what the help says about a parameter, by the API's name

	Confirm Confirm
	Summary Summary
	Keys    FormKeys
}

// Confirm is the confirmation of a launch that is intrusive or scans much.
type Confirm struct {
	Title, Intrusive, ScanAll, Fast, Scope, Assets string
	Many                                           string // a format
}

// Summary is the parts of the sentence that says what AVDS will do.
type Summary struct {
	Vuln, Content, Asset         string // formats: what is scanned, and how often
	AllAssets, And               string
	Once, Now, AnyTime           string
	Until, At, Window, Overnight string // formats
	Comma, Stop                  string
}

// FormKeys say what the keys do that only the form and its review have.
type FormKeys struct {
	CopyCommand, CopyAliyun, Expand, Fold, Cancel string
	Edit                                          string // opens the editor
	LeftButton, RightButton                       string
	QuitWarned                                    string // while a launch is in progress
}

// Problems say what is wrong with a field.
type Problems struct {
	Missing, MissingTargets, NotAllowed, NotATime, NotADate, BeforeStart, EmptyWindow, NotPositive, InThePast string
	NoSuchDay, NoSuchTime, UnknownZone, NotAnAddress, Altered                                                 string

	TooLong, TooMany string // formats
}
