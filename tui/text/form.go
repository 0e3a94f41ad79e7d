package text

// Option is one choice: the API's value, a word for it, and what it means. An
// option without a value sends nothing.
type Option struct {
	Value, Label, Meaning string
	Warns                 bool // choosing it deserves a second thought
}

// Field is one line of the form.
type Field struct {
	Label, Hint, Placeholder string
	Options                  []Option
}

// Form is the form and its review.
type Form struct {
	Title, ReviewTitle, SendingTitle, What, How, When      string
	ReviewButton, LaunchButton, BackButton, CancelButton   string
	Sending, Leaving, Kept, StartedOver, NotUsed           string
	NotCreated, Rejected, Incomplete, AsSent               string
	CopiedCommand, CopiedAliyun                            string
	Looking, PutAside                                      string
	NotCreatedAfterAll                                     string // a format: seconds
	Unresolved, InFlight, NotListed                        string // formats: name and start
	DoubtAside                                             string
	ThisTime                                               string // a format: what became of it
	Sentence                                               string // a format: a few words that stand alone
	RejectedFor, EndedWith                                 string // formats: the reason of the service, how a launch ended
	EndUnattributed                                        string // a launch ended with that
	Unmarked                                               string // a format: a reason
	NoAliyun, LongURL, AccountUnknown                      string
	YesNeeds                                               string // a format: flags
	HiddenSent, HiddenUnsent                               string // formats: a parameter that has no field here, and its value
	OneTarget, OneEntry                                    string
	ManyTargets, TargetsRepeat, ManyEntries, EntriesRepeat string // formats
	StartPassed, TimesMoved                                string
	Folded, BadTargets                                     string // formats
	LabelWidth                                             int

	Name, Type, Targets, Tags, ScanAll, Mode, Speed Field
	Discover, Login, Homepage, WholeSite, KeyWords  Field
	SourceIP, Trigger, Start, End, Period, Interval Field
	WindowFrom, WindowTo                            Field

	Confirm Confirm
	Summary Summary
	Keys    FormKeys
}

// Confirm is the question before a launch that reaches far.
type Confirm struct {
	Title, Intrusive, ScanAll, Fast, Touched, Assets string
	Many, Tags                                       string // formats
}

// Summary are the parts of the sentence that says what the service will do.
type Summary struct {
	Vuln, Content, Asset                 string // formats: of what, how often
	Host, Tag, AllAssets, And            string
	Hosts, Tags                          string // formats
	Once, Now, AnyTime                   string
	Until, At, Window, Overnight         string // formats
	Homepage, WholeSite                  string // formats: how often
	Discover, NoDiscover, Login, NoLogin string
	Comma, Stop                          string
	modes, speeds                        map[string]string
}

// Mode is a few words for a FlowName.
func (s *Summary) Mode(flow string) string { return word(s.modes, flow) }

// Speed is a few words for a Qps.
func (s *Summary) Speed(qps string) string { return word(s.speeds, qps) }

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
