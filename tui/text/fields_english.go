package text

// englishFieldHelp returns what the help says about each parameter, keyed by the API's name.
func englishFieldHelp() map[string]string {
	return map[string]string{
		"Name": "The name under which the scan stands in the list. It may occur twice, but then a search finds " +
			"both.",
		"ScanType": "What AVDS looks for. The fields below depend on it.",
		"Targets": "Domains, IP addresses or URLs. Separate them with spaces, commas or lines, or paste " +
			"a list. Of a URL only the domain or address is sent. Networks and ranges are not targets.",
		"TargetAssetTags": "AVDS scans all assets of the account with one of these tags. Separate tags with " +
			"commas.",
		"ScanAll": "Scans everything that the account has registered with AVDS, in place of targets " +
			"and tags.",
		"FlowName":              "How deep AVDS tests. Ask the owner of the targets before a full scan.",
		"Qps":                   "How fast AVDS scans. Fast puts the highest load on the targets.",
		"EnableAssetDiscover":   "Whether AVDS also looks for further assets that belong to the targets.",
		"EnableAssetLoginScan":  "Whether AVDS also scans pages that need a login.",
		"IndexIntervalInMinute": "The time between two checks of the homepage of a target.",
		"SiteIntervalInDay":     "The time between two checks of all pages of a target.",
		"KeyWords": "IDs of the account's own keyword libraries, which AVDS searches for as well. Separate them " +
			"with spaces or commas.",
		"SourceIp":    "The IP address of the caller. It may stay empty.",
		"TriggerType": "Whether the scan runs once or again and again.",
		"StartDate": "When the first run begins: now, a span such as 30m or 2h, a time such as 22:00 or tomorrow " +
			"02:00, or a date such as 2026-12-01 22:00, in local time.",
		"EndDate":  "No run begins after this: a span from the start such as 30d, or a date, that day included.",
		"Period":   "The unit in which the repetition counts.",
		"Interval": "How many units lie between two runs, from 1 to 1000.",
		"RuntimeStart": "AVDS works on the scan only after this time of day, by its own clock in UTC+8. A window may " +
			"span midnight.",
		"RuntimeEnd": "AVDS works on the scan only before this time of day, by its own clock in UTC+8. 24:00 is the " +
			"end of the day.",
	}
}
