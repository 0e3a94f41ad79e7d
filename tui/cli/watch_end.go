package cli

import (
	"time"

	"scantop/client"
	"scantop/tui/monitor"
)

// watched is a watched scan and its last known state.
type watched struct {
	id       string
	scan     client.Scan   // the last reply; its ID is empty before AVDS lists the scan
	status   client.Status // of a periodic scan, the status at the end of its latest run
	lost     bool          // AVDS does not list the scan, or does not reply
	replied  bool          // there was a reply about the scan
	since    time.Duration // active time of the first reply; see activeClock
	failures int           // requests in a row without a reply
}

// ended reports whether the scan has ended or is lost.
func (f *watched) ended() bool { return f.lost || f.status == client.StatusFinished || f.endedBadly() }

func (f *watched) endedBadly() bool {
	return f.status == client.StatusAborted || f.status == client.StatusInvalid || f.status == client.StatusDisabled
}

// over reports whether watching can stop: the scan has ended and cannot run again, which an aborted scan
// can.
func (f *watched) over() bool { return f.ended() && f.scan.Status != client.StatusAborted }

// saw takes the latest reply about the scan. It ignores a row without a status. A periodic scan is waiting
// again after its run, so only the events tell how the run ended.
func (f *watched) saw(now client.Scan, events []monitor.Event) {
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
