package text

func englishCommand() Command {
	return Command{
		Short:   "Watch and launch AVDS vulnerability scans in the terminal",
		Long:    "scantop shows the vulnerability scans of Alibaba Cloud AVDS live, page by page, and launches new ones.",
		Example: "# look around without an account\nscantop --demo\n# what runs now, refreshed every two seconds\nscantop --status running --interval 2s\n# another profile of the aliyun CLI, nothing can be launched\nscantop --profile prod --read-only",
		Help: HelpPage{
			Usage: "Usage", Examples: "Examples", Commands: "Commands", Flags: "Flags", AnyCommand: "[command]", AnyFlags: "[--flags]",
		},
		Flags: Flags{
			Demo:      "run against the embedded AVDS simulator: no account, no network",
			Endpoint:  "address of the service; https unless http:// is written out",
			PlainHTTP: "confirm an http:// endpoint on another machine: nothing is encrypted",
			Region:    "region ID that requests carry",
			Profile:   "take credentials from this profile of the aliyun CLI",
			Interval:  "refresh period, at least 1s",
			PageSize:  "scans on each page, 1 to 100",
			Status:    "show this status only: running, waiting, finished, aborted, invalid, disabled; may repeat",
			Type:      "show this scan type only: vuln, content",
			Trigger:   "show this trigger only: date (one-time), interval (periodic)",
			Search:    "show scans whose name, IP address or domain contains this",
			Lang:      "language of the screen and of the API: en, zh (default: the locale's)",
			Theme:     "colours: auto (asks the terminal), dark, light, mono; NO_COLOR is obeyed",
			ASCII:     "no glyph outside ASCII (default where the locale is not UTF-8)",
			Mouse:     "wheel and click act; the terminal's own selection then needs shift",
			NoBell:    "never ring the terminal's bell",
			ReadOnly:  "no launching",
			Log:       "append a debug log, free of secrets, to this file",
			Help:      "show this help", Version: "show the version",
		},
		Subcommands: Subcommands{
			New: CommandHelp{
				Short: "Describe a scan and launch it",
				Long: "new opens the form with what the flags say, everything checked. With --yes there is no screen and no question: the scan is sent once, and its ScanId alone is printed. " +
					"The intrusive mode then needs --confirm-intrusive as well, and all assets need --confirm-all-assets.\n\n" +
					"Times are in the zone of this machine. A time of day that has passed is the next day's. One that the clocks " +
					"skip is refused; of one that comes twice, the first that has not passed is meant. With --yes, standard error " +
					"says which time that is.\n\n" +
					"Exit codes: 0 launched, 1 not launched or not known to be (the message says which), 2 a value cannot be sent, 130 interrupted.",
				Example: "# the form, with a target\nscantop new --target www.example.com\n# launch at once and follow the scan\nscantop watch -- $(scantop new --target www.example.com --yes)\n# launch an intrusive scan at once\nscantop new --target www.example.com --mode full --yes --confirm-intrusive\n# every Sunday night, for targets from another program\ninventory | scantop new --targets-file - --repeat interval --period week --start 'tomorrow 02:00' --end 180d --yes",
			},
			List: CommandHelp{
				Short: "Print scans, as a table, JSON or CSV",
				Long: "list prints one page of scans, newest first, or all of them.\n\nThe table is for people: names are cut. json is a list of objects, csv has a head line; both have all 25 fields under the API's names. " +
					"Times there are RFC 3339 in UTC with milliseconds; null, or nothing in csv, means \"not yet\". JSON keeps texts as they came. csv has them in one line, and a ' before what a spreadsheet would take for a formula.\n\n" +
					"Spreadsheets round numbers of more than 15 digits, and a ScanId has 19. Do not open the csv file: import it (in Excel: Data, From Text/CSV, Transform Data) and set the type of the column ScanId to Text.\n\n" +
					"Exit codes: 0 printed, 1 failed, or with --all scans may be missing (what was read is printed then, and a line on standard error says so), 2 wrong usage, 130 interrupted.",
				Example: "# what runs now\nscantop list --status running\n# every scan, for Excel\nscantop list --all -o csv --bom > scans.csv\n# the IDs of aborted scans\nscantop list --all --status aborted -o json | jq -r '.[].ScanId'",
			},
			Watch: CommandHelp{
				Short: "Follow scans until they finish or stop",
				Long: "watch follows each scan until it has finished, or is aborted, invalid or disabled; a periodic scan, until its run ends. An aborted scan is paused or stopped and may run again. watch does not wait for that, but it tells when it happens while other scans are followed, and follows the scan again.\n\n" +
					"On a terminal each scan has a line that is redrawn. Elsewhere every change is a line: time, ScanId, name, status, percent, with a tab between them. watch asks at most once a second, however many scans there are. It waits until failures are over, and also refusals that may pass: a wrong clock, an expired login, a missing permission.\n\n" +
					"Exit codes: 0 all finished, 3 one was aborted, invalid or disabled, 4 one was lost (not found three times in a row, never found within a minute, or no reply ten times in a row), 1 failed, or refused for an hour, 130 interrupted.",
				Example: "# wait for a scan\nscantop watch 2018071010384940572 && echo done\n# follow all that run\nscantop list --status running -o json | jq -r '.[].ScanId' | xargs scantop watch --",
			},
			Simulate: CommandHelp{
				Short: "Serve the simulator for other clients and scripts",
				Long: "simulate serves a make-believe AVDS on a loopback address until it is interrupted, and prints its URL and key pair. Scans live: created ones run and finish.\n\n" +
					"A fault is NAME, or NAME:action=CreateScan,times=3,probability=0.2 with any of the three. Exit codes: 0 after SIGTERM, 130 after Ctrl+C, 1 when the address is taken.",
				Example: "# a service that forgets to answer now and then\nscantop simulate --fault hang:probability=0.1\n# on a fixed port, where launching is unclear once\nscantop simulate --addr 127.0.0.1:8042 --fault reset-acted:action=CreateScan,times=1\n# what can go wrong\nscantop simulate --faults",
			},
			Completion: CommandHelp{
				Short:   "Print a completion script for a shell",
				Long:    "completion prints a script that lets a shell complete commands, flags and their values.",
				Example: "# for this bash session\nsource <(scantop completion bash)\n# for every zsh session\nscantop completion zsh > ~/.zfunc/_scantop\n# for every fish session\nscantop completion fish > ~/.config/fish/completions/scantop.fish",
			},
			Output: "format: table, json, csv", Bom: "begin csv with a byte order mark, so that Excel reads it as UTF-8", AllPages: "print every page", Page: "number of the page to print, from 1",
			BadPage: "--page %s: give a number from 1",
			Exclude: "%s and %s exclude each other: drop one", BomAlone: "--bom: works with -o csv only",
			TooMany:    "more than %d scans: narrow them down with --status, --type or --search",
			Incomplete: "scans may be missing: %d were read, AVDS reports %d. The list kept changing, or AVDS repeated or left out pages. Run the command again",
			Position:   "%d–%d of %d; --page N or --all shows others", ScanID: "SCAN ID",
			UnknownCommand: "unknown command %q: there are %s", NoShell: "completion: give one of %s",
			CannotWrite: "cannot write the output: %s",
			Addr:        "loopback address to serve on; port 0 takes a free one", Fault: "let this go wrong, see --faults; may repeat",
			Seed: "number that the scans, the keys and chance follow from", Faults: "list what can go wrong, and exit", UseIt: "in another shell:",
			BadSeed: "--seed %s: give a number from 0", UnknownFault: "--fault %s: no such fault: see scantop simulate --faults", BadFault: "--fault %s: %s",
			BadAddr: "--addr %s: give a loopback address with a port, such as 127.0.0.1:8042", AddrTaken: "--addr %s: cannot be served (%v): give another port, or 0",
			NoScanID: "watch: give at least one ScanId", LostWord: "lost", Unknown: "AVDS does not list it.",
			KeepsAsking: "watch keeps trying", AnswersAgain: "AVDS replies again", ListKeepsAsking: "list tries again, for up to 30 seconds",
			BadScanID: "watch: %s is not a ScanId (digits only)", EndedBadly: "%d of %d scans aborted, invalid or disabled", Lost: "%d of %d scans lost:",
			NotOneOf: "--%s %s: give one of %s", NotAnIP: "--source-ip %s: give an IP address",
			BadTargets: "--%s: not valid: %s", TargetNo: "no. %d %s (%s)", TargetLine: "line %d %s (%s)", TargetNos: "no. %s", TargetLines: "lines %s",
			MoreTargets: "… and %d more", Means: "--%s %s means %s",
			NoTargetsFile: "--targets-file %s: cannot be read: %s", NoTargets: "--targets-file %s: holds no target", TargetsTooLarge: "--targets-file %s: over %d MiB is no list of targets", StdinTwice: "--targets-file -: standard input can be read only once",
			TargetsNulls:   "--targets-file %s: full of NUL bytes, as UTF-16 without a byte order mark is; save it as UTF-8",
			LaunchedUnseen: "the scan is launched, but its ScanId could not be printed: %s",
			Twice:          "something on the way sent the request twice: this scan exists as well: %s",
			Unrecorded:     "this launch leaves no record, so after a crash nothing tells of it. %s",
			MayExist:       "The scan may exist all the same, so look before you send it again: %s",
			ListUnread:     "Nor can the list be read: %s", ListIncomplete: "The list is incomplete.", ListWithoutAssets: "The list may leave out asset discoveries.",
			MayBeIt:             "Possible match, newest first: %s.",
			NewFile:             "also take targets from this file, - for standard input; may repeat",
			NewYes:              "launch without a screen and without a question; --mode full and --scan-all need a --confirm flag as well",
			NewConfirmIntrusive: "with --yes: launch although --mode full is intrusive and may disrupt the targets",
			NewConfirmAll:       "with --yes: launch although --scan-all scans every asset of the account",
			NeedsIntrusive:      "--yes with the intrusive mode also needs --confirm-intrusive",
			NeedsAllAssets:      "--yes with all assets also needs --confirm-all-assets",
			NoEffect:            "has no effect together with the other values: drop it",
			Credentials:         "AVDS rejected the credentials: check them (see --profile).",
		},
		Usage:        "%s (see scantop --help)",
		NotATerminal: "standard output is not a terminal: run scantop in one",
		BadInterval:  "--interval %s: give a duration of at least 1s, such as 5s",
		BadPageSize:  "--page-size %s: give a number from 1 to 100",
		NotUTF8:      "--%s: not valid UTF-8",
		HasControl:   "--%s: contains a control character (%s)",
		TooLong:      "--%s: at most %d characters",
		BadLog:       "--log %s: cannot be written: %s",
		LogLink:      "--log %s: is a symbolic link, which is not followed; give the file itself",
		BadEndpoint:  "--endpoint %s: give scheme, host and port only, such as https://avds.aliyuncs.com",
		PlainHTTP:    "--endpoint %s: whoever is on the way could read and change everything: write https://, or confirm with --plain-http",
		BadRegion:    "--region %s: give an ID such as cn-hangzhou",
		Empty:        "--%s: must not be empty", BadValue: "--%s: cannot be %q",
		UnknownFlag: "unknown flag %s", MissingValue: "%s: needs a value", Unexpected: "unexpected argument %q",
		UnknownZone: "%s is not a known time zone: times are in UTC",
		Crashed:     "internal error; please report it, with the trace that --log FILE keeps",
	}
}
