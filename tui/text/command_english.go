package text

func englishCommand() Command {
	return Command{
		Short: "Watch and launch AVDS vulnerability scans in the terminal",
		Long: "scantop shows your Alibaba Cloud vulnerability scans (AVDS) live in the terminal and launches new " +
			"ones.\n\n" +
			"With a ScanId, it opens on that scan. It opens with the filters and the language of the last time, " +
			"unless flags say otherwise.\n\n" +
			"Exit codes: 0 quit, 1 failed, 2 wrong usage, 130 interrupted.",
		Example: `# try it without an account
scantop --demo
# running scans only, refreshed every 2 seconds
scantop --status running --interval 2s
# the details of a scan
scantop 2026112714081500001
# another profile of the aliyun CLI, launching disabled
scantop --profile prod --read-only`,
		Help: HelpPage{
			Usage: "Usage", Examples: "Examples", Commands: "Commands", Flags: "Flags",
			AnyCommand: "[SCAN_ID | command]", AnyFlags: "[--flags]", Default: "%s (default %s)",
		},
		Flags:       englishFlags(),
		Subcommands: englishSubcommands(),

		NotATerminal: "standard output is not a terminal; run scantop in a terminal",
		Crashed:      "internal error; run scantop with --log FILE and report the trace in that file",
		Usage:        "%s (see %s --help)",
		UnknownFlag:  "unknown flag %s", UnknownFlags: "unknown flags %s",
		MissingValue: "%s: needs a value",
		Unexpected:   "unexpected argument %s", UnexpectedMany: "unexpected arguments %s",
		BadInterval: "--interval %s: must be at least 1s, such as 5s",
		BadPageSize: "--page-size %s: must be auto, or a number from 1 to 100",
		BadLog:      "--log %s: cannot be written (%s)",
		LogLink:     "--log %s: is a symbolic link, which scantop does not follow; name the file itself",
		BadEndpoint: "--endpoint %s: must be scheme, host and port only, such as https://avds.aliyuncs.com",
		PlainHTTP: "--endpoint %s: not encrypted, so others can read and change requests; " +
			"use https:// or add --plain-http",
		BadRegion:   "--region %s: must be a region ID, such as cn-hangzhou",
		Empty:       "--%s: must not be empty",
		BadValue:    "--%s: cannot be %q",
		NotUTF8:     "--%s: not valid UTF-8",
		HasControl:  "--%s: contains a control character (%s)",
		TooLong:     "--%s: must have at most %d characters",
		UnknownZone: "%s is not a known time zone, so times are in UTC",
	}
}

func englishFlags() Flags {
	return Flags{
		Demo:      "run against the embedded AVDS simulator: no account, no network",
		Endpoint:  "service endpoint; https unless it begins with http://",
		PlainHTTP: "allow an http:// endpoint on another machine: not encrypted",
		Region:    "region ID sent with each request",
		Profile:   "use the credentials of this aliyun CLI profile",
		Interval:  "refresh interval, at least 1s",
		PageSize:  "scans on each page, 1 to 100; auto: as many as the window shows",
		Status: "only scans with this status: running, waiting, finished, aborted, invalid, disabled; " +
			"may repeat",
		Type:     "only scans of this type: vuln, content",
		Trigger:  "only scans with this trigger: date (one-time), interval (periodic)",
		Search:   "only scans whose name, IP address or domain contains this",
		Lang:     "language of texts and of the API: en, zh (default from the locale)",
		Theme:    "colour theme: auto, dark, light, high-contrast, colour-blind, mono (NO_COLOR wins)",
		ASCII:    "only ASCII characters (on by default if the locale is not UTF-8)",
		Mouse:    "enable the mouse (hold shift to select text)",
		NoBell:   "never ring the terminal bell",
		ReadOnly: "do not launch scans",
		Log:      "append a debug log, without secrets, to this file",
		Help:     "show this help", Version: "show the version",
	}
}
