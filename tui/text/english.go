package text

func english() *Catalogue {
	return &Catalogue{
		Lang:      "en",
		TooSmall:  []string{"terminal too small (at least 40x10)", "terminal too small", "too small"},
		PasteOpen: "paste not finished: keys are text",
		HelpTitle: "Keys",

		Header:    englishHeader(),
		List:      englishList(),
		Columns:   englishColumns(),
		Notes:     englishNotes(),
		Details:   englishDetails(),
		Form:      englishForm(),
		Picker:    englishPicker(),
		Palette:   englishPalette(),
		When:      When{Now: "now"},
		Dates:     englishDates(),
		BadTarget: englishBadTarget(),
		Keys:      englishKeys(),
		Errors:    englishErrors(),
		State:     englishState(),
		Recent:    englishRecent(),
		Problems:  englishProblems(),
		Command:   englishCommand(),
		Results:   englishResults(),
		Tally:     englishTally(),
		Findings:  englishFindings(),
		Events:    englishEvents(),
		Overview:  englishOverview(),
		Joiners:   Joiners{Sentences: "%s %s", Aside: " (%s)", About: "%s: %s", Comma: ", ", Semicolon: "; "},

		statuses: map[string]string{
			"running": "running", "waiting": "waiting", "finished": "finished", "aborted": "aborted",
			"invalid": "invalid", "disabled": "disabled", "stalled": "stalled",
		},
		events: map[string]string{
			"started": "started", "recovered": "no longer stalled", "resumed": "running again", "other": "changed",
		},
		accounts: map[string]string{
			"environment": "environment", "oidc": "OIDC role", "profile": "aliyun CLI",
			"file": "credentials file", "ecs": "ECS role", "uri": "credentials URI",
		},
		failures: englishFailures(),
		triggers: map[string]string{"date": "one-time", "interval": "periodic"},
		reasons:  englishReasons(),
		compact:  true,
		units: map[string]Unit{
			"d": {One: "day", Many: "days"}, "h": {One: "hour", Many: "hours"},
			"m": {One: "minute", Many: "minutes"}, "s": {One: "second", Many: "seconds"},
		},
	}
}
