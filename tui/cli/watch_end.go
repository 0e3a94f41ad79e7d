package cli

import (
	"scantop/client"
	"scantop/tui"
)

// saw takes a new look at a scan.
func (f *followed) saw(now client.Scan) {
	before := f.scan
	known := before.ID != ""
	f.missing, f.scan, f.status = 0, now, now.Status
	if known {
		f.status = tui.Outcome(runBefore(before, now), &now)
	}
	switch f.status {
	case client.StatusFinished:
		f.end = endGood
	case client.StatusAborted, client.StatusInvalid, client.StatusDisabled:
		f.end = endBad
	}
}

// runBefore is the status that a scan had before: running also where a whole run
// of a periodic scan went by between two looks.
func runBefore(before, now client.Scan) client.Status {
	if !before.LastRun.IsZero() && now.LastRun.After(before.LastRun) {
		return client.StatusRunning
	}
	return before.Status
}
