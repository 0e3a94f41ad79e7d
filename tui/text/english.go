package text

func english() *Catalogue {
	return &Catalogue{
		API:      "en",
		TooSmall: "terminal too small: 40x10 at least",
		Header: Header{
			Live: "live", Connecting: "connecting…", ReadOnly: "read-only", Demo: "demo", DemoSource: "embedded simulator",
			Every: "every %s", Changed: "changed %s", FailingSince: "failing since %s", StoppedSince: "stopped since %s",
		},
		List: List{
			All: "All", Loading: "Asking for scans…",
			Empty:   "No scans yet. Press n to launch one.",
			NoMatch: "No scan matches these filters. Press esc to clear them.",
			None:    "no scans", ReadOnly: "read-only: nothing can be launched",
			PressRefresh: "press r to try again",
			Position:     "%d–%d of %d · page %d/%d", NextTry: "next try %s", Created: "created scan %s",
		},
		Columns: Columns{
			Status: "STATUS", Name: "NAME", Type: "TYPE", Mode: "MODE", Progress: "PROGRESS", Note: "ETA",
			Started: "STARTED", Targets: "TARGETS",
			StatusWidth: 10, TypeWidth: 7, ModeWidth: 8, NoteWidth: 10, StartedWidth: 7,
		},
		Notes: Notes{
			Stalled: "stalled", Due: "due", Missed: "missed", AllAssets: "all assets",
			Took: "took %s", In: "in %s",
		},
		Form: englishForm(),
		When: When{Now: "now", Tomorrow: "tomorrow"},
		Help: Help{Title: "Keys"},
		Keys: Keys{
			Help: "help", Quit: "quit", Interrupt: "quit from anywhere", Suspend: "suspend to the shell",
			Up: "up", Down: "down", Move: "move", Scroll: "scroll", Page: "page", Back: "back",
			ScreenUp: "a screen up", ScreenDown: "a screen down", First: "first row", Last: "last row",
			PreviousPage: "previous page", NextPage: "next page",
			Status: "status", PreviousStatus: "previous status", NextStatus: "next status",
			Type: "type", Trigger: "trigger", Search: "search", Clear: "clear filters",
			New: "new scan", Refresh: "refresh", Apply: "search", Cancel: "cancel",
			NextField: "next field", PreviousField: "previous", PreviousOption: "previous option", NextOption: "next option",
			Option: "choose", Review: "review", StartOver: "start over", Leave: "back",
			Press: "press button", OtherButton: "other button", BackToForm: "back to the form",
		},
		Errors: Errors{
			Other:          "AVDS refused the request.",
			NoCredentials:  "No credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID and _SECRET, run 'aliyun configure', attach a RAM role, or try scantop --demo.",
			Profile:        "This profile gives no credentials: see 'aliyun configure list', or try scantop --demo.",
			Credentials:    "AVDS does not accept the credentials; correct them.",
			Permission:     "These credentials may not do this: ask for the AVDS permission (RAM).",
			Throttled:      "Too many requests: slowing down.",
			Clock:          "This machine's clock is off, so AVDS refuses the signature: set it.",
			Quota:          "The account's quota is used up.",
			InvalidRequest: "AVDS does not accept a value.",
			NotFound:       "AVDS does not know this; the service may not be enabled (see --endpoint and --demo).",
			Network:        "No connection to AVDS.",
			Timeout:        "AVDS did not answer in time.",
			Cancelled:      "Cancelled.",
			Server:         "AVDS failed on its side.",
			Decode:         "The answer cannot be understood.",
			ClockBy:        "The difference is %s.",
		},
		Problems: Problems{
			Missing: "must not be empty", MissingTargets: "name a domain or IP address",
			NotAllowed: "not one of the allowed values", NotATime: "write it as 08:00 or 08:00:00",
			NotADate:    "now, 30m, 22:00 or a full date",
			BeforeStart: "must be after the start", EmptyWindow: "must differ from its begin",
			NotPositive: "must be 1 or more",
			TooLong:     "at most %d characters", NotAHost: "no domain or IP: %s",
		},
		Command:  englishCommand(),
		statuses: map[string]string{"running": "running", "waiting": "waiting", "finished": "finished", "aborted": "aborted", "invalid": "invalid", "disabled": "disabled"},
		tabs:     map[string]string{"running": "Running", "waiting": "Waiting", "finished": "Finished", "aborted": "Aborted", "invalid": "Invalid", "disabled": "Disabled"},
		types:    map[string]string{"vuln": "vuln", "content": "content", "asset": "asset"},
		flows:    map[string]string{"general": "standard", "skynet_vul_scan": "full", "assets": "assets"},
		triggers: map[string]string{"date": "one-time", "interval": "periodic"},
	}
}

func englishForm() Form {
	return Form{
		Title: "New scan", ReviewTitle: "Review: this is sent to CreateScan", What: "WHAT", How: "HOW", When: "WHEN",
		ReviewButton: "Review", LaunchButton: "Launch", BackButton: "Back",
		Sending:    "launching…",
		Leaving:    "A launch is under way. Press ctrl+c again to quit without learning its outcome.",
		Kept:       "as you left it",
		Intrusive:  "Intrusive: may disturb the targets.",
		Unclear:    "It is unclear whether the scan was created: look for it in the list before you send it again.",
		NotCreated: "Not created.",
		OneTarget:  "1 target", ManyTargets: "%d targets", TargetsRepeat: "%d targets, %d repeated", BadTarget: "%s (no. %d)",
		LabelWidth: 13,
		Name:       Field{Label: "Name", Hint: "how the scan appears in the list"},
		Type: Field{Label: "Type", Options: []Option{
			{"vuln", "vuln", "vulnerabilities"}, {"content", "content", "content risks"}, {"asset", "asset", "asset discovery"},
		}},
		Targets: Field{Label: "Targets", Hint: "domains or IP addresses", Placeholder: "www.example.com"},
		Mode: Field{Label: "Mode", Options: []Option{
			{"general", "standard", "safe: strict rules only"},
			{"skynet_vul_scan", "full", "intrusive: may disturb targets"},
			{"assets", "assets", "asset scan"},
		}},
		Speed: Field{Label: "Speed", Options: []Option{
			{"16", "slow", "more thorough"}, {"32", "normal", "the usual speed"}, {"64", "fast", "less thorough"},
		}},
		Trigger: Field{Label: "Repeat", Options: []Option{
			{"date", "once", "one run"}, {"interval", "periodic", "again until the end"},
		}},
		Start: Field{Label: "Start", Hint: "now, 30m, 22:00 or a full date"},
		End:   Field{Label: "End", Hint: "no run after this: 30d or a date"},
		Period: Field{Label: "Period", Options: []Option{
			{"day", "day", "runs are counted in days"}, {"week", "week", "runs are counted in weeks"}, {"month", "month", "runs are counted in months"},
		}},
		Interval:   Field{Label: "Every", Hint: "periods from one run to the next"},
		WindowFrom: Field{Label: "Window from", Hint: "scans only from this time of day"},
		WindowTo:   Field{Label: "Window to", Hint: "scans only until this time of day"},
	}
}
