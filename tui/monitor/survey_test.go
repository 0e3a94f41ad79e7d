package monitor

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"scantop/client"
)

// surveyDesk has a list with one running scan, and the overview open, whose first page is asked for.
func surveyDesk(t *testing.T) *desk {
	d := newDesk(t, Filter{})
	d.answer(askPage, list(1, client.StatusRunning), nil)
	d.do(Survey{Open: true})
	return d
}

// survey answers the request for a page of the overview, which must be that of a status.
func (d *desk) survey(status client.Status, total int, scans ...client.Scan) {
	d.Helper()
	for i := range scans {
		scans[i].Status = status
	}
	p := &client.Page{Number: 1, Size: 100, Total: max(total, len(scans)), Scans: scans}
	q := d.answer(askPage, p, nil).Query
	if !slices.Equal(q.Statuses, []client.Status{status}) || q.PageSize != 100 || q.Page != 1 {
		d.Fatalf("asked for %+v, want the newest 100 that are %s", q, status)
	}
}

// round answers a round of the overview.
func (d *desk) round(running, waiting, aborted, finished []client.Scan) {
	d.Helper()
	for i, scans := range [][]client.Scan{running, waiting, aborted, finished} {
		if len(d.asked) == 0 {
			d.tick()
		}
		d.survey(surveyed[i], 0, slices.Clone(scans)...)
	}
}

func scansOf(ids ...string) (scans []client.Scan) {
	for _, id := range ids {
		scans = append(scans, client.Scan{ID: id, Name: id})
	}
	return scans
}

// named returns the names of a section's scans.
func named(s section) (names string) {
	for _, scan := range s.Scans {
		names += scan.ID + " "
	}
	return names
}

func TestTheFirstRoundFollowsAtOnceAndThenOnePageInAnInterval(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	for i, status := range surveyed {
		if d.m.Loaded() {
			t.Fatalf("something is shown before the page of %s came", status)
		}
		trouble, running, next, ended := d.m.Overview(d.now)
		for at, s := range []section{running, next, trouble, ended} {
			if s.Loaded != (at < i) {
				t.Errorf("before the page of %s, section %d is loaded: %v", status, at, s.Loaded)
			}
		}
		d.survey(status, 0)
	}
	if !d.m.Loaded() || len(d.asked) > 0 {
		t.Fatalf("after a round, loaded is %v, and %d requests are under way", d.m.Loaded(), len(d.asked))
	}
	d.m.poll.keyAt = d.now
	d.survives(client.StatusRunning)
	d.survives(client.StatusWaiting)
}

// survives waits for the next page, and wants that to take an interval.
func (d *desk) survives(status client.Status) {
	d.Helper()
	if wait := d.tick(); wait != 5*time.Second && wait != restingInterval {
		d.Errorf("the page of %s is asked for after %v", status, wait)
	}
	d.survey(status, 0, scansOf("1")...)
}

func TestAFailureIsRepeatedOnceAndThenTheRoundGoesOn(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.survey(client.StatusRunning, 0)
	for i, want := range []time.Duration{5 * time.Second, 10 * time.Second} {
		if status := surveyed[d.m.survey.next]; status != client.StatusWaiting {
			t.Errorf("after %d failures, the page of %s is asked for", i, status)
		}
		d.answer(askPage, nil, &client.Error{Kind: client.KindServer})
		if wait := d.tick(); wait != want {
			t.Errorf("after %d failures the next try follows in %v, want %v", i+1, wait, want)
		}
	}
	d.survey(client.StatusAborted, 0)
	d.survey(client.StatusFinished, 0)
}

// AVDS may refuse pages of 100. The overview then goes on with the newest 20 at once, and says that these are the
// newest. If these are refused as well, something else is wrong, which is shown.
func TestTheOverviewGoesOnWithSmallerPages(t *testing.T) {
	t.Parallel()
	refusal := &client.Error{Kind: client.KindInvalidRequest, Code: "InvalidParameter"}
	d := surveyDesk(t)
	if q := d.answer(askPage, nil, refusal).Query; q.PageSize != 100 {
		t.Fatalf("at first, %+v is asked", q)
	}
	running := &client.Page{Number: 1, Size: 20, Total: 30, Scans: scansOf("1", "2")}
	if q := d.answer(askPage, running, nil).Query; q.PageSize != 20 || !slices.Equal(q.Statuses, surveyed[:1]) {
		t.Fatalf("after the refusal, %+v is asked", q)
	}
	for range 3 {
		page := &client.Page{Number: 1, Size: 20}
		if q := d.answer(askPage, page, nil).Query; q.PageSize != 20 {
			t.Errorf("then, %+v is asked", q)
		}
	}
	if _, s, _, _ := d.m.Overview(d.now); s.Newest != 2 || d.m.Health().Err != nil {
		t.Errorf("the newest %d of the running scans are shown, and the error %v", s.Newest, d.m.Health().Err)
	}

	d = surveyDesk(t)
	d.answer(askPage, nil, refusal)
	d.answer(askPage, nil, refusal)
	if len(d.asked) > 0 || d.m.Health().Err == nil {
		t.Errorf("after two refusals, %+v is asked, and the error is %v", d.asked, d.m.Health().Err)
	}
	for range 3 {
		d.tick()
		d.answer(askPage, nil, refusal)
		if len(d.asked) > 0 {
			t.Errorf("later refusals are not waited for: %+v is asked", d.asked)
		}
	}
}

func TestPauseEndsTheRoundAndResumingBeginsOne(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.do(Pause{})
	d.survey(client.StatusRunning, 0)
	if len(d.asked) > 0 {
		t.Fatalf("in a pause, %+v is asked", d.asked)
	}
	d.do(Pause{})
	for _, status := range []client.Status{client.StatusWaiting, client.StatusAborted, client.StatusFinished} {
		d.survey(status, 0)
	}
	d.survey(client.StatusRunning, 0)
}

func TestTheOverviewIsAsOldAsItsOldestPage(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(scansOf("1"), nil, nil, nil)
	first := d.now
	d.tick()
	d.survey(client.StatusRunning, 0, scansOf("1")...)
	h := d.m.Health()
	if !h.Good.Equal(first) || h.Interval != 20*time.Second || h.Stale {
		t.Errorf("as of %v, stale: %v, every %v; want as of %v, every 20s", h.Good, h.Stale, h.Interval, first)
	}
}

func TestOnLeavingTheListIsNotPassedOffAsLive(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Filter{})
	d.answer(askPage, list(1, client.StatusRunning), nil)
	listed := d.now
	d.do(Survey{Open: true})
	d.now = d.now.Add(time.Minute)
	d.round(scansOf("1"), nil, nil, nil)
	if d.m.Health().Stale {
		t.Error("the overview is stale")
	}
	d.do(Survey{})
	h := d.m.Health()
	if !h.Stale || !h.Good.Equal(listed) || len(d.m.Page().Scans) != 1 {
		t.Errorf("the page is as of %v, stale: %v; want as of %v, stale", h.Good, h.Stale, listed)
	}
	q := d.answer(askPage, list(1, client.StatusRunning), nil).Query
	if len(q.Statuses) > 0 || q.PageSize != 4 || d.m.Health().Stale {
		t.Errorf("asked is %+v, and the page is stale: %v", q, d.m.Health().Stale)
	}
}

func TestTheOverviewFindsEvents(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(scansOf("1", "2"), nil, nil, nil)
	d.round(scansOf("2"), nil, nil, scansOf("1"))
	events, _ := d.m.Events()
	if len(events) != 1 || events[0].ID != "1" || events[0].Kind != Finished {
		t.Errorf("the log has %+v", events)
	}
	_, running, _, ended := d.m.Overview(d.now)
	if named(running) != "2 " || named(ended) != "1 " {
		t.Errorf("running are %s, ended %s", named(running), named(ended))
	}
}

// A scan that became invalid is on no page of the overview.
func TestARunningScanThatIsOnNoPageIsLookedUp(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(scansOf("1", "2", "3"), nil, nil, nil)
	d.round(scansOf("3"), nil, scansOf("2"), nil)
	d.tick()
	d.survey(client.StatusRunning, 0, scansOf("3")...)
	p := &client.Page{Number: 1, Size: 1, Total: 1, Scans: scansOf("1")}
	p.Scans[0].Status = client.StatusInvalid
	if q := d.answer(askScan, p, nil).Query; q.ScanID != "1" {
		t.Errorf("scan %s is looked up", q.ScanID)
	}
	events, _ := d.m.Events()
	if len(events) != 2 || events[0].Kind != Invalid {
		t.Errorf("the log has %+v", events)
	}
}

func TestTheOverviewPutsTroubleFirst(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
	running := []client.Scan{
		{ID: "slow", Progress: client.Percent{Value: 10, Known: true}, Start: at(-10)},
		{ID: "stuck", Progress: client.Percent{Value: 50, Known: true}, Start: at(-60)},
		{ID: "far", Progress: client.Percent{Value: 90, Known: true}, Start: at(-10)},
	}
	waiting := []client.Scan{
		{ID: "late", Trigger: client.TriggerPeriodic, NextRun: at(-30)},
		{ID: "forgotten", Start: at(-25 * 60)},
		{ID: "queued", Start: at(-60)},
	}
	for i := range 6 {
		waiting = append(waiting, client.Scan{ID: fmt.Sprint("in-", 6-i), NextRun: at((6 - i) * 40)})
	}
	aborted := []client.Scan{{ID: "old", End: at(-90)}, {ID: "new", End: at(-9)}}
	finished := []client.Scan{{ID: "endless", Trigger: client.TriggerPeriodic, LastRun: at(-11), End: at(9999)}}
	for i := range 12 {
		finished = append(finished, client.Scan{ID: fmt.Sprint("end-", i), End: at(i - 60)})
	}
	d.round(running, waiting, aborted, finished)
	for range 60 { // half an hour
		running[0].Progress.Value += 0.5
		running[2].Progress.Value += 0.1
		if len(d.asked) == 0 {
			d.tick()
		}
		d.now = d.now.Add(30 * time.Second)
		d.survey(client.StatusRunning, 0, slices.Clone(running)...)
		for _, page := range [][]client.Scan{waiting, aborted, finished} {
			if len(d.asked) == 0 {
				d.tick()
			}
			d.survey(surveyed[d.m.survey.next], 0, slices.Clone(page)...)
		}
	}
	trouble, going, next, ended := d.m.Overview(noon)
	for what, got := range map[string][2]string{
		"trouble": {named(trouble), "stuck late forgotten new old "},
		"running": {named(going), "far slow "},
		"next":    {named(next), "queued in-1 in-2 in-3 in-4 "},
		"ended":   {named(ended), "endless end-11 end-10 end-9 end-8 end-7 end-6 end-5 end-4 end-3 "},
	} {
		if got[0] != got[1] {
			t.Errorf("%s is %q, want %q", what, got[0], got[1])
		}
	}
}

func TestTheOverviewSaysWhereThereAreMore(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.survey(client.StatusRunning, 1, scansOf("1")...)
	d.survey(client.StatusWaiting, 240, scansOf("2", "3")...)
	d.survey(client.StatusAborted, 0)
	d.survey(client.StatusFinished, 0)
	trouble, running, next, ended := d.m.Overview(d.now)
	if trouble.Newest != 2 || running.Newest != 0 || next.Newest != 2 || ended.Newest != 0 {
		t.Errorf("newest are %d, %d, %d, %d; want 2, 0, 2, 0", trouble.Newest, running.Newest, next.Newest,
			ended.Newest)
	}
}

// A periodic scan waits again after a run, whose end only the log knows.
func TestTheEndOfAPeriodicRunIsAnEnd(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	periodic := client.Scan{ID: "1", Type: client.TypeVuln, Trigger: client.TriggerPeriodic}
	periodic.LastRun = noon.Add(-time.Minute)
	d.round([]client.Scan{periodic}, nil, nil, nil)
	periodic.JobStatistics, periodic.NextRun = "finished", noon.Add(time.Hour)
	d.round(nil, []client.Scan{periodic}, nil, nil)
	_, _, next, ended := d.m.Overview(d.now)
	if named(next) != "1 " || named(ended) != "1 " || ended.Scans[0].Status != client.StatusFinished ||
		next.Scans[0].Status != client.StatusWaiting {
		t.Errorf("next is %+v, ended %+v", next.Scans, ended.Scans)
	}
}

// What was aborted long ago is an end, not trouble. A clock of AVDS that is ahead changes nothing, and the end of
// a schedule is not the end of a run.
func TestAnAbortedScanIsTroubleForADay(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	ago := func(hours int) time.Time { return noon.Add(-time.Duration(hours) * time.Hour) }
	nightly := client.Scan{ID: "nightly", Type: client.TypeVuln, Trigger: client.TriggerPeriodic, LastRun: ago(8),
		NextRun: ago(-16), JobStatistics: "aborted"}
	d.round(nil, []client.Scan{nightly}, []client.Scan{
		{ID: "month", Start: ago(721), End: ago(720)},
		{ID: "day", Start: ago(30), End: ago(24)},
		{ID: "recent", Start: ago(40), End: ago(23)},
		{ID: "ahead", Start: ago(50), End: noon.Add(5 * time.Minute)},
		{ID: "unknown"},
		{ID: "schedule", Trigger: client.TriggerPeriodic, LastRun: ago(99), End: ago(-9)},
	}, []client.Scan{{ID: "finished", Start: ago(27), End: ago(26)}})
	trouble, _, next, ended := d.m.Overview(d.now)
	for what, got := range map[string][2]string{
		"trouble": {named(trouble), "ahead nightly recent unknown "},
		"next":    {named(next), "nightly "},
		"ended":   {named(ended), "day finished schedule month "},
	} {
		if got[0] != got[1] {
			t.Errorf("%s is %q, want %q", what, got[0], got[1])
		}
	}
	if trouble.Older != 3 {
		t.Errorf("%d are said to be older, want 3", trouble.Older)
	}
}

// A run of a periodic scan ended before the program began: the reply tells how.
func TestThePeriodicRunsOfEarlierAreEnds(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	waiting := func(id, job string, ago time.Duration) client.Scan {
		s := client.Scan{ID: id, Trigger: client.TriggerPeriodic, NextRun: noon.Add(time.Hour), JobStatistics: job}
		if ago > 0 {
			s.LastRun = noon.Add(-ago)
		}
		return s
	}
	d.round(nil, []client.Scan{
		waiting("hour", "finished", time.Hour), waiting("first", "", 0), waiting("day", "finished", 24*time.Hour),
	}, nil, []client.Scan{{ID: "once", Start: noon.Add(-3 * time.Hour), End: noon.Add(-2 * time.Hour)}})
	if _, _, _, ended := d.m.Overview(d.now); named(ended) != "hour once day " {
		t.Errorf("ended are %q", named(ended))
	}
}

// A status that cannot be asked for does not keep the others from being shown, and its failure stays in sight.
func TestAPageThatFailsGivesWayToTheOthers(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(scansOf("1"), nil, nil, nil)
	d.m.poll.keyAt = d.now
	came := map[client.Status]int{}
	for range 40 {
		if len(d.asked) == 0 {
			d.tick()
		}
		status := surveyed[d.m.survey.next]
		if status == client.StatusAborted {
			d.answer(askPage, nil, &client.Error{Kind: client.KindServer})
		} else {
			d.survey(status, 0, scansOf("1")...)
			came[status]++
		}
		if at := d.m.survey.came[atAborted]; d.m.now.Sub(at) > 30*time.Second && d.m.Health().Err == nil {
			t.Fatalf("%v after the page of aborted scans came, no failure is shown", d.m.now.Sub(at))
		}
	}
	if len(came) != 3 || came[client.StatusFinished] < 5 {
		t.Fatalf("pages came so often: %v", came)
	}
	for range 5 {
		if len(d.asked) == 0 {
			d.tick()
		}
		d.survey(surveyed[d.m.survey.next], 0)
	}
	if d.m.Health().Err != nil {
		t.Errorf("the failure is over, and is still shown: %v", d.m.Health().Err)
	}
}

// After a failure of all pages, all of them are asked for at once.
func TestTheOverviewIsWholeAgainAfterAFailure(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(nil, nil, nil, nil)
	for range 9 {
		d.tick()
		d.answer(askPage, nil, &client.Error{Kind: client.KindNetwork})
	}
	d.tick()
	for range surveyed {
		d.survey(surveyed[d.m.survey.next], 0)
	}
	if h := d.m.Health(); h.Err != nil || h.Stale || len(d.asked) > 0 {
		t.Errorf("after a round, the failure is %v, stale %v, asked is %v", h.Err, h.Stale, d.asked)
	}
}

// A key that opens and closes the overview all the time sends no request for each press.
func TestOpeningAndClosingAllTheTimeAsksSeldom(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(nil, nil, nil, nil)
	d.now = d.now.Add(time.Second)
	d.do(Survey{})
	d.answer(askPage, list(1, client.StatusRunning), nil)
	sent, open := 0, false
	for range 30 {
		open = !open
		d.now = d.now.Add(33 * time.Millisecond)
		for _, r := range d.m.Do(d.now, Survey{Open: open}).Ask {
			if r.Kind == askPage {
				sent++
			}
		}
	}
	if sent > 2 {
		t.Errorf("in a second, %d pages were asked for", sent)
	}
}

// What came just now is not asked for again when the overview opens again, for instance after details.
func TestFreshPagesAreNotAskedForAgain(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(scansOf("1"), nil, nil, nil)
	d.now = d.now.Add(time.Second)
	d.do(Survey{})
	d.answer(askPage, list(1, client.StatusRunning), nil)
	d.now = d.now.Add(3 * time.Second)
	d.do(Survey{Open: true})
	d.survey(client.StatusRunning, 0, scansOf("1")...)
	if len(d.asked) > 0 {
		t.Errorf("after 3 s, %+v is asked for as well", d.asked)
	}
	d.now = d.now.Add(time.Second)
	d.do(Survey{})
	d.answer(askPage, list(1, client.StatusRunning), nil)
	d.now = d.now.Add(time.Minute)
	d.do(Survey{Open: true})
	for range surveyed {
		d.survey(surveyed[d.m.survey.next], 0)
	}
}

// A ScanId that a page has twice is one scan.
func TestAScanStandsInTheOverviewOnce(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(scansOf("1", "3", "3", "2"), scansOf("2"), nil, scansOf("1"))
	_, running, _, ended := d.m.Overview(d.now)
	if named(running) != "3 " || named(ended) != "1 " || running.Newest > 0 {
		t.Errorf("running are %q, ended %q", named(running), named(ended))
	}
}

// A scan that left its page is not taken for one of the reply, even if that has another scan twice.
func TestAScanThatLeftDoesNotStandStill(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	left := scansOf("1")
	left[0].Progress = client.Percent{Value: 50, Known: true}
	d.now = d.now.Add(time.Second)
	d.round(left, nil, nil, nil)
	d.now = d.now.Add(unknownStall + time.Minute)
	d.do(Refresh{})
	d.survey(client.StatusRunning, 0, scansOf("2", "2")...)
	if events, _ := d.m.Events(); len(events) > 0 {
		t.Errorf("the log has %+v", events)
	}
}

// Scans without a ScanId are all different.
func TestScansWithoutAnIDDoNotReplaceOneAnother(t *testing.T) {
	t.Parallel()
	d := surveyDesk(t)
	d.round(scansOf("", ""), scansOf(""), scansOf("", "", ""), scansOf("", ""))
	for range 2 {
		var n [len(surveyed)]int
		for i, p := range d.m.survey.pages {
			n[i] = len(p.Scans)
		}
		if n != [...]int{2, 1, 3, 2} {
			t.Errorf("the pages have %v scans", n)
		}
		d.round(scansOf("", ""), scansOf(""), scansOf("", "", ""), scansOf("", ""))
	}
}

// A filter that is chosen on the overview is asked for when that closes, after a moment in which the user may
// choose another one. No count goes before its page.
func TestNoCountGoesBeforeAPageThatIsHeldBack(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Filter{})
	d.m.tallies.asks = true // so that a row in sight makes the Monitor look for the next small request
	d.answer(askPage, &client.Page{Number: 1, Size: 4, Total: 60, Scans: scansOf("1", "2", "3", "4")}, nil)
	d.now = d.now.Add(time.Minute)
	d.do(Survey{Open: true})
	d.do(Choose{Filter: Filter{Statuses: []client.Status{client.StatusFinished}}})
	d.do(Survey{})
	d.do(Sight{IDs: []string{"1", "2"}, Room: 20})
	if len(d.asked) > 0 {
		t.Fatalf("%+v is asked before the page", d.asked)
	}
	d.tick()
	d.answer(askPage, list(1, client.StatusFinished), nil)
}
