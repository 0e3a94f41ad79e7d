package text

func english() *Catalogue {
	return &Catalogue{
		Lang:     "en",
		TooSmall: "terminal too small: 40x10 at least",
		Header: Header{
			Live: "live", Connecting: "connecting…", ReadOnly: "read-only", Demo: "demo", DemoSource: "embedded simulator",
			Every: "every %s", Changed: "changed %s", FailingSince: "%s since %s", StoppedSince: "stopped: %s at %s", LoadingPage: "loading page %d…",
			Waiting: "waiting for an answer", PausedSince: "paused since %s", RetryAt: "retry at %s", Old: "data %s old",
			AsAsked: "waiting as the service asked, until %s",
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
			NoneWatched: "no scan is watched: w watches one", Watching: "%d watched", Watched: "watching %s, off the page too", Unwatched: "%s is no longer watched",
			TooManyWatched:  "%d scans are watched already: w on one of them makes room",
			CreatedAfterAll: "%s was created after all · %s",
			Created:         "%s created · %s", MayBe: "%s may be %s: look before sending it again",
			Twice:   "%s was created twice: %s exists as well",
			Unclear: "%s may have been created: look for it before sending it again",
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
		When:     When{Now: "now"},
		Dates:    englishDates(),
		Refused:  englishRefused(),
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
		New: "new scan", Refresh: "refresh", Pause: "pause", Watch: "watch", NextWatched: "next watched scan", Clone: "clone", Recent: "recent launches", Apply: "search", Cancel: "cancel",
		Left: "left", Right: "right", WordLeft: "a word left", WordRight: "a word right", LineStart: "start of text", LineEnd: "end of text",
		DeleteLeft: "delete left", DeleteRight: "delete right", DeleteWord: "delete word", DeleteNextWord: "delete next word",
		DeleteToStart: "delete to start", DeleteToEnd: "delete to end",
		NextBad: "next invalid", NextField: "next field", PreviousField: "previous", PreviousOption: "previous option", NextOption: "next option",
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
		NoHome:         "No credentials: HOME is not set, so no file with credentials can be found. Set it, or ALIBABA_CLOUD_ACCESS_KEY_ID/_SECRET.",
		ProfileFile:    "No credentials: cannot use the aliyun CLI's configuration %s: %s.",
		Line:           "%s, line %d",
	}
}
