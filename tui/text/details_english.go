package text

func englishDetails() Details {
	return Details{
		Progress: "PROGRESS", Schedule: "SCHEDULE", Targets: "TARGETS", Scope: "SCOPE AND MODE",
		Results: "RESULTS", Identity: "IDENTITY", Service: "AVDS INFORMATION", RawJSON: "RAW JSON",

		Yes: "yes", On: "on", Off: "off", Watched: "watched",
		Gone:      "Not on this page. Showing its last known state.",
		Unknown:   "AVDS cannot find this scan.",
		NotLoaded: "Loading this scan. What is shown may be old.",
		Ago:       "%s ago", In: "in %s", TimeLeft: "~%s", PerMinute: "%s%% per minute",
		Reported: "reported by AVDS as %s", Expires: "expires %s", Expired: "expired %s",

		Keys: DetailKeys{
			Raw: "raw JSON", CopyID: "copy ID", CopyLink: "copy link", Scan: "scan",
			Previous: "previous scan", Next: "next scan", Above: "scroll up", Below: "scroll down",
			Top: "top", End: "end",
		},
		labels: map[string]string{
			"Status": "Status", "RunPercent": "Progress", "rate": "Rate",
			"found": "Found", "elapsed": "Elapsed", "eta": "Time left", "history": "History",

			"TriggerType": "Trigger", "Interval": "Interval",
			"StartDate": "Start", "EndDate": "End", "LastSheduleDate": "Last run", "NextRunDate": "Next run",
			"RuntimeStart": "Window from", "RuntimeEnd": "Window until", "window": "Window",

			"Targets": "Targets", "TargetsOriginal": "Asset tags", "ScanAll": "All assets",

			"ScanType": "Type", "FlowName": "Mode", "KeyWords": "Keywords",
			"IndexIntervalInMinute": "Homepage", "SiteIntervalInDay": "Whole site",

			"Name": "Name", "ScanId": "Scan ID", "ReportUrl": "Report",

			"JobStatistics": "Latest run", "CronActive": "Scheduling", "RefJobId": "Related job",
		},
		every: map[string]string{
			"minute": "every minute", "hour": "every hour", "day": "every day",
			"week": "every week", "month": "every month",
		},
		everySo: map[string]string{
			"minute": "every %d minutes", "hour": "every %d hours", "day": "every %d days",
			"week": "every %d weeks", "month": "every %d months",
		},
		everyOther: "every %d × %s", everyNumber: "every %d",
	}
}
