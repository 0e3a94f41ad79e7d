package text

func englishProblems() Problems {
	return Problems{
		Missing:        "must not be empty",
		MissingTargets: "enter a domain or IP address",
		NotAllowed:     "not one of the allowed values",
		NotATime:       "use 08:00 or 08:00:00",
		NotADate:       "not a date: use now, 30m, 22:00 or 2026-12-01",
		NoSuchDay:      "no such day",
		NoSuchTime:     "no such time that day: clocks go forward",
		UnknownZone:    "unknown time zone (TZ): use 2026-12-01 22:00 +08:00",
		BeforeStart:    "must be after the start",
		InThePast:      "is in the past",
		EmptyWindow:    "must differ from the start of the window",
		NotPositive:    "must be a number from 1 to 1000",
		NotAnAddress:   "not an IP address",
		Altered:        "contains unsupported characters: retype it",
		TooLong:        "at most %d characters",
		TooMany:        "at most %d entries",
	}
}

func englishDates() Dates {
	return Dates{
		Skipped: "no such time: clocks go forward",
		First:   "1st of two", Second: "2nd of two", Back: "occurs twice: clocks go back",
		AllDay:       "all day",
		Daily:        "%s–%s, %s a day",
		OverMidnight: "%s–%s over midnight, %s a day",
		Zone:         "UTC+8 = local time %s",
		EndOfDay:     "24:00 is sent as 23:59:59",
		Waits:        "runs from %s",
		WaitsFor:     "starts when the daily window opens, %s",
		Never:        "Would never run: the daily window first opens at %s, after the end.",
	}
}

func englishForm() Form {
	return Form{
		Title: "New scan", ReviewTitle: "Review · not launched yet", SendingTitle: "Launching this scan",
		What: "WHAT", How: "HOW", When: "WHEN", Request: "REQUEST",
		ReviewButton: "Review", LaunchButton: "Launch", BackButton: "Back", CancelButton: "Cancel",

		DraftRestored: "Draft restored. Press ctrl+r to start over.",
		StartedOver:   "Started over. Press ctrl+r again to restore the draft.",
		EarlierDraft:  "Your earlier draft is saved. Press ctrl+r to restore it.",

		Incomplete:     "Fill in or correct the fields first.",
		NotUsed:        "required by AVDS, no effect for this type",
		AccountUnknown: "account not known yet",
		OneTarget:      "1 target", ManyTargets: "%d targets",
		OneEntry: "1 entry", ManyEntries: "%d entries", Repeated: "%s, %d repeated",
		BadTargets: "%d invalid", Folded: "+%d", LabelWidth: 13,

		CopiedCommand: "Copied the scantop command.",
		CopiedAliyun:  "Copied the aliyun command.",
		NoAliyun:      "No aliyun command in the demo: it would launch a real scan.",
		LongURL:       "May fail: aliyun puts everything in the URL. Use the scantop command instead.",
		YesNeeds:      "Opens the form. To launch at once, add --yes %s.",
		StartPassed:   "The start has passed. Choose a later start, or now.",
		TimesMoved:    "The times in this review have changed. Check them, then launch.",

		EditorHead:   []string{"A domain or an IP address in each line.", "Lines that begin with # are ignored."},
		NoEditor:     "Editor not found. Check VISUAL and EDITOR.",
		EditorEmpty:  "The editor left no targets, so they are unchanged. Press ctrl+u to clear the field.",
		EditorFailed: "The editor failed (%s), so the targets are unchanged.",

		Sending:    "Launching…",
		Leaving:    "Launch in progress. Press ctrl+c again to quit without waiting for the result.",
		Looking:    "No clear reply. Checking the list for up to a minute. Nothing is sent twice.",
		Unrecorded: "Not launched: scantop could not save a record of it (%s). Press Launch again to launch anyway.",

		NotCreated:   "Not created.",
		Rejected:     "rejected by AVDS",
		RejectedFor:  "rejected by AVDS: %s",
		HiddenSent:   "AVDS rejected %s (sent as %s), which this form does not show.",
		HiddenUnsent: "AVDS rejected %s, which this form cannot set and did not send.",
		NotCreatedAfterAll: "Not created, as far as the list shows: the scan was not in it after %d seconds. " +
			"You can launch again.",
		Unresolved: "Unclear whether %s (start %s) was created. " +
			"Check the list before you launch it again, or it may run twice.",
		NotListed: "%s (start %s) is not in the list and was probably not created. " +
			"Check once more before you launch it again.",
		InFlight:          "scantop stopped while launching %s (start %s). Check the list before you launch it again.",
		EndedWith:         "The request ended with: %s.",
		EndUnattributed:   "a reply that may not be from AVDS",
		InRecent:          "Press ctrl+t to check it again.",
		UnresolvedEarlier: "An earlier launch is unresolved. Press ctrl+t to see it.",
		FilledBad:         "Not ready to launch. Check %s.",
		UnresolvedAlike: "The launch of a scan like this is unresolved. " +
			"Press esc, then ctrl+t to check it, or it may run twice.",

		Confirm: Confirm{
			Title:     "Launch this scan?",
			Intrusive: "Full mode is intrusive and may disrupt the targets.",
			ScanAll:   "All assets of the account are scanned.",
			Many:      "%d targets are scanned.",
			Fast:      "Fast speed puts the highest load on the targets.",
			Scope:     "Scope:",
			Assets:    "all assets",
		},
		Parameters: englishParameters(),
		FieldHelp:  englishFieldHelp(),
		Summary:    englishSummary(),
		Keys: FormKeys{
			Edit:        "editor",
			CopyCommand: "copy scantop command", CopyAliyun: "copy aliyun command",
			Expand: "expand lists", Fold: "collapse lists",
			LeftButton: "left button", RightButton: "right button",
			Cancel: "back to the review", QuitWarned: "quit, after a warning",
		},
	}
}

func englishSummary() Summary {
	return Summary{
		Vuln: "Scans %s %s", Content: "Checks the content of %s %s", Asset: "Discovers the assets of %s %s",
		AllAssets: "all assets", And: " and ",
		Once: "once", Until: "%s until %s", Now: "starting now", At: "starting %s",
		AnyTime: "at any time of day", Window: "between %s and %s", Overnight: "between %s and %s the next day",
		Comma: ", ", Stop: ".",
	}
}
