package text

// englishParameters returns the words of each parameter, keyed by the API's name.
func englishParameters() map[string]Parameter {
	return map[string]Parameter{
		"Name": {Label: "Name", Hint: "how the scan appears in the list",
			Flag: "name of the scan (default scan-DATE-TIME)"},
		"ScanType": {Label: "Type",
			Flag: "scan type: vuln, content, asset (default vuln)", Choices: map[string]Choice{
				"vuln":    {Label: "vuln", Meaning: "vulnerabilities"},
				"content": {Label: "content", Meaning: "content risks"},
				"asset":   {Label: "asset", Meaning: "asset discovery"},
			}},
		"Targets": {Label: "Targets", Hint: "domains or IP addresses", Placeholder: "for example www.example.com",
			One: "1 target", Many: "%d targets",
			Flag: "domain, IP address or URL to scan, or several with commas; may repeat"},
		"TargetAssetTags": {Label: "Asset tags", Hint: "scan assets with these tags",
			One: "the assets with 1 tag", Many: "the assets with %d tags", Each: "assets with tag %s",
			Flag: "scan all assets with this tag; may repeat"},
		"ScanAll": {Label: "All assets",
			Flag: "scan all assets of the account", Choices: map[string]Choice{
				"0": {Label: "no", Meaning: "targets and tags above only"},
				"1": {Label: "yes", Meaning: "all assets of the account"},
			}},
		"FlowName": {Label: "Mode",
			Flag: "scan mode: standard (general), full (skynet_vul_scan, intrusive), assets (default standard)",
			Choices: map[string]Choice{
				"general":         {Label: "standard", Meaning: "does not affect the targets", Clause: "standard mode"},
				"skynet_vul_scan": {Label: "full", Meaning: "intrusive, may disrupt targets", Clause: "full mode"},
				"assets":          {Label: "assets", Meaning: "asset scan", Clause: "assets mode"},
			}},
		"Qps": {Label: "Speed",
			Flag: "speed: slow (16), normal (32), fast (64) (default normal)", Choices: map[string]Choice{
				"16": {Label: "slow", Meaning: "more thorough", Clause: "slow speed"},
				"32": {Label: "normal", Meaning: "the usual speed", Clause: "normal speed"},
				"64": {Label: "fast", Meaning: "less thorough, more load", Clause: "fast speed"},
			}},
		"EnableAssetDiscover": {Label: "Discover",
			Flag: "also discover assets (vuln); =false turns it off", Choices: map[string]Choice{
				"":  {Label: "default", Meaning: "AVDS decides"},
				"1": {Label: "on", Meaning: "also discover assets", Clause: "with asset discovery"},
				"0": {Label: "off", Meaning: "do not discover assets", Clause: "without asset discovery"},
			}},
		"EnableAssetLoginScan": {Label: "Login scan",
			Flag: "also scan pages behind a login (vuln); =false turns it off", Choices: map[string]Choice{
				"":  {Label: "default", Meaning: "AVDS decides"},
				"1": {Label: "on", Meaning: "also scan pages behind a login", Clause: "with login scan"},
				"0": {Label: "off", Meaning: "public pages only", Clause: "without login scan"},
			}},
		"IndexIntervalInMinute": {Label: "Homepage",
			Flag: "minutes between homepage checks (content): 5, 30, 60 (default 60)", Choices: map[string]Choice{
				"5":  {Label: "5m", Meaning: "checked every 5 minutes", Clause: "homepage every 5 minutes"},
				"30": {Label: "30m", Meaning: "checked every 30 minutes", Clause: "homepage every 30 minutes"},
				"60": {Label: "60m", Meaning: "checked every 60 minutes", Clause: "homepage every 60 minutes"},
			}},
		"SiteIntervalInDay": {Label: "Whole site",
			Flag: "days between whole-site checks (content): 1, 7 (default 7)", Choices: map[string]Choice{
				"1": {Label: "daily", Meaning: "checked every day", Clause: "whole site every day"},
				"7": {Label: "weekly", Meaning: "checked every 7 days", Clause: "whole site every 7 days"},
			}},
		"KeyWords": {Label: "Keywords", Hint: "IDs of keyword libraries",
			Flag: "add the keyword library with this ID (content); may repeat"},
		"SourceIp": {Label: "Source IP", Hint: "caller's IP address (optional)",
			Flag: "caller's IP address (optional)"},
		"TriggerType": {Label: "Trigger",
			Flag: "trigger: once (date), periodic (interval) (default once)", Choices: map[string]Choice{
				"date":     {Label: "one-time", Meaning: "a single run"},
				"interval": {Label: "periodic", Meaning: "runs until End"},
			}},
		"StartDate": {Label: "Start", Hint: "now, 30m, 22:00 or a date",
			Flag: "first run: now, 30m, 22:00, 'tomorrow 02:00' or a date (default now)"},
		"EndDate": {Label: "End", Hint: "no run after: 30d or a date",
			Flag: "no run after this (periodic): 30d, or a date, that day included (default 30d)"},
		"Period": {Label: "Unit",
			Flag: "unit of --every (periodic): day, week, month (default day)", Choices: map[string]Choice{
				"day":   {Label: "day", Meaning: "counted in days"},
				"week":  {Label: "week", Meaning: "counted in weeks"},
				"month": {Label: "month", Meaning: "counted in months"},
			}},
		"Interval": {Label: "Repeat every", Hint: "2 with unit day = every 2 days",
			Flag: "repeat every so many days, weeks or months (periodic), 1 to 1000 (default 1)"},
		"RuntimeStart": {Label: "Window from", Hint: "earliest time of day, UTC+8",
			Flag: "scan only after this time of day, UTC+8 (default 00:00:00)"},
		"RuntimeEnd": {Label: "Window until", Hint: "latest time of day, UTC+8",
			Flag: "scan only before this time of day, UTC+8 (default 23:59:59)"},
	}
}
