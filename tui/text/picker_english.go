package text

func englishPicker() Picker {
	return Picker{
		Assets: PickerList{
			Title: "Pick targets", Name: "ASSET",
			Empty:       "This account has no assets. Press esc and type the targets.",
			Hint:        "domain, IP address or CIDR",
			Unavailable: "Assets are not available (%s). Press esc and type the targets.",
			Key:         "pick targets",
		},
		Tags: PickerList{
			Title: "Pick asset tags", Name: "ASSET TAG",
			Empty:       "This account has no asset tags. Press esc and type the tags.",
			Hint:        "part of a tag",
			Unavailable: "Asset tags are not available (%s). Press esc and type the tags.",
			Key:         "pick tags",
		},
		Search: "Search", Loading: "Loading…", NoMatch: "No match. Change the search.",
		Type: "TYPE", LastScan: "LAST SCAN", Tagged: "ASSETS", Note: "NOTE",
		Unverified: "not verified", Present: "already added", Unusable: "not a valid target",
		Marked: "%d marked", Position: "%d–%d of %d", OpenPosition: "%d–%d",
		Mark: "mark", Take: "add %d", TakeOne: "add", Retry: "retry",
		MorePages: "page", Previous: "previous page", Following: "next page",
		types: map[string]string{"domain": "domain", "subdomain": "subdomain", "ip": "IP address"},
	}
}
