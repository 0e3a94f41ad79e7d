package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
)

// Limits of watching.
const (
	maxUnlisted = time.Minute // how long a new scan may be missing from the list before it counts as lost
	maxFailures = 10          // how many requests in a row may fail before a scan counts as lost
	maxRejected = time.Hour   // how long AVDS may reject every request before the watch fails
)

// printer shows the watched scans.
type printer interface {
	// show is called after each reply. failure is why AVDS does not reply, or "".
	show(now time.Time, scans []*watched, failure string) error
}

// watcher makes the requests of a Monitor without a page, and keeps the state of each watched scan.
type watcher struct {
	settings *settings
	monitor  *monitor.Monitor
	ask      askFunc
	wait     func(context.Context, time.Duration)
	now      func() time.Time
	print    printer
	complain func(line string) // prints that failures began or ended

	scans     []*watched
	clock     activeClock
	replied   bool          // there was a reply
	replies   int           // requests in a row that did not fail
	failure   *client.Error // the latest failure, or nil once there was a reply for every scan
	failingAt time.Duration // active time of the first of the failures in a row
}

// newWatcher returns a watcher of scans. See monitor.Config for jitter.
func newWatcher(s *settings, ids []string, jitter func() float64) *watcher {
	w := &watcher{settings: s}
	c := monitor.Config{Interval: s.options.Interval, Jitter: jitter, Lang: s.text.Lang}
	for _, id := range ids {
		if w.scan(id) == nil {
			w.scans = append(w.scans, &watched{id: id})
			c.Watched = append(c.Watched, client.Scan{ID: id})
		}
	}
	w.monitor = monitor.New(c)
	return w
}

// scan returns the scan with a ScanId, or nil.
func (w *watcher) scan(id string) *watched {
	for _, f := range w.scans {
		if f.id == id {
			return f
		}
	}
	return nil
}

// run watches the scans until each has ended.
func (w *watcher) run(ctx context.Context) error {
	w.clock.last = w.now()
	o := w.monitor.Do(w.clock.last, monitor.Start{})
	for {
		r := o.Ask[0] // a request or a wait, as long as a scan is watched
		if r.Kind == monitor.Wake {
			if w.wait(ctx, r.Wait); ctx.Err() != nil {
				return &client.Error{Kind: client.KindCancelled}
			}
			w.clock.step(w.now(), r.Wait)
			o = w.monitor.Take(w.clock.last, monitor.Answer{To: r})
			continue
		}
		page, err := w.ask(ctx, r.Query)
		w.clock.step(w.now(), 0)
		o = w.monitor.Take(w.clock.last, monitor.Answer{To: r, Page: page, Err: err})
		if err != nil {
			err = w.failed(err)
		} else {
			w.looked(r.Query.ScanID, page.Scans, o.Events)
		}
		if err != nil {
			return err
		}
		trouble := ""
		if w.failure != nil {
			trouble = w.settings.explain(w.failure)
		}
		if err := w.print.show(w.now(), w.scans, trouble); err != nil {
			return err
		}
		if !slices.ContainsFunc(w.scans, func(f *watched) bool { return !f.ended() }) {
			return w.verdict()
		}
	}
}

// looked takes the reply about a scan, and stops watching scans that are over.
func (w *watcher) looked(id string, scans []client.Scan, events []monitor.Event) {
	w.replied = true
	if w.replies++; w.failure != nil && w.replies >= len(w.monitor.Watched()) {
		w.failure = nil
		w.complain(w.settings.text.Command.Subcommands.AnswersAgain)
	}
	f := w.scan(id)
	f.failures = 0
	if !f.replied {
		f.replied, f.since = true, w.clock.active
	}
	at := slices.IndexFunc(scans, func(s client.Scan) bool { return s.ID == id })
	switch {
	case at >= 0:
		f.saw(scans[at], events)
	case f.ended():
	case f.scan.ID == "" && w.clock.active-f.since >= maxUnlisted, f.scan.ID != "" && w.monitor.Unknown(id):
		f.lost = true
	}
	w.leave()
}

// leave stops watching the scans that are over.
func (w *watcher) leave() {
	for _, f := range w.scans {
		if f.over() && w.monitor.Watches(f.id) {
			w.monitor.Do(w.now(), monitor.Watch{Scan: client.Scan{ID: f.id}})
		}
	}
}

// failed notes a failed request. It returns the failure as an error if it cannot pass. A failure counts
// for every scan, because requests about other scans probably fail too; a reply about a scan resets its
// count.
func (w *watcher) failed(err error) error {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return err
	}
	if w.failure == nil || w.replies > 0 {
		w.failingAt = w.clock.active
	}
	rejected := passesLater(failure, w.replied)
	if !rejected && !passes(failure) || rejected && w.clock.active-w.failingAt >= maxRejected {
		return err
	}
	w.replies = 0
	if w.failure == nil || w.failure.Kind != failure.Kind {
		w.complain(phrase(w.settings.explain(err)) + theme.Separator + w.settings.text.Command.Subcommands.KeepsAsking)
	}
	w.failure = failure
	if rejected {
		return nil
	}
	for _, f := range w.scans {
		f.failures++
		f.lost = f.lost || !f.ended() && f.failures >= maxFailures
	}
	w.leave()
	return nil
}

// verdict returns the error of the run when every scan has ended, or nil. If scans ended badly and
// others are lost, the error is about those that ended badly, because their status is certain.
func (w *watcher) verdict() error {
	t := w.settings.text.Command.Subcommands
	bad, lost, why := 0, 0, t.Unknown
	for _, f := range w.scans {
		switch {
		case f.lost:
			lost++
		case f.endedBadly():
			bad++
		}
	}
	if w.failure != nil {
		why = phrase(w.settings.explain(w.failure))
	}
	switch {
	case bad > 0:
		return exitError{exitBad, fmt.Sprintf(t.EndedBadly, bad, len(w.scans))}
	case lost > 0:
		return exitError{exitLost, fmt.Sprintf(t.Lost, lost, len(w.scans), why)}
	}
	return nil
}
