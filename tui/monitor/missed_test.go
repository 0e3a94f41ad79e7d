package monitor

import (
	"testing"
	"time"

	"scantop/client"
)

// endedAt makes a scan one whose run began an hour before it ended.
func endedAt(t time.Time) func(*client.Scan) {
	return func(s *client.Scan) { s.Start, s.End = t.Add(-time.Hour), t }
}

// A start finds out what it has missed of scans that an earlier start saw, and of runs that ended since
// which no start has seen. It says so once, apart from what happens now.
func TestAStartFindsOutWhatItHasMissed(t *testing.T) {
	t.Parallel()
	running, waiting, finished := client.StatusRunning, client.StatusWaiting, client.StatusFinished
	since, unseen := noon.Add(-2*time.Hour), client.Scan{}
	before, after := since.Add(-time.Minute), since.Add(time.Minute)
	for _, c := range []struct {
		name      string
		seen, now client.Scan
		want      string
	}{
		{"running, finished", scanIn("a", running), scanIn("a", finished), "a finished running>finished"},
		{"running, aborted", scanIn("a", running), scanIn("a", client.StatusAborted), "a aborted running>aborted"},
		{"waiting, invalid", scanIn("a", waiting), scanIn("a", client.StatusInvalid), "a invalid waiting>invalid"},
		{"still running", scanIn("a", running), scanIn("a", running, atPercent(50)), ""},
		{"finished, seen before", scanIn("a", finished), scanIn("a", finished, endedAt(after)), ""},
		{
			"aborted, resumed and finished", scanIn("a", client.StatusAborted), scanIn("a", finished, endedAt(after)),
			"a finished aborted>finished",
		},
		{
			"periodic, between the same runs", scanIn("a", waiting, periodicJob("finished"), lastRunAt(before)),
			scanIn("a", waiting, periodicJob("finished"), lastRunAt(before)), "",
		},
		{
			"periodic, another run has ended", scanIn("a", waiting, periodicJob("finished"), lastRunAt(before)),
			scanIn("a", waiting, periodicJob("aborted"), lastRunAt(after)), "a aborted waiting>aborted",
		},
		{
			"periodic, the run ended", scanIn("a", running, periodicJob("running"), lastRunAt(before)),
			scanIn("a", waiting, periodicJob("finished"), lastRunAt(before)), "a finished running>finished",
		},
		{
			"periodic, in another run", scanIn("a", running, periodicJob("running"), lastRunAt(before)),
			scanIn("a", running, periodicJob("running"), lastRunAt(after)), "a started running>running",
		},
		{"not seen, finished since", unseen, scanIn("a", finished, endedAt(after)), "a finished running>finished"},
		{"not seen, finished before", unseen, scanIn("a", finished, endedAt(before)), ""},
		{"not seen, end not known", unseen, scanIn("a", finished), ""},
		{"not seen, runs", unseen, scanIn("a", running), ""},
		{"not seen, invalid", unseen, scanIn("a", client.StatusInvalid), ""},
		{
			"not seen, periodic, ended since", unseen,
			scanIn("a", waiting, periodicJob("aborted"), lastRunAt(after)), "a aborted running>aborted",
		},
		{
			"not seen, periodic, ended before", unseen,
			scanIn("a", waiting, periodicJob("aborted"), lastRunAt(before)), "",
		},
		{"not seen, periodic, never ran", unseen, scanIn("a", waiting, periodicJob("")), ""},
	} {
		d := &differ{}
		var seen []client.Scan
		if c.seen.ID != "" {
			seen = append(seen, c.seen)
		}
		d.restore(seen, since)
		for look, want := range []string{c.want, ""} {
			at := noon.Add(time.Duration(look) * time.Hour)
			happened := d.observe(at, []client.Scan{c.now}, moving)
			if got := eventText(d.missed); got != want || len(happened) > 0 {
				t.Errorf("%s: look %d finds %q missed, want %q; now happened %q", c.name, look+1, got, want,
					eventText(happened))
			}
		}
		if c.seen.ID == "" {
			var first differ
			if first.observe(noon, []client.Scan{c.now}, moving); len(first.missed) > 0 {
				t.Errorf("%s: a first start has missed %q", c.name, eventText(first.missed))
			}
		}
	}
}

// A scan that stalled while nobody looked is told as missed, once, and its recovery as it happens.
func TestAStartFindsAScanStalled(t *testing.T) {
	t.Parallel()
	var d differ
	d.restore([]client.Scan{scanIn("a", client.StatusRunning)}, noon.Add(-time.Hour))
	looks := []struct {
		percent          float64
		stalled          func(string) bool
		missed, happened string
	}{
		{40, stuck, "a stalled running>stalled", ""},
		{40, stuck, "", ""},
		{41, moving, "", "a recovered stalled>running"},
	}
	for i, look := range looks {
		scans := []client.Scan{scanIn("a", client.StatusRunning, atPercent(look.percent))}
		happened := eventText(d.observe(noon.Add(time.Duration(i)*time.Minute), scans, look.stalled))
		if missed := eventText(d.missed); missed != look.missed || happened != look.happened {
			t.Errorf("look %d: missed %q and happened %q, want %q and %q", i+1, missed, happened, look.missed,
				look.happened)
		}
	}
}

// What an earlier start saw is kept for as long as no row of the scan comes.
func TestWhatAnEarlierStartSawIsNotForgotten(t *testing.T) {
	t.Parallel()
	var d differ
	d.restore([]client.Scan{scanIn("a", client.StatusRunning)}, noon.Add(-time.Hour))
	d.observe(noon, []client.Scan{scanIn("b", client.StatusRunning)}, moving)
	d.observe(noon.Add(2*forgetAfter), []client.Scan{scanIn("a", client.StatusAborted)}, moving)
	if got := eventText(d.missed); got != "a aborted running>aborted" {
		t.Errorf("after two days, %q is missed", got)
	}
}
