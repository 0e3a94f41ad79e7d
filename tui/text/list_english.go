package text

func englishHeader() Header {
	return Header{
		Live: "live", Connecting: "connecting…", NoReply: "no reply yet", Paused: "paused",
		ReadOnly: "read-only", Demo: "demo", DemoSource: "embedded simulator",
		Every:        "every %s",
		Changed:      "changed %s",
		LoadingPage:  "loading page %d…",
		AsOf:         "as of %s",
		Busy:         "AVDS is busy · next refresh %s",
		PausedSince:  "refresh paused since %s",
		FailingSince: "%s since %s",
		RetryAt:      "retry at %s",
		StoppedSince: "refresh stopped: %s at %s",
		Stopped:      "refresh stopped: %s",
	}
}

func englishList() List {
	return List{
		Active:         "active",
		All:            "All",
		Loading:        "Loading scans…",
		Empty:          "No scans yet. Press n to launch a scan.",
		NoMatch:        "No scans match these filters. Press esc to clear them.",
		None:           "0 scans",
		ReadOnly:       "Read-only: scans cannot be launched.",
		PressRefresh:   "press r to try again",
		NotFound:       "No scan with the ID %s.",
		NotFoundSearch: "No scan with the ID %s. Showing names with these digits.",
		NextTry:        "retry at %s",
		SearchHint:     "name, IP, domain or scan ID",
		Position:       "%d–%d of %d · page %d of %d",
		SizeRefused:    "AVDS rejected %d scans on a page · the list goes on with pages of %d",
		Watching:       "%d watched",
		UnreadOne:      "1 new event · e",
		Unread:         "%d new events · e",
		UnreadKinds:    "%s · e",

		NoNews:           "No unread scans.",
		AllRead:          "All scans and events marked as read.",
		NewsElsewhereOne: "No unread scans here. 1 is elsewhere.",
		NewsElsewhere:    "No unread scans here. %d are elsewhere.",

		MouseOn:     "Mouse on. Hold shift to select text.",
		MouseOff:    "Mouse off.",
		NoScan:      "No scan is selected.",
		NoID:        "This scan has no scan ID.",
		NoReport:    "This scan has no report.",
		NoLink:      "The report link is not an http or https address, so it was not copied.",
		NoClipboard: "Cannot copy: no clipboard in this terminal.",
		LinkCopied:  "Copied the link to the report.",
		Copied:      "Copied %s",
		UnknownZone: "Unknown time zone (TZ). Times are in UTC.",

		NoneWatched:    "No watched scans. Press w to watch the selected one.",
		Watched:        "Watching %s. You will be notified on any page.",
		Unwatched:      "Stopped watching %s.",
		TooManyWatched: "Already watching %d scans, the maximum. Press w on one to stop watching it.",

		Created:        "Created %s · %s",
		CreatedEarlier: "The earlier launch of %s succeeded · %s",
		Twice:          "%s was created twice. The second scan is %s.",
		Similar:        "%s may already exist as %s. Check that scan before you launch again.",
		Unclear:        "Unclear whether %s was created. Check the list before you launch it again.",
	}
}

func englishColumns() Columns {
	return Columns{
		Status: "STATUS", Name: "NAME", Type: "TYPE", Mode: "MODE", Progress: "PROGRESS",
		When: "WHEN", Started: "STARTED", Targets: "TARGETS",
		StatusWidth: 10, TypeWidth: 7, ModeWidth: 8, WhenWidth: 11, StartedWidth: 7,
	}
}

func englishNotes() Notes {
	return Notes{
		DueNow: "due now", Overdue: "overdue", AllAssets: "all assets",
		In: "in %s", Left: "~%s", Took: "took %s", After: "after %s",
	}
}

func englishRecent() Recent {
	return Recent{
		Title: "Drafts and launches",
		Empty: "No drafts or launches yet.",
		When:  "WHEN", Kind: "KIND", Name: "NAME", Targets: "TARGETS",
		Unresolved: "unresolved", Draft: "draft", Launched: "launched",
		Use: "fill in", TakeUp: "continue", CheckAgain: "check again", Dismiss: "dismiss", Delete: "delete",
		Looking:   "Checking the list for the scan.",
		Filled:    "Filled in from %s.",
		Cloned:    "Cloned from %s.",
		LeftOut:   "Not available for new scans and left out: %s.",
		Defaulted: "Not reported by AVDS, so set to the default: %s.",
	}
}

func englishEvents() Events {
	return Events{
		Title: "Events",
		Empty: "No events yet. While scantop runs, every scan that starts, finishes, aborts or stalls is listed here.",
		Time:  "TIME", Scan: "SCAN", From: "FROM", To: "TO",
		One: "%s %s", Many: "%d %s", Named: "%s: %s", Changed: "%s: %s → %s",
		Exported:     "Exported to %s",
		ExportFailed: "Export failed: %s",
		Log:          "events", Open: "details", Export: "export",
	}
}
