package monitor

import (
	"fmt"
	"slices"
	"time"

	"scantop/client"
)

// budget says what a Monitor may ask, and how soon it must. Times are those of week.passed.
type budget struct {
	interval time.Duration
	prompted bool // the user did something that may send a request for the page

	open     bool                         // the overview is open
	round    int                          // how many pages of the overview may follow one right after the other
	turn     int                          // which page of the overview is due
	tries    int                          // how often it has failed in a row
	surveyed [len(surveyed)]time.Duration // when each of them came, by the world's time

	pageAt   time.Duration // when the page was last asked for
	failedAt time.Duration // when the last request failed
	failures int           // in a row
	factor   int           // by which the last failure lengthens the wait
	retryAt  time.Duration // until when AVDS asked for no request
	halted   bool

	countAt time.Duration            // when a count was last asked for; 0: not yet, or the clock jumped since
	scans   map[string]time.Duration // when each scan was last asked for
	small   []time.Duration          // when small requests were sent within a minute
	tallies []time.Duration          // when questions about findings were sent within a minute
	pinned  string

	ableSince time.Duration // since when nothing keeps a good page from coming
	goodAt    time.Duration // when the newest good page came
	goodTruth time.Duration // when it came, by the world's time
}

// asked checks a request against the budget.
func (b *budget) asked(w *week, r Request) error {
	paused := w.m.poll.paused()
	switch {
	case w.passed < b.retryAt:
		return fmt.Errorf("%s is asked %v before AVDS allows it", asks(r), b.retryAt-w.passed)
	case (paused && !(r.Kind == askPage && b.inRound()) || b.halted) && !b.prompted:
		return fmt.Errorf("%s is asked in a pause (%v), or with rejected keys (%v)", asks(r), paused, b.halted)
	}
	if r.Kind == askPage {
		return b.askedPage(w, r.Query)
	}
	past := func(at time.Duration) bool { return w.passed-at >= time.Minute }
	b.small = append(slices.DeleteFunc(b.small, past), w.passed)
	most := 60
	if b.interval >= 5*time.Second {
		most = 30
	}
	if len(b.small) > most {
		return fmt.Errorf("%d small requests within a minute, at most %d are allowed", len(b.small), most)
	}
	switch r.Kind {
	case askCount:
		return b.askedCount(w, r)
	case askScan:
		return b.askedScan(w, r.Query.ScanID)
	case AskRuns, AskFindings:
		return b.askedTally(w, r)
	}
	return nil
}

// askedCount checks a request for the count of a tab: at most one in five seconds, also after one that was
// cancelled, and none that the page tells.
func (b *budget) askedCount(w *week, r Request) error {
	since := w.passed - b.countAt
	if b.countAt > 0 && since < 5*time.Second {
		return fmt.Errorf("%s is asked %v after another count", asks(r), since)
	}
	if b.countAt = w.passed; b.open {
		return nil
	}
	page, shown := w.m.Page(), w.m.Filter().Statuses
	if page == nil || w.m.chosen {
		return fmt.Errorf("%s is asked before the page of the filter", asks(r))
	}
	whole := len(page.Scans) == page.Total
	told := len(shown) == 0 || len(r.Query.Statuses) == 1 && slices.Contains(shown, r.Query.Statuses[0])
	if whole && told || slices.Equal(shown, r.Query.Statuses) {
		return fmt.Errorf("%s is asked, which the page tells", asks(r))
	}
	return nil
}

// askedTally checks a question about findings: at most ten within a minute, and only when no count of a
// tab is due.
func (b *budget) askedTally(w *week, r Request) error {
	past := func(at time.Duration) bool { return w.passed-at >= time.Minute }
	b.tallies = append(slices.DeleteFunc(b.tallies, past), w.passed)
	switch {
	case len(b.tallies) > 10:
		return fmt.Errorf("%d questions about findings within a minute", len(b.tallies))
	case len(w.m.counts.pending) > 0 && w.m.counts.left(w.now()) == 0:
		return fmt.Errorf("%s is asked although the counts of tabs %v are due", asks(r), w.m.counts.pending)
	}
	return nil
}

// askedPage checks a request for the page: one per interval, and ever longer waits after failures, of
// which chance takes up to a quarter.
func (b *budget) askedPage(w *week, q client.Query) error {
	if err := b.inTurn(q); err != nil {
		return err
	}
	since, least := w.passed-b.pageAt, b.interval
	if b.failures > 0 {
		since, least = w.passed-b.failedAt, min(time.Minute, b.interval<<min(b.failures*b.factor-1, 10))*3/4
	}
	if b.pageAt > 0 && !b.prompted && !b.inRound() && since < least-time.Millisecond {
		return fmt.Errorf("a page is asked for after %v and %d failures, at least %v is due", since, b.failures, least)
	}
	b.pageAt, b.prompted, b.halted = w.passed, false, false
	return nil
}

// inRound reports whether a page of the overview may follow another one at once.
func (b *budget) inRound() bool { return b.open && b.round > 0 && b.failures == 0 }

// inTurn checks that the pages of the overview are asked for in turn while it is open, and no others.
func (b *budget) inTurn(q client.Query) error {
	due := q.Page == 1 && q.PageSize == 100 && slices.Equal(q.Statuses, surveyed[b.turn:b.turn+1])
	if due != b.open {
		return fmt.Errorf("the overview is open: %v, its turn %d; asked for is %+v", b.open, b.turn, q)
	}
	return nil
}

// anew notes a command of the user after which all pages of the overview may follow at once.
func (b *budget) anew(w *week, c Command) {
	if s, ok := c.(Survey); ok {
		b.open, b.tries = s.Open, 0
		if w.now().Sub(w.m.survey.oldest()).Abs() >= 4*b.interval {
			b.turn, b.round = 0, len(surveyed)
		}
	}
	switch c.(type) {
	case Refresh:
		b.round = len(surveyed)
	case Pause:
		b.round = 0
		if w.m.poll.paused() {
			b.round = len(surveyed)
		}
	}
}

// came notes that a page came.
func (b *budget) came(w *week) {
	failures := b.failures
	b.failures, b.goodAt, b.goodTruth = 0, w.passed, w.truth()
	if b.open {
		if failures > 2 {
			b.round = len(surveyed)
		}
		b.surveyed[b.turn], b.tries = w.truth(), 0
		b.turn, b.round = (b.turn+1)%len(surveyed), b.round-1
	}
}

// askedScan checks a request for a scan: a watched scan once in 30 s, the pinned one once in 5 s, one
// that left the page at once.
func (b *budget) askedScan(w *week, id string) error {
	last, before := b.scans[id]
	b.scans[id] = w.passed
	least := max(watchInterval, 3*b.interval)
	if id == b.pinned {
		least = max(pinnedInterval, b.interval)
	}
	lookup := slices.ContainsFunc(w.m.follow.lookups, func(l lookup) bool { return l.id == id })
	if before && !lookup && !b.prompted && w.passed-last < least {
		return fmt.Errorf("scan %s is asked for again after %v", id, w.passed-last)
	}
	return nil
}

func (b *budget) cancelled(r Request) {
	if r.Kind == askScan {
		delete(b.scans, r.Query.ScanID)
	}
}

// answered notes an answer that counts.
func (b *budget) answered(w *week, a Answer) {
	failure, _ := a.Err.(*client.Error)
	if failure != nil && failure.RetryAfter > 0 {
		b.retryAt = w.passed + min(failure.RetryAfter, maxRetryAfter)
	}
	switch {
	case a.To.Kind != askPage:
	case failure != nil:
		b.ableSince = w.passed // even if only this request failed
		b.failures, b.failedAt, b.factor = b.failures+1, w.passed, 1
		if failure.Kind == client.KindThrottled {
			b.factor = 2
		}
		b.halted = failure.Kind == client.KindCredentials && failure.Code != ""
		if b.tries++; b.open && b.tries == 2 {
			b.turn, b.tries = (b.turn+1)%len(surveyed), 0
		}
	default:
		b.came(w)
		moved := w.m.sizing.keeps && !w.m.sizing.again && indexOf(a.Page.Scans, w.m.sizing.selected) < 0
		b.prompted = b.prompted || (moved || len(a.Page.Scans) == 0) && !b.open // another page may have the scans
	}
}

// jumped forgets what was measured by a clock that has jumped since.
func (b *budget) jumped(w *week) {
	b.retryAt, b.prompted, b.countAt = 0, true, 0
	clear(b.scans)
	b.small, b.tallies = nil, nil
}

// look notes what keeps a good page from coming.
func (b *budget) look(w *week) {
	if w.fault != nil || w.m.poll.paused() || w.passed < b.retryAt {
		b.ableSince = w.passed
	}
}

// live checks what should have happened by now. A good page comes within a minute, plus an interval
// and a request that hangs, once nothing keeps it from coming.
func (b *budget) live(w *week) error {
	if since := w.passed - max(b.ableSince, b.retryAt, b.goodAt); since > time.Minute+b.interval+clientTimeout {
		return fmt.Errorf("no good page came for %v", since)
	}
	return nil
}

// seenScans holds what the replies that count have shown, to find the events that are due.
type seenScans struct {
	last  map[string]seenScan // by ScanId
	left  map[string]bool     // running scans that left the page and must be looked up
	shown []string            // scans that were running on the newest page
	page  int                 // number of the newest page
	size  int                 // its size
}

type seenScan struct {
	status  client.Status
	trigger client.Trigger
	at      time.Time
}

// take notes an answer that counts, and returns the changes of one-time scans that it shows.
func (s *seenScans) take(w *week, a Answer) (changes []string) {
	delete(s.left, a.To.Query.ScanID) // a lookup that fails may be given up
	leaves := !w.m.Surveying() && a.Page != nil && len(a.Page.Scans) == 0 && a.Page.Total > 0 && a.To.Query.Page > 1
	if a.Page == nil || a.To.Kind == askCount || leaves {
		return nil
	}
	if a.To.Kind == askPage && !w.m.Surveying() {
		s.turned(w, a)
	}
	for i := range a.Page.Scans {
		scan := &a.Page.Scans[i]
		delete(s.left, scan.ID)
		before, known := s.last[scan.ID]
		changed := known && before.status != scan.Status && w.now().Sub(before.at) < forgetAfter
		if changed && scan.Trigger == client.TriggerOnce {
			changes = append(changes, fmt.Sprintf("%s: %s", scan.ID, scan.Status))
		}
		s.last[scan.ID] = seenScan{scan.Status, scan.Trigger, w.now()}
	}
	return changes
}

// turned finds the scans that were running on this page of the filter and are not there now.
func (s *seenScans) turned(w *week, a Answer) {
	here := map[string]bool{}
	for i := range a.Page.Scans {
		here[a.Page.Scans[i].ID] = true
		delete(s.left, a.Page.Scans[i].ID)
	}
	if s.page == a.Page.Number && s.size == a.Page.Size && !w.m.chosen {
		for _, id := range s.shown {
			if !here[id] {
				s.left[id] = true
			}
		}
	}
	s.page, s.size, s.shown = a.Page.Number, a.Page.Size, nil
	for i := range a.Page.Scans {
		if a.Page.Scans[i].Status == client.StatusRunning {
			s.shown = append(s.shown, a.Page.Scans[i].ID)
		}
	}
}

// compare checks the events of an answer against the changes that it shows.
func (s *seenScans) compare(changes []string, events []Event) error {
	var told []string
	for _, e := range events {
		if s.last[e.ID].trigger == client.TriggerOnce && e.Kind != Stalled && e.Kind != Recovered {
			told = append(told, e.ID+": "+e.To)
		}
	}
	if !slices.Equal(told, changes) {
		return fmt.Errorf("the events are %q, the changes %q", told, changes)
	}
	return nil
}
