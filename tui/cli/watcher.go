package cli

import (
	"context"
	"errors"
	"time"

	"scantop/client"
)

// How often in a row a scan may be missing, or nobody may answer, until it
// counts as lost.
const (
	maxMissing  = 3
	maxFailures = 10
)

// ending is how it ended with a scan.
type ending int

const (
	endNone ending = iota // it is followed
	endGood
	endBad
	endLost
)

// followed is a scan that is watched, and the last that is known of it.
type followed struct {
	id       string
	scan     client.Scan   // ID is empty until it was seen
	status   client.Status // what it has come to
	missing  int           // how often in a row it was not there
	failures int           // how often in a row nobody answered
	end      ending
}

// shower shows what is known.
type shower interface {
	// show is called after each round; trouble is why nobody answers, or "".
	show(now time.Time, scans []*followed, trouble string) error
}

// watcher asks for scans one after the other, round after round.
type watcher struct {
	settings *settings
	ask      func(context.Context, client.Query) (*client.Page, error)
	wait     func(context.Context, time.Duration)
	now      func() time.Time
	screen   shower
	complain func(line string) // once when failures begin

	scans    []*followed
	next     int           // index of the scan with which a round begins
	failures int           // rounds in a row that failed
	failure  *client.Error // of the last round, nil if it went well
}

// run follows the scans until each has come to an end.
func (w *watcher) run(ctx context.Context) error {
	for {
		if err := w.round(ctx); err != nil {
			return err
		}
		trouble := ""
		if w.failure != nil {
			trouble = w.settings.explain(w.failure)
		}
		if err := w.screen.show(w.now(), w.scans, trouble); err != nil {
			return err
		}
		if !w.following() {
			return w.verdict()
		}
		w.wait(ctx, w.pause())
	}
}

// pause is the time between two rounds: longer when the last ones failed.
func (w *watcher) pause() time.Duration {
	if w.failure == nil {
		return w.settings.options.Interval
	}
	return patience(w.settings.options.Interval, w.failures, w.failure)
}

func (w *watcher) following() bool {
	for _, f := range w.scans {
		if f.end == endNone {
			return true
		}
	}
	return false
}

// round asks for each scan that is followed. When nobody answers, the others
// are not asked for, but count as not answered too; the next round begins
// behind the one that failed, as the fault may be with that one alone. A failure
// that cannot pass is the error.
func (w *watcher) round(ctx context.Context) error {
	var failed error
	for n, first := 0, w.next; n < len(w.scans); n++ {
		f := w.scans[(first+n)%len(w.scans)]
		if f.end != endNone {
			continue
		}
		var page *client.Page
		if failed == nil {
			if page, failed = w.ask(ctx, client.Query{ScanID: f.id, PageSize: 1, Lang: w.settings.text.Lang}); failed != nil {
				w.next = (first + n + 1) % len(w.scans)
			}
		}
		if failed != nil {
			f.unanswered()
		} else {
			f.answered(page)
		}
	}
	return w.failed(failed)
}

// failed notes how a round went.
func (w *watcher) failed(err error) error {
	if err == nil {
		w.failure, w.failures = nil, 0
		return nil
	}
	if final(err) {
		return err
	}
	before := w.failure
	errors.As(err, &w.failure)
	w.failures++
	if before == nil {
		w.complain(w.settings.explain(err))
	}
	return nil
}

// unanswered counts a failure.
func (f *followed) unanswered() {
	f.failures++
	if f.failures >= maxFailures {
		f.end = endLost
	}
}

// answered takes what there is to know of a scan now.
func (f *followed) answered(page *client.Page) {
	f.failures = 0
	for i := range page.Scans {
		if page.Scans[i].ID == f.id {
			f.saw(page.Scans[i])
			return
		}
	}
	f.missing++
	if f.missing >= maxMissing {
		f.end = endLost
	}
}
