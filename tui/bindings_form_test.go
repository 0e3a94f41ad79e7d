package tui

import (
	"fmt"
	"slices"
	"strings"
)

// writing are the keys of a line with the text "ab cd" and the cursor at its end.
func writing() []does {
	return []does{
		{"right ctrl+f", "home", "types aXb cd"}, {"left ctrl+b", "", "types ab cXd"},
		{"alt+right ctrl+right alt+f", "home", "types abX cd"}, {"alt+left ctrl+left alt+b", "", "types ab Xcd"},
		{"home ctrl+a", "", "types Xab cd"}, {"end ctrl+e", "home", "types ab cdX"},
		{"backspace ctrl+h", "", "types ab cX"}, {"delete ctrl+d", "home", "types Xb cd"},
		{"alt+backspace ctrl+w ctrl+backspace", "", "types ab X"},
		{"alt+delete alt+d ctrl+delete", "home", "types X cd"},
		{"ctrl+u", "", "-ab cd"}, {"ctrl+k", "home", "-ab cd"},
	}
}

func formScenes() []scene {
	beside := []does{ // on a field or the button beside the targets
		{"f4 ctrl+x", "", "+edited.example.com"}, {"ctrl+t", "", "+Drafts and launches"}, {"esc", "", "+STATUS"},
		{"ctrl+r", "esc c 'x esc c", "+Draft restored"},
	}
	many := "t0.example.com"
	for i := range 11 {
		many += fmt.Sprintf(",t%d.example.com", i+1)
	}
	return []scene{
		{"targets", "Form Global", 120, 30, "n 'a.example.com", slices.Concat(inText(), []does{
			{"tab enter ctrl+n", "", "+▌ Asset tags"}, {"shift+tab ctrl+p", "", "+▌ Type"},
			{"up", "", "+▌ Type"}, {"down", "", "+▌ Asset tags"},
			{"ctrl+g", "',_,b.example.com tab", "+▌ Targets"}, {"f2 ctrl+o", "", "+Pick targets"},
			{"f4 ctrl+x", "", "+edited.example.com"},
			{"ctrl+s", "", "+Review ·"}, {"ctrl+r", "esc c", "+Draft restored"}, {"ctrl+t", "", "+Drafts and launches"},
			{"esc", "", "+STATUS"},
		})},
		{"choice", "Form Global", 120, 30, "n shift+tab", slices.Concat(inText(), beside, []does{
			{"left", "right", "+● vuln"}, {"right space", "", "+● content"},
			{"tab enter ctrl+n down", "", "+▌ Targets"}, {"shift+tab ctrl+p up", "", "+▌ Name"},
			{"ctrl+s", "", "+▌ Targets"},
		})},
		{"button", "Form Global", 120, 30, "n" + strings.Repeat(" tab", 30), slices.Concat(inText(), beside, []does{
			{"enter ctrl+s", "", "+▌ Targets"}, {"shift+tab ctrl+p up", "", "-›[ Review ]‹"},
		})},
		{"review", "Review Global", 120, 16, "n '" + many + " ctrl+s", append(inText(), []does{
			{"tab shift+tab", "", "+›[ Back ]‹"}, {"left", "right", "+›[ Launch ]‹"}, {"right", "", "+›[ Back ]‹"},
			{"enter", "", "+Created scan-"}, {"esc", "", "+New scan"}, {"y", "", "copies copied scantop new"},
			{"Y", "", "copies copied aliyun"}, {"e", "", "-expand lists"},
			{"up", "down", "+Scans 12 targets"}, {"down", "", "-Scans 12 targets"},
			{"pgup home", "pgdown", "+Scans 12 targets"}, {"pgdown end", "", "-Scans 12 targets"},
		}...)},
		{"confirmation", "Confirm Global", 120, 12, "n '" + many + " tab tab tab right ctrl+s enter ~", slices.Concat(
			inText(), buttons("Launch", "Cancel"), []does{
				{"enter esc", "", "-Launch this scan"}, {"up", "down", "+Scope:  ↓"}, {"down", "", "-Scope:  ↓"},
				{"pgup home", "pgdown", "+Scope:  ↓"}, {"pgdown end", "", "-Scope:  ↓"},
			},
		)},
	}
}
