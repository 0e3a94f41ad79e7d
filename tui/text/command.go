package text

// Command is the command line: its help and what it says when a value is wrong.
type Command struct {
	Short, Long, Example string
	Help                 HelpPage
	Flags                Flags
	Subcommands          Subcommands

	NotATerminal, Crashed                              string
	Usage, UnknownFlag, MissingValue, Unexpected       string // formats
	BadInterval, BadPageSize, BadLog, LogLink          string // formats
	BadEndpoint, PlainHTTP, BadRegion, Empty, BadValue string // formats
	NotUTF8, HasControl, TooLong                       string // formats: a flag, and what is too much
	UnknownZone                                        string // a format
}

// HelpPage is what stands around the help of a command.
type HelpPage struct {
	Usage, Examples, Commands, Flags string // titles
	AnyCommand, AnyFlags             string // in a command line
}

// Flags are the meanings of the flags. The help writes each with a capital, so
// its first word must not be a value.
type Flags struct {
	Demo, Endpoint, PlainHTTP, Region, Profile, Interval, PageSize, Status, Type, Trigger, Search string
	Lang, Theme, ASCII, Mouse, NoBell, ReadOnly, Log, Help, Version                               string
}

// Subcommands are the commands beside the screen: their help, the meanings of
// their flags, and what they say.
type Subcommands struct {
	New, List, Watch, Simulate, Completion CommandHelp

	Output, Bom, AllPages, Page string // flags of list

	ScanID, UseIt, LostWord, Unknown, NoScanID, BomAlone, StdinTwice      string
	KeepsAsking, AnswersAgain                                             string // of watch, behind a failure and when that is over
	ListKeepsAsking                                                       string // of list, behind a failure
	NeedsIntrusive, NeedsAllAssets                                        string // a flag is missing beside --yes
	ListIncomplete, ListWithoutAssets                                     string
	Addr, Fault, Seed, Faults                                             string // flags of simulate
	Exclude, NotOneOf, UnknownCommand, NoShell, CannotWrite, BadPage      string // formats
	TooMany, Incomplete, Position, BadScanID, EndedBadly, Lost            string // formats
	BadSeed, UnknownFault, BadFault, BadAddr, AddrTaken, NotAnIP, Means   string // formats
	BadTargets, TargetNo, TargetLine, TargetNos, TargetLines, MoreTargets string // formats
	NoTargetsFile, NoTargets, TargetsTooLarge, TargetsNulls               string // formats
	LaunchedUnseen, MayExist, Twice, Unrecorded                           string // formats
	ListUnread, MayBeIt                                                   string // formats: why nobody knows whether a scan exists

	// Flags of new that set no parameter.
	NewFile, NewYes, NewConfirmIntrusive, NewConfirmAll string

	NoEffect    string // of an entry
	Credentials string // in place of the screen's advice, which names a key
}

// CommandHelp is the help of one command.
type CommandHelp struct{ Short, Long, Example string }
