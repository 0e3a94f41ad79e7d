package cli

import (
	"time"

	"scantop/client"
	"scantop/tui/monitor"
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
	asked    bool
	since    time.Duration // what the watcher had waited at the first look
	missing  int           // looks in a row that did not find it
	failures int           // in a row that were not answered
	end      ending
}

// watched reports whether a scan is looked at: while it is followed, and after it
// was aborted, as it may run again.
func (f *followed) watched() bool {
	return f.end == endNone || f.end == endBad && f.scan.Status == client.StatusAborted
}

// unanswered counts a failure.
func (f *followed) unanswered() {
	f.failures++
	if f.end == endNone && f.failures >= maxFailures {
		f.end = endLost
	}
}

// answered takes what there is to know of a scan now. One that was never seen
// may have just been created.
func (f *followed) answered(page *client.Page, waited time.Duration) {
	if !f.asked {
		f.asked, f.since = true, waited
	}
	f.failures = 0
	for i := range page.Scans {
		if page.Scans[i].ID == f.id {
			f.saw(page.Scans[i])
			return
		}
	}
	f.missing++
	gone := f.missing >= maxMissing
	if f.scan.ID == "" {
		gone = waited-f.since >= appearing
	}
	if f.end == endNone && gone {
		f.end = endLost
	}
}

// saw takes a new look at a scan. A row without a status says nothing, and a date
// that a row leaves out is the one that was known.
func (f *followed) saw(now client.Scan) {
	before := f.scan
	known := before.ID != ""
	f.missing = 0
	if known && now.Status == "" {
		return
	}
	if now.LastRun.IsZero() {
		now.LastRun = before.LastRun
	}
	if now.NextRun.IsZero() {
		now.NextRun = before.NextRun
	}
	f.scan, f.status, f.end = now, now.Status, endNone
	if known {
		f.status = monitor.EffectiveStatus(runBefore(before, now), &now)
	}
	switch f.status {
	case client.StatusFinished:
		f.end = endGood
	case client.StatusAborted, client.StatusInvalid, client.StatusDisabled:
		f.end = endBad
	}
}

// runBefore is the status of a run that was under way before, running where one
// went by as a whole between two looks, and "" where nothing has ended.
func runBefore(before, now client.Scan) client.Status {
	wentBy := now.LastRun.After(before.LastRun) && !before.LastRun.IsZero()
	if before.LastRun.IsZero() && !before.NextRun.IsZero() { // it had not run yet
		wentBy = !now.LastRun.Before(before.NextRun)
	}
	switch {
	case wentBy:
		return client.StatusRunning
	case before.Status == client.StatusWaiting:
		return ""
	default:
		return before.Status
	}
}
