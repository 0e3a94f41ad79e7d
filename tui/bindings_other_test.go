package tui

import (
	"fmt"
	"slices"
)

func otherScenes() []scene {
	events := []does{
		{"up k", "G", "at scan-01"}, {"down j", "", "at scan-18"}, {"ctrl+u", "G", "at scan-07"},
		{"ctrl+d", "", "at scan-12"},
		{"pgup ctrl+b", "G", "at scan-18"}, {"pgdown ctrl+f", "", "at scan-01"}, {"g home", "G", "at scan-19"},
		{"G end", "", "at scan-00"},
		{"enter", "", "+PROGRESS"}, {"x", "", "+Exported to /exports/"}, {"esc e q", "", "+All 50"},
	}
	recent := []does{
		{"up k", "G", "at a1.example.com"}, {"down j", "", "at a6.example.com"}, {"ctrl+u", "G", "at a2.example.com"},
		{"ctrl+d", "", "at a5.example.com"}, {"pgup ctrl+b", "G", "at a5.example.com"},
		{"pgdown ctrl+f", "", "at a2.example.com"}, {"g home", "G", "at draft"}, {"G end", "", "at a0.example.com"},
		{"enter", "", "+▌ Targets      draft"}, {"x", "", "-draft.example.com"}, {"esc ctrl+t q", "", "+New scan"},
	}
	launches := ""
	for i := range 7 {
		launches += fmt.Sprintf("n 'a%d.example.com ctrl+s enter ", i)
	}
	launches += "n 'draft.example.com esc c ctrl+t"
	help := []does{
		{"up k", "G", "+↓ 1"}, {"down j", "", "+↑ 1"}, {"ctrl+u", "G", "-refresh paused"}, {"ctrl+d", "", "-↑/k"},
		{"pgup ctrl+b b", "G", "-refresh paused"}, {"pgdown ctrl+f space", "", "-↑/k"},
		{"g home", "G", "+ctrl+u ctrl+d"},
		{"G end", "", "+refresh paused"}, {"esc enter ? q f1 ctrl+y", "", "+All 50"},
	}
	overview := []does{
		{"space w", "", "+Watching"}, {"e", "", "+Events"}, {"n", "", "+New scan"}, {"R", "", "+Review"},
		{"y", "", "copies copied"}, {"Y", "", "+report"},
		{"up k", "G", "at scan-26"}, {"down j", "", "at scan-09"}, {"ctrl+u", "G", "at scan-12"},
		{"ctrl+d", "", "at scan-45"},
		{"pgup ctrl+b", "G", "at scan-19"}, {"pgdown ctrl+f", "", "at scan-13"}, {"g home", "G", "at scan-03"},
		{"G end", "", "at scan-32"},
		{"enter", "", "+SCHEDULE"}, {"f", "", "+scan-03 · run 2 of 2"}, {"c", "", "+Cloned from scan-03"},
		{"r f5", "", "asks"}, {"z", "", "+refresh paused"}, {"esc o q", "", "+All 50"},
		{"u", "", "at scan-00"}, {"U", "", "-+ ✓"},
	}
	return []scene{
		{"overview", "Overview Global", 120, 24, "o ~ ~", append(overview, globally()...)},
		{"events", "Events Global", 120, 10, "e", append(events, globally()...)},
		{"recent", "Recent Global", 120, 10, launches, append(recent, globally()...)},
		{"picker", "Picker Global", 120, 16, "n f2 ~", slices.Concat(inText(), []does{
			{"up", "down", "at asset-00"}, {"down", "", "at asset-01"}, {"pgup", "pgdown", "at asset-00"},
			{"pgdown", "", "at asset-09"}, {"space", "", "+1 marked"}, {"enter", "", "+1 target"},
			{"ctrl+r", "'fail ~ ~", "asks"}, {"esc", "", "+New scan"},
		})},
		{"palette", "Palette Global", 120, 12, ":", slices.Concat(inText(), []does{
			{"up ctrl+p", "down", "at next status"}, {"down ctrl+n", "", "at shift+tab"},
			{"pgup", "pgdown", "at next status"},
			{"pgdown", "", "at findings"}, {"enter", "", "+of 9 ·"}, {"esc", "", "+All 50"},
		})},
		{"help", "HelpScreen", 120, 10, "?", help},
	}
}
