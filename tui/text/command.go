package text

// Command has the texts of the command line: the help, and the errors about flags and arguments.
type Command struct {
	Short, Long, Example string
	Help                 HelpPage
	Flags                Flags
	Subcommands          Subcommands

	NotATerminal, Crashed                              string
	Usage                                              string // a format: the error, the command
	UnknownFlag, UnknownFlags, MissingValue            string // formats
	Unexpected, UnexpectedMany                         string // formats
	BadInterval, BadPageSize, BadLog, LogLink          string // formats
	BadEndpoint, PlainHTTP, BadRegion, Empty, BadValue string // formats
	NotUTF8, HasControl, TooLong                       string // formats: a flag, and the character or the limit
	UnknownZone                                        string // a format
}

// HelpPage has the titles and placeholders of a help page.
type HelpPage struct {
	Usage, Examples, Commands, Flags string // titles
	AnyCommand, AnyFlags             string // placeholders in a usage line
	Default                          string // a format: a meaning, a default value
}

// Flags has the meanings of the flags. The help capitalizes the first letter of
// each, so its first word must not be a value that users type.
type Flags struct {
	Demo, Endpoint, PlainHTTP, Region, Profile, Interval, PageSize, Status, Type, Trigger, Search string
	Lang, Theme, ASCII, Mouse, NoBell, ReadOnly, Log, Help, Version                               string
}

// Subcommands has the texts of the commands other than the screen: their help,
// the meanings of their own flags, and their messages.
type Subcommands struct {
	New, List, Watch, Simulate, Completion CommandHelp

	Bom, AllPages, Page       string // flags of list
	ListPageSize              string // flag of list
	Addr, Fault, Seed, Faults string // flags of simulate

	// Flags of new that set no parameter.
	NewFile, NewYes, NewConfirmIntrusive, NewConfirmAll string

	ScanID, UseIt, LostWord, Unknown, NoScanID, BomAlone, StdinTwice string

	KeepsAsking, AnswersAgain         string // of watch: after a failure, and when replies arrive again
	ListKeepsAsking                   string // of list, after a failure
	NeedsIntrusive, NeedsAllAssets    string // --yes needs another flag
	ListIncomplete, ListWithoutAssets string
	NoEffect                          string // of a flag
	Credentials                       string // the advice for the command line, which has no key to press

	MeantCommand                                                        string // a format: a name, and commands like it
	Exclude, NotOneOf, UnknownCommand, NoShell, CannotWrite, BadPage    string // formats
	BadListPageSize                                                     string // a format
	Incomplete, Position, BadScanID, BadScanIDs, EndedBadly, Lost       string // formats
	BadSeed, UnknownFault, BadFault, BadAddr, AddrTaken, NotAnIP, Means string // formats
	BadTargets, TargetNo, TargetLine, MoreTargets, AndMore              string // formats
	NoTargetsFile, NoTargets, TargetsTooLarge, TargetsNulls             string // formats
	LaunchedUnseen, LaunchedNoID, MayExist, Twice, Unrecorded           string // formats
	ListUnread, MayBeIt                                                 string // formats, after an unclear launch
}

// CommandHelp is the help of one command.
type CommandHelp struct{ Short, Long, Example string }
