package tui

import (
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/detail"
)

const day = 24 * time.Hour

// later returns a time relative to noon.
func later(d time.Duration) time.Time { return noon.Add(d) }

func TestNotesOfWaitingScans(t *testing.T) {
	t.Parallel()
	const m, h = time.Minute, time.Hour
	off := false
	periodic := func(next, last time.Time) client.Scan {
		return client.Scan{Status: client.StatusWaiting, Trigger: client.TriggerPeriodic, Start: later(-9 * day),
			NextRun: next, LastRun: last}
	}
	once := func(start, next time.Time) client.Scan {
		return client.Scan{Status: client.StatusWaiting, Trigger: client.TriggerOnce, Start: start, NextRun: next}
	}
	switchedOff := periodic(later(-h), later(-day))
	switchedOff.Schedulable = &off
	disabled := periodic(later(-h), later(-day))
	disabled.Status = client.StatusDisabled
	for name, c := range map[string]struct {
		scan   client.Scan
		en, zh string // "": no note
	}{
		"next run":                    {periodic(later(35*m), later(-day)), "in 35m", "35m 后"},
		"first run":                   {periodic(later(35*m), time.Time{}), "in 35m", "35m 后"},
		"StartDate":                   {once(later(26*h), time.Time{}), "in 1d 2h", "1d 2h 后"},
		"next run before StartDate":   {once(later(-9*h), later(2*h)), "in 2h00m", "2h00m 后"},
		"begins now":                  {periodic(noon, later(-day)), "due now", "即将开始"},
		"a little late":               {periodic(later(-4*m), later(-day)), "due now", "即将开始"},
		"overdue":                     {periodic(later(-6*m), later(-day)), "overdue", "已逾期"},
		"missed the first":            {periodic(later(-day), time.Time{}), "overdue", "已逾期"},
		"missed the only one":         {once(later(-h), later(-h)), "overdue", "已逾期"},
		"ran since":                   {periodic(later(-h), later(-h)), "", ""},
		"StartDate is past":           {once(later(-3*h), time.Time{}), "due now", "即将开始"},
		"periodic, no next run":       {periodic(time.Time{}, later(-day)), "", ""},
		"no dates":                    {once(time.Time{}, time.Time{}), "", ""},
		"missed, but switched off":    {switchedOff, "", ""},
		"missed, but disabled":        {disabled, "", ""},
		"finished before its next":    {client.Scan{Status: client.StatusFinished, NextRun: later(h)}, "", ""},
		"running, and its next waits": {client.Scan{Status: client.StatusRunning, NextRun: later(-h)}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.scan.ID, c.scan.Name = "1", "scan-under-test"
			for lang, want := range map[string]string{"en": c.en, "zh": c.zh} {
				h := start(t, &fakeAVDS{scans: []client.Scan{c.scan}}, 120, 36, func(o *Options) {
					if lang == "zh" {
						inChinese(o)
					}
				})
				if got := detail.Note(h.m.th, h.m.text, &c.scan, noon, detail.Info{}).Text; got != want {
					t.Errorf("%s: the note is %q, want %q", lang, got, want)
				}
				h.see(want)
			}
		})
	}
}

func TestNotesOfRunsThatAreOver(t *testing.T) {
	t.Parallel()
	s := client.Scan{ID: "1", Name: "weekly", Status: client.StatusFinished, Trigger: client.TriggerPeriodic,
		Start: noon.AddDate(0, 0, -30), LastRun: noon.Add(-20 * time.Minute), End: noon}
	start(t, &fakeAVDS{scans: []client.Scan{s}}, 120, 36).see("took 20m", "11:40")
	start(t, &fakeAVDS{scans: []client.Scan{s}}, 120, 36, inChinese).see("用时 20m", "11:40")
	s.LastRun = time.Time{}
	start(t, &fakeAVDS{scans: []client.Scan{s}}, 120, 36).miss("took", "01-31")
}

func TestNotesOfRunningScans(t *testing.T) {
	t.Parallel()
	s := client.Scan{ID: "1", Name: "edge", Status: client.StatusRunning, Start: noon.Add(-6 * time.Minute),
		Progress: client.Percent{Value: 60.1, Known: true}}
	for lang, words := range map[string][2]string{"en": {"~4m", "stalled"}, "zh": {"~4m", "停滞"}} {
		h := start(t, &fakeAVDS{scans: []client.Scan{s}}, 120, 36, func(o *Options) {
			if lang == "zh" {
				inChinese(o)
			}
		})
		h.see(words[0])
		h.miss(words[1])
		h.advance(2 * time.Minute)
		if row := h.selected(); !strings.Contains(row, words[1]) || strings.Contains(row, "~") {
			t.Errorf("while the scan is stalled: %s", row)
		}
		h.avds.scans[0].Progress.Value = 61.5
		h.advance(5 * time.Second)
		// the list also shows an event
		if row := h.selected(); !strings.Contains(row, "~") || strings.Contains(row, words[1]) {
			t.Errorf("after it made progress: %s", row)
		}
	}
}
