package tui

import "slices"

func findingScenes() []scene {
	moving := []does{
		{"up k", "G", "at flaw 3-08"}, {"down j", "", "at host02"},
		{"ctrl+u", "G", "at flaw 3-02"}, {"ctrl+d", "", "at host08"},
		{"pgup ctrl+b", "G", "at flaw 2-06"}, {"pgdown ctrl+f", "", "at flaw 1-04"},
		{"g home", "G", "at flaw 0-00"}, {"G end", "", "at flaw 3-10"},
	}
	list := []does{
		{"[", "", "+run 1 of 2"}, {"]", "[", "+run 2 of 2"},
		{"1", "", "+1–6 of 6"}, {"2", "", "at flaw 1-00"}, {"3", "", "at flaw 2-00"}, {"4", "", "at flaw 3-00"},
		{"d", "~", "+only new"}, {"s", "", "-status: open"}, {"/", "", "+enter search"},
		{"enter", "", "+DESCRIPTION"}, {"p", "", "+Create the report of scan-01"}, {"x", "", "+Exported to /exports/"},
		{"y", "", "copies copied"}, {"Y", "", "copies copied https://ref"}, {"r f5", "", "asks"},
		{"space", "s s s s ~ ~", "+×2"}, {"*", "s s s s ~", "+×2"}, {"esc f q", "", "+All 50; at scan-01"},
	}
	page := []does{
		{"up k", "G", "+↑ 61"}, {"down j", "", "+↓ 61"}, {"ctrl+u", "G", "+line-50"}, {"ctrl+d", "", "+line-06"},
		{"pgup ctrl+b b", "G", "+line-50"}, {"pgdown ctrl+f space", "", "+line-10"},
		{"g home", "G", "+Target"}, {"G end", "", "+FIX"},
		{"[ left h", "]", "+flaw 0-00"}, {"] right l", "", "+flaw 0-02"},
		{"enter", "G", "+GET /proof"}, {"y", "", "copies copied"}, {"Y", "", "copies copied https://ref"},
		{"r f5", "", "asks"},
		{"esc f q", "", "+SEVERITY"},
	}
	return []scene{
		{"findings", "Findings Global", 120, 16, "down f ~", slices.Concat(moving, list, globally())},
		{"finding", "Finding Global", 120, 16, "down f ~ enter ~", slices.Concat(page, globally())},
		{"report", "Confirm Global", 120, 20, "down f ~ p ~", slices.Concat(
			inText(), buttons("Create report", "Cancel"), []does{{"enter esc", "", "-Create the report"}},
		)},
	}
}

// buttons are the keys that choose between two buttons, of which the second one has the focus.
func buttons(first, second string) []does {
	on, off := "›[ ", " ]‹"
	return []does{
		{"tab shift+tab", "", "+" + on + first + off}, {"left", "", "+" + on + first + off},
		{"right", "left", "+" + on + second + off},
	}
}
