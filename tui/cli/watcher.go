package cli

import (
	"context"
	"errors"
	"slices"
	"time"

	"scantop/client"
	"scantop/theme"
)

// Bounds of watching.
const (
	betweenLooks = time.Second // at least, however many scans there are
	maxMissing   = 3           // looks in a row that do not find a scan which was there
	appearing    = time.Minute // for which a scan may be missing that was never there
	maxFailures  = 10          // in a row
	maxRefused   = time.Hour   // in a row
)

// shower shows what is known.
type shower interface {
	// show is called after each look; trouble is why AVDS does not answer, or "".
	show(now time.Time, scans []*followed, trouble string) error
}

// watcher looks at scans one after the other, round after round.
type watcher struct {
	settings *settings
	ask      askFunc
	wait     func(context.Context, time.Duration)
	now      func() time.Time
	screen   shower
	complain func(line string) // when failures begin, and when they are over

	scans    []*followed
	next     int           // index of the scan with which this round goes on
	looks    int           // of this round
	waited   time.Duration // between all looks
	answered bool          // once at least
	failures int           // looks in a row that failed
	since    time.Duration // what was waited when the first of them failed
	answers  int           // looks in a row that did not
	failure  *client.Error // the newest one, nil when every scan was looked at since
}

// run follows the scans until each has come to an end.
func (w *watcher) run(ctx context.Context) error {
	for {
		if err := w.look(ctx, w.turn()); err != nil {
			return err
		}
		trouble := ""
		if w.failure != nil {
			trouble = w.settings.explain(w.failure)
		}
		if err := w.screen.show(w.now(), w.scans, trouble); err != nil {
			return err
		}
		if !slices.ContainsFunc(w.scans, func(f *followed) bool { return f.end == endNone }) {
			return w.verdict()
		}
		pause := w.pause()
		w.wait(ctx, pause)
		w.waited += pause
	}
}

// turn is the scan to look at.
func (w *watcher) turn() *followed {
	i := slices.IndexFunc(w.scans[w.next:], (*followed).watched)
	if i < 0 {
		w.next, w.looks = 0, 0
		i = slices.IndexFunc(w.scans, (*followed).watched)
	}
	w.next += i + 1
	w.looks++
	return w.scans[w.next-1]
}

// pause is the time until the next look: longer when the last ones failed, and
// between two rounds so long that each scan is looked at once in the interval.
func (w *watcher) pause() time.Duration {
	interval := w.settings.options.Interval
	switch {
	case w.failures > 0:
		return patience(interval, w.failures, w.failure)
	case slices.ContainsFunc(w.scans[w.next:], (*followed).watched):
		return betweenLooks
	default:
		return max(betweenLooks, interval-time.Duration(w.looks-1)*betweenLooks)
	}
}

// look asks for a scan. A failure that cannot pass is the error.
func (w *watcher) look(ctx context.Context, f *followed) error {
	page, err := w.ask(ctx, client.Query{ScanID: f.id, PageSize: 1, Lang: w.settings.text.Lang})
	if err != nil {
		return w.failed(err)
	}
	w.answered, w.failures = true, 0
	w.answers++
	if w.failure != nil && w.answers >= w.count() {
		w.failure = nil
		w.complain(w.settings.text.Command.More.AnswersAgain)
	}
	f.answered(page, w.waited)
	return nil
}

// count is how many scans are looked at.
func (w *watcher) count() (n int) {
	for _, f := range w.scans {
		if f.watched() {
			n++
		}
	}
	return n
}

// failed notes a look that failed. It counts for every scan, as the next one may
// fail in the same way; those that do not are answered in their turn.
func (w *watcher) failed(err error) error {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return err
	}
	if w.failures == 0 {
		w.since = w.waited
	}
	refused := passesLater(failure, w.answered)
	if !refused && !passes(failure) || refused && w.waited-w.since >= maxRefused {
		return err
	}
	w.failures++
	w.answers = 0
	if w.failure == nil || w.failure.Kind != failure.Kind {
		w.complain(w.settings.explain(err) + theme.Separator + w.settings.text.Command.More.KeepsAsking)
	}
	w.failure = failure
	for _, f := range w.scans {
		if !refused {
			f.unanswered()
		}
	}
	return nil
}
