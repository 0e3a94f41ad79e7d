package text

// Parameter is what there is to say about a parameter of a new scan.
type Parameter struct {
	Label, Hint, Placeholder string
	Flag                     string            // the help of its flag
	One, Many                string            // how many of what is scanned; Many is a format
	Each                     string            // a format for one of them, if it needs one
	Choices                  map[string]Choice // by the API's value; the one that sends nothing has none
}

// Choice is a word for a value, what it means, and its clause in the sentence that
// says what the service will do, if it has one.
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
	Sentence                                              string // a format: a few words that stand alone
	RejectedFor, EndedWith                                string // formats: the reason of the service, how a launch ended
	EndUnattributed                                       string // a launch ended with that
	Unrecorded                                            string // a format: a reason
	NoAliyun, LongURL, AccountUnknown                     string
	YesNeeds                                              string // a format: flags
	HiddenSent, HiddenUnsent                              string // formats: a parameter that has no field here, and its value
	OneTarget, OneEntry                                   string
	ManyTargets, ManyEntries                              string // formats
	Repeated                                              string // a format: a count, and how many are repeated
	StartPassed, TimesMoved                               string
	Folded, BadTargets                                    string // formats
	LabelWidth                                            int

	Parameters map[string]Parameter // by the API's name

	Confirm Confirm
	Summary Summary
	Keys    FormKeys
}

// Confirm is the confirmation of a launch that reaches far.
type Confirm struct {
	Title, Intrusive, ScanAll, Fast, Scope, Assets string
	Many                                           string // a format
}

// Summary are the parts of the sentence that says what the service will do.
type Summary struct {
	Vuln, Content, Asset         string // formats: of what, how often
	AllAssets, And               string
	Once, Now, AnyTime           string
	Until, At, Window, Overnight string // formats
	Comma, Stop                  string
}

// FormKeys are what the keys of the form and its review do, as far as no other
// screen has them.
type FormKeys struct {
	CopyCommand, CopyAliyun, Expand, Fold, Cancel string
	LeftButton, RightButton                       string
	QuitWarned                                    string // of a form that is sent
}

// Problems say what is wrong with a field.
type Problems struct {
	Missing, MissingTargets, NotAllowed, NotATime, NotADate, BeforeStart, EmptyWindow, NotPositive, InThePast string
	NoSuchDay, NoSuchTime, UnknownZone, NotAnAddress, Altered                                                 string
	TooLong, TooMany                                                                                          string // formats
}
