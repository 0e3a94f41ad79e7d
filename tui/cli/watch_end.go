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
	since    time.Time     // of the first answer
	failures int           // in a row that were not answered
	end      ending
}

// over reports that a scan need not be looked at: it is followed no longer, and was not
// aborted, after which it may run again.
func (f *followed) over() bool {
	return f.end != endNone && (f.end != endBad || f.scan.Status != client.StatusAborted)
}

// saw takes a new look at a scan. A row without a status says nothing. A periodic scan
// waits again after its run, and only the events tell how that ended.
func (f *followed) saw(now client.Scan, events []monitor.Event) {
	if f.scan.ID != "" && now.Status == "" {
		return
	}
	f.scan, f.status, f.end = now, now.Status, endNone
	for _, e := range events {
		if e.Kind == monitor.Finished || e.Kind == monitor.Aborted {
			f.status = client.Status(e.To)
		}
	}
	switch f.status {
	case client.StatusFinished:
		f.end = endGood
	case client.StatusAborted, client.StatusInvalid, client.StatusDisabled:
		f.end = endBad
	}
}
