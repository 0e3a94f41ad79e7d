package monitor

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
)

// tallyDesk starts a Monitor that counts findings, with a page of scans that are all in sight.
func tallyDesk(t *testing.T, scans []client.Scan, tallied ...Tallied) *desk {
	d := &desk{T: t, now: noon}
	d.m = New(Config{
		Interval: 5 * time.Second, PageSize: 20, Jitter: func() float64 { return 0 }, Findings: true, Tallied: tallied,
	})
	d.do(Start{})
	d.show(scans)
	return d
}

// show answers the request for the page, and puts all its rows in sight.
func (d *desk) show(scans []client.Scan) {
	d.Helper()
	d.answer(askPage, &client.Page{Number: 1, Size: 20, Total: len(scans), Scans: scans}, nil)
	var ids []string
	for _, s := range scans {
		ids = append(ids, s.ID)
	}
	d.do(Sight{IDs: ids})
}

// over returns vulnerability scans in some statuses. Their ScanIds are 1, 2, ….
func over(statuses ...client.Status) []client.Scan {
	scans := list(0, statuses...).Scans
	for i := range scans {
		scans[i].Trigger, scans[i].End = client.TriggerOnce, noon
	}
	return scans
}

// finding answers the question about findings under way with a total.
func (d *desk) finding(total int) client.FindingQuery {
	d.Helper()
	return d.replyTally(AskFindings, Answer{Findings: &client.Listing[client.Finding]{Total: total}}).Findings
}

// replyTally answers the question under way, which must be of a kind.
func (d *desk) replyTally(kind requestKind, a Answer) Request {
	d.Helper()
	if len(d.asked) != 1 || d.asked[0].Kind != kind {
		d.Fatalf("under way is %+v, want a request of kind %d", d.asked, kind)
	}
	a.To, d.asked = d.asked[0], nil
	d.carryOut(d.m.Take(d.now, a))
	return a.To
}

// said returns a question about findings in one line, such as "scan 1 open high".
func said(q client.FindingQuery) string {
	s := "scan " + q.ScanID
	if q.TaskID != "" {
		s = "task " + q.TaskID
	}
	if q.Status != nil {
		s += " " + q.Status.String()
	}
	if q.Severity != nil {
		s += " " + q.Severity.String()
	}
	return s
}

func TestARunIsCountedWithAsFewQuestionsAsItNeeds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		totals []int
		asked  string
		want   Tally
	}{
		"nothing found": {[]int{0}, "open", Tally{}},
		"all kinds": {[]int{52, 2, 7, 31}, "open, open high, open medium, open low",
			Tally{High: 2, Medium: 7, Low: 31, Info: 12, Total: 52}},
		"only high":   {[]int{3, 3}, "open, open high", Tally{High: 3, Total: 3}},
		"only medium": {[]int{3, 0, 3}, "open, open high, open medium", Tally{Medium: 3, Total: 3}},
		"only info":   {[]int{3, 0, 0, 0}, "open, open high, open medium, open low", Tally{Info: 3, Total: 3}},
		"huge": {[]int{math.MaxInt, math.MaxInt - 1, 1}, "open, open high, open medium",
			Tally{High: math.MaxInt - 1, Medium: 1, Total: math.MaxInt}},
	} {
		d := tallyDesk(t, over("finished"))
		var asked []string
		for _, n := range c.totals {
			asked = append(asked, strings.TrimPrefix(said(d.finding(n)), "scan 1 "))
		}
		if got := strings.Join(asked, ", "); got != c.asked || len(d.asked) > 0 {
			t.Errorf("%s: asked are %s, then %+v; want %s", name, got, d.asked, c.asked)
		}
		if got, known := d.m.Tally(&d.m.Page().Scans[0]); got != c.want || !known {
			t.Errorf("%s: the tally is %+v (known: %v), want %+v", name, got, known, c.want)
		}
		d.tick()
		d.show(over("finished"))
		if len(d.asked) > 0 {
			t.Errorf("%s: the run is counted again: %+v", name, d.asked)
		}
	}
}

func TestOnlyRowsInSightThatAreOverAreCounted(t *testing.T) {
	t.Parallel()
	scans := over("running", "waiting", "finished", "invalid", "disabled", "aborted", "finished", "finished")
	scans[6].Type = client.TypeContent
	d := tallyDesk(t, scans)
	var asked []string
	for len(d.asked) > 0 {
		asked = append(asked, said(d.finding(0)))
	}
	if got := strings.Join(asked, ", "); got != "scan 3 open, scan 6 open, scan 8 open" {
		t.Errorf("asked are %s", got)
	}

	d = tallyDesk(t, nil)
	d.tick()
	d.answer(askPage, &client.Page{Number: 1, Size: 20, Total: 3, Scans: over("finished", "finished", "finished")}, nil)
	if len(d.asked) > 0 {
		t.Errorf("%+v is asked about rows out of sight", d.asked)
	}
	d.do(Sight{IDs: []string{"3", "unknown"}})
	if q := d.finding(0); q.ScanID != "3" || len(d.asked) > 0 {
		t.Errorf("asked is %s, then %+v; only scan 3 is in sight", said(q), d.asked)
	}
}

func TestAMonitorThatCannotCountAsksNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Filter{})
	d.show(over("finished"))
	if len(d.asked) > 0 {
		t.Errorf("%+v is asked", d.asked)
	}
}

func TestAtMostTenQuestionsAMinuteAboutFindings(t *testing.T) {
	t.Parallel()
	scans := over(slices.Repeat([]client.Status{client.StatusFinished}, 15)...)
	d := tallyDesk(t, scans)
	var perMinute []int
	for range 3 {
		n := 0
		for end := d.now.Add(time.Minute); d.now.Before(end); d.show(scans) {
			for ; len(d.asked) > 0; n++ {
				d.finding(0)
			}
			d.tick()
		}
		perMinute = append(perMinute, n)
	}
	if want := []int{10, 5, 0}; !reflect.DeepEqual(perMinute, want) {
		t.Errorf("the questions per minute are %v, want %v", perMinute, want)
	}
}

// While scans are running, a run that ends is counted at once, although many others wait.
func TestARunThatHasJustEndedIsCountedFirst(t *testing.T) {
	t.Parallel()
	statuses := slices.Repeat([]client.Status{client.StatusFinished}, 8)
	statuses[7] = client.StatusRunning
	d := tallyDesk(t, over(statuses...))
	n := 0
	for ; len(d.asked) > 0; n++ {
		d.finding(0)
	}
	if n != talliesPerMinute-reservedTallies {
		t.Errorf("%d questions are asked while a scan is running", n)
	}
	d.tick()
	statuses[7] = client.StatusFinished
	d.show(over(statuses...))
	for _, total := range []int{5, 2, 3} {
		if q := d.finding(total); q.ScanID != "8" {
			t.Errorf("asked is %s, want scan 8", said(q))
		}
	}
	events, _ := d.m.Events()
	if found := events[0].Found; found == nil || *found != (Tally{High: 2, Medium: 3, Total: 5}) {
		t.Errorf("the event says that %+v was found", found)
	}
	if found := d.m.Found(Event{ID: "8", Kind: Finished, At: events[0].At}); found != events[0].Found {
		t.Errorf("the toast says that %+v was found", found)
	}
}

func TestQuestionsAboutFindingsGiveWay(t *testing.T) {
	t.Parallel()
	d := tallyDesk(t, over("finished"))
	d.finding(9)
	late := d.asked[0]
	d.tick()
	if d.stopped != 1 || len(d.asked) != 1 || d.asked[0].Kind != askPage {
		t.Fatalf("%d requests were cancelled for a page that is due, under way is %+v", d.stopped, d.asked)
	}
	if o := d.m.Take(d.now, Answer{To: late, Findings: &client.Listing[client.Finding]{Total: 9}}); len(o.Ask) > 0 {
		t.Errorf("the reply to a cancelled question leads to %+v", o.Ask)
	}
	d.show(over("finished"))
	if len(d.asked) > 0 {
		t.Errorf("%+v is asked right after a question that was too slow", d.asked)
	}
	for d.now.Sub(noon) < tallyPause+5*time.Second {
		d.tick()
		d.show(over("finished"))
	}
	if q := d.finding(4); said(q) != "scan 1 open high" {
		t.Errorf("the counting goes on with %s", said(q))
	}
	d.do(Pin{Scan: client.Scan{ID: "77"}, Ask: true})
	d.answer(askScan, &client.Page{}, nil)
	if q := d.finding(5); said(q) != "scan 1 open medium" {
		t.Errorf("after the details the counting goes on with %s", said(q))
	}
}

// A watched scan, and the count of a tab that is due, are asked for before findings.
func TestFindingsComeAfterEverythingElse(t *testing.T) {
	t.Parallel()
	d := &desk{T: t, now: noon}
	d.m = New(Config{Interval: 5 * time.Second, PageSize: 4, Jitter: func() float64 { return 0 }, Findings: true})
	d.do(Watch{client.Scan{ID: "77"}})
	d.do(Sight{IDs: []string{"1", "2", "3", "4"}})
	d.do(Start{})
	scans := over("finished", "finished", "finished", "finished")
	d.answer(askPage, &client.Page{Number: 1, Size: 4, Total: 60, Scans: scans}, nil)
	d.answer(askScan, &client.Page{}, nil)
	d.answer(askCount, list(9), nil)
	d.finding(0)
	d.rest()
	d.finding(0)
	d.answer(askCount, list(9), nil)
	d.finding(0)
}

// runs returns the reply to a question about runs, the newest first unless they begin with the oldest.
func runs(total, pages int, list ...client.Run) Answer {
	return Answer{Runs: &client.Listing[client.Run]{Items: list, Total: total, Pages: pages}}
}

func run(task string, status client.Status, minutes int) client.Run {
	return client.Run{TaskID: task, Status: status, Created: noon.Add(time.Duration(minutes) * time.Minute)}
}

func TestThePeriodicScanIsCountedByItsNewestRun(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		job     string
		replies []Answer
		asked   string
		task    string // TaskId whose findings are asked for; "": none
	}{
		"newest first": {"", []Answer{
			runs(3, 1, run("13", "running", 3), run("12", "finished", 2), run("11", "finished", 1)),
		}, "1/1", "12"},
		"aborted": {"", []Answer{runs(2, 1, run("12", "aborted", 2), run("11", "finished", 1))}, "1/1", "12"},
		"oldest first": {"", []Answer{
			runs(40, 2, run("11", "finished", 1), run("12", "finished", 2)), runs(40, 2, run("50", "finished", 50)),
		}, "1/1 1/2", "50"},
		"by the job": {"uuid", []Answer{runs(0, 0), runs(1, 1, run("12", "finished", 2))}, "1/1 uuid/1", "12"},
		"the job after a last page that is gone": {"uuid", []Answer{
			runs(40, 2, run("11", "finished", 1), run("12", "finished", 2)), runs(20, 1),
			runs(1, 1, run("13", "finished", 3)),
		}, "1/1 1/2 uuid/1", "13"},
		"no runs":   {"uuid", []Answer{runs(0, 0), runs(0, 0)}, "1/1 uuid/1", ""},
		"none over": {"", []Answer{runs(2, 1, run("", "finished", 2), run("13", "waiting", 1))}, "1/1", ""},
	} {
		scans := over("finished")
		scans[0].Trigger, scans[0].RefJobID = client.TriggerPeriodic, c.job
		d := tallyDesk(t, scans)
		var asked []string
		for _, a := range c.replies {
			q := d.replyTally(AskRuns, a).Runs
			asked = append(asked, fmt.Sprintf("%s/%d", q.ScanID, q.Page))
		}
		if got := strings.Join(asked, " "); got != c.asked {
			t.Errorf("%s: the runs asked for are %s, want %s", name, got, c.asked)
		}
		if c.task == "" {
			if len(d.asked) > 0 {
				t.Errorf("%s: asked is %+v", name, d.asked)
			}
			continue
		}
		if q := d.finding(0); said(q) != "task "+c.task+" open" {
			t.Errorf("%s: asked is %s, want task %s", name, said(q), c.task)
		}
	}
}

// A scan that runs again is counted anew, and until then its former tally is not shown.
func TestANewRunIsCountedAnew(t *testing.T) {
	t.Parallel()
	scans := over("finished")
	d := tallyDesk(t, scans)
	d.finding(0)
	for _, step := range []struct {
		status client.Status
		end    time.Duration
		asks   bool
	}{{"running", 0, false}, {"aborted", time.Minute, true}, {"running", 0, false}, {"aborted", time.Minute, true}} {
		d.tick()
		scans = over(step.status)
		scans[0].End = noon.Add(step.end)
		d.show(scans)
		if _, known := d.m.Tally(&scans[0]); known || len(d.asked) > 0 != step.asks {
			t.Errorf("%s: known is %v, asked is %+v", step.status, known, d.asked)
		}
		if step.asks {
			d.finding(0)
		}
	}
	// between two replies, the scan ran once more
	d.tick()
	scans = over("finished")
	scans[0].End = noon.Add(3 * time.Minute)
	d.show(scans)
	d.finding(0)
}

func TestAnOperationThatAVDSRefusesIsNotAskedAgain(t *testing.T) {
	t.Parallel()
	refusal := &client.Error{Kind: client.KindNotFound, Code: "InvalidAction.NotFound"}
	for name, c := range map[string]struct {
		kind    requestKind
		action  string
		one     bool // one-time scans are still counted
		trigger client.Trigger
	}{
		"findings": {AskFindings, "DescribeAllVulnerabilities", false, client.TriggerOnce},
		"runs":     {AskRuns, "DescribeScanSessions", true, client.TriggerPeriodic},
	} {
		scans := over("finished", "finished")
		scans[0].Trigger = c.trigger
		d := tallyDesk(t, scans)
		d.replyTally(c.kind, Answer{Err: refusal})
		events, total := d.m.Events()
		if total != 1 || events[0].Kind != Unavailable || events[0].Name != c.action || events[0].To != refusal.Code {
			t.Errorf("%s: the events are %+v", name, events)
		}
		if c.one {
			if q := d.finding(0); q.ScanID != "2" {
				t.Errorf("%s: asked is %s", name, said(q))
			}
		}
		for range 40 {
			if len(d.asked) > 0 {
				t.Fatalf("%s: %+v is asked at %v", name, d.asked, d.now)
			}
			d.tick()
			d.show(scans)
		}
		d.now = d.now.Add(2 * time.Second)
		d.do(Refresh{})
		d.show(scans)
		d.replyTally(c.kind, Answer{Err: refusal})
		if _, total := d.m.Events(); total != 1 {
			t.Errorf("%s: %d events say the same", name, total)
		}
	}
}

// A run that cannot be counted is tried three times, one minute apart, and does not keep others from
// being counted.
func TestACountThatFailsIsTriedThreeTimes(t *testing.T) {
	t.Parallel()
	listing := func(total int, items ...client.Finding) Answer {
		return Answer{Findings: &client.Listing[client.Finding]{Total: total, Items: items}}
	}
	low := client.Finding{Severity: client.SeverityLow, Status: client.FindingOpen}
	handled := client.Finding{Severity: client.SeverityLow, Status: client.FindingHandled}
	for name, replies := range map[string][]Answer{
		"the network fails":         {{Err: &client.Error{Kind: client.KindNetwork}}},
		"throttled":                 {listing(3), {Err: &client.Error{Kind: client.KindThrottled}}},
		"a negative total":          {listing(-3, low)},
		"no total":                  {listing(0, low)},
		"more high than all":        {listing(3), listing(4)},
		"more than all":             {listing(3), listing(2), listing(2)},
		"a filter that is ignored":  {listing(3), listing(3, low)},
		"a status that is ignored":  {listing(3, handled)},
		"a negative number of high": {listing(3), listing(-1)},
	} {
		d := tallyDesk(t, over("finished", "finished"))
		tried := map[string]int{}
		for d.now.Sub(noon) < 10*time.Minute {
			for id := ""; len(d.asked) == 1; {
				if id = d.asked[0].Findings.ScanID; id == "2" {
					d.finding(0)
					continue
				}
				tried[d.now.Sub(noon).Truncate(time.Minute).String()]++
				for _, a := range replies {
					d.replyTally(AskFindings, a)
				}
			}
			d.tick()
			d.show(over("finished", "finished"))
		}
		if _, known := d.m.Tally(&d.m.Page().Scans[0]); known || len(tried) != 3 {
			t.Errorf("%s: tried in the minutes %v, known: %v", name, tried, known)
		}
		if _, known := d.m.Tally(&d.m.Page().Scans[1]); !known {
			t.Errorf("%s: the other run is not counted", name)
		}
		d.now = d.now.Add(2 * time.Second)
		d.do(Refresh{})
		d.show(over("finished", "finished"))
		d.finding(0)
	}
}

// A run that has just ended is counted before older ones, but not again before them if it cannot be counted.
func TestAFailedCountComesAfterTheOthers(t *testing.T) {
	t.Parallel()
	d := tallyDesk(t, over("running", "finished"))
	for d.finding(0); len(d.asked) == 0; d.tick() {
	}
	scans := over("finished", "finished", "finished")
	d.show(scans)
	d.replyTally(AskFindings, Answer{Err: &client.Error{Kind: client.KindNetwork}})
	var next string
	for start := d.now; next == "" && d.now.Sub(start) < 2*time.Minute; {
		d.tick()
		if d.show(scans); len(d.asked) == 1 {
			next = said(d.finding(0))
		}
	}
	if next != "scan 3 open" {
		t.Errorf("after the failure, %q is asked, want scan 3", next)
	}
}

func TestAWaitThatAVDSAsksForHoldsForFindingsToo(t *testing.T) {
	t.Parallel()
	d := tallyDesk(t, over("finished"))
	d.replyTally(AskFindings, Answer{Err: &client.Error{Kind: client.KindThrottled, RetryAfter: 90 * time.Second}})
	if d.do(Refresh{}); len(d.asked) > 0 {
		t.Errorf("%+v is asked although AVDS asked for a wait", d.asked)
	}
	if wait := d.tick(); wait != 90*time.Second {
		t.Errorf("the page is asked for after %v", wait)
	}
}

func TestTalliesOfAnEarlierStartAreNotAskedForAgain(t *testing.T) {
	t.Parallel()
	d := tallyDesk(t, over("finished", "aborted"))
	d.finding(0)
	d.finding(2)
	d.finding(2)
	saved := d.m.Tallies()
	d = tallyDesk(t, over("finished", "aborted"), saved...)
	if len(d.asked) > 0 {
		t.Errorf("%+v is asked after a restart", d.asked)
	}
	if tally, known := d.m.Tally(&d.m.Page().Scans[1]); !known || tally != (Tally{High: 2, Total: 2}) {
		t.Errorf("the tally of scan 2 is %+v, known: %v", tally, known)
	}
	if again := d.m.Tallies(); !reflect.DeepEqual(again, saved) {
		t.Errorf("after a restart the tallies are %+v, before %+v", again, saved)
	}
}

func TestTheOldestTalliesAreDropped(t *testing.T) {
	t.Parallel()
	var tallied []Tallied
	for i := range maxTallied + 5 {
		tallied = append(tallied, Tallied{ScanID: fmt.Sprint(i), Run: "finished - -"})
	}
	d := tallyDesk(t, nil, tallied...)
	if kept := d.m.Tallies(); !reflect.DeepEqual(kept, tallied[5:]) {
		t.Errorf("%d are kept, the oldest is %+v", len(kept), kept[0])
	}
}
