package text

// englishParameters are by the API's name.
func englishParameters() map[string]Parameter {
	return map[string]Parameter{
		"Name": {Label: "Name", Hint: "how the scan appears in the list",
			Flag: "name of the scan (default: scan- and the time)"},
		"ScanType": {Label: "Type",
			Flag: "scan for: vuln, content, asset (default vuln)", Choices: map[string]Choice{
				"vuln":    {Label: "vuln", Meaning: "vulnerabilities"},
				"content": {Label: "content", Meaning: "content risks"},
				"asset":   {Label: "asset", Meaning: "asset discovery"},
			}},
		"Targets": {Label: "Targets", Hint: "domains or IP addresses", Placeholder: "www.example.com",
			One: "1 host", Many: "%d hosts",
			Flag: "domain, IP address or URL to scan; may repeat, or be a list with commas"},
		"TargetAssetTags": {Label: "Asset tags", Hint: "scans the assets with these",
			One: "the assets with 1 tag", Many: "the assets with %d tags", Each: "assets with tag %s",
			Flag: "scan the assets with this tag; may repeat"},
		"ScanAll": {Label: "All assets",
			Flag: "scan every asset of the account", Choices: map[string]Choice{
				"0": {Label: "no", Meaning: "the targets and tags only"},
				"1": {Label: "yes", Meaning: "every asset of the account"},
			}},
		"FlowName": {Label: "Mode",
			Flag: "how deep: general (standard), skynet_vul_scan (full, intrusive), assets (default general)",
			Choices: map[string]Choice{
				"general":         {Label: "standard", Meaning: "strict rules only", Clause: "strict rules"},
				"skynet_vul_scan": {Label: "full", Meaning: "intrusive: may disturb targets", Clause: "intrusive rules"},
				"assets":          {Label: "assets", Meaning: "asset scan", Clause: "asset scan"},
			}},
		"Qps": {Label: "Speed",
			Flag: "how fast: 16 (slow), 32 (normal), 64 (fast) (default 32)", Choices: map[string]Choice{
				"16": {Label: "slow", Meaning: "more thorough", Clause: "slow speed"},
				"32": {Label: "normal", Meaning: "the usual speed", Clause: "normal speed"},
				"64": {Label: "fast", Meaning: "less thorough, more load", Clause: "fast speed"},
			}},
		"EnableAssetDiscover": {Label: "Discovery",
			Flag: "also discover assets (vuln)", Choices: map[string]Choice{
				"":  {Label: "default", Meaning: "the service decides"},
				"1": {Label: "on", Meaning: "finds assets as well", Clause: "with asset discovery"},
				"0": {Label: "off", Meaning: "finds no other assets", Clause: "without asset discovery"},
			}},
		"EnableAssetLoginScan": {Label: "Login scan",
			Flag: "also scan behind the login (vuln)", Choices: map[string]Choice{
				"":  {Label: "default", Meaning: "the service decides"},
				"1": {Label: "on", Meaning: "scans behind the login", Clause: "also behind the login"},
				"0": {Label: "off", Meaning: "scans what is public", Clause: "not behind the login"},
			}},
		"IndexIntervalInMinute": {Label: "Homepage",
			Flag: "minutes between checks of the homepage (content): 5, 30, 60", Choices: map[string]Choice{
				"5":  {Label: "5m", Meaning: "checked every 5 minutes", Clause: "homepage every 5 minutes"},
				"30": {Label: "30m", Meaning: "checked every 30 minutes", Clause: "homepage every 30 minutes"},
				"60": {Label: "60m", Meaning: "checked every 60 minutes", Clause: "homepage every 60 minutes"},
			}},
		"SiteIntervalInDay": {Label: "Whole site",
			Flag: "days between checks of the whole site (content): 1, 7", Choices: map[string]Choice{
				"1": {Label: "daily", Meaning: "checked every day", Clause: "whole site every day"},
				"7": {Label: "weekly", Meaning: "checked every 7 days", Clause: "whole site every 7 days"},
			}},
		"KeyWords": {Label: "Keywords", Hint: "IDs of keyword libraries",
			Flag: "add the keyword library with this ID (content); may repeat"},
		"SourceIp": {Label: "Source IP", Hint: "the visitor's, if it differs",
			Flag: "visitor's IP address, if it differs"},
		"TriggerType": {Label: "Repeat",
			Flag: "how often: date (once), interval (periodic) (default date)", Choices: map[string]Choice{
				"date":     {Label: "once", Meaning: "one run"},
				"interval": {Label: "periodic", Meaning: "repeats until End"},
			}},
		"StartDate": {Label: "Start", Hint: "now, 30m, 22:00 or a date",
			Flag: "first run: now, 30m, 22:00, 'tomorrow 02:00' or a date (default now)"},
		"EndDate": {Label: "End", Hint: "last possible run: 30d or a date",
			Flag: "last possible run (periodic): 30d, or a date, which counts to its end (default 30d)"},
		"Period": {Label: "Unit",
			Flag: "unit of --every (periodic): day, week, month (default day)", Choices: map[string]Choice{
				"day":   {Label: "day", Meaning: "counted in days"},
				"week":  {Label: "week", Meaning: "counted in weeks"},
				"month": {Label: "month", Meaning: "counted in months"},
			}},
		"Interval": {Label: "Every", Hint: "2 with day: every second day",
			Flag: "periods between two runs (periodic), 1 to 1000 (default 1)"},
		"RuntimeStart": {Label: "Daily from", Hint: "not before, service clock UTC+8",
			Flag: "scan after this time of the day only (default 00:00:00)"},
		"RuntimeEnd": {Label: "Daily until", Hint: "not after, service clock UTC+8",
			Flag: "scan before this time of the day only (default 23:59:59)"},
	}
}
