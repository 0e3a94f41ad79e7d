package monitor

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"scantop/client"
)

// week runs a Monitor through virtual time. It carries out what the Monitor wants against a world,
// and checks it. A user acts, AVDS and the network fail, the machine sleeps and its clock jumps. The
// first fault ends the week.
type week struct {
	m      *Monitor
	world  *world
	random *rand.Rand
	mutant mutant

	passed time.Duration // time while the machine was awake, which timers follow
	slept  time.Duration
	skew   time.Duration // error of the machine's clock
	queue  []due
	quiet  bool          // the user does nothing and nothing fails
	fault  *client.Error // failure of every request; nil: requests succeed

	flight *flight // request that is neither answered nor cancelled; nil: none
	top    int     // first row in sight
	room   int     // how many rows the window can show
	tried  int     // how many runs had been counted, or had failed, when the quiet minutes began
	budget budget
	seen   seenScans
	filter Filter
	log    []string // the newest lines of what happened
}

// due is something that happens at a time of week.passed.
type due struct {
	at time.Duration
	do func() error
}

// flight is a request to AVDS that is under way.
type flight struct{ request Request }

// mutant makes a Monitor wrong, before it takes an answer and after each step.
type mutant struct {
	before func(*Monitor, *Answer)
	after  func(*Monitor)
}

func newWeek(seed uint64, interval, until time.Duration) *week {
	random := rand.New(rand.NewPCG(seed, 11))
	w := &week{random: random, world: newWorld(random, 2*until), room: 8}
	w.m = New(Config{Interval: interval, Fit: true, MaxWatched: 10, Findings: true, Jitter: random.Float64})
	w.budget = budget{interval: interval, scans: map[string]time.Duration{}}
	w.seen = seenScans{last: map[string]seenScan{}, left: map[string]bool{}}
	return w
}

// now returns the time of the machine's clock, and truth the time of the world.
func (w *week) now() time.Time       { return noon.Add(w.truth() + w.skew) }
func (w *week) truth() time.Duration { return w.passed + w.slept }

func (w *week) in(wait time.Duration, do func() error) {
	w.queue = append(w.queue, due{w.passed + wait, do})
}

// run lets time pass. Each hour ends with a few quiet minutes, and then everything is compared.
func (w *week) run(until time.Duration) error {
	w.in(0, func() error { return cmp.Or(w.do(Start{}), w.prompt(w.sight(nil))) })
	w.in(w.pause(time.Minute), w.act)
	w.in(w.pause(time.Hour), w.fail)
	w.in(w.pause(8*time.Hour), w.jump)
	for hour := time.Duration(0); hour < until; hour += time.Hour {
		w.queue = append(w.queue, due{hour + quietFrom, w.calm}, due{hour + time.Hour - time.Second, w.compare})
	}
	for len(w.queue) > 0 {
		next := 0
		for i := range w.queue {
			if w.queue[i].at < w.queue[next].at {
				next = i
			}
		}
		d := w.queue[next]
		w.queue = slices.Delete(w.queue, next, next+1)
		if d.at >= until {
			break
		}
		w.passed = d.at
		w.budget.look(w)
		if err := cmp.Or(d.do(), w.budget.live(w)); err != nil {
			return fmt.Errorf("at %v: %w; before that: %v", w.passed, err, w.log)
		}
	}
	return nil
}

// pause returns a random time with a given average.
func (w *week) pause(mean time.Duration) time.Duration {
	return time.Duration(w.random.ExpFloat64() * float64(mean))
}

func (w *week) note(format string, args ...any) {
	w.log = append(w.log, fmt.Sprintf("%v ", w.passed)+fmt.Sprintf(format, args...))
	w.log = slices.Delete(w.log, 0, max(0, len(w.log)-12))
}

// do gives a command.
func (w *week) do(c Command) error {
	w.note("%s", describe(c))
	return w.carryOut(w.m.Do(w.now(), c))
}

// describe returns the name of a command and what it is about.
func describe(c Command) string {
	switch c := c.(type) {
	case Watch:
		return "Watch " + c.Scan.ID
	case Pin:
		return fmt.Sprintf("Pin %s, ask %v", c.Scan.ID, c.Ask)
	}
	return fmt.Sprintf("%T%+v", c, c)
}

// asks returns the name of a request.
func asks(r Request) string {
	q := r.Query
	switch r.Kind {
	case AskRuns:
		return fmt.Sprintf("runs of %+v", r.Runs)
	case AskFindings:
		return fmt.Sprintf("findings of %+v", r.Findings)
	}
	return fmt.Sprintf("%d: page %d of %v %s %s %q %s", r.Kind, q.Page, q.Statuses, q.Type, q.Trigger, q.Search,
		q.ScanID)
}

// take gives an answer to the Monitor. An answer to a cancelled request, or a second one to the same
// request, must change nothing.
func (w *week) take(a Answer, stale bool) error {
	if w.mutant.before != nil {
		w.mutant.before(w.m, &a)
	}
	o := w.m.Take(w.now(), a)
	if stale && (len(o.Ask) > 0 || len(o.Events) > 0 || o.Changed) {
		return fmt.Errorf("an answer that nobody waits for changes something: %+v", o)
	}
	return cmp.Or(w.carryOut(o), w.lookAround())
}

func (w *week) carryOut(o Outcome) error {
	if w.mutant.after != nil {
		w.mutant.after(w.m)
	}
	for _, r := range o.Ask {
		switch r.Kind {
		case Cancel:
			if w.flight == nil {
				continue
			}
			w.budget.cancelled(w.flight.request)
			w.flight = nil
		case Wake:
			w.in(r.Wait, func() error { return w.take(Answer{To: r}, false) })
		case LookAtCredentials:
			w.in(0, func() error {
				changed := w.fault == nil
				w.budget.prompted = w.budget.prompted || changed
				if changed {
					w.budget.round = len(surveyed)
				}
				return w.take(Answer{To: r, Changed: changed}, false)
			})
		default:
			if err := w.ask(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// ask sends a request, which is answered after a while. Some small requests are never answered; the
// client gives up on a page.
func (w *week) ask(r Request) error {
	if w.flight != nil {
		return fmt.Errorf("%s is asked while %s is under way", asks(r), asks(w.flight.request))
	}
	if err := w.budget.asked(w, r); err != nil {
		return err
	}
	f := &flight{r}
	w.flight = f
	wait := 20*time.Millisecond + w.pause(300*time.Millisecond)
	hangs := !w.quiet && w.random.IntN(300) == 0
	switch {
	case hangs && r.Kind != askPage:
		w.note("hangs: %s", asks(r))
		return nil
	case hangs:
		w.note("a page hangs: %s", asks(r))
		given := Answer{To: r, Err: &client.Error{Kind: client.KindTimeout}}
		w.in(clientTimeout, func() error { return w.answer(f, given) })
		return nil
	case !w.quiet && w.random.IntN(100) == 0:
		wait += w.pause(4 * time.Second)
	}
	w.in(min(wait, clientTimeout), func() error { return w.answer(f, w.reply(r)) })
	return nil
}

// clientTimeout is how long the client waits for a reply.
const clientTimeout = 20 * time.Second

// reply returns what AVDS replies.
func (w *week) reply(r Request) Answer {
	if w.fault != nil {
		return Answer{To: r, Err: w.fault}
	}
	switch r.Kind {
	case AskRuns:
		return Answer{To: r, Runs: w.world.runs(w.truth(), r.Runs)}
	case AskFindings:
		return Answer{To: r, Findings: w.world.findings(w.truth(), r.Findings)}
	}
	return Answer{To: r, Page: w.world.page(w.truth(), r.Query)}
}

// answer delivers an answer. Some come late, after their request was cancelled, and some come twice.
func (w *week) answer(f *flight, a Answer) error {
	stale := w.flight != f
	if stale && w.random.IntN(2) == 0 {
		return nil // the answer is lost
	}
	if w.random.IntN(20) == 0 {
		again := a
		w.in(w.pause(5*time.Second), func() error { return w.take(again, true) })
	}
	if stale {
		w.note("late: %s", asks(a.To))
		return w.take(a, true)
	}
	w.flight = nil
	if a.Err != nil {
		w.note("%s fails: %+v", asks(a.To), a.Err.(*client.Error).Kind)
	}
	w.budget.answered(w, a)
	before := w.m.log.total
	expected := w.seen.take(w, a)
	if err := w.take(a, false); err != nil {
		return err
	}
	return w.seen.compare(expected, w.m.log.events[len(w.m.log.events)-(w.m.log.total-before):])
}

// act does something that the user does.
func (w *week) act() error {
	pause := w.pause(5 * time.Minute)
	if w.random.IntN(3) == 0 {
		pause = w.pause(300 * time.Millisecond)
	}
	w.in(pause, w.act)
	if w.quiet {
		return nil
	}
	if err := w.do(Touched{}); err != nil {
		return err
	}
	scans := slices.Collect(w.m.InSight())
	scan := client.Scan{}
	if len(scans) > 0 {
		scan = *scans[w.random.IntN(len(scans))]
	}
	switch w.random.IntN(15) {
	case 12, 13:
		return w.prompt(Survey{!w.m.Surveying()})
	case 14:
		return w.drag()
	case 0, 1:
		return w.prompt(Refresh{})
	case 2, 3:
		return w.prompt(Turn{w.random.IntN(5) - 2})
	case 4, 5:
		return w.choose()
	case 6:
		return w.prompt(Pause{})
	case 7, 8:
		delete(w.budget.scans, scan.ID)
		return w.do(Watch{scan})
	case 9:
		delete(w.budget.scans, scan.ID)
		w.budget.pinned = scan.ID
		return w.prompt(Pin{Scan: scan, Ask: w.random.IntN(2) == 0})
	case 10:
		w.budget.pinned = ""
		return w.do(Pin{})
	}
	w.m.MarkRead()
	w.top = w.random.IntN(8)
	return w.lookAround()
}

// drag changes the size of the window some times. Then one page may be asked for.
func (w *week) drag() error {
	w.budget.prompted = true
	for range 1 + w.random.IntN(5) {
		if w.room = max(0, w.random.IntN(62)-1); w.quiet || w.random.IntN(3) == 0 {
			w.room = max(1, w.room)
		}
		if err := w.do(w.sight(w.m.tallies.sight)); err != nil {
			return err
		}
	}
	return nil
}

// sight says which rows are in sight. The cursor is on the first one.
func (w *week) sight(ids []string) Sight {
	s := Sight{IDs: ids, Room: w.room}
	if len(ids) > 0 {
		s.Selected = ids[0]
	}
	return s
}

// prompt gives a command that may send a request.
func (w *week) prompt(c Command) error {
	w.budget.prompted = true
	w.budget.anew(w, c)
	return w.do(c)
}

func (w *week) choose() error {
	f := w.filter
	switch w.random.IntN(5) {
	case 0:
		f = f.NextTab(1 + w.random.IntN(7))
	case 1:
		f = f.NextType()
	case 2:
		f = f.NextTrigger()
	case 3:
		f.Search = []string{"", "release", "支付", "1", "nothing"}[w.random.IntN(5)]
	default:
		f = Filter{}
	}
	if !reflect.DeepEqual(f, w.filter) {
		clear(w.seen.left)
	}
	w.filter = f
	return w.prompt(Choose{f})
}

// fail makes AVDS or the network fail for a while.
func (w *week) fail() error {
	w.in(w.pause(90*time.Minute), w.fail)
	left := w.passed.Truncate(time.Hour) + quietFrom - w.passed
	if w.quiet || w.fault != nil || left < 2*time.Minute {
		return nil
	}
	lasts := min(left-time.Minute, time.Second+w.pause(4*time.Minute))
	retryAfter := time.Duration(0)
	if w.random.IntN(2) == 0 {
		retryAfter = min(left-lasts, time.Second+w.pause(time.Minute))
	}
	kinds := []client.Error{
		{Kind: client.KindThrottled}, {Kind: client.KindThrottled, RetryAfter: retryAfter}, {Kind: client.KindNetwork},
		{Kind: client.KindServer}, {Kind: client.KindServer, RetryAfter: retryAfter}, {Kind: client.KindTimeout},
		{Kind: client.KindDecode}, {Kind: client.KindClock}, {Kind: client.KindCredentials},
		{Kind: client.KindCredentials, Code: "InvalidAccessKeyId.NotFound"},
	}
	w.fault = &kinds[w.random.IntN(len(kinds))]
	w.in(lasts, func() error { w.fault = nil; return nil })
	return nil
}

// jump makes the machine sleep, or sets its clock.
func (w *week) jump() error {
	w.in(w.pause(12*time.Hour), w.jump)
	if w.quiet {
		return nil
	}
	if w.random.IntN(3) == 0 {
		w.slept += time.Duration(1+w.random.IntN(6)) * time.Hour
	} else {
		w.skew = time.Duration((w.random.Float64() - 0.5) * float64(6*time.Hour))
	}
	w.note("the clock jumps")
	w.budget.jumped(w)
	return nil
}

// calm begins the quiet minutes: the user is present, and everything is refreshed.
func (w *week) calm() error {
	w.quiet, w.fault = true, nil
	if w.m.poll.paused() {
		return cmp.Or(w.prompt(Pause{}), w.countTried())
	}
	return cmp.Or(w.prompt(Refresh{}), w.countTried())
}

// compare checks what the Monitor shows against the world, after a few quiet minutes. The page is the
// one that AVDS had for the filter when the newest reply came. Every total is known and right, unless
// too many scans are followed. No lookup is waiting. The newest event of a visible scan has the
// current status of the scan.
func (w *week) compare() error {
	w.quiet = false
	page, h := w.m.Page(), w.m.Health()
	switch {
	case !w.m.Loaded() || h.Err != nil || h.Stale || h.Slow || h.Stopped:
		return fmt.Errorf("after quiet minutes: page %v, health %+v", page != nil, h)
	case w.m.Surveying():
		return cmp.Or(w.compareOverview(), w.compareEvents(), w.compareTallies(), w.bounded())
	case !reflect.DeepEqual(w.m.Filter(), w.filter) || page.Number != w.m.Wanted():
		return fmt.Errorf("page %d of %+v; wanted are page %d, %+v", page.Number, w.m.Filter(), w.m.Wanted(), w.filter)
	}
	truth := w.world.page(w.budget.goodTruth, w.filter.Query(page.Number, page.Size, ""))
	if w.room > 0 && page.Size != w.room && w.m.sizing.filled != w.room {
		return fmt.Errorf("the page has room for %d scans, the window for %d", page.Size, w.room)
	}
	same := page.Total == truth.Total && slices.EqualFunc(page.Scans, truth.Scans, sameNews)
	if !same || len(truth.Scans) == 0 && truth.Total > 0 {
		return fmt.Errorf("the page is\n%+v, the truth is\n%+v", page, truth)
	}
	for tab := range Tabs() {
		if w.m.followedPerMinute() > fewSmallPerMinute/2 {
			break // followed scans leave too few requests for the counts
		}
		truth := w.world.page(w.truth(), w.filter.countQuery(tab)).Total
		if n, known := w.m.Total(tab); !known || n != truth {
			return fmt.Errorf("tab %d has %d (known: %v), in truth %d", tab, n, known, truth)
		}
	}
	if err := cmp.Or(w.compareEvents(), w.compareTallies()); err != nil {
		return err
	}
	return w.bounded()
}

// compareOverview checks the overview: each page is the one that AVDS had when it came, and each section has the
// scans that are due, in their order.
func (w *week) compareOverview() error {
	of := map[client.Status][]client.Scan{}
	for i, p := range w.m.survey.pages {
		q := client.Query{Statuses: surveyed[i : i+1], Page: 1, PageSize: newestScans}
		truth := w.world.page(w.budget.surveyed[i], q)
		if p.Total != truth.Total || !slices.EqualFunc(p.Scans, truth.Scans, sameNews) {
			return fmt.Errorf("the overview has\n%+v, the truth is\n%+v", p, truth)
		}
		of[surveyed[i]] = truth.Scans
	}
	trouble, running, next, ended := w.m.Overview(w.now())
	bad := slices.DeleteFunc(of[client.StatusWaiting], func(s client.Scan) bool {
		o, _ := s.Outlook(w.now())
		aborted := s.Trigger == client.TriggerPeriodic && client.Status(s.JobStatistics) == client.StatusAborted
		return o != client.RunOverdue && !aborted
	})
	shown := len(trouble.Scans) + trouble.Older + len(running.Scans)
	switch due := len(of[client.StatusRunning]) + len(of[client.StatusAborted]) + len(bad); {
	case shown != due:
		return fmt.Errorf("%d in trouble and %d running, and %d were aborted before; together %d are due",
			len(trouble.Scans), len(running.Scans), trouble.Older, due)
	case len(next.Scans) > 5 || len(ended.Scans) > 10 || len(ended.Scans) < min(10, len(of[client.StatusFinished])):
		return fmt.Errorf("%d start next, %d have ended", len(next.Scans), len(ended.Scans))
	}
	return nil
}

func (w *week) compareEvents() error {
	for id := range w.seen.left {
		return fmt.Errorf("%s ran, left the page and was not looked up", id)
	}
	said := map[string]Event{}
	for _, e := range w.m.log.events {
		if e.Kind != Stalled && e.Kind != Recovered {
			said[e.ID] = e
		}
	}
	for s := range w.m.InSight() {
		truth := w.world.page(w.truth(), client.Query{ScanID: s.ID, PageSize: 1})
		if e, told := said[s.ID]; len(truth.Scans) > 0 && told && s.Trigger == client.TriggerOnce &&
			e.To != string(truth.Scans[0].Status) {
			return fmt.Errorf("%s is %s, and the log says last that it is %s", s.ID, truth.Scans[0].Status, e.To)
		}
		if len(truth.Scans) == 0 && !w.m.Unknown(s.ID) || len(truth.Scans) > 0 && s.Status != truth.Scans[0].Status {
			return fmt.Errorf("%s is shown as %s, unknown: %v, in truth %+v", s.ID, s.Status, w.m.Unknown(s.ID),
				truth.Scans)
		}
	}
	return nil
}

// bounded checks that everything that the Monitor keeps is limited.
func (w *week) bounded() error {
	m := w.m
	for name, n := range map[string][2]int{
		"what differ knows": {len(m.differ.known), maxTracked},
		"progresses":        {len(m.progress), maxProgresses},
		"events":            {len(m.log.events), maxEvents},
		"pages known":       {len(m.running), maxPagesKnown},
		"totals":            {len(m.counts.totals), len(Tabs())},
		"filters known":     {len(m.counts.known), maxKnown},
		"counts pending":    {len(m.counts.pending), len(Tabs())},
		"watched":           {len(m.follow.watched), m.follow.max},
		"look-ups":          {len(m.follow.lookups), maxLookups},
		"times":             {len(m.follow.askedAt), m.follow.max + 1},
		"missing":           {len(m.follow.missing), m.follow.max + 1},
		"timers":            {len(w.queue), 400},
		"tallies":           {len(m.tallies.known), maxTallied},
		"left":              {len(m.survey.left[atRunning]), newestScans},
		"failed tallies":    {len(m.tallies.failed), maxTallied},
	} {
		if n[0] > n[1] {
			return fmt.Errorf("%s: %d are kept, at most %d are needed", name, n[0], n[1])
		}
	}
	return nil
}

// heap returns how many bytes of memory are in use.
func heap() int64 {
	runtime.GC()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return int64(s.HeapAlloc)
}

var weekSeed = flag.Uint64("week", 0, "seed of the simulated week; 0: 1, or at night another one in each run")

const day = 24 * time.Hour

// Some days, and a week, at night with a random seed. After five of its days, memory must not grow. No other
// test runs at the same time, because memory is measured.
func TestAWeek(t *testing.T) {
	for seed := range uint64(2) {
		if err := newWeek(seed, 5*time.Second, day).run(day); err != nil {
			t.Errorf("day %d: %v", seed, err)
		}
	}
	seed := cmp.Or(*weekSeed, 1)
	if *weekSeed == 0 && os.Getenv("SCANTOP_NIGHTLY") != "" {
		seed = uint64(time.Now().UnixNano()) % 1_000_000
	}
	w := newWeek(seed, 30*time.Second, 7*day)
	var before, after int64
	w.in(5*day, func() error { before = heap(); return nil })
	w.in(7*day-1, func() error { after = heap(); return nil })
	if err := w.run(7 * day); err != nil {
		t.Errorf("go test ./tui/monitor -run TestAWeek -week %d: %v", seed, err)
	}
	if grown := after - before; grown > 1<<20 {
		t.Errorf("-week %d: %d KiB are kept after 5 days, %d KiB more after 7", seed, before>>10, grown>>10)
	}
}

// A wrong Monitor must fail within three days: one that waits after each failure as after the first
// one, one that lets a small request delay the page for ever, one that takes every answer for the
// newest, one that asks for counts in a row, one whose pages do not follow the window, and some that count
// findings too often, not at all, wrongly, or for another run.
func TestAWeekFindsFaults(t *testing.T) {
	t.Parallel()
	for name, wrong := range map[string]mutant{
		"no back-off":    {after: func(m *Monitor) { m.poll.failures = 0 }},
		"no preemption":  {before: func(m *Monitor, _ *Answer) { m.poll.due = false }},
		"no generations": {before: func(m *Monitor, a *Answer) { a.To.gen = m.newest(a.To) }},
		"no budget":      {after: func(m *Monitor) { m.allowance.tallies = nil }},
		"no settling": {before: func(m *Monitor, a *Answer) {
			if a.To.timer == timeToFit {
				a.To.gen = -1
			}
		}, after: func(m *Monitor) { m.sizing.room = m.sizing.size }},
		"no pause":       {after: func(m *Monitor) { m.counts.askedAt = time.Time{} }},
		"no counting":    {after: func(m *Monitor) { m.tallies.asks = false }},
		"no first count": {after: func(m *Monitor) { m.tallies.current.step = max(1, m.tallies.current.step) }},
		"no TaskId":      {after: func(m *Monitor) { m.tallies.current.runsOf, m.tallies.current.task = "", "" }},
		"no round": {after: func(m *Monitor) {
			if m.survey.open && m.survey.round == 0 {
				m.survey.round = 2
			}
		}},
		"no turns": {before: func(m *Monitor, _ *Answer) { m.survey.next = 0 }},
		"no list":  {after: func(m *Monitor) { m.survey.open = m.survey.open || m.survey.complete() }},
		"no new run": {after: func(m *Monitor) {
			for id, k := range m.tallies.known {
				if s := m.row(id); s != nil {
					k.Run, _ = runMark(s)
					m.tallies.known[id] = k
				}
			}
		}},
	} {
		w := newWeek(4, 10*time.Second, 3*day)
		w.mutant = wrong
		if w.run(3*day) == nil {
			t.Errorf("%s is not noticed", name)
		}
	}
}

// newest returns the generation of the newest request of the same kind.
func (m *Monitor) newest(r Request) int {
	switch {
	case r.Kind == askCount, r.Kind == askScan, r.Kind == AskRuns, r.Kind == AskFindings:
		return m.small.gen
	case r.Kind == Wake && r.timer == timeToLookAtAge:
		return m.age.gen
	}
	return m.poll.gen
}
