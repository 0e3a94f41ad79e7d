package text

func english() *Catalogue {
	return &Catalogue{
		Lang:     "en",
		TooSmall: "terminal too small: 40x10 at least",
		Header: Header{
			Live: "live", Connecting: "connecting…", ReadOnly: "read-only", Demo: "demo", DemoSource: "embedded simulator",
			Every: "every %s", Changed: "changed %s", FailingSince: "%s since %s", StoppedSince: "stopped: %s at %s", LoadingPage: "loading page %d…",
			Waiting: "waiting for an answer", PausedSince: "paused since %s", RetryAt: "retry at %s", Old: "data %s old",
		},
		List: List{
			All: "All", Loading: "Loading scans…",
			Empty:   "No scans yet. Press n to launch one.",
			NoMatch: "No scan matches these filters. Press esc to clear them.",
			None:    "0 scans", ReadOnly: "read-only: launching is off",
			PressRefresh: "press r to try again", SearchHint: "name, IP or domain",
			Position: "%d–%d of %d · page %d/%d", NextTry: "retry at %s",
			MouseOn:  "mouse on: wheel and click; select text with shift held",
			MouseOff: "mouse off: the terminal selects text again",
			Copied:   "copied %s", LinkCopied: "link to the report copied", NoReport: "this scan has no report",
			NoClipboard: "this terminal has no clipboard to reach",
			Running:     "%d running", Unread: "%d new events: e",
			Watching: "%d watched", Watched: "watching %s: its end is told, here or off the page", Unwatched: "%s is no longer watched",
			TooManyWatched: "%d scans are watched already: w on one of them makes room",
			Created:        "%s created · %s", Unclear: "%s may have been created: look for it before sending it again",
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
		Details:  englishDetails(),
		Form:     englishForm(),
		When:     When{Now: "now", Tomorrow: "tomorrow"},
		Help:     Help{Title: "Keys"},
		Keys:     englishKeys(),
		Errors:   englishErrors(),
		Memory:   englishMemory(),
		Recent:   englishRecent(),
		Problems: englishProblems(),
		Command:  englishCommand(),
		Events:   englishEvents(),
		statuses: map[string]string{"running": "running", "waiting": "waiting", "finished": "finished", "aborted": "aborted", "invalid": "invalid", "disabled": "disabled"},
		tabs:     map[string]string{"running": "Running", "waiting": "Waiting", "finished": "Finished", "aborted": "Aborted", "invalid": "Invalid", "disabled": "Disabled"},
		types:    map[string]string{"vuln": "vuln", "content": "content", "asset": "asset"},
		accounts: map[string]string{"environment variables": "environment", "OIDC role": "OIDC role", "aliyun CLI profile": "aliyun CLI", "credentials file": "credentials file", "ECS RAM role": "ECS role", "credentials URI": "credentials URI"},
		failures: map[string]string{
			"other": "refused", "credentials": "credentials refused", "permission": "no permission", "throttled": "throttled",
			"clock": "wrong clock", "quota": "quota used up", "invalid request": "request refused", "not found": "not found",
			"network": "no connection", "timeout": "no answer", "cancelled": "cancelled", "server": "server error", "decode": "unreadable reply",
		},
		flows:    map[string]string{"general": "standard", "skynet_vul_scan": "full", "assets": "assets"},
		triggers: map[string]string{"date": "one-time", "interval": "periodic"},
	}
}

func englishKeys() Keys {
	return Keys{
		Help: "help", Quit: "quit", Interrupt: "quit", Mouse: "mouse on or off", Suspend: "suspend to the shell", Redraw: "redraw",
		Up: "up", Down: "down", Move: "move", Scroll: "scroll", Page: "page", Back: "back",
		ScreenUp: "a screen up", ScreenDown: "a screen down", First: "first row", Last: "last row",
		PreviousPage: "previous page", NextPage: "next page",
		Status: "status", PreviousStatus: "previous status", NextStatus: "next status",
		Type: "type", Trigger: "trigger", Search: "search", Clear: "clear filters",
		New: "new scan", Refresh: "refresh", Pause: "pause", Watch: "watch", Apply: "search", Cancel: "cancel",
		Left: "left", Right: "right", WordLeft: "a word left", WordRight: "a word right", LineStart: "start of text", LineEnd: "end of text",
		DeleteLeft: "delete left", DeleteRight: "delete right", DeleteWord: "delete word", DeleteNextWord: "delete next word",
		DeleteToStart: "delete to start", DeleteToEnd: "delete to end",
		NextField: "next field", PreviousField: "previous", PreviousOption: "previous option", NextOption: "next option",
		Option: "choose", Review: "review", StartOver: "start over", Leave: "list",
		Press: "press the button", OtherButton: "other button", BackToForm: "back to the form",
	}
}

func englishErrors() Errors {
	return Errors{
		Other:          "AVDS refused the request: see its reason.",
		NoCredentials:  "No credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID/_SECRET, run 'aliyun configure', use a RAM role, or try --demo.",
		Profile:        "This profile gives no credentials: see 'aliyun configure list', or try scantop --demo.",
		Credentials:    "AVDS rejected the credentials: check them, then press r.",
		Permission:     "No permission: ask your RAM administrator for access to AVDS.",
		Throttled:      "Too many requests: slow down.",
		Clock:          "This machine's clock is off, so AVDS rejects the signature: set it (NTP).",
		Quota:          "The quota is used up: wait, or have it raised.",
		InvalidRequest: "AVDS rejected a parameter: correct it and try again.",
		NotFound:       "AVDS does not know this; the service may not be enabled (see --endpoint and --demo).",
		Network:        "No connection: check network, proxy and --endpoint.",
		Timeout:        "AVDS did not answer in time: try again.",
		Cancelled:      "Cancelled.",
		Server:         "AVDS had a server error: try again later.",
		Decode:         "The reply cannot be read: check --endpoint and the proxy.",
		ClockBy:        "The difference is %s.",
	}
}

func englishProblems() Problems {
	return Problems{
		Missing: "must not be empty", MissingTargets: "enter a domain or IP address",
		NotAllowed: "not one of the allowed values", NotATime: "write it as 08:00 or 08:00:00",
		NotADate:    "try now, 30m, 22:00 or a date",
		BeforeStart: "must be after the start", EmptyWindow: "must differ from Daily from",
		NotPositive: "give a number from 1 to 1000", InThePast: "is in the past",
		TooLong: "at most %d characters", NotAHost: "no. %d is no domain or IP: %s",
	}
}

func englishForm() Form {
	return Form{
		Title: "New scan", ReviewTitle: "Review: nothing has been sent yet", What: "WHAT", How: "HOW", When: "WHEN",
		ReviewButton: "Review", LaunchButton: "Launch", BackButton: "Back",
		Sending:     "Launching…",
		Leaving:     "A launch is under way. Press ctrl+c again to quit without learning its outcome.",
		Kept:        "Your earlier entries. ctrl+r starts over.",
		StartedOver: "Started over. ctrl+r again brings the entries back.",
		NotUsed:     "required, without effect here",
		Unclear:     "The scan may have been created. Look for it in the list before sending again, or it may run twice.",
		NotCreated:  "Nothing was created.",
		OneTarget:   "1 target", ManyTargets: "%d targets", TargetsRepeat: "%d targets, %d repeated",
		Intrusive:  "Intrusive: may disturb its targets (%d): %s",
		LabelWidth: 13,
		Name:       Field{Label: "Name", Hint: "how the scan appears in the list"},
		Type: Field{Label: "Type", Options: []Option{
			{"vuln", "vuln", "vulnerabilities", false}, {"content", "content", "content risks", false}, {"asset", "asset", "asset discovery", false},
		}},
		Targets: Field{Label: "Targets", Hint: "domains or IP addresses", Placeholder: "www.example.com"},
		Mode: Field{Label: "Mode", Options: []Option{
			{"general", "standard", "strict rules only", false},
			{"skynet_vul_scan", "full", "intrusive: may disturb targets", true},
			{"assets", "assets", "asset scan", false},
		}},
		Speed: Field{Label: "Speed", Options: []Option{
			{"16", "slow", "more thorough", false}, {"32", "normal", "the usual speed", false}, {"64", "fast", "less thorough, more load", false},
		}},
		Trigger: Field{Label: "Repeat", Options: []Option{
			{"date", "once", "one run", false}, {"interval", "periodic", "repeats until End", false},
		}},
		Start:    Field{Label: "Start", Hint: "now, 30m, 22:00 or a date"},
		Interval: Field{Label: "Every", Hint: "2 with day: every second day"},
		Period: Field{Label: "Unit", Options: []Option{
			{"day", "day", "counted in days", false}, {"week", "week", "counted in weeks", false}, {"month", "month", "counted in months", false},
		}},
		End:        Field{Label: "End", Hint: "last possible run: 30d or a date"},
		WindowFrom: Field{Label: "Daily from", Hint: "scans only after this time"},
		WindowTo:   Field{Label: "Daily until", Hint: "scans only before this time"},
	}
}
