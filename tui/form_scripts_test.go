package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
)

// step is a part of a script: it acts on the form, or checks the screen.
type step func(h *harness)

func writes(s string) step             { return func(h *harness) { h.write(s) } }
func presses(keys ...string) step      { return func(h *harness) { h.press(keys...) } }
func pastes(s string) step             { return func(h *harness) { h.send(tea.PasteMsg{Content: s}) } }
func sets(parameter, text string) step { return func(h *harness) { h.replace(parameter, text) } }
func selects(parameter, option string) step {
	return func(h *harness) { h.choose(parameter, option) }
}
func resizes(width, height int) step {
	return func(h *harness) { h.send(tea.WindowSizeMsg{Width: width, Height: height}) }
}
func launchesFailWith(err error) step { return func(h *harness) { h.avds.launch = err } }
func sees(texts ...string) step       { return func(h *harness) { h.see(texts...) } }
func misses(texts ...string) step     { return func(h *harness) { h.miss(texts...) } }

// formScripts begin in a new form at 120x36.
func formScripts() map[string][]step {
	quota := rejected("QuotaExceed", "no more scans today")
	quota.Kind = client.KindQuota
	return map[string][]step{
		"a date is shown as sent, also without a column for the request": {
			resizes(80, 24), sets("StartDate", "22:00"), sees("2026-03-02 22:00:00 +08:00", "Start=1772460000000"),
		},
		"a window over midnight is explained": {
			writes("a.example.com"), sets("StartDate", "23:00"),
			sets("RuntimeStart", "22:00"), sets("RuntimeEnd", "6:00"),
			sees("22:00–06:00 over midnight, 8 hours a day", "RuntimeEnd    06:00:00"),
		},
		"the review warns of a window that never opens": {
			writes("a.example.com"), selects("TriggerType", "interval"), sets("EndDate", "2h"),
			sets("RuntimeStart", "22:00"), sets("RuntimeEnd", "06:00"), presses("ctrl+s"), sees("Would never run"),
		},
		"periodic fields come and go": {
			misses("Unit", "Repeat every"), selects("TriggerType", "interval"),
			sees("End", "Unit", "Repeat every", "2026-04-01 12:00:00 +08:00"), presses("left"),
			misses("Unit", "Repeat every"),
		},
		"leaving the form keeps it, and ctrl+r starts over and back": {
			writes("a.example.com"), presses("esc"), sees("1–3 of 3"),
			presses("n"), sees("a.example.com", "Draft restored"),
			presses("ctrl+r"), misses("a.example.com"), sees("Started over"),
			presses("ctrl+r"), sees("a.example.com"),
		},
		"pastes one after the other stay apart": {pastes("shop.com\n"), pastes("pay.com\n"), sees("2 targets")},
		"impossible numbers and dates": {
			writes("a.example.com"), selects("TriggerType", "interval"), sets("StartDate", "2020-01-01"),
			sets("Interval", "99999999999999999999"), presses("tab"),
			sees("is in the past", "must be a number from 1 to 1000"),
			presses("ctrl+s"), misses("not launched yet"),
		},
		"a long text without the focus shows its beginning": {
			writes("first.example.com second.example.com third.example.com"), sees("third.example.com"),
			presses("tab"), sees("first.example.com"), presses("shift+tab"), sees("third.example.com"),
		},
		"internationalised targets are shown in both forms": {
			writes("例子.中国 foo *.b.com"), sees("2 invalid"), presses("ctrl+r"), writes("例子.中国"),
			presses("ctrl+s"),
			sees("例子.中国 / xn--fsqu00a.xn--fiqs8s"),
		},
		"a failed launch keeps the form, which can be launched again": {
			launchesFailWith(quota), writes("a.example.com"), presses("ctrl+s", "enter"),
			sees("Not created. Quota used up.", "(QuotaExceed: no more scans today)",
				"a.example.com", "New scan"),
			launchesFailWith(nil), presses("ctrl+s", "enter"), sees("Created scan-"),
		},
		"a long failure leaves the form visible": {
			resizes(80, 24), launchesFailWith(rejected("", strings.Repeat("long words ", 300))),
			writes("a.example.com"), presses("ctrl+s", "enter"), sees("Not created.", "a.example.com"),
		},
		"the review scrolls on a small screen, and uses the room of a large one": {
			resizes(40, 10), writes("a.example.com"), presses("ctrl+s"), sees("normal speed.", "Name "),
			presses("pgdown", "pgdown"), misses("Name "), sees("RuntimeStart", "↑ "),
			resizes(120, 36), sees("ScanType", "RuntimeStart"),
		},
		"an unclear launch leaves a new form, and is kept among the recent launches": {
			launchesFailWith(lostReply), writes("a.example.com"), presses("ctrl+s", "enter"),
			sees("Unclear whether scan-20260302-120000 (start"), presses("esc"),
			sees("Unclear whether scan-20260302-120000 was created"), presses("n"),
			sees("An earlier launch is unresolved. Press ctrl+t to see it."), misses("a.example.com"),
			presses("ctrl+t"),
			sees("unresolved", "a.example.com", "Unclear whether scan-20260302-120000 (start"),
		},
		"a rejection ends with the next change of its field": {
			launchesFailWith(rejected("InvalidQps", "no")), writes("a.example.com"), presses("ctrl+s", "enter"),
			presses("tab"), sees("rejected by AVDS"), presses("shift+tab", "left"), misses("rejected by AVDS"),
		},
		"a rejection without a message has no reason": {
			resizes(80, 24), launchesFailWith(rejected("InvalidTargets", "")), writes("a.example.com"),
			presses("ctrl+s", "enter"), sees("rejected by AVDS"), misses("rejected by AVDS:"),
		},
		"a rejected scan can be launched again unchanged": { // the cause may be another field, or AVDS
			launchesFailWith(rejected("InvalidQps", "no")), writes("a.example.com"), presses("ctrl+s", "enter"),
			launchesFailWith(nil), presses("ctrl+s", "enter"), sees("Created scan-"),
		},
	}
}

func TestFormScripts(t *testing.T) {
	t.Parallel()
	for name, script := range formScripts() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := openForm(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
			for _, step := range script {
				step(h)
			}
		})
	}
}
