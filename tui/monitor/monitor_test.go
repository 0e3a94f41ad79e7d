package monitor

import (
	"fmt"
	"testing"
	"time"

	"scantop/client"
)

// desk carries out by hand what a Monitor wants.
type desk struct {
	*testing.T
	m       *Monitor
	now     time.Time
	asked   []Request // requests to AVDS that are neither answered nor cancelled
	wake    Request   // newest timer for the next request
	pause   *Request  // timer for the next count; nil: none runs
	stopped int       // how many requests were cancelled
}

// newDesk starts a Monitor with an interval of 5 s and a page of 4 scans.
func newDesk(t *testing.T, f Filter) *desk {
	d := &desk{T: t, now: noon}
	d.m = New(Config{Interval: 5 * time.Second, PageSize: 4, Filter: f, Jitter: func() float64 { return 0 }})
	d.do(Start{})
	return d
}

func (d *desk) do(c Command) { d.carryOut(d.m.Do(d.now, c)) }

func (d *desk) carryOut(o Outcome) {
	d.Helper()
	for _, r := range o.Ask {
		switch r.Kind {
		case Cancel:
			d.stopped += len(d.asked)
			d.asked = nil
		case Wake:
			switch r.timer {
			case timeToAsk:
				d.wake = r
			case timeToCount:
				if d.pause != nil {
					d.Fatal("two timers for the next count")
				}
				d.pause = &r
			}
		case LookAtCredentials:
		default:
			d.asked = append(d.asked, r)
		}
	}
	if len(d.asked) > 1 {
		d.Fatalf("%d requests are under way", len(d.asked))
	}
}

// answer answers the request under way, which must be of a kind.
func (d *desk) answer(kind requestKind, p *client.Page, err error) Request {
	d.Helper()
	if len(d.asked) != 1 || d.asked[0].Kind != kind {
		d.Fatalf("under way is %+v, want a request of kind %d", d.asked, kind)
	}
	r := d.asked[0]
	d.asked = nil
	d.carryOut(d.m.Take(d.now, Answer{To: r, Page: p, Err: err}))
	return r
}

// tick lets the timer of the next request fire, and returns how long that took.
func (d *desk) tick() time.Duration {
	d.Helper()
	r := d.wake
	d.now = d.now.Add(r.Wait)
	d.carryOut(d.m.Take(d.now, Answer{To: r}))
	return r.Wait
}

// count answers every request for a count of the sweep, and returns how many there were.
func (d *desk) count(total int) (n int) {
	for ; len(d.asked) == 1 && d.asked[0].Kind == askCount; n++ {
		d.answer(askCount, list(total), nil)
		d.rest()
	}
	return n
}

// rest lets the timer for the next count fire, if one runs.
func (d *desk) rest() {
	if r := d.pause; r != nil {
		d.pause, d.now = nil, d.now.Add(r.Wait)
		d.carryOut(d.m.Take(d.now, Answer{To: *r}))
	}
}

// list returns the first page of a list, with scans of some statuses.
func list(total int, statuses ...client.Status) *client.Page {
	p := &client.Page{Number: 1, Size: 4, Total: total}
	for i, s := range statuses {
		p.Scans = append(p.Scans, client.Scan{ID: fmt.Sprint(i + 1), Type: client.TypeVuln, Status: s})
	}
	return p
}

// fullPage returns the first page of 60 scans.
func fullPage() *client.Page { return list(60, "running", "running", "waiting", "finished") }

// busyDesk has a page, and the request for the count of active scans is under way.
func busyDesk(t *testing.T) *desk {
	d := newDesk(t, Filter{})
	d.answer(askPage, fullPage(), nil)
	return d
}

func (d *desk) wantTotal(tab, want int) {
	d.Helper()
	if n, known := d.m.Total(tab); n != want || !known {
		d.Errorf("tab %d has %d (known: %v), want %d", tab, n, known, want)
	}
}

func TestACountGivesWayToThePage(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	late := d.asked[0]
	d.tick()
	if d.stopped > 0 || len(d.asked) != 1 || d.asked[0].Kind != askCount {
		t.Fatalf("the count has no chance to finish: %+v", d.asked)
	}
	if wait := d.tick(); wait != 5*time.Second || d.stopped != 1 {
		t.Errorf("after %v more, %d requests were cancelled", wait, d.stopped)
	}
	d.m.Take(d.now, Answer{To: late, Page: list(999)})
	if n, known := d.m.Total(0); known {
		t.Errorf("the cancelled count brought %d", n)
	}
	d.answer(askPage, fullPage(), nil)
	if tab := d.answer(askCount, list(7), nil).tab; tab != 0 {
		t.Errorf("tab %d is counted next, want the one that was cancelled", tab)
	}
}

// A refresh cancels the request for a watched scan. It is sent again after the page, and a late
// reply to the cancelled one is dropped.
func TestAScanGivesWayToThePage(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Filter{})
	d.do(Watch{client.Scan{ID: "77", Status: client.StatusRunning}})
	d.answer(askPage, fullPage(), nil)
	late := d.asked[0]
	d.now = d.now.Add(2 * time.Second)
	d.do(Refresh{})
	if d.stopped != 1 {
		t.Fatalf("%d requests are cancelled, want 1", d.stopped)
	}
	finished := &client.Page{Scans: []client.Scan{{ID: "77", Status: client.StatusFinished}}}
	if o := d.m.Take(d.now, Answer{To: late, Page: finished}); len(o.Events) > 0 {
		t.Errorf("a reply to a cancelled request brings %+v", o.Events)
	}
	d.answer(askPage, fullPage(), nil)
	if r := d.answer(askScan, finished, nil); r.Query.ScanID != "77" {
		t.Errorf("after the page, %q is asked for, want 77", r.Query.ScanID)
	}
}

func TestADuePageFollowsTheCountUnderWay(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.tick()
	d.answer(askCount, list(7), nil)
	d.wantTotal(0, 7)
	d.answer(askPage, fullPage(), nil)
}

// The other counts are asked for one at a time, each five seconds after the one before.
func TestAPageOfTwoStatusesTellsBothCounts(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Filter{Statuses: []client.Status{client.StatusRunning, client.StatusAborted}})
	d.answer(askPage, list(3, "running", "aborted", "running"), nil)
	d.wantTotal(2, 2)
	d.wantTotal(5, 1)
	if n, known := d.m.Total(1); known {
		t.Errorf("tab 1 has %d, want an unknown total", n)
	}
	for i, tab := range []int{0, 1, 4, 6, 7} {
		if after := d.now.Sub(noon); after != time.Duration(i)*countInterval {
			t.Errorf("count %d is asked for after %v", i, after)
		}
		if r := d.answer(askCount, list(7), nil); r.tab != tab {
			t.Errorf("count %d is that of tab %d, want %d", i, r.tab, tab)
		}
		d.rest()
	}
	d.wantTotal(3, 5) // what is active and does not run
	if len(d.asked) > 0 || d.pause != nil {
		t.Errorf("after the counts that the page does not tell, %+v is asked", d.asked)
	}
}

// Of what is active, runs and waits, the page and the sweep tell two, and the third one follows from them.
func TestWhatWaitsFollowsFromWhatIsActiveAndRuns(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Filter{}.OnTab(activeTab))
	d.answer(askPage, list(30, "running", "waiting", "waiting", "waiting"), nil)
	d.wantTotal(0, 30)
	if n, known := d.m.Total(3); known {
		t.Errorf("%d wait, before it is known what runs", n)
	}
	asked := ""
	for len(d.asked) > 0 {
		asked += fmt.Sprint(d.answer(askCount, list(7), nil).tab, " ")
		d.rest()
	}
	if asked != "1 2 4 5 6 7 " {
		t.Errorf("the tabs %sare counted, want all but those that follow", asked)
	}
	d.wantTotal(3, 23)
	d.do(Choose{Filter{}})
	d.wantTotal(0, 30)
	d.wantTotal(3, 23)
	d.answer(askPage, list(90, "running", "waiting", "finished", "finished"), nil)
	d.wantTotal(0, 30)
	d.wantTotal(3, 23)
}

// The first tab has its count first. It follows what the rows and the overview show.
func TestWhatIsActiveIsCountedFirst(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.answer(askCount, list(9), nil)
	d.wantTotal(0, 9)
	d.rest()
	d.answer(askCount, list(7), nil) // what runs
	d.wantTotal(3, 2)
	d.tick()
	d.answer(askPage, list(60, "finished", "running", "running", "finished"), nil)
	for tab, want := range map[int]int{0: 8, 2: 7, 3: 1} { // one has finished, and one runs that waited
		d.wantTotal(tab, want)
	}
	d.do(Survey{Open: true})
	d.now = d.now.Add(5 * time.Second)
	d.do(Refresh{})
	d.answer(askPage, list(4), nil)
	for tab, want := range map[int]int{0: 5, 2: 4, 3: 1} {
		d.wantTotal(tab, want)
	}
}

// A page that has become the whole list ends the sweep.
func TestAWholeListNeedsNoMoreCounts(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.answer(askCount, list(7), nil)
	d.tick()
	d.answer(askPage, list(2, "running", "finished"), nil)
	d.rest()
	if len(d.asked) > 0 {
		t.Errorf("%+v is asked, which the page tells", d.asked)
	}
}

func TestCountsOfAnotherFilterAreDropped(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	late := d.asked[0]
	d.do(Choose{Filter{Search: "web"}})
	if d.stopped != 1 {
		t.Errorf("the count of the former filter is not cancelled")
	}
	d.m.Take(d.now, Answer{To: late, Page: list(999)})
	d.answer(askPage, list(50, "running", "running", "running", "running"), nil)
	if n, known := d.m.Total(0); known {
		t.Errorf("a reply for the former filter brought %d", n)
	}
}

func TestAFailedCountEndsItsSweep(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.answer(askCount, nil, &client.Error{Kind: client.KindThrottled})
	if len(d.asked) > 0 {
		t.Errorf("%+v is asked after a failure", d.asked)
	}
	for range 5 {
		d.tick()
		d.answer(askPage, fullPage(), nil)
		if len(d.asked) > 0 {
			t.Fatalf("%+v is asked %v after a failure", d.asked, d.now.Sub(noon))
		}
	}
	d.tick()
	d.answer(askPage, fullPage(), nil)
	d.answer(askCount, list(7), nil)
}

func TestASecondAnswerChangesNothing(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	first := d.answer(askCount, list(7), nil)
	d.carryOut(d.m.Take(d.now, Answer{To: first, Page: list(999)}))
	d.wantTotal(0, 7)
	d.rest()
	d.answer(askCount, list(8), nil)

	rejected := &client.Error{Kind: client.KindCredentials, Code: "InvalidAccessKeyId.NotFound"}
	d = newDesk(t, Filter{})
	first = d.answer(askPage, nil, rejected)
	if o := d.m.Take(d.now, Answer{To: first, Err: rejected}); len(o.Ask) > 0 {
		t.Errorf("after the same answer again it wants %+v", o.Ask)
	}
}

// Details that are opened while a scan is asked for wait for their turn.
func TestTheDetailsAskNothingBesideAnotherQuestion(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.now = d.now.Add(5 * time.Second)
	d.do(Pin{Scan: client.Scan{ID: "1"}, Ask: true})         // the scan is on the page
	d.do(Pin{Scan: client.Scan{ID: "77"}, Ask: true})        // the count is cancelled
	d.do(Pin{Scan: client.Scan{ID: "78"}, Ask: true})        // the request for 77 is still under way
	d.do(Pin{Scan: client.Scan{Name: "unknown"}, Ask: true}) // there is no ScanId to ask for
	if r := d.answer(askScan, &client.Page{}, nil); r.Query.ScanID != "77" {
		t.Errorf("%q is asked for", r.Query.ScanID)
	}
}

// A clock that is set back delays no request.
func TestAClockThatIsSetBackDelaysNothing(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.count(7)
	d.tick()
	d.now = d.now.Add(-3 * time.Hour)
	d.answer(askPage, fullPage(), nil)
	if n := d.count(8); n != len(client.Statuses()) {
		t.Errorf("%d counts are asked for, want %d", n, len(client.Statuses()))
	}
	if wait := d.tick(); wait > 5*time.Second {
		t.Errorf("the page comes after %v", wait)
	}

	d.answer(askPage, nil, &client.Error{Kind: client.KindThrottled, RetryAfter: time.Minute})
	if wait := d.tick(); wait != time.Minute {
		t.Errorf("AVDS asked for a wait of a minute, the wait is %v", wait)
	}
	d.answer(askPage, fullPage(), nil)
	d.count(8)
	d.now = d.now.Add(-30 * time.Second) // the wait that AVDS asked for must not begin again
	d.do(Refresh{})
	d.answer(askPage, fullPage(), nil)
}

func TestScansThatAreNotFollowedAreForgotten(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	for i := range 50 {
		s := client.Scan{ID: fmt.Sprint(100 + i)}
		d.do(Watch{s})
		d.now = d.now.Add(5 * time.Second)
		d.do(Pin{Scan: s, Ask: true})
		d.answer(askScan, &client.Page{}, nil)
		d.do(Pin{})
		d.do(Watch{s})
		if len(d.asked) > 0 {
			d.answer(d.asked[0].Kind, list(7), nil)
		}
	}
	if n := len(d.m.follow.askedAt) + len(d.m.follow.missing); n > 0 {
		t.Errorf("%d facts are kept about scans that are not followed", n)
	}
}

// At an interval of 5 s, at most 30 small requests are sent per minute. Followed scans get as many as
// they need, counts get the rest.
func TestCountsGiveWayToWhatIsFollowed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ watched, pinned, scans, counts int }{
		{0, 0, 0, 12}, {0, 1, 12, 12}, {10, 0, 20, 10}, {10, 1, 30, 0},
	} {
		d := newDesk(t, Filter{})
		for i := range c.watched {
			d.do(Watch{client.Scan{ID: fmt.Sprint(100 + i)}})
		}
		if c.pinned > 0 {
			d.do(Pin{Scan: client.Scan{ID: "77"}})
		}
		asked := map[requestKind]int{}
		for d.now.Before(noon.Add(5 * time.Minute)) {
			d.answer(askPage, fullPage(), nil)
			for len(d.asked) == 1 && d.asked[0].Kind != askPage {
				r := d.asked[0]
				asked[r.Kind]++
				found := client.Scan{ID: r.Query.ScanID, Status: client.StatusRunning}
				d.answer(r.Kind, &client.Page{Total: 7, Scans: []client.Scan{found}}, nil)
			}
			d.tick()
		}
		if asked[askScan] != 5*c.scans || asked[askCount] != 5*c.counts {
			t.Errorf("%d watched, %d pinned: %d scans and %d counts in 5 minutes, want %d and %d",
				c.watched, c.pinned, asked[askScan], asked[askCount], 5*c.scans, 5*c.counts)
		}
	}
}

// Without a page, the watched scans are asked for in turn, each once in an interval if possible, and
// at least a second apart. A failure for one scan lengthens the wait for the next. Rejected keys do
// not end the requests.
func TestWithoutAPageScansAreAskedForInTurn(t *testing.T) {
	t.Parallel()
	rejected := &client.Error{Kind: client.KindCredentials, Code: "InvalidAccessKeyId.NotFound"}
	for n, want := range map[int][]time.Duration{
		1: {5, 5, 5, 5, 5, 5, 10, 5, 5}, 2: {1, 4, 1, 4, 1, 5, 10, 1, 4}, 7: {1, 1, 1, 1, 1, 5, 10, 1, 1},
	} {
		var scans []client.Scan
		for i := range n {
			scans = append(scans, client.Scan{ID: fmt.Sprint(i)})
		}
		d := &desk{T: t, now: noon}
		d.m = New(Config{Interval: 5 * time.Second, Watched: scans, Jitter: func() float64 { return 0 }})
		d.do(Start{})
		for i, seconds := range want {
			scan := client.Scan{ID: fmt.Sprint(i % n), Status: client.StatusRunning}
			found, failure := &client.Page{Scans: []client.Scan{scan}}, error(nil)
			if i == 5 || i == 6 {
				found, failure = nil, rejected
			}
			if r := d.answer(askScan, found, failure); r.Query.ScanID != fmt.Sprint(i%n) {
				t.Errorf("of %d scans, %s is asked for at turn %d", n, r.Query.ScanID, i)
			}
			if wait := d.tick(); wait != seconds*time.Second {
				t.Errorf("of %d scans, after turn %d the wait is %v, want %d s", n, i, wait, seconds)
			}
		}
	}
}

// A scan that has ended is not watched any more, and without a watched scan no request is sent.
func TestWithoutAPageAndScansNothingIsAsked(t *testing.T) {
	t.Parallel()
	d := &desk{T: t, now: noon}
	scan := client.Scan{ID: "7", Status: client.StatusFinished}
	d.m = New(Config{Interval: 5 * time.Second, Watched: []client.Scan{{ID: "7"}}, Jitter: func() float64 { return 0 }})
	d.do(Start{})
	d.answer(askScan, &client.Page{Scans: []client.Scan{scan}}, nil)
	d.do(Watch{scan})
	if d.tick(); len(d.asked) > 0 {
		t.Errorf("%+v is asked", d.asked)
	}
	d.do(Watch{scan})
	d.do(Refresh{})
	d.now = d.now.Add(-time.Hour)
	d.answer(askScan, &client.Page{Scans: []client.Scan{scan}}, nil)
	if wait := d.tick(); wait > 5*time.Second {
		t.Errorf("after the clock was set back the wait is %v", wait)
	}
}
