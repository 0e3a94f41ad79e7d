package text

func englishProblems() Problems {
	return Problems{
		Missing: "must not be empty", MissingTargets: "enter a domain or IP address",
		NotAllowed: "not one of the allowed values", NotATime: "write it as 08:00 or 08:00:00",
		NoSuchTime:  "no such time that day: the clocks go forward",
		UnknownZone: "unknown time zone (TZ): write 2026-12-01 22:00 +08:00",
		NoSuchDay:   "there is no such day", NotADate: "try now, 30m, 22:00 or a date",
		BeforeStart: "must be after the start", EmptyWindow: "must differ from Daily from",
		NotPositive: "give a number from 1 to 1000", InThePast: "is in the past",
		NotAnAddress: "not an IP address", Altered: "some characters cannot be had here: write it anew",
		TooLong: "at most %d characters", TooMany: "at most %d of them",
	}
}

func englishForm() Form {
	return Form{
		Title: "New scan", ReviewTitle: "Review: nothing has been sent yet", SendingTitle: "Launching this scan", What: "WHAT", How: "HOW", When: "WHEN",
		ReviewButton: "Review", LaunchButton: "Launch", BackButton: "Back", CancelButton: "Cancel",
		Sending:     "Launching…",
		Leaving:     "A launch is under way. Press ctrl+c again to quit without learning its outcome.",
		Kept:        "Draft restored. Press ctrl+r to start over.",
		StartedOver: "Started over. Press ctrl+r again to restore the draft.",
		NotUsed:     "required, without effect here",
		NotCreated:  "Nothing was created.", Rejected: "rejected by AVDS", RejectedFor: "rejected by AVDS: %s", Incomplete: "Not complete yet.", AsSent: "AS SENT",
		Looking:            "No clear reply. Checking the list for up to a minute. Nothing is sent twice.",
		NotCreatedAfterAll: "Nothing was created, as far as the list shows: not in it %d s later. You can launch again.",
		Unresolved:         "Unclear whether %s (start %s) was created. Check the list before you launch it again, or it may run twice.",
		EndUnattributed:    "a reply that may not be AVDS's",
		StartPassed:        "The start has passed: choose another one, or now.",
		TimesMoved:         "Time has passed since this was put together. Look at the times again, then launch.", BadTargets: "%d not valid",
		HiddenSent: "%s has no field for this type and was sent as %s.", HiddenUnsent: "%s has no field here and was not sent.",
		PutAside:          "Your earlier draft is saved. Press ctrl+r to restore it.",
		InFlight:          "scantop stopped while launching %s (start %s). Check the list before you launch it again.",
		EndedWith:         "It ended with: %s.",
		NotListed:         "%s (start %s) is not in the list and was probably not created. Check once more before you launch it again.",
		Sentence:          "%s.",
		UnresolvedEarlier: "An earlier launch is unresolved. Press ctrl+t to see it.",
		UnresolvedAlike:   "The launch of a scan like this one is unresolved. Press esc, then ctrl+t to check it, or it may run twice.",
		InRecent:          "Press ctrl+t to check it again.",
		Unrecorded:        "Not launched: scantop could not save a record of it (%s). Press Launch again to launch anyway.",
		CopiedCommand:     "copied the scantop command", CopiedAliyun: "copied the aliyun command",
		NoAliyun: "no aliyun command: that would launch a real scan, and this is a demo",
		LongURL:  "aliyun sends all of it in the URL, which may be too long: scantop does not",
		YesNeeds: "Opens the form. To launch at once, add --yes %s.", AccountUnknown: "account not known yet",
		OneTarget: "1 target", ManyTargets: "%d targets", TargetsRepeat: "%d targets, %d repeated",
		OneEntry: "1 entry", ManyEntries: "%d entries", EntriesRepeat: "%d entries, %d repeated",
		Folded: "+%d", LabelWidth: 13,
		Confirm: Confirm{
			Title:     "Launch this scan?",
			Intrusive: "Intrusive rules and deep crawling: may disturb what is scanned.",
			ScanAll:   "Every asset of the account is scanned.", Many: "%d targets are scanned.",
			Fast: "At the fastest speed, the load on them is highest.", Touched: "Will be touched:",
			Assets: "all assets",
		},
		Parameters: englishParameters(),
		Summary:    englishSummary(),
		Keys: FormKeys{
			CopyCommand: "copy scantop command", CopyAliyun: "copy aliyun command", Expand: "whole lists", Cancel: "back to the review",
			LeftButton: "left button", RightButton: "right button",
			Fold: "short lists", QuitWarned: "quit, after a warning",
		},
	}
}

func englishSummary() Summary {
	return Summary{
		Vuln: "Scans %s %s", Content: "Checks the content of %s %s", Asset: "Discovers the assets of %s %s",
		AllAssets: "all assets", And: " and ",
		Once: "once", Until: "%s until %s", Now: "starting now", At: "starting %s",
		AnyTime: "at any time of day", Window: "between %s and %s", Overnight: "between %s and %s of the next day",
		Comma: ", ", Stop: ".",
	}
}
