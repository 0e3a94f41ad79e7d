package tui

import (
	"testing"
	"time"

	"scantop/client"
)

// again returns a program whose list has one scan like what a launch can say, with some change.
func again(t *testing.T, change func(*client.Scan)) *harness {
	t.Helper()
	s := client.Scan{
		ID: "2026030200000000001", Name: "edge", Type: client.TypeVuln, Flow: client.FlowGeneral,
		Trigger: client.TriggerOnce, Status: client.StatusFinished, Start: noon.Add(-time.Hour),
		Targets: []string{"www.example.com"},
	}
	change(&s)
	return start(t, &fakeAVDS{scans: []client.Scan{s}}, 100, 30)
}

func TestAScanIsLaunchedAgainUnderANewName(t *testing.T) {
	t.Parallel()
	for _, from := range [][]string{nil, {"enter"}, {"enter", "o", "enter"}} {
		h := again(t, func(*client.Scan) {})
		h.press(from...)
		h.press("R")
		h.see("Review", "Cloned from edge", "www.example.com")
		h.advance(time.Second)
		h.press("shift+tab", "enter")
		if len(h.avds.specs) != 1 {
			t.Fatalf("%d scans were launched, want 1", len(h.avds.specs))
		}
		spec := h.avds.specs[0]
		if spec.Name == "edge" || spec.Name == "" || spec.Targets[0] != "www.example.com" || spec.Start.Before(noon) {
			t.Errorf("launched %+v", spec)
		}
		h.see("page 1 of 1")
	}
}

// R and enter may come together, from a held key, a paste or a slow line.
func TestKeysThatFollowAgainLaunchNothing(t *testing.T) {
	t.Parallel()
	h := again(t, func(*client.Scan) {})
	for range 5 {
		h.press("R", "enter", "enter", "enter", "esc", "esc", ":", "R", "enter", "enter", "enter", "esc", "esc")
	}
	h.press("R")
	h.advance(time.Second)
	h.press("enter") // on the button that goes back
	if len(h.avds.specs) > 0 {
		t.Errorf("launched %+v", h.avds.specs)
	}
	h.see("New scan")
}

func TestAnIntrusiveScanIsConfirmedAgain(t *testing.T) {
	t.Parallel()
	h := again(t, func(s *client.Scan) { s.Flow = client.FlowFull })
	h.press("R")
	h.advance(time.Second)
	h.press("shift+tab", "enter")
	h.see("Launch this scan?")
	if len(h.avds.specs) > 0 {
		t.Error("an intrusive scan was launched without a confirmation")
	}
}

func TestAnIncompleteCloneStopsAtTheField(t *testing.T) {
	t.Parallel()
	h := again(t, func(s *client.Scan) { s.Targets = nil })
	h.press("R")
	h.see("New scan", "Not ready to launch. Check Targets.", "Cloned from edge")
	if got := h.m.form.Focused(); got != "Targets" {
		t.Errorf("%s has the focus, want Targets", got)
	}
}

// What a new scan cannot have, or AVDS did not tell, never becomes something else with an enter on a review.
func TestAgainStopsAtWhatCannotBeTheSame(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*client.Scan)
		field  string
		says   []string
	}{
		"another type": {func(s *client.Scan) { s.Type = "phish" }, "ScanType",
			[]string{"left out: Type phish.", "Check Type."}},
		"no type": {func(s *client.Scan) { s.Type = "" }, "ScanType",
			[]string{"set to the default: Type, Speed,", "Check Type."}},
		"another mode":    {func(s *client.Scan) { s.Flow = "covert" }, "FlowName", []string{"Check Mode."}},
		"no mode":         {func(s *client.Scan) { s.Flow = "" }, "FlowName", []string{"Check Mode."}},
		"another trigger": {func(s *client.Scan) { s.Trigger = "cron" }, "TriggerType", []string{"Check Trigger."}},
		"each hour": {func(s *client.Scan) {
			s.Trigger, s.Period, s.Interval, s.End = client.TriggerPeriodic, client.PeriodHour, 6, noon.AddDate(0, 1, 0)
		}, "Period", []string{"left out: Unit hour.", "Check Unit."}},
		"an interval of a content scan": {func(s *client.Scan) {
			s.Type, s.Flow, s.IndexIntervalInMinute = client.TypeContent, "", 15
		}, "IndexIntervalInMinute", []string{"left out: Homepage 15.", "Check Homepage."}},
		"a window that cannot be read": {func(s *client.Scan) { s.RuntimeStart, s.RuntimeEnd = "night", "06:00:00" },
			"RuntimeStart", []string{"night", "Check Window from."}},
	} {
		h := again(t, c.change)
		h.press("R")
		h.see(append(c.says, "New scan", "Cloned from edge", "ready to launch.")...)
		if got := h.m.form.Focused(); got != c.field {
			t.Errorf("%s: %s has the focus, want %s", name, got, c.field)
		}
		h.advance(time.Second)
		h.press("enter", "enter", "enter")
		h.miss("Review ·")
	}
	h := again(t, func(s *client.Scan) { s.Type, s.Flow = client.TypeContent, "covert" }) // which it does not use
	h.press("R")
	h.see("Review ·")
}

func TestAgainKeepsTheDraft(t *testing.T) {
	t.Parallel()
	h := again(t, func(*client.Scan) {})
	h.press("n")
	h.write("mine.example.com")
	h.press("esc", "R", "esc", "ctrl+r")
	h.see("mine.example.com")
}

func TestAReadOnlySessionSaysWhyNothingIsLaunchedAgain(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"R"}, {"enter", "R"}} {
		h := startReadOnly(t, &fakeAVDS{scans: manyScans(3)}, 160, 30)
		h.press(keys...)
		h.see("Read-only: scans cannot be launched.")
	}
}

// A scan without a name, or with a blank one, is called by its ScanId wherever it is named.
func TestAScanWithoutANameIsCalledByItsID(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", " \t "} {
		scans := runningScans(2)
		scans[0].Name = name
		h := start(t, &fakeAVDS{scans: scans}, 160, 30)
		h.press("w")
		h.see("Watching " + scans[0].ID + ".")
		h.press("c")
		h.see("Cloned from " + scans[0].ID + ".")
		h.press("esc")
		h.finish(0)
		h.advance(h.options.Interval)
		h.see(scans[0].ID + " finished")
	}
}
