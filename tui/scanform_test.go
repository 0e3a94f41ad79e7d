package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
)

// openForm opens the form of a fresh screen.
func openForm(t *testing.T, avds *fakeAVDS, width, height int, change ...func(*Options)) *harness {
	t.Helper()
	h := start(t, avds, width, height, change...)
	h.press("n")
	return h
}

func TestFormLaunchesInAFewKeys(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := openForm(t, avds, 120, 36)
	h.see("New scan", "scan-20260302-1200", "● vuln", "● standard", "● normal", "● once", "now", "00:00:00", "23:59:59")
	h.write("www.example.com")
	h.see("1 target")
	h.press("ctrl+s")
	h.see("Review: nothing has been sent yet", "[ Launch ]", "enter Launch")
	h.press("enter")
	if len(avds.specs) != 1 {
		t.Fatalf("%d launches, want 1", len(avds.specs))
	}
	h.see("scan-20260302-1200 created · 20260302120000", "1–20 of 61 · page 1/4")
	if !strings.Contains(h.selected(), "scan-20260302-1200") {
		t.Errorf("the cursor is on %q, want the new scan", h.selected())
	}
}

func TestReviewShowsExactlyWhatIsSent(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("b.example.com 10.0.0.1")
	h.press("tab", "right", "tab", "left", "tab", "right") // full mode, slow, periodic
	h.press("ctrl+s")
	shown := h.screen()
	h.press("tab", "enter") // the intrusive mode has Back preselected
	if len(avds.specs) != 1 {
		t.Fatalf("%d launches, want 1", len(avds.specs))
	}
	parameters := avds.specs[0].Parameters()
	if len(parameters) != 13 {
		t.Errorf("%d parameters are sent, want 13: %v", len(parameters), parameters)
	}
	for _, p := range parameters {
		if !strings.Contains(shown, p.Name) || !strings.Contains(shown, p.Value) {
			t.Errorf("the review does not show %s=%s:\n%s", p.Name, p.Value, shown)
		}
	}
}

func TestIntrusiveModeIsNeverOneKeyAway(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("b.example.com")
	h.press("tab", "right", "ctrl+s")
	h.see("Intrusive: may disturb its targets (1): b.example.com", "enter Back")
	h.press("enter")
	if len(avds.specs) != 0 {
		t.Error("enter launched an intrusive scan")
	}
	h.see("New scan")
}

func TestProblemsStandBesideTheirFields(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.miss("enter a domain") // not before the field was left
	h.press("ctrl+s")
	h.miss("Review: nothing has been sent")
	line := func(label string) string {
		for _, line := range strings.Split(h.screen(), "\n") {
			if strings.Contains(line, label) {
				return line
			}
		}
		return ""
	}
	if got := line("Targets"); !strings.HasPrefix(got, " ▌ ") || !strings.Contains(got, "enter a domain or IP address") {
		t.Errorf("the line of the missing targets is %q", got)
	}
	h.write("a.example.com b..c")
	if got := line("Targets"); !strings.Contains(got, "no. 2 is no domain or IP: b..c") {
		t.Errorf("the line of the bad target is %q", got)
	}
	h.press("shift+tab", "shift+tab") // the name
	for range len("scan-20260302-1200") {
		h.press("backspace")
	}
	h.press("tab")
	if got := line("Name"); !strings.Contains(got, "must not be empty") {
		t.Errorf("the line of the empty name is %q", got)
	}
}

func TestTimesAreCheckedBesideTheirFields(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tabs, clear int
		text, want  string
	}{
		{4, 3, "yesterday", "try now, 30m, 22:00 or a date"},
		{4, 3, "22:00", "2026-03-02 22:00:00 +08:00"},
		{4, 3, "in 30m", "2026-03-02 12:30:00 +08:00"},
		{5, 8, "25:00", "write it as 08:00 or 08:00:00"},
		{6, 8, "00:00", "must differ from Daily from"},
	} {
		h := openForm(t, &fakeAVDS{}, 120, 36)
		h.write("a.example.com")
		for range c.tabs {
			h.press("tab")
		}
		for range c.clear {
			h.press("backspace")
		}
		h.write(c.text)
		h.press("tab")
		h.see(c.want)
	}
}

func TestPeriodicFieldsComeAndGo(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.miss("Unit", "Every")
	h.press("tab", "tab", "tab", "right")
	h.see("End", "Unit", "Every", "2026-04-01 12:00:00 +08:00")
	h.press("left")
	h.miss("Unit", "Every")
	h.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "right") // a content scan
	h.miss("Mode", "Speed")
}

func TestHiddenFieldsAreSentWithTheirDefaults(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("tab", "right", "tab", "right", "shift+tab", "shift+tab", "shift+tab", "right") // full, fast, then content
	h.press("ctrl+s", "enter")
	if len(avds.specs) != 1 {
		t.Fatalf("not launched:\n%s", h.screen())
	}
	if s := avds.specs[0]; s.Type != client.TypeContent || s.Flow != client.FlowGeneral || s.QPS != client.QPSNormal {
		t.Errorf("sent %s with mode %s and speed %d, want the defaults of hidden fields", s.Type, s.Flow, s.QPS)
	}
}

func TestHammeringEnterLaunchesOnce(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s")
	_, first := h.m.Update(special["enter"]) // its request stays under way
	h.press("enter", "enter", "ctrl+s", "enter", "esc", "tab", "enter")
	h.send(tea.PasteMsg{Content: "\n\n"})
	h.see("Launching…")
	h.drain(first)
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}

func TestFailedLaunchKeepsTheForm(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindQuota, Action: "CreateScan", Code: "QuotaExceed", Message: "no more scans today"}}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("Nothing was created. The quota is used up: wait, or have it raised. (QuotaExceed: no more scans today)", "a.example.com", "New scan")
	avds.launch = nil
	h.press("ctrl+s", "enter")
	if len(avds.specs) != 2 {
		t.Errorf("%d launches after trying again, want 2", len(avds.specs))
	}
	h.see("created ·")
}

func TestUnclearLaunchSaysSo(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindTimeout, Action: "CreateScan", Message: "no answer", MayHaveTakenEffect: true}}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("The scan may have been created.")
}

func TestLeavingTheFormKeepsIt(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.write("a.example.com")
	h.press("esc")
	h.see("1–3 of 3")
	h.press("n")
	h.see("a.example.com", "Your earlier entries")
	h.press("ctrl+r")
	h.miss("a.example.com")
	h.see("Started over")
	h.press("ctrl+r")
	h.see("a.example.com")
}

func TestPasteFillsTargetsAndPressesNothing(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.send(tea.PasteMsg{Content: "a.example.com\r\nb.example.com\n\nhttps://a.example.com/x\n\x1b[31mc.example.com\n"})
	h.see("New scan")
	if got := h.m.form.value("Targets"); strings.ContainsAny(got, "\x1b\r\n") {
		t.Errorf("control characters reached the field: %q", got)
	}
	h.press("ctrl+s")
	h.send(tea.PasteMsg{Content: "\n"})
	if len(avds.specs) != 0 {
		t.Error("a paste launched a scan")
	}
}

func TestKeysRightAfterNReachTheForm(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	// As a terminal delivers them: before any command of the first key ran.
	h.m.Update(tea.KeyPressMsg{Code: 'n', Text: "n"})
	h.m.Update(tea.KeyPressMsg{Code: 't', Text: "t"})
	if got := h.m.form.value("Targets"); got != "t" {
		t.Errorf("the targets are %q, want t", got)
	}
}

func TestReadOnlyRefusesTheForm(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(3)}
	h := build(t, avds, 120, 36)
	h.m = New(t.Context(), avds, nil, h.m.options)
	h.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	h.drain(h.m.Init())
	h.press("n")
	h.see("read-only: launching is off", "1–3 of 3", "read-only")
	h.miss("n new scan")
}

func TestAHeldEnterLaunchesNothing(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	for range 40 { // key repeat, or a pasted list without bracketed paste
		h.press("enter")
	}
	if len(avds.specs) != 0 {
		t.Errorf("a held enter launched a scan of %v", avds.specs[0].Targets)
	}
}

func TestPastesOneAfterTheOtherStayApart(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.send(tea.PasteMsg{Content: "shop.com\n"})
	h.send(tea.PasteMsg{Content: "pay.com\n"})
	h.see("2 targets")
}

func TestNothingActsOnATooSmallScreen(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 80, 24)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.send(tea.WindowSizeMsg{Width: 30, Height: 8})
	h.press("enter")
	if len(avds.specs) != 0 {
		t.Error("launched unseen")
	}
	h.press("ctrl+c")
	if h.left == nil {
		t.Error("ctrl+c must work at any size")
	}
}

func TestNoFieldReadsTheClipboardOfTheHost(t *testing.T) {
	t.Parallel()
	paste := tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
	h.press("/")
	if _, cmd := h.m.Update(paste); cmd != nil {
		t.Error("ctrl+v in the search makes a command")
	}
	h.press("esc", "n")
	if _, cmd := h.m.Update(paste); cmd != nil {
		t.Error("ctrl+v in the form makes a command")
	}
}

func TestTheInterruptWarningComesAndGoes(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 80, 24)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.hold = true
	h.press("enter", "f1", "ctrl+c")
	h.see("Press ctrl+c again") // also where the help was open
	h.press("down")
	h.miss("Press ctrl+c again")
	h.see("Launching…")
	h.press("ctrl+c")
	if h.left != nil {
		t.Error("one ctrl+c left although another key came between")
	}
}

func TestALongFailureLeavesTheFormInSight(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindOther, Action: "CreateScan", Message: strings.Repeat("long words ", 300)}}
	h := openForm(t, avds, 80, 24)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("Nothing was created.", "a.example.com")
}

func TestTheReviewUsesTheRoomItGets(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 40, 10)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.see("ScanType")
	h.press("pgdown", "pgdown", "down", "down")
	h.miss("ScanType")
	h.see("Targets.1")
	h.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	h.see("ScanType", "Targets.1")
}

func TestAnUnclearLaunchIsNotForgotten(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindTimeout, Action: "CreateScan", MayHaveTakenEffect: true}}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter", "esc")
	h.see("scan-20260302-1200 may have been created")
	h.press("n")
	h.see("The scan may have been created.")
	h.write(" b.example.com")
	h.press("ctrl+s")
	h.see("The scan may have been created.", "enter Back")
	h.press("enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1: the second needs a choice", len(avds.specs))
	}
}

func TestNumbersAndDatesOutOfReason(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("a.example.com")
	h.press("tab", "tab", "tab", "right", "tab", "backspace", "backspace", "backspace")
	h.write("2020-01-01")
	h.press("tab", "backspace")
	h.write("99999999999999999999")
	h.press("tab")
	h.see("is in the past", "give a number from 1 to 1000")
	h.press("ctrl+s")
	h.miss("nothing has been sent")
}

func TestHelpOfTheFormShowsWhatWorksThere(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.press("f1")
	h.see("f1", "ctrl+c", "ctrl+z", "ctrl+s")
	h.miss(" q ", " ?  ")
	h.press("f1")
	h.see("New scan")
}

func TestALongTextShowsItsBeginningAtRest(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("first.example.com second.example.com third.example.com")
	h.see("third.example.com")
	h.press("tab")
	h.see("first.example.com")
	h.press("shift+tab")
	h.see("third.example.com")
}

func TestBringingEntriesBackBringsTheDoubtBack(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindTimeout, Action: "CreateScan", MayHaveTakenEffect: true}}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter", "ctrl+r")
	h.miss("may have been created")
	h.press("ctrl+r", "ctrl+s")
	h.see("The scan may have been created.", "enter Back")
}

func TestBringingEntriesBackLeavesOneCursor(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.press("shift+tab", "shift+tab", "x", "ctrl+r")
	h.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	h.press("ctrl+r")
	focused := 0
	for _, field := range h.m.form.fields {
		if field.input.Focused() {
			focused++
		}
	}
	if focused != 1 {
		t.Errorf("%d fields have a cursor", focused)
	}
	fits(t, "brought back", h.m.View().Content, 60, 20)
}

func TestTheCursorStaysInSightOnANarrowerScreen(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.write("a-very-long-host.example.com,other-host.example.com,end.cn")
	h.send(tea.WindowSizeMsg{Width: 40, Height: 24})
	h.see("end.cn")
	h.press("esc")
	h.send(tea.WindowSizeMsg{Width: 120, Height: 24})
	h.press("/")
	h.write("a-very-long-search-that-is-longer-than-forty-cells-THEEND")
	h.send(tea.WindowSizeMsg{Width: 40, Height: 24})
	h.see("THEEND")
}
