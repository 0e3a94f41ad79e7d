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

// Bounds of watching.
const (
	appearing   = time.Minute // how long a new scan may take to appear before it counts as lost
	maxFailures = 10          // how many requests in a row may fail before a scan counts as lost
	maxRefused  = time.Hour   // how long AVDS may reject every request before the watch fails
)

// printer shows what is known.
type printer interface {
	// show is called after each look; trouble is why AVDS does not answer, or "".
	show(now time.Time, scans []*followed, trouble string) error
}

// watcher carries out what a Monitor without a page wants, and finds out what becomes of
// each scan.
type watcher struct {
	settings *settings
	monitor  *monitor.Monitor
	ask      askFunc
	wait     func(context.Context, time.Duration)
	now      func() time.Time
	print    printer
	complain func(line string) // when failures begin, and when they are over

	scans     []*followed
	clock     activeClock
	answered  bool          // once at least
	answers   int           // looks in a row that did not fail
	failure   *client.Error // the newest one, nil when every scan was looked at since
	failingAt time.Duration // active time when the first of the failures in a row came
}

// newWatcher returns a watcher with its scans. See monitor.Config for jitter.
func newWatcher(s *settings, ids []string, jitter func() float64) *watcher {
	w := &watcher{settings: s}
	c := monitor.Config{Interval: s.options.Interval, Jitter: jitter, Lang: s.text.Lang}
	for _, id := range ids {
		if w.scan(id) == nil {
			w.scans = append(w.scans, &followed{id: id})
			c.Watched = append(c.Watched, client.Scan{ID: id})
		}
	}
	w.monitor = monitor.New(c)
	return w
}

// scan is the scan with a ScanId, or nil.
func (w *watcher) scan(id string) *followed {
	for _, f := range w.scans {
		if f.id == id {
			return f
		}
	}
	return nil
}

// run follows the scans until each has come to an end.
func (w *watcher) run(ctx context.Context) error {
	w.clock.last = w.now()
	o := w.monitor.Do(w.clock.last, monitor.Start{})
	for {
		r := o.Ask[0] // one look, or one wait, as long as a scan is followed
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
		if !slices.ContainsFunc(w.scans, func(f *followed) bool { return !f.ended() }) {
			return w.verdict()
		}
	}
}

// looked takes what there is to know of a scan now, and looks no more at one that is over.
func (w *watcher) looked(id string, scans []client.Scan, events []monitor.Event) {
	w.answered = true
	if w.answers++; w.failure != nil && w.answers >= len(w.monitor.Watched()) {
		w.failure = nil
		w.complain(w.settings.text.Command.Subcommands.AnswersAgain)
	}
	f := w.scan(id)
	f.failures = 0
	if !f.answered {
		f.answered, f.since = true, w.clock.active
	}
	at := slices.IndexFunc(scans, func(s client.Scan) bool { return s.ID == id })
	switch {
	case at >= 0:
		f.saw(scans[at], events)
	case f.ended():
	case f.scan.ID == "" && w.clock.active-f.since >= appearing, f.scan.ID != "" && w.monitor.Unknown(id):
		f.lost = true
	}
	w.leave()
}

// leave looks no more at what is over.
func (w *watcher) leave() {
	for _, f := range w.scans {
		if f.over() && w.monitor.Watches(f.id) {
			w.monitor.Do(w.now(), monitor.Watch{Scan: client.Scan{ID: f.id}})
		}
	}
}

// failed notes a look that failed; a failure that cannot pass is the error. It counts
// for every scan, as the next one may fail in the same way; those that do not are
// answered in their turn.
func (w *watcher) failed(err error) error {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return err
	}
	if w.failure == nil || w.answers > 0 {
		w.failingAt = w.clock.active
	}
	refused := passesLater(failure, w.answered)
	if !refused && !passes(failure) || refused && w.clock.active-w.failingAt >= maxRefused {
		return err
	}
	w.answers = 0
	if w.failure == nil || w.failure.Kind != failure.Kind {
		w.complain(phrase(w.settings.explain(err)) + theme.Separator + w.settings.text.Command.Subcommands.KeepsAsking)
	}
	w.failure = failure
	if refused {
		return nil
	}
	for _, f := range w.scans {
		f.failures++
		f.lost = f.lost || !f.ended() && f.failures >= maxFailures
	}
	w.leave()
	return nil
}

// verdict is what the run ends with, once no scan is followed any more. That a
// scan went wrong is the surer news than that another one was lost.
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
