package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/internal/tuitest"
)

// openForm starts the program and opens the form.
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
	h.see("New scan", "scan-20260302-120000", "● vuln", "● standard", "● normal", "● one-time", "now", "00:00:00",
		"23:59:59")
	h.write("www.example.com")
	h.see("1 target")
	h.press("ctrl+s")
	h.see("Review · not launched yet", "[ Launch ]", "enter Launch")
	h.press("enter")
	if len(avds.specs) != 1 {
		t.Fatalf("%d launches, want 1", len(avds.specs))
	}
	h.see("scan-20260302-120000 · 20260302120000", "1–20 of 61 · page 1 of 4")
	if !strings.Contains(h.selected(), "scan-20260302-120000") {
		t.Errorf("the cursor is on %q, want the new scan", h.selected())
	}
}

func TestProblemsStandBesideTheirFields(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.miss("enter a domain") // only after the focus leaves the field
	h.press("ctrl+s")
	h.miss("Review: nothing has been sent")
	line := func(label string) string {
		for line := range strings.SplitSeq(h.screen(), "\n") {
			if line, _, _ = strings.Cut(line, "│"); strings.Contains(line, label) {
				return line
			}
		}
		return ""
	}
	if got := line("Targets"); !strings.HasPrefix(got, " ▌ ") ||
		!strings.Contains(got, "enter a domain or IP address") {
		t.Errorf("the message about missing targets is %q", got)
	}
	h.write("a.example.com b..c")
	if got := line("Targets"); !strings.Contains(got, "1 target · 1 invalid") {
		t.Errorf("the message about the invalid target is %q", got)
	}
	h.see("target 2 (not a domain or IP address): b..c")
	h.press("shift+tab", "shift+tab") // the name
	for range len("scan-20260302-120000") {
		h.press("backspace")
	}
	h.press("tab")
	if got := line("Name"); !strings.Contains(got, "must not be empty") {
		t.Errorf("the message about the empty name is %q", got)
	}
}

func TestTimesAreCheckedBesideTheirFields(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ parameter, text, want string }{
		{"StartDate", "yesterday", "not a date: use now, 30m, 22:00 or 2026-12-01"},
		{"StartDate", "22:00", "2026-03-02 22:00:00 +08:00"},
		{"StartDate", "in 30m", "2026-03-02 12:30:00 +08:00"},
		{"RuntimeStart", "25:00", "use 08:00 or 08:00:00"},
		{"RuntimeEnd", "00:00", "must differ from the start of the window"},
	} {
		h := openForm(t, &fakeAVDS{}, 120, 36)
		h.write("a.example.com")
		h.replace(c.parameter, c.text)
		h.press("tab")
		h.see(c.want)
	}
}

func TestAWindowThatIsClosedAtTheStartCausesAWarning(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, until string // it is noon
		want        bool
	}{
		{"00:00", "08:00", true}, {"08:00", "13:00", false}, {"22:00", "06:00", true},
		{"22:00", "12:30", false}, {"11:00", "06:00", false},
		{"nine", "08:00", false},
	} {
		h := openForm(t, &fakeAVDS{}, 120, 36)
		h.replace("RuntimeStart", c.from)
		h.replace("RuntimeEnd", c.until)
		if got := strings.Contains(h.screen(), "runs from 2026-03-0"); got != c.want {
			t.Errorf("%s to %s: warned %v, want %v", c.from, c.until, got, c.want)
		}
	}
}

func TestOnlyWhatAppliesIsShownAndSent(t *testing.T) {
	t.Parallel()
	vuln := []string{"Mode", "Speed", "Discover", "Login scan"}
	content := []string{"Homepage", "Whole site", "Keywords"}
	for _, c := range []struct {
		scanType   string
		see, miss  []string
		parameters int
	}{
		{"vuln", vuln, content, 10}, {"content", content, vuln, 12}, {"asset", nil, append(vuln, content...), 10},
	} {
		avds := &fakeAVDS{}
		h := openForm(t, avds, 100, 36)
		h.write("a.example.com")
		h.goToFirst()
		h.choose("ScanType", c.scanType)
		h.see(c.see...)
		h.miss(c.miss...)
		h.press("ctrl+s", "enter")
		if len(avds.specs) != 1 {
			t.Fatalf("%s: not launched:\n%s", c.scanType, h.screen())
		}
		if sent := avds.specs[0].Parameters(); len(sent) != c.parameters {
			t.Errorf("%s: %d parameters are sent, want %d: %v", c.scanType, len(sent), c.parameters, sent)
		}
	}
}

func TestAllAssetsTakeThePlaceOfTargets(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.choose("ScanAll", "1")
	h.miss("a.example.com", "Asset tags")
	if got := h.m.form.Focused(); got != "ScanAll" {
		t.Errorf("the focus went to %s when fields left above it", got)
	}
	h.press("left")
	h.see("a.example.com", "Asset tags")
}

func TestHiddenFieldsAreSentWithTheirDefaults(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.choose("FlowName", "skynet_vul_scan")
	h.choose("Qps", "64")
	h.goToFirst()
	h.choose("ScanType", "content")
	h.press("ctrl+s")
	h.see("FlowName               general                 required by AVDS, no effect for this type")
	h.press("enter")
	if len(avds.specs) != 1 {
		t.Fatalf("not launched:\n%s", h.screen())
	}
	if s := avds.specs[0]; s.Type != client.TypeContent || s.Flow != client.FlowGeneral || s.QPS != client.QPSNormal {
		t.Errorf("sent %s with mode %s and speed %d, want the defaults of hidden fields", s.Type, s.Flow, s.QPS)
	}
}

func TestPasteFillsTargetsAndPressesNothing(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.send(tea.PasteMsg{Content: "a.example.com\r\nb.example.com\n\nhttps://a.example.com/x\n\x1b[31mc.example.com\n"})
	h.see("New scan")
	if got := typedIn(h.m.form, "Targets"); strings.ContainsAny(got, "\x1b\r\n") {
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
	// Both keys arrive before a command of the first key runs.
	h.m.Update(tea.KeyPressMsg{Code: 'n', Text: "n"})
	h.m.Update(tea.KeyPressMsg{Code: 't', Text: "t"})
	if got := typedIn(h.m.form, "Targets"); got != "t" {
		t.Errorf("the targets are %q, want t", got)
	}
}

func TestReadOnlyModeDoesNotOpenTheForm(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(3)}
	h := build(t, avds, 120, 36)
	h.m = New(t.Context(), avds, nil, h.options)
	h.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	h.drain(h.m.Init())
	h.press("n")
	h.see("Read-only: scans cannot be launched.", "1–3 of 3", "read-only")
	h.miss("n new scan")
}

func TestNoFieldReadsTheClipboardOfTheHost(t *testing.T) {
	t.Parallel()
	paste := tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
	h.press("/")
	if _, cmd := h.m.Update(paste); cmd != nil {
		t.Error("ctrl+v in the search returned a command")
	}
	h.press("esc", "n")
	if _, cmd := h.m.Update(paste); cmd != nil {
		t.Error("ctrl+v in the form returned a command")
	}
}

func TestRestoringValuesLeavesOneCursor(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.press("shift+tab", "shift+tab", "x", "ctrl+r")
	h.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	h.press("ctrl+r")
	if n := strings.Count(h.m.View().Content, "\x1b[7"); n != 1 {
		t.Errorf("%d fields have a cursor", n)
	}
	tuitest.Fits(t, "brought back", h.m.View().Content, 60, 20)
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
