package monitor

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"scantop/client"
	"scantop/theme"
)

// scanIn returns a scan with a status; more sets other fields.
func scanIn(id string, status client.Status, more ...func(*client.Scan)) client.Scan {
	s := client.Scan{ID: id, Name: "scan-" + id, Status: status, Trigger: client.TriggerOnce}
	for _, m := range more {
		m(&s)
	}
	return s
}

func atPercent(percent float64) func(*client.Scan) {
	return func(s *client.Scan) { s.Progress = client.Percent{Value: percent, Known: true} }
}

func periodicJob(job string) func(*client.Scan) {
	return func(s *client.Scan) { s.Trigger, s.JobStatistics = client.TriggerPeriodic, job }
}

func lastRunAt(t time.Time) func(*client.Scan) { return func(s *client.Scan) { s.LastRun = t } }

func nextRunAt(t time.Time) func(*client.Scan) { return func(s *client.Scan) { s.NextRun = t } }

func moving(string) bool { return false }

func stuck(string) bool { return true }

// eventText returns events in short: ScanId, kind, former status > new status.
func eventText(ts []Event) string {
	var words []string
	for _, t := range ts {
		words = append(words, fmt.Sprintf("%s %s %s>%s", t.ID, t.Kind, t.From, t.To))
	}
	return strings.Join(words, ", ")
}

// eventTexts shows pages, five minutes apart, to a differ, and returns the events of each.
func eventTexts(looks ...[]client.Scan) []string {
	var t differ
	all := make([]string, len(looks))
	for i, scans := range looks {
		all[i] = eventText(t.observe(noon.Add(time.Duration(i)*5*time.Minute), scans, moving))
	}
	return all
}

func TestEventsOfStatusChanges(t *testing.T) {
	t.Parallel()
	running, waiting := client.StatusRunning, client.StatusWaiting
	for _, c := range []struct {
		before, after client.Scan
		want          string
	}{
		{scanIn("a", waiting), scanIn("a", running), "a started waiting>running"},
		{scanIn("a", client.StatusFinished), scanIn("a", running), "a started finished>running"},
		{scanIn("a", client.StatusAborted), scanIn("a", running), "a resumed aborted>running"},
		{scanIn("a", running), scanIn("a", client.StatusFinished), "a finished running>finished"},
		{scanIn("a", waiting), scanIn("a", client.StatusFinished), "a finished waiting>finished"},
		{scanIn("a", running), scanIn("a", client.StatusAborted), "a aborted running>aborted"},
		{scanIn("a", waiting), scanIn("a", client.StatusInvalid), "a invalid waiting>invalid"},
		{scanIn("a", waiting), scanIn("a", client.StatusDisabled), "a disabled waiting>disabled"},
		{scanIn("a", running), scanIn("a", "暂停 paused"), "a other running>暂停 paused"},
		{scanIn("a", "paused"), scanIn("a", running), "a other paused>running"},
		{scanIn("a", "stopping"), scanIn("a", client.StatusAborted), "a aborted stopping>aborted"},
		{scanIn("a", running), scanIn("a", "Running"), "a other running>Running"},
		{scanIn("a", client.StatusDisabled), scanIn("a", waiting), "a other disabled>waiting"},
		{scanIn("a", client.StatusAborted), scanIn("a", waiting), "a other aborted>waiting"},
		{scanIn("a", client.StatusAborted), scanIn("a", client.StatusFinished), "a finished aborted>finished"},
		{scanIn("a", "pausing"), scanIn("a", waiting, periodicJob("aborted")), "a aborted pausing>aborted"},
		{scanIn("a", running), scanIn("a", waiting), "a other running>waiting"},
		{scanIn("a", running), scanIn("a", waiting, periodicJob("finished")), "a finished running>finished"},
		{scanIn("a", running), scanIn("a", waiting, periodicJob("aborted")), "a aborted running>aborted"},
		{scanIn("a", running), scanIn("a", waiting, periodicJob("running")), "a other running>waiting"},
		{scanIn("a", running), scanIn("a", waiting, periodicJob("")), "a other running>waiting"},
		{
			scanIn("a", running), scanIn("a", waiting, func(s *client.Scan) { s.JobStatistics = "finished" }),
			"a other running>waiting",
		},
		{scanIn("a", client.StatusFinished), scanIn("a", waiting, periodicJob("finished")), "a other finished>waiting"},
		{scanIn("a", running, atPercent(10)), scanIn("a", running, atPercent(20)), ""},
		{scanIn("a", waiting, periodicJob("finished")), scanIn("a", waiting, periodicJob("aborted")), ""},
		{
			scanIn("a", waiting, periodicJob("finished"), lastRunAt(noon.Add(-time.Hour))),
			scanIn("a", waiting, periodicJob("aborted"), lastRunAt(noon)), "a aborted waiting>aborted",
		},
		{
			scanIn("a", waiting, periodicJob(""), lastRunAt(noon.Add(-time.Hour))),
			scanIn("a", waiting, periodicJob("finished"), lastRunAt(noon)), "a finished waiting>finished",
		},
		{
			scanIn("a", waiting, periodicJob("finished"), lastRunAt(noon.Add(-time.Hour))),
			scanIn("a", waiting, periodicJob("running"), lastRunAt(noon)), "",
		},
		{scanIn("a", waiting, lastRunAt(noon.Add(-time.Hour))), scanIn("a", waiting, lastRunAt(noon)), ""},
		{
			scanIn("a", waiting, nextRunAt(noon)), scanIn("a", waiting, periodicJob("finished"), lastRunAt(noon)),
			"a finished waiting>finished",
		},
		{
			scanIn("a", waiting, nextRunAt(noon)),
			scanIn("a", waiting, periodicJob("finished"), lastRunAt(noon.Add(-1))), "",
		},
		{scanIn("a", waiting), scanIn("a", waiting, periodicJob("finished"), lastRunAt(noon)), ""},
		{
			scanIn("a", client.StatusAborted, lastRunAt(noon.Add(-time.Hour))),
			scanIn("a", waiting, periodicJob("finished"), lastRunAt(noon)), "a finished aborted>finished",
		},
		{scanIn("a", running), scanIn("a", ""), ""},
		{scanIn("a", running), scanIn("a ", client.StatusFinished), ""},
		{scanIn("2018071010384940572", running), scanIn("2018071010384940573", client.StatusFinished), ""},
	} {
		got := eventTexts([]client.Scan{c.before}, []client.Scan{c.after}, []client.Scan{c.after})
		if got[0] != "" || got[1] != c.want || got[2] != "" {
			t.Errorf("%s (%s) to %s (%s %s): events %q, want only %q on the second look",
				c.before.ID, c.before.Status, c.after.ID, c.after.Status, c.after.JobStatistics, got, c.want)
		}
	}
}

// A run may end and another one begin between two replies. The second run shows in a lower progress
// or a later date.
func TestAnotherRunBetweenTwoLooksIsOneStart(t *testing.T) {
	t.Parallel()
	begin := func(h int) func(*client.Scan) {
		return func(s *client.Scan) { s.Start = noon.Add(time.Duration(h) * time.Hour) }
	}
	last := func(h int) func(*client.Scan) { return lastRunAt(noon.Add(time.Duration(h) * time.Hour)) }
	broken := func(s *client.Scan) { s.Progress = client.Percent{Value: 0, Known: true, Clamped: true} }
	const again, none = "a started running>running", ""
	for name, c := range map[string]struct {
		before, after []func(*client.Scan)
		want          string
	}{
		"percent falls":      {[]func(*client.Scan){atPercent(80)}, []func(*client.Scan){atPercent(3)}, again},
		"percent wavers":     {[]func(*client.Scan){atPercent(50)}, []func(*client.Scan){atPercent(49)}, none},
		"percent falls more": {[]func(*client.Scan){atPercent(50)}, []func(*client.Scan){atPercent(48.9)}, again},
		"last run moves on": {
			[]func(*client.Scan){atPercent(3), last(-24)}, []func(*client.Scan){atPercent(80), last(0)}, again,
		},
		"start moves on": {
			[]func(*client.Scan){atPercent(3), begin(-24)}, []func(*client.Scan){atPercent(80), begin(0)}, again,
		},
		"all at once": {
			[]func(*client.Scan){atPercent(80), last(-24), begin(-24)},
			[]func(*client.Scan){atPercent(3), last(0), begin(0)}, again,
		},
		"last run appears":  {[]func(*client.Scan){atPercent(3)}, []func(*client.Scan){atPercent(4), last(0)}, none},
		"last run vanishes": {[]func(*client.Scan){atPercent(3), last(0)}, []func(*client.Scan){atPercent(4)}, none},
		"last run back": {
			[]func(*client.Scan){atPercent(3), last(0)}, []func(*client.Scan){atPercent(4), last(-24)}, none,
		},
		"percent vanishes":   {[]func(*client.Scan){atPercent(80)}, nil, none},
		"percent impossible": {[]func(*client.Scan){atPercent(80)}, []func(*client.Scan){broken}, none},
	} {
		before, after := scanIn("a", client.StatusRunning, c.before...), scanIn("a", client.StatusRunning, c.after...)
		got := eventTexts([]client.Scan{before}, []client.Scan{after}, []client.Scan{after})
		if got[0] != "" || got[1] != c.want || got[2] != "" {
			t.Errorf("%s: events %q, want only %q on the second look", name, got, c.want)
		}
	}
}

func TestADateThatIsMissingForAWhileIsRemembered(t *testing.T) {
	t.Parallel()
	begun := func(at time.Time) client.Scan {
		return scanIn("a", client.StatusRunning, func(s *client.Scan) { s.Start = at })
	}
	got := eventTexts([]client.Scan{begun(noon.Add(-time.Hour))}, []client.Scan{begun(time.Time{})},
		[]client.Scan{begun(noon)})
	if want := []string{"", "", "a started running>running"}; !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
}

func TestALateResetIsNoSecondStart(t *testing.T) {
	t.Parallel()
	var tr differ
	yesterday, today := noon.AddDate(0, 0, -1), noon
	for i, look := range []struct {
		after time.Duration
		scan  client.Scan
		want  string
	}{
		{0, scanIn("a", client.StatusWaiting, lastRunAt(yesterday)), ""},
		{
			5 * time.Second, scanIn("a", client.StatusRunning, lastRunAt(yesterday), atPercent(100)),
			"a started waiting>running",
		},
		{10 * time.Second, scanIn("a", client.StatusRunning, lastRunAt(yesterday), atPercent(0)), ""},
		{15 * time.Second, scanIn("a", client.StatusRunning, lastRunAt(today), atPercent(1)), ""},
		{5 * time.Minute, scanIn("a", client.StatusRunning, lastRunAt(today), atPercent(9)), ""},
		{
			10 * time.Minute, scanIn("a", client.StatusRunning, lastRunAt(today), atPercent(2)),
			"a started running>running",
		},
	} {
		if got := eventText(tr.observe(noon.Add(look.after), []client.Scan{look.scan}, moving)); got != look.want {
			t.Errorf("look %d: events %q, want %q", i, got, look.want)
		}
	}
}

func TestAStallCausesOneEvent(t *testing.T) {
	t.Parallel()
	running := func(percent float64) client.Scan { return scanIn("a", client.StatusRunning, atPercent(percent)) }
	type look struct {
		scan  client.Scan
		stuck func(string) bool
		want  string
	}
	const stalled, recovered = "a stalled running>stalled", "a recovered stalled>running"
	finished, waiting := scanIn("a", client.StatusFinished), scanIn("a", client.StatusWaiting)
	for name, looks := range map[string][]look{
		"stalls, moves, stalls": {
			{running(10), moving, ""}, {running(10), stuck, stalled}, {running(10), stuck, ""},
			{running(11), moving, recovered}, {running(12), moving, ""},
			{running(12), stuck, stalled}, {running(13), moving, recovered},
		},
		"finishes": {
			{running(10), moving, ""}, {running(10), stuck, stalled},
			{finished, stuck, "a finished stalled>finished"}, {finished, stuck, ""},
			{running(1), moving, "a started finished>running"}, {running(2), moving, ""},
		},
		"aborts": {
			{running(10), moving, ""}, {running(10), stuck, stalled},
			{scanIn("a", client.StatusAborted), moving, "a aborted stalled>aborted"},
		},
		"is not seen for a while, but does not move": {
			{running(10), moving, ""}, {running(10), stuck, stalled},
			{running(10), moving, ""}, {running(10), stuck, ""}, {running(10.1), moving, recovered},
		},
		"has no progress for a while": {
			{running(10), moving, ""}, {running(10), stuck, stalled},
			{scanIn("a", client.StatusRunning), moving, ""},
			{running(10), moving, ""}, {running(11), moving, recovered},
		},
		"is stalled when first seen": {
			{running(10), stuck, ""}, {running(10), stuck, ""}, {running(12), moving, recovered},
		},
		"starts and stalls": {
			{waiting, stuck, ""}, {running(0), stuck, "a started waiting>running"}, {running(0), stuck, stalled},
		},
		"runs again": {
			{running(10), moving, ""}, {running(10), stuck, stalled},
			{running(2), moving, "a started stalled>running"}, {running(4), moving, ""},
		},
		"only running scans stall": {{waiting, moving, ""}, {waiting, stuck, ""}, {waiting, moving, ""}},
	} {
		var tr differ
		for i, l := range looks {
			now := noon.Add(time.Duration(i) * 5 * time.Minute)
			if got := eventText(tr.observe(now, []client.Scan{l.scan}, l.stuck)); got != l.want {
				t.Errorf("%s, look %d: events %q, want %q", name, i, got, l.want)
			}
		}
	}
}

// Pages, filters and rows that are shown for the first time cause no events. A change that happened
// meanwhile causes an event once the scan is on a page again.
func TestNewPagesCauseNoEvents(t *testing.T) {
	t.Parallel()
	a, b, c := scanIn("a", client.StatusRunning), scanIn("b", client.StatusWaiting), scanIn("c", client.StatusFinished)
	done, clone := scanIn("a", client.StatusFinished), scanIn("a", client.StatusWaiting)
	nameless := scanIn("", client.StatusRunning)
	got := eventTexts(
		[]client.Scan{a, b},                     // the first page
		[]client.Scan{c},                        // another page
		[]client.Scan{a, b, c},                  // both pages in one
		[]client.Scan{},                         // a filter that matches no scan
		[]client.Scan{a, clone, b, clone},       // a ScanId twice, with two statuses
		[]client.Scan{scanIn("new", "waiting")}, // a new scan
		[]client.Scan{c, nameless, scanIn("", client.StatusAborted)},
		[]client.Scan{clone, a}, // the ScanId twice, in another order
		[]client.Scan{b, done},
	)
	want := []string{"", "", "", "", "", "", "", "a other running>waiting", "a finished waiting>finished"}
	if !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
}

func TestEventsHaveTheNewestName(t *testing.T) {
	t.Parallel()
	var tr differ
	tr.observe(noon,
		[]client.Scan{
			scanIn("a", client.StatusRunning), scanIn("b", client.StatusRunning), scanIn("c", client.StatusRunning),
		},
		moving)
	renamed := scanIn("a", client.StatusFinished, func(s *client.Scan) {
		s.Name, s.Start, s.End = "单次任务", noon.Add(-9*time.Minute), noon
	})
	nameless := scanIn("b", client.StatusFinished, periodicJob(""),
		func(s *client.Scan) { s.Name, s.Start, s.End = "", noon.Add(-time.Hour), noon })
	undated := scanIn("c", client.StatusAborted, func(s *client.Scan) { s.End = noon })
	later := noon.Add(time.Minute)
	got := tr.observe(later, []client.Scan{renamed, nameless, undated}, moving)
	want := []Event{
		{At: later, ID: "a", Name: "单次任务", From: "running", To: "finished", Kind: Finished, Took: 9 * time.Minute},
		// no duration: EndDate is the end of all runs
		{At: later, ID: "b", Name: "b", From: "running", To: "finished", Kind: Finished},
		{At: later, ID: "c", Name: "scan-c", From: "running", To: "aborted", Kind: Aborted},
	}
	for i := range want {
		want[i].Mark = fmt.Sprint("- ", noon.Unix()) // all end at noon
	}
	if !slices.Equal(got, want) {
		t.Errorf("events %+v, want %+v", got, want)
	}
}

func TestLongTextsAreNotKept(t *testing.T) {
	t.Parallel()
	var tr differ
	tr.observe(noon, []client.Scan{scanIn("a", client.StatusRunning)}, moving)
	long := scanIn("a", client.Status(strings.Repeat("状", 5000)),
		func(s *client.Scan) { s.Name = strings.Repeat("名", 5000) })
	got := tr.observe(noon, []client.Scan{long}, moving)
	if len(got) != 1 || utf8.RuneCountInString(got[0].Name) != wordLimit ||
		utf8.RuneCountInString(got[0].To) != wordLimit || !strings.HasSuffix(got[0].Name, theme.Ellipsis) {
		t.Errorf("events %+v", got)
	}
	if got := tr.observe(noon, []client.Scan{long}, moving); len(got) != 0 {
		t.Errorf("once more, events %+v", got)
	}
}

func TestScansNotSeenForADayAreForgotten(t *testing.T) {
	t.Parallel()
	for away, want := range map[time.Duration]string{
		24*time.Hour - time.Second: "a finished running>finished",
		24 * time.Hour:             "",
	} {
		var tr differ
		both := []client.Scan{scanIn("a", client.StatusRunning), scanIn("b", client.StatusRunning)}
		tr.observe(noon, both, moving)
		tr.observe(noon.Add(12*time.Hour), both[1:], moving)
		both[0].Status = client.StatusFinished
		if got := eventText(tr.observe(noon.Add(away), both, moving)); got != want {
			t.Errorf("away for %s: events %q, want %q", away, got, want)
		}
		tr.observe(noon.Add(100*time.Hour), nil, moving)
		if len(tr.known) != 0 {
			t.Errorf("%d scans are still known after days", len(tr.known))
		}
	}
}

// runningPage returns n running scans; the number of the first one is first.
func runningPage(first, n int) []client.Scan {
	scans := make([]client.Scan, n)
	for i := range scans {
		scans[i] = scanIn(fmt.Sprintf("%06d", first+i), client.StatusRunning)
	}
	return scans
}

func TestScansNotSeenForLongestAreForgottenFirst(t *testing.T) {
	t.Parallel()
	var tr differ
	for first := 0; first < maxTracked; first += 100 {
		tr.observe(noon, runningPage(first, 100), moving)
	}
	tr.observe(noon, runningPage(0, 100), moving) // seen once more
	tr.observe(noon, runningPage(maxTracked, 100), moving)
	if len(tr.known) != maxTracked {
		t.Fatalf("%d scans are known, want %d", len(tr.known), maxTracked)
	}
	for first, want := range map[int]int{0: 100, 200: 100, maxTracked: 100} {
		over := runningPage(first, 100)
		for i := range over {
			over[i].Status = client.StatusFinished
		}
		if got := len(tr.observe(noon, over, moving)); got != want {
			t.Errorf("page from %d: %d events, want %d", first, got, want)
		}
	}
	if got := tr.observe(noon, runningPage(100, 100), moving); len(got) != 0 {
		t.Errorf("scans that had left cause events: %s", eventText(got))
	}
}

func TestAHugePageStillCausesEvents(t *testing.T) {
	t.Parallel()
	var tr differ
	scans := runningPage(0, 3*maxTracked)
	tr.observe(noon, scans, moving)
	scans[0].Status, scans[maxTracked-1].Status = client.StatusAborted, client.StatusFinished
	want := fmt.Sprintf("000000 aborted running>aborted, %06d finished running>finished", maxTracked-1)
	if got := eventText(tr.observe(noon, scans, moving)); got != want || len(tr.known) != maxTracked {
		t.Errorf("events %q with %d known, want %q with %d", got, len(tr.known), want, maxTracked)
	}
}

// Whatever pages come in whatever order, the events are those that reading all former rows of each
// scan finds.
func TestEventsAgreeWithTheWholeHistory(t *testing.T) {
	t.Parallel()
	kinds := map[Kind]int{}
	for seed := range uint64(100) {
		random := rand.New(rand.NewPCG(seed, 3))
		var tr differ
		var past pastRows
		now := noon
		for i := range 60 {
			now = now.Add(randomPause(random))
			scans, stuck := randomPage(random), map[string]bool{}
			for _, s := range scans {
				stuck[s.ID] = random.IntN(3) == 0
			}
			got := tr.observe(now, scans, func(id string) bool { return stuck[id] })
			want := past.expect(now, scans, stuck)
			if eventText(got) != eventText(want) {
				t.Fatalf("seed %d, look %d: events %q, want %q", seed, i, eventText(got), eventText(want))
			}
			for _, e := range got {
				kinds[e.Kind]++
				if !e.At.Equal(now) {
					t.Fatalf("seed %d, look %d: event of %s at %s", seed, i, e.At, now)
				}
			}
			again := tr.observe(now, scans, func(id string) bool { return stuck[id] })
			if want := past.expect(now, scans, stuck); eventText(again) != eventText(want) || !lateStalls(again) {
				t.Fatalf("seed %d, look %d: the same page again shows %q, want %q", seed, i, eventText(again),
					eventText(want))
			}
		}
	}
	for k := Aborted; k <= Started; k++ {
		if kinds[k] < 30 {
			t.Errorf("%s came about only %d times, which is too few to test it", k, kinds[k])
		}
	}
}

// lateStalls reports whether all events are stalls. A scan may stall in the reply that shows its
// start; that event comes with the next reply.
func lateStalls(ts []Event) bool {
	return !slices.ContainsFunc(ts, func(e Event) bool { return e.Kind != Stalled })
}

func randomPause(random *rand.Rand) time.Duration {
	if random.IntN(40) == 0 {
		return 25 * time.Hour
	}
	return time.Duration(1+random.IntN(90)) * time.Second
}

// randomPage returns a few rows of a few scans, some of them doubled or broken.
func randomPage(random *rand.Rand) []client.Scan {
	statuses := append(client.Statuses(), client.StatusRunning, client.StatusRunning, client.StatusRunning, "paused",
		"")
	scans := make([]client.Scan, random.IntN(6))
	for i := range scans {
		id := string("ABab"[random.IntN(4)])
		if random.IntN(20) == 0 {
			id = ""
		}
		s := scanIn(id, statuses[random.IntN(len(statuses))])
		if random.IntN(2) == 0 {
			s.Trigger, s.JobStatistics = client.TriggerPeriodic, []string{
				"finished", "aborted", "running",
			}[random.IntN(3)]
		}
		s.Progress = client.Percent{
			Value: float64(random.IntN(4)), Known: random.IntN(5) > 0, Clamped: random.IntN(9) == 0,
		}
		if random.IntN(3) > 0 {
			s.LastRun = noon.Add(time.Duration(random.IntN(3)) * time.Hour)
		}
		scans[i] = s
	}
	return scans
}
