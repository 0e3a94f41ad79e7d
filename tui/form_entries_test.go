package tui

import (
	"maps"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/order"
)

func TestValuesRestoreTheForm(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.send(tea.PasteMsg{Content: "a.example.com\nb..c\nhttps://x.example.com/"})
	h.goTo("TargetAssetTags")
	h.send(tea.PasteMsg{Content: "team one\r\nteam two\n"})
	h.choose("FlowName", "skynet_vul_scan")
	h.choose("EnableAssetDiscover", "0")
	h.choose("TriggerType", "interval")
	h.replace("StartDate", "yester")
	entries := h.m.form.Values()
	for parameter, want := range map[string]string{
		"Targets": "a.example.com\nb..c\nhttps://x.example.com/", "TargetAssetTags": "team one\nteam two",
		"FlowName": "skynet_vul_scan", "EnableAssetDiscover": "0", "EnableAssetLoginScan": "", "StartDate": "yester",
	} {
		if got := entries[parameter]; got != want {
			t.Errorf("%s is %q, want %q", parameter, got, want)
		}
	}
	if len(entries) != 20 {
		t.Errorf("%d entries, want all 20", len(entries))
	}
	again := openForm(t, &fakeAVDS{}, 120, 36)
	again.m.form.Restore(entries)
	if got := again.m.form.Values(); !maps.Equal(got, entries) {
		t.Errorf("got  %q\nwant %q", got, entries)
	}
	if values, typed := again.m.form.Changed(); !maps.Equal(values, entries) || !typed {
		t.Errorf("the change is not reported: %q, typed %v", values, typed)
	}
	again.see("target 2 (not a domain or IP address): b..c", "intrusive")
	if again.m.form.Focused() != "Targets" {
		t.Error("the focus is not on the targets")
	}
}

func TestUnknownValuesAreIgnored(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	before := h.m.form.Values()
	h.m.form.Restore(map[string]string{"FlowName": "stealth", "Qps": "", "Colour": "red", "ScanAll": "2"})
	if got := h.m.form.Values(); !maps.Equal(got, before) {
		t.Errorf("got %q, want %q", got, before)
	}
	h.miss("enter a domain")
	h.m.form.Restore(map[string]string{"Name": "x\x1b[31m\ny", "ScanAll": "1"})
	if got := typedIn(h.m.form, "Name"); got != "x[31m y" {
		t.Errorf("the name is %q", got)
	}
	if got := h.m.form.Focused(); got != "ScanAll" {
		t.Error("the focus is on a field that is hidden")
	}
}

func TestEveryChangeIsSaved(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := openForm(t, &fakeAVDS{}, 120, 36, remembering(kept))
	for _, change := range []func(){
		func() { h.press("x") }, func() { h.press("backspace") }, func() { h.choose("Qps", "64") },
		func() { h.press("ctrl+r") }, func() { h.press("ctrl+r") },
	} {
		before := kept.writes
		change()
		if kept.writes == before {
			t.Errorf("a change was not saved:\n%s", h.screen())
		}
	}
	before := kept.writes
	h.press("tab", "shift+tab", "ctrl+s", "esc")
	if kept.writes != before {
		t.Error("the draft was saved without a change")
	}
}

func TestAScanIsClonedIntoTheForm(t *testing.T) {
	t.Parallel()
	millis := func(at time.Time) string { return strconv.FormatInt(at.UnixMilli(), 10) }
	s := client.Scan{
		Name: "old", Type: client.TypeContent, Trigger: client.TriggerPeriodic, Flow: "skynet",
		Targets: []string{"a.example.com", "b.example.com"}, KeyWords: []string{"k1"},
		IndexIntervalInMinute: 5, SiteIntervalInDay: 1, Period: client.PeriodWeek, Interval: 2,
		Start: noon.AddDate(0, 0, -9), End: noon.AddDate(0, 1, 0),
		RuntimeStart: millis(noon.Add(10 * time.Hour)), RuntimeEnd: "06:00:00",
	}
	cloned := func(s client.Scan) *harness {
		h := openForm(t, &fakeAVDS{}, 120, 36)
		h.m.form.Restore(order.Like(&s, noon))
		h.press("ctrl+s")
		return h
	}
	h := cloned(s)
	h.see("scan-20260302-120000",
		"Checks the content of 2 targets every 2 weeks until 2026-04-02 12:00, starting now, "+
			"between 22:00 and 06:00 the",
		"homepage every 5 minutes, whole site every day", "KeyWords.1", "k1", "general")
	h.miss("old")
	s.End = noon.Add(-time.Hour)
	cloned(s).see("until 2026-04-01 12:00") // the default of the form
	s.Period = client.PeriodMinute
	cloned(s).see("every day")
	s.Trigger = client.TriggerOnce
	cloned(s).see(" once, ")
	s.ScanAll, s.Targets = true, nil
	cloned(s).see("all assets")
}
