package text

func englishSubcommands() Subcommands {
	return Subcommands{
		New: englishNewHelp(), List: englishListHelp(), Watch: englishWatchHelp(),
		Simulate: englishSimulateHelp(), Completion: englishCompletionHelp(),

		Bom:      "begin csv with a byte order mark, so that Excel reads it as UTF-8",
		AllPages: "print all pages", Page: "number of the page to print, from 1",
		Addr:  "loopback address to serve on; port 0 chooses a free port",
		Fault: "inject this fault (see --faults); may repeat",
		Seed:  "random seed: the same seed gives the same scans", Faults: "list the faults and exit",

		NewFile:             "also read targets from this file, or - for standard input; may repeat",
		NewYes:              "launch at once, without form and confirmation",
		NewConfirmIntrusive: "with --yes: launch although --mode full is intrusive and may disrupt the targets",
		NewConfirmAll:       "with --yes: launch although --scan-all scans all assets of the account",

		ScanID: "SCAN ID", UseIt: "in another shell:", LostWord: "lost", Unknown: "not found in AVDS",
		NoScanID: "watch: needs at least one ScanId", BomAlone: "--bom: only works with -o csv",
		StdinTwice: "--targets-file -: standard input can be read only once",

		KeepsAsking: "watch keeps trying", AnswersAgain: "AVDS replies again",
		ListKeepsAsking: "list tries again, for up to 30 seconds",
		NeedsIntrusive:  "--yes with --mode full also needs --confirm-intrusive",
		NeedsAllAssets:  "--yes with --scan-all also needs --confirm-all-assets",
		ListIncomplete:  "The list is incomplete.", ListWithoutAssets: "The list may leave out asset discoveries.",
		NoEffect:    "has no effect with these flags; remove it",
		Credentials: "AVDS rejected the credentials. Check them (see --profile).",

		Exclude: "%s and %s cannot be used together", NotOneOf: "--%s %s: must be one of %s",
		MeantCommand:   "unknown command %q: did you mean %s?",
		UnknownCommand: "unknown command %q (commands: %s)", NoShell: "completion: must be one of %s",
		CannotWrite: "cannot write to standard output: %s", BadPage: "--page %s: must be a number, at least 1",
		Incomplete: "scans may be missing: %d read, but AVDS reports %d; the list kept changing, " +
			"or AVDS repeated or left out pages; run the command again",
		ListPageSize:    "scans on each page, 1 to 100",
		BadListPageSize: "--page-size %s: list has no window, so name a number from 1 to 100",
		Position:        "%d–%d of %d · use --page N or --all to see the others",
		BadScanID:       "%s is not a ScanId (digits only)", BadScanIDs: "%s are not ScanIds (digits only)",
		EndedBadly: "aborted, invalid or disabled: %d of %d", Lost: "lost: %d of %d (%s)",
		BadSeed:      "--seed %s: must be a number, at least 0",
		UnknownFault: "--fault %s: unknown fault; list the faults with --faults",
		BadFault: "--fault %s: wrong option; use action=CreateScan or action=DescribeScans (not every fault affects " +
			"both), times=0 or more, probability=0 to 1",
		BadAddr:   "--addr %s: must be a loopback address with a port, such as 127.0.0.1:8042",
		AddrTaken: "--addr %s: cannot be served (%v); choose another port, or 0",
		NotAnIP:   "--source-ip %s: not an IP address", Means: "--%s %s means %s",

		BadTargets: "--%s is invalid: %s", TargetNo: "target %d %s (%s)", TargetLine: "line %d %s (%s)",
		MoreTargets: "also %s", AndMore: "… and %d more",
		NoTargetsFile: "--targets-file %s: cannot be read (%s)", NoTargets: "--targets-file %s: contains no targets",
		TargetsTooLarge: "--targets-file %s: larger than the limit of %d MiB",
		TargetsNulls: "--targets-file %s: full of NUL bytes, like UTF-16 without a byte order mark; " +
			"save it as UTF-8",

		LaunchedUnseen: "launched as %s, but writing to standard output failed",
		LaunchedNoID:   "launched, but AVDS returned a ScanId that is not valid: %q",
		MayExist:       "The scan may exist. Before you launch again, check with: %s",
		Twice:          "the request reached AVDS more than once, so another scan was created: %s",
		Unrecorded:     "no record of this launch is saved, so scantop will not mention it after a crash. %s",
		ListUnread:     "The list could not be read either: %s.", MayBeIt: "Possible match, newest first: %s.",
	}
}

func englishNewHelp() CommandHelp {
	return CommandHelp{
		Short: "Launch a scan, from a form or from flags",
		Long: "Checks the flags and opens the form with their values. With --yes, launches at once and prints only " +
			"the ScanId. --mode full then also needs --confirm-intrusive, and --scan-all needs " +
			"--confirm-all-assets.\n\n" +
			"Times are in this machine's time zone, except --from and --until. A time of day that has passed " +
			"means tomorrow. A time that does not exist, because the clocks go forward, is an error; a time that " +
			"occurs twice means the first time that has not passed. With --yes, standard error then says which " +
			"time is meant.\n\n" +
			"Exit codes with --yes: 0 launched, 1 not launched or unclear (the message says which), 2 wrong " +
			"usage, 130 interrupted.",
		Example: `# open the form, with a target
scantop new --target www.example.com
# launch at once and watch the scan
scantop watch -- \
  $(scantop new --target www.example.com --yes)
# launch an intrusive scan at once
scantop new --target www.example.com --mode full \
  --yes --confirm-intrusive
# every week, for targets from another program
inventory | scantop new --targets-file - --yes \
  --repeat periodic --period week \
  --start 'tomorrow 02:00' --end 180d`,
	}
}

func englishListHelp() CommandHelp {
	return CommandHelp{
		Short: "Print scans as a table, JSON or CSV",
		Long: "Prints a page of scans, newest first, or all of them.\n\n" +
			"The table is for people and cuts long names. json is an array of objects, csv has a header line; " +
			"both have all 25 fields under the API's names. Their times are RFC 3339 in UTC with milliseconds; " +
			"null, or an empty cell in csv, means not yet. json keeps texts unchanged. csv puts them on one line, " +
			"with a ' before anything that a spreadsheet would take for a formula.\n\n" +
			"Spreadsheets round numbers of more than 15 digits, and a ScanId has 19. Do not open the csv file: " +
			"import it (in Excel: Data, From Text/CSV, Transform Data) and set the type of the column ScanId to " +
			"Text.\n\n" +
			"Exit codes: 0 printed, 1 failed, or scans may be missing with --all (it prints what it read and says " +
			"so on standard error), 2 wrong usage, 130 interrupted.",
		Example: `# running scans
scantop list --status running
# all scans, for Excel
scantop list --all -o csv --bom > scans.csv
# the IDs of all aborted scans
scantop list --all --status aborted -o json |
  jq -r '.[].ScanId'`,
	}
}

func englishWatchHelp() CommandHelp {
	return CommandHelp{
		Short: "Watch scans until they end",
		Long: "Watches each scan until it is finished, aborted, invalid or disabled; a periodic scan, until its run " +
			"ends. An aborted scan may continue. watch does not wait for that, but if it happens while other " +
			"scans are watched, watch reports it and watches the scan again.\n\n" +
			"On a terminal, each scan has a line, updated in place. Elsewhere, each change prints a line: time, " +
			"ScanId, name, status and percent, separated by tabs. watch sends a request a second at most, however " +
			"many scans it watches. It keeps trying after failures, and after rejections that may pass: a wrong " +
			"clock, an expired login, a missing permission.\n\n" +
			"Exit codes: 0 all finished, 3 a scan was aborted, invalid or disabled, 4 a scan was lost (not found " +
			"three times in a row, never found within a minute, or no reply ten times in a row), 1 failed, or " +
			"rejected for an hour, 2 wrong usage, 130 interrupted.",
		Example: `# wait for a scan
scantop watch 2018071010384940572 && echo done
# watch all running scans
scantop list --all --status running -o json |
  jq -r '.[].ScanId' | xargs scantop watch --`,
	}
}

func englishSimulateHelp() CommandHelp {
	return CommandHelp{
		Short: "Run the AVDS simulator for other clients and scripts",
		Long: "Serves a simulated AVDS on a loopback address until it is interrupted, and prints its URL and " +
			"credentials. Scans that you launch run and finish.\n\n" +
			"A fault is NAME, or NAME:action=CreateScan,times=3,probability=0.2 with any of these three options.\n\n" +
			"Exit codes: 0 after SIGTERM, 130 after ctrl+c, 1 address not available, 2 wrong usage.",
		Example: `# sometimes no reply
scantop simulate --fault hang:probability=0.1
# a fixed port; the first launch is unclear
scantop simulate --addr 127.0.0.1:8042 \
  --fault reset-acted:action=CreateScan,times=1
# list the faults
scantop simulate --faults`,
	}
}

func englishCompletionHelp() CommandHelp {
	return CommandHelp{
		Short: "Print a completion script for a shell",
		Long:  "Prints a script with which a shell completes commands, flags and their values.",
		Example: `# for this bash session
source <(scantop completion bash)
# for every zsh session
scantop completion zsh > ~/.zfunc/_scantop
# for every fish session
scantop completion fish \
  > ~/.config/fish/completions/scantop.fish`,
	}
}
