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

// runBefore is running where a run was under way before, or went by as a whole
// between two looks; else nothing has ended.
func runBefore(before, now client.Scan) client.Status {
	wentBy := !before.LastRun.IsZero() && now.LastRun.After(before.LastRun)
	if wentBy || before.Status == client.StatusRunning {
		return client.StatusRunning
	}
	return ""
}
