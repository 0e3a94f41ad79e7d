package tui

import "slices"

// globally are the keys that work on every screen without text.
func globally() []does {
	return []does{
		{":", "", "+Actions"}, {"? f1 ctrl+y", "", "+Keys"}, {"m", "", "taken"},
		{"ctrl+z", "", "suspend"}, {"ctrl+l", "", "clear"}, {"ctrl+c", "", "interrupt"},
	}
}

// inText are the keys that work on every screen with text.
func inText() []does {
	return []does{
		{"f1 ctrl+y", "", "+Keys"}, {"ctrl+z", "", "suspend"}, {"ctrl+l", "", "clear"}, {"ctrl+c", "", "interrupt"},
	}
}

// acting are the keys that act on a scan, in the list and in details.
func acting() []does {
	return []does{
		{"f", "", "+scan-01 · run 2 of 2; +flaw 0-00"}, {"n", "", "+New scan"},
		{"c", "", "+Cloned from scan-01; +New scan"}, {"R", "", "+Cloned from scan-01; +Review"},
		{"space w", "", "+Watching scan-01"}, {"e", "", "+Events"}, {"o", "", "+The overview needs"},
		{"y", "", "copies copied 2026030200000000049"}, {"Y", "", "copies copied https://report.example.com/1"},
		{"r f5", "", "asks"}, {"z", "", "+refresh paused"},
	}
}

// tabbing are the keys that choose which scans the list shows.
func tabbing() []does {
	return []does{
		{"esc", "2 ~", "+of 50 ·"}, {"tab", "", "+of 9 ·"}, {"shift+tab", "", "+of 14 ·"}, {"t", "", "+of 41 ·"},
		{"T", "", "+of 40 ·"}, {"/", "", "+enter search"}, {"0", "", "+of 14 ·"}, {"1", "2", "+of 50 ·"},
		{"2", "", "+of 9 ·"},
		{"3", "", "+of 5 ·"}, {"4", "", "+of 12 ·"}, {"5", "", "+Aborted 8"}, {"6", "", "+Invalid 8"},
		{"7", "", "+Disabled 8"},
	}
}

func listScenes() []scene {
	moving := []does{
		{"up k", "G", "at scan-18"}, {"down j", "", "at scan-02"},
		{"[", "G", "at scan-18"}, {"]", "", "at scan-02"},
		{"ctrl+u", "G", "at scan-15"}, {"ctrl+d", "", "at scan-05"},
		{"pgup ctrl+b", "G", "at scan-10"}, {"pgdown ctrl+f", "", "at scan-10"},
		{"g home", "", "at scan-00"}, {"G end", "", "at scan-19"},
		{"left h", "right", "+page 1 of 3; at scan-00"}, {"right l", "", "+page 2 of 3; at scan-20"},
	}
	paging := []does{
		{"[", "]", "+scan-01"}, {"]", "", "+scan-02"},
		{"left h", "right", "+scan-00"}, {"right l", "", "+scan-20"},
		{"{ shift+up", "}", "+PROGRESS ──"}, {"} shift+down", "", "-PROGRESS ──"},
		{"J", "", `+raw-01`}, {"esc enter q", "", "-SCHEDULE ──"},
	}
	scrolling := []does{
		{"up k", "G", "+↑ 11"}, {"down j", "", "+↓ 11"},
		{"ctrl+u", "G", "-Report"}, {"ctrl+d", "", "-◐ running"}, {"pgup ctrl+b", "G", "-Report"},
		{"pgdown ctrl+f", "", "-PROGRESS"}, {"g home", "G", "+PROGRESS"}, {"G end", "", "+Report"},
	}
	return []scene{
		{"list", "List Global", 120, 16, "down", slices.Concat(
			moving, tabbing(), acting(), globally(), []does{
				{"enter", "", "+SCHEDULE"}, {"q", "", "quit"}, {"u", "", "at scan-06"}, {"U", "", "-+ ✓"},
				{"W", "w", "+SCHEDULE"},
			},
		)},
		{"search", "Search Global Text", 120, 30, "/ 'ab space 'cd", slices.Concat(inText(), writing(), []does{
			{"enter", "", "-enter search"}, {"esc", "", "-ab cd"},
		})},
		{"details", "Detail Global", 80, 12, "down enter",
			slices.Concat(paging, scrolling, acting(), globally(), []does{
				{"u", "", "+scan-06"}, {"U", "", "+All scans"}, {"W", "w ] w", "+scan-01"},
			})},
		{"details beside the list", "Detail Global", 160, 16, "down enter", slices.Concat(
			paging[4:], moving, tabbing()[1:], acting(), globally(), []does{
				{"u", "", "at scan-06"}, {"U", "", "-+ ✓"}, {"W", "w ] w", "at scan-01"},
			},
		)},
	}
}
