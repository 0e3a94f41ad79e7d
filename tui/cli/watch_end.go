package cli

import (
	"time"

	"scantop/client"
	"scantop/tui/monitor"
)

// followed is a scan that is watched, and the last that is known of it.
type followed struct {
	id       string
	scan     client.Scan   // ID is empty until it was seen
	status   client.Status // what it has come to
	lost     bool          // nobody knows what became of it
	answered bool          // AVDS replied about it at least once
	since    time.Duration // active time of the first reply; see activeClock
	failures int           // in a row that were not answered
}

// ended reports that a scan has come to an end, or is lost.
func (f *followed) ended() bool { return f.lost || f.status == client.StatusFinished || f.endedBadly() }

func (f *followed) endedBadly() bool {
	return f.status == client.StatusAborted || f.status == client.StatusInvalid || f.status == client.StatusDisabled
}

// over reports that a scan need not be looked at: it has ended, and was not aborted, after
// which it may run again.
func (f *followed) over() bool { return f.ended() && f.scan.Status != client.StatusAborted }

// saw takes a new look at a scan. A row without a status says nothing. A periodic scan
// waits again after its run, and only the events tell how that ended.
func (f *followed) saw(now client.Scan, events []monitor.Event) {
	if f.scan.ID != "" && now.Status == "" {
		return
	}
	f.scan, f.status, f.lost = now, now.Status, false
	for _, e := range events {
		if e.Kind == monitor.Finished || e.Kind == monitor.Aborted {
			f.status = client.Status(e.To)
		}
	}
}
