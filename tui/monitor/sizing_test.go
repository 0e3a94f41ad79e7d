package monitor

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"scantop/client"
)

// window is a desk with a window that shows a list of scans.
type window struct {
	*desk
	scans    []client.Scan
	selected string
	room     int
	settling []Request // timers until the size is settled
	refused  []int     // sizes that were said to be refused
	largest  int       // most scans that AVDS puts on a page; 0: as many as are asked for
}

// newWindow starts a Monitor of n scans whose pages follow the window.
func newWindow(t *testing.T, n int) *window {
	w := &window{desk: &desk{T: t, now: noon}}
	for i := range n {
		w.scans = append(w.scans, client.Scan{ID: fmt.Sprint(1000 + i), Status: client.StatusWaiting})
	}
	w.m = New(Config{Interval: 5 * time.Second, Fit: true, Jitter: func() float64 { return 0 }})
	return w
}

// shows starts the Monitor, in a window with room for some scans, and turns to a page.
func (w *window) shows(room, page int) {
	w.Helper()
	w.carry(w.m.Do(w.now, Start{}))
	w.resize(room)
	w.reply()
	if page > 1 {
		w.carry(w.m.Do(w.now, Turn{page - 1}))
		w.reply()
	}
}

func (w *window) carry(o Outcome) {
	w.Helper()
	for _, r := range o.Ask {
		if r.Kind == Wake && r.timer == timeToFit {
			w.settling = append(w.settling, r)
		}
	}
	if o.Refused > 0 {
		w.refused = append(w.refused, o.Refused)
	}
	w.carryOut(o)
}

// selects moves the cursor to a row.
func (w *window) selects(row int) string {
	w.selected = w.m.Page().Scans[row].ID
	w.resize(w.room)
	return w.selected
}

func (w *window) resize(room int) {
	w.Helper()
	w.room = room
	w.carry(w.m.Do(w.now, Sight{Room: room, Selected: w.selected}))
}

// settle lets all timers fire that were started by a resize.
func (w *window) settle() {
	w.Helper()
	timers := w.settling
	w.settling, w.now = nil, w.now.Add(settled)
	for _, r := range timers {
		w.carry(w.m.Take(w.now, Answer{To: r}))
	}
}

// query returns the query of the page that is asked for. There must be one.
func (w *window) query() client.Query {
	w.Helper()
	if len(w.asked) != 1 || w.asked[0].Kind != askPage {
		w.Fatalf("under way is %+v, want a request for a page", w.asked)
	}
	return w.asked[0].Query
}

// reply answers the request for the page, and drops the small request that follows.
func (w *window) reply() Outcome {
	w.Helper()
	q := w.query()
	size := q.PageSize
	if w.largest > 0 {
		size = min(size, w.largest)
	}
	p := &client.Page{Number: q.Page, Size: size, Total: len(w.scans)}
	first := min((q.Page-1)*size, len(w.scans))
	p.Scans = slices.Clone(w.scans[first:min(first+size, len(w.scans))])
	return w.take(Answer{Page: p})
}

func (w *window) take(a Answer) Outcome {
	w.Helper()
	a.To, w.asked = w.asked[0], nil
	o := w.m.Take(w.now, a)
	w.carry(o)
	if len(w.asked) == 1 && w.asked[0].Kind == askCount {
		w.answer(askCount, list(7), nil)
	}
	return o
}

// idle fails the test if a request is under way.
func (w *window) idle(why string) {
	w.Helper()
	if len(w.asked) > 0 {
		w.Errorf("%s: %+v is asked", why, w.asked)
		w.asked = nil
	}
}

func TestTheFirstRequestHasTheSizeOfTheWindow(t *testing.T) {
	t.Parallel()
	for room, want := range map[int]int{1: 1, 9: 9, 34: 34, 100: 100, 250: 100} {
		w := newWindow(t, 300)
		w.carry(w.m.Do(w.now, Start{}))
		w.carry(w.m.Do(w.now, Refresh{}))
		w.resize(0)
		w.idle("a window without room")
		w.resize(room)
		if q := w.query(); q.PageSize != want || q.Page != 1 {
			t.Errorf("room for %d: page %d of %d scans is asked for", room, q.Page, q.PageSize)
		}
		w.reply()
		w.settle()
		w.idle("the same window")

		w = newWindow(t, 300)
		w.resize(room)
		w.idle("before the start")
		w.carry(w.m.Do(w.now, Start{}))
		if q := w.query(); q.PageSize != want {
			t.Errorf("room for %d, known before the start: %d scans are asked for", room, q.PageSize)
		}
	}
}

// Whatever the sizes, the selected scan is on the page that is asked for, and the cursor stays on it.
func TestAResizeKeepsTheSelectedScan(t *testing.T) {
	t.Parallel()
	sizes := []int{1, 4, 9, 17, 20, 29, 53, 100, 250}
	for _, before := range sizes {
		for _, room := range sizes {
			for _, page := range []int{1, 2, 7} {
				for _, row := range []int{0, 2, before - 1} {
					w := newWindow(t, 200)
					w.shows(before, page)
					if row = min(row, len(w.m.Page().Scans)-1); row < 0 {
						continue
					}
					id := w.selects(row)
					w.resize(room)
					w.idle("before the size is settled")
					w.settle()
					if min(room, maxPageSize) == min(before, maxPageSize) {
						w.idle("the same size")
						continue
					}
					if q := w.query(); q.PageSize < min(room, maxPageSize) {
						t.Errorf("room for %d: %d scans are asked for", room, q.PageSize)
					}
					if o := w.reply(); o.Turned || !w.m.OnPage(id) {
						t.Errorf("from %d to %d, row %d of page %d: turned %v, on page %d: %v",
							before, room, row, page, o.Turned, w.m.Page().Number, w.m.OnPage(id))
					}
				}
			}
		}
	}
}

// Near the end of the list as well, the page fills the window. Refreshing and turning do not change its size
// again, but another filter, or another window, does.
func TestAResizeFillsTheWindowOnTheLastPage(t *testing.T) {
	t.Parallel()
	for _, total := range []int{21, 45, 60, 61, 100, 101, 137, 200, 500, 1003} {
		for _, room := range []int{5, 19, 21, 36, 45, 49} {
			w := newWindow(t, total)
			w.shows(20, (total-1)/20+1)
			id := w.selects(len(w.m.Page().Scans) - 1)
			w.resize(room)
			w.settle()
			if len(w.asked) > 0 {
				w.reply()
			}
			if n := len(w.m.Page().Scans); n < min(room, total) || !w.m.OnPage(id) {
				t.Fatalf("%d scans, room for %d: the page has %d of them, the selected one: %v",
					total, room, n, w.m.OnPage(id))
			}
			p := w.m.Page()
			w.carry(w.m.Do(w.now, Refresh{}))
			if w.reply(); w.m.Page().Number != p.Number || w.m.Page().Size != p.Size {
				t.Errorf("a refresh turned page %d of %d to page %d of %d",
					p.Number, p.Size, w.m.Page().Number, w.m.Page().Size)
			}
			if p.Number > 1 {
				w.carry(w.m.Do(w.now, Turn{-1}))
				if w.reply(); w.m.Page().Scans[p.Size-1].ID != w.scans[(p.Number-1)*p.Size-1].ID {
					t.Errorf("%d scans, room for %d: the page before does not end before the last one", total, room)
				}
			}
			w.carry(w.m.Do(w.now, Choose{Filter{ScanType: client.TypeVuln}}))
			if q := w.query(); q.PageSize != room || q.Page != 1 {
				t.Errorf("%d scans, room for %d: another filter asks for page %d of %d",
					total, room, q.Page, q.PageSize)
			}
		}
	}
}

// A page that is longer than the window, and is refused, is no reason to leave the size of the window.
func TestALongerPageMayBeRefused(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 60)
	w.shows(20, 3)
	id := w.selects(19)
	w.resize(36)
	w.settle()
	if q := w.query(); q.PageSize != 60 {
		t.Fatalf("a page of %d is asked for, want one with all 60", q.PageSize)
	}
	w.take(Answer{Err: badSize})
	if q := w.query(); q.PageSize != 36 || q.Page != 2 {
		t.Errorf("then page %d of %d is asked for, want page 2 of 36", q.Page, q.PageSize)
	}
	w.reply()
	w.resize(40)
	w.settle()
	if q := w.query(); q.PageSize != 40 || len(w.refused) > 0 || !w.m.OnPage(id) {
		t.Errorf("in a larger window, a page of %d is asked for; %v were said to be refused", q.PageSize, w.refused)
	}
}

// While a window is dragged, nothing is asked; then one request is sent.
func TestAFloodOfSizesIsOneRequest(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.shows(20, 7)
	id := w.selects(2)
	var fired int
	for i := range 500 {
		w.now = w.now.Add(2 * time.Millisecond)
		w.resize(10 + i%80)
		for len(w.settling) > 0 && i%100 == 99 {
			r := w.settling[0]
			w.settling = w.settling[1:]
			if len(w.settling) > 0 {
				w.carry(w.m.Take(w.now, Answer{To: r})) // a timer of a size that has changed since
				fired++
			}
		}
		w.idle("during the flood")
	}
	w.resize(33)
	w.settle()
	if q := w.query(); q.PageSize != 33 || fired < 100 {
		t.Errorf("%d scans are asked for, after %d timers", q.PageSize, fired)
	}
	w.reply()
	w.settle()
	w.idle("after the flood")
	if !w.m.OnPage(id) {
		t.Error("the selected scan is out of sight")
	}
}

// A window that has no room, or the former size again, needs no request. Nor does a list that fits.
func TestAResizeWithoutNewRowsAsksNothing(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.shows(40, 1)
	for _, rooms := range [][]int{{30, 0}, {0}, {30, 40}, {0, 40}} {
		for _, room := range rooms {
			w.resize(room)
		}
		w.settle()
		w.idle(fmt.Sprint("room for ", rooms))
	}
	w.resize(0)
	w.settle()
	w.resize(30)
	w.settle()
	if q := w.query(); q.PageSize != 30 {
		t.Errorf("a window that has become visible again asks for %d scans", q.PageSize)
	}

	w = newWindow(t, 12)
	w.shows(20, 1)
	for _, room := range []int{40, 12, 100} {
		w.resize(room)
		w.settle()
		w.idle(fmt.Sprint("12 scans in a window for ", room))
	}
	w.resize(11)
	w.settle()
	if q := w.query(); q.PageSize != 11 {
		t.Errorf("%d scans are asked for in a window for 11", q.PageSize)
	}
}

// In a pause, what there is stays. The request that ends the pause has the new size.
func TestAPauseOutlastsAResize(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.shows(20, 3)
	id := w.selects(19)
	w.carry(w.m.Do(w.now, Pause{}))
	w.resize(45)
	w.settle()
	w.idle("in a pause")
	w.carry(w.m.Do(w.now, Pause{}))
	if q := w.query(); q.PageSize != 45 || q.Page != 2 {
		t.Errorf("after the pause, page %d of %d scans is asked for", q.Page, q.PageSize)
	}
	if o := w.reply(); o.Turned || !w.m.OnPage(id) {
		t.Errorf("turned %v, selected scan on the page: %v", o.Turned, w.m.OnPage(id))
	}
}

// While AVDS fails, a resize does not shorten the wait. The next request has the new size.
func TestAResizeWaitsWhileAVDSFails(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.shows(20, 1)
	w.tick()
	w.take(Answer{Err: &client.Error{Kind: client.KindThrottled, RetryAfter: 30 * time.Second}})
	w.resize(45)
	w.settle()
	w.idle("while AVDS fails")
	w.tick()
	if q := w.query(); q.PageSize != 45 {
		t.Errorf("%d scans are asked for at the next try", q.PageSize)
	}
}

// If the list has grown or shrunk meanwhile, the scan is on another page, which is asked for once.
func TestAResizeFindsAScanThatHasMoved(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*window)
		pages  int
		found  bool
	}{
		"not moved":     {func(*window) {}, 1, true},
		"scans came":    {func(w *window) { w.scans = append(slices.Clone(w.scans[150:]), w.scans...) }, 2, true},
		"scans left":    {func(w *window) { w.scans = w.scans[40:] }, 2, true},
		"one came":      {func(w *window) { w.scans = slices.Insert(w.scans, 0, client.Scan{ID: "5"}) }, 2, true},
		"one for one":   {func(w *window) { w.scans = slices.Insert(w.scans, 0, client.Scan{ID: "5"})[:200] }, 2, true},
		"it has left":   {func(w *window) { w.scans = slices.Delete(w.scans, 79, 80) }, 2, false},
		"list is empty": {func(w *window) { w.scans = nil }, 1, false},
	} {
		w := newWindow(t, 200)
		w.shows(20, 4)
		id := w.selects(19) // the last one on page 2 of 40
		c.change(w)
		w.resize(40)
		w.settle()
		pages := 0
		for ; len(w.asked) == 1 && w.asked[0].Kind == askPage; pages++ {
			w.reply()
		}
		if pages != c.pages && w.m.Page().Total > 0 || w.m.OnPage(id) != c.found {
			t.Errorf("%s: %d pages are asked for, want %d; found %v", name, pages, c.pages, w.m.OnPage(id))
		}
	}
}

// badSize is how AVDS refuses the size of a page.
var badSize = &client.Error{Kind: client.KindInvalidRequest, Code: "InvalidPageSize"}

func TestARefusedSizeIsReplacedByTheUsualOne(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.carry(w.m.Do(w.now, Start{}))
	w.resize(45)
	w.take(Answer{Err: badSize})
	if q := w.query(); q.PageSize != 20 || q.Page != 1 {
		t.Errorf("after the refusal, page %d of %d scans is asked for", q.Page, q.PageSize)
	}
	w.reply()
	if !slices.Equal(w.refused, []int{45}) || w.m.Health().Err != nil || w.m.PageSize() != 20 {
		t.Errorf("refused are %v, the error is %v, pages have %d", w.refused, w.m.Health().Err, w.m.PageSize())
	}
	w.resize(30)
	w.settle()
	w.idle("after a refusal")
	w.tick()
	w.reply()
	if len(w.refused) != 1 {
		t.Errorf("it is said again: %v", w.refused)
	}
}

// A size that AVDS refuses later leaves the selected scan in sight.
func TestARefusalKeepsTheSelectedScan(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.shows(20, 7)
	id := w.selects(2)
	w.resize(45)
	w.settle()
	w.take(Answer{Err: badSize})
	if o := w.reply(); o.Turned || !w.m.OnPage(id) || o.Refused != 45 {
		t.Errorf("turned %v, on the page %v, refused %d", o.Turned, w.m.OnPage(id), o.Refused)
	}
}

// A failure that the usual size has as well is not due to the size, and is shown as it is.
func TestAnotherRejectionIsNoRefusal(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.shows(45, 1)
	for try := range 3 {
		w.tick()
		w.take(Answer{Err: badSize})
		if try == 0 {
			if q := w.query(); q.PageSize != 20 {
				t.Fatalf("%d scans are asked for", q.PageSize)
			}
			w.take(Answer{Err: badSize})
		}
		w.idle("after the failure")
		if w.m.Health().Err == nil {
			t.Error("no failure is shown")
		}
	}
	w.tick()
	if q := w.query(); q.PageSize != 45 {
		t.Errorf("%d scans are asked for", q.PageSize)
	}
	w.reply()
	if len(w.refused) > 0 {
		t.Errorf("refused are %v", w.refused)
	}
	for _, failure := range []*client.Error{
		{Kind: client.KindThrottled}, {Kind: client.KindServer, Code: "InternalError"},
		{Kind: client.KindInvalidRequest},
	} {
		w.tick()
		w.take(Answer{Err: failure})
		w.idle("after another failure")
	}

	w = newWindow(t, 60)
	w.shows(20, 3)
	w.selects(19)
	w.resize(36)
	w.settle()
	for _, size := range []int{60, 36, 20} {
		if q := w.query(); q.PageSize != size {
			t.Fatalf("%d scans are asked for, want %d", q.PageSize, size)
		}
		w.take(Answer{Err: badSize})
	}
	for range 3 {
		w.tick()
		if q := w.query(); q.PageSize != 60 {
			t.Errorf("%d scans are asked for, in a window that all 60 fill", q.PageSize)
		}
		w.take(Answer{Err: badSize})
		w.idle("after a failure that was not due to the size")
	}
}

// A page that is shorter than asked for is a refusal, too.
func TestAShorterPageIsARefusal(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.largest = 30
	w.shows(20, 5)
	id := w.selects(11)
	w.resize(60)
	w.settle()
	for len(w.asked) == 1 && w.asked[0].Kind == askPage {
		w.reply()
	}
	if !w.m.OnPage(id) || !slices.Equal(w.refused, []int{60}) || w.m.PageSize() != 30 || w.m.LastPage() != 7 {
		t.Errorf("on the page: %v, refused %v, %d scans on each of %d pages", w.m.OnPage(id), w.refused, w.m.PageSize(),
			w.m.LastPage())
	}
	w.resize(80)
	w.settle()
	w.idle("beyond the limit")
}

// A page that the user turns to meanwhile is counted in the new size, and begins at its top.
func TestAPageCanBeTurnedDuringAResize(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ before, page, room, by, want int }{
		{20, 7, 40, 1, 5}, {20, 7, 40, -9, 1}, {40, 4, 20, 1, 8}, {40, 4, 20, 99, 10}, {40, 4, 20, -3, 4},
	} {
		w := newWindow(t, 200)
		w.shows(c.before, c.page)
		w.selects(2)
		w.resize(c.room)
		w.settle()
		w.carry(w.m.Do(w.now, Turn{c.by}))
		if q := w.query(); q.Page != c.want || q.PageSize != c.room {
			t.Errorf("%+v: page %d of %d scans is asked for", c, q.Page, q.PageSize)
		}
		if o := w.reply(); !o.Turned {
			t.Errorf("%+v: the cursor does not land on the new page", c)
		}
	}
}

// A running scan that is on another page of the new size has not left the list. It is looked up once that page
// comes without it.
func TestAResizeLosesNoRunningScan(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.scans[30].Status = client.StatusRunning
	w.shows(40, 1)
	w.selects(2)
	w.resize(20)
	w.settle()
	w.reply()
	w.idle("a scan of page 2")
	w.scans = slices.Delete(w.scans, 30, 31)
	w.carry(w.m.Do(w.now, Turn{1}))
	w.reply()
	if len(w.asked) != 1 || w.asked[0].Kind != askScan || w.asked[0].Query.ScanID != "1030" {
		t.Errorf("%+v is asked, want the scan that has left", w.asked)
	}
}

// AVDS may not know the size, and not say what it did: its first page then tells how many scans each one has, or
// scans between two pages would never be shown. A page that says its size, and has fewer scans, does not.
func TestAPageThatDoesNotTellItsSize(t *testing.T) {
	t.Parallel()
	for told, want := range map[int]int{0: 20, 60: 60} {
		w := newWindow(t, 150)
		w.carry(w.m.Do(w.now, Start{}))
		w.resize(60)
		w.take(Answer{Page: &client.Page{Number: 1, Size: told, Total: 150, Scans: w.scans[:20]}})
		if p := w.m.Page(); p.Size != want {
			t.Errorf("with the size %d and 20 scans, a page has %d scans, want %d", told, p.Size, want)
		}
		w.carry(w.m.Do(w.now, Turn{1}))
		if q := w.query(); q.Page != 2 || q.PageSize != want {
			t.Errorf("with the size %d, page %d of %d is asked for, want page 2 of %d", told, q.Page, q.PageSize, want)
		}
	}
}

// A filter that is chosen during a resize shows its first page, though that does not have the scan which had the
// cursor before.
func TestAFilterCanBeChosenDuringAResize(t *testing.T) {
	t.Parallel()
	w := newWindow(t, 200)
	w.shows(20, 5)
	w.selects(19)
	w.resize(40)
	w.settle()
	w.carry(w.m.Do(w.now, Choose{Filter{Search: "edge"}}))
	for i := range w.scans {
		w.scans[i].ID = "9" + w.scans[i].ID
	}
	if q := w.query(); q.Page != 1 || q.PageSize != 40 {
		t.Fatalf("page %d of %d scans is asked for", q.Page, q.PageSize)
	}
	if o := w.reply(); !o.Turned || w.m.Page().Number != 1 {
		t.Errorf("turned %v, page %d is shown", o.Turned, w.m.Page().Number)
	}
	w.idle("after the first page")
}
