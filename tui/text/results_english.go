package text

func englishResults() Results {
	return Results{
		Get: CommandHelp{
			Short: "Print all fields of a scan",
			Long:  "Prints all fields of a scan, under the names that the API has for them.",
			Example: "scantop get 2026112714081500001\n" +
				"scantop get 2026112714081500001 -o json | jq -r .Status",
		},
		Runs: CommandHelp{
			Short: "Print the runs of a scan",
			Long: "Prints the latest runs of a scan, 100 at most, newest first. A one-time scan runs once, " +
				"a periodic scan again and again.",
			Example: "scantop runs 2026112714081500001",
		},
		Findings: CommandHelp{
			Short: "Print what a scan found",
			Long: "Prints the open findings of the latest run of a scan, the worst first. The findings of a run in " +
				"progress are not complete.\n\n" +
				"Exit codes: 0 done, 5 findings at or above --fail-on. With --fail-on: 1 if the run is not over, or " +
				"its findings cannot all be read.",
			Example: "scantop findings 2026112714081500001\n" +
				"# fail a build on high findings\n" +
				"scantop findings 2026112714081500001 --fail-on high\n" +
				"# for code scanning tools\n" +
				"scantop findings 2026112714081500001 -o sarif > scan.sarif",
		},
		Report: CommandHelp{
			Short: "Print or save the report of a scan",
			Long: "Prints the link to the report of the latest finished run of a scan. Anyone with the link can read " +
				"the report until it expires.\n\n" +
				"Without a report, the command ends with 1. With --wait, AVDS creates the report, and the command " +
				"waits for it.",
			Example: "scantop report 2026112714081500001\n" +
				"scantop report 2026112714081500001 --wait --out report.zip",
		},
		Output:         "format: table, json, jsonl, csv",
		FindingsOutput: "format: table, json, jsonl, csv, markdown, sarif",
		Run:            "number (1 is the first run) or TaskId of the run; default: the latest run",
		Severity:       "only findings of this severity: high, medium, low, info; may repeat",
		Status: "only findings with this status: open, handled, whitelisted (allowlisted), " +
			"ignored (false positive), all",
		New:    "only findings that the finished run before did not have",
		FailOn: "exit with 5 for findings at or above this severity: high, medium, low",
		WatchFailOn: "when the scans have finished, exit with 5 for findings at or above this severity: high, " +
			"medium, low",
		Wait:   "create the report in AVDS if it is missing, and wait for it",
		Out:    "save the report to this new file",
		Number: "RUN", Task: "TASK ID", Ended: "ENDED", ReportHead: "REPORT",
		SeverityHead: "SEVERITY", Finding: "FINDING", Target: "TARGET", FindingStatus: "STATUS", Discovered: "FOUND",
		Severities: map[string]string{"high": "high", "medium": "medium", "low": "low", "info": "info"},
		Statuses: map[string]string{
			"open": "open", "handled": "handled", "whitelisted": "allowlisted", "ignored": "false positive",
		},
		Reports: map[string]string{
			"inexistent": "none", "running": "being created", "finished": "ready", "failed": "failed",
		},
		OneScanID:        "needs a single ScanId",
		NoScan:           "AVDS has no scan with the ScanId %s",
		NoRuns:           "scan %s has not run yet",
		NoRun:            "run %s of scan %s not found; see scantop runs %[2]s",
		NoNewest:         "the latest run of scan %s is unclear; choose a run with --run (see scantop runs %[1]s)",
		NotOver:          "run %s is not over (%s), so its findings are not complete; try again later",
		NotComparable:    "cannot tell what is new in run %s: two finished runs are needed",
		Unread:           "not all findings could be read (%s); run the command again",
		Unavailable:      "AVDS does not have %s here (%s), so what scans found cannot be read; check --endpoint",
		NotPermitted:     "the account may not use %s (%s); it needs the RAM policy AliyunYundunAvdsFullAccess",
		OneAtOrAbove:     "1 finding at or above %s",
		ManyAtOrAbove:    "%d findings at or above %s",
		Summary:          "%s · run %d of %d",
		NothingFound:     "nothing found",
		ReportNone:       "run %s has no report yet; add --wait to create it",
		ReportMaking:     "AVDS is still creating the report of run %s; add --wait to wait for it",
		ReportFailed:     "AVDS could not create the report of run %s; try again later, or use the console",
		ReportGone:       "the link to the report of run %s has expired; add --wait to create a new report",
		ReportNoLink:     "the report link of run %s is not an http or https URL; use the console",
		ReportUnclear:    "unclear whether AVDS is creating the report of run %s; run scantop report again in a minute",
		ReportExpires:    "expires %s",
		ReportSaved:      "%s saved (%s)",
		WaitReadOnly:     "--wait would create a report, which --read-only forbids",
		FileExists:       "--out %s: the file already exists; choose another name",
		FileUnwritten:    "--out %s: cannot be written (%s)",
		ListBroken:       "%s; %d of %d scans were printed",
		RunUnlisted:      "the latest run of scan %s is not in the list of runs yet; try again later",
		BadRun:           "--run %s: must be the number of a run or a TaskId",
		MarkdownTitle:    "Findings of %s, run %s",
		SARIFWithoutInfo: "the findings have no CWE in this file: %s",
	}
}
