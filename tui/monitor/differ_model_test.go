package monitor

import (
	"time"

	"scantop/client"
	"scantop/theme"
)

// pastRows holds every row that counted so far, by ScanId. It finds events in the naive way: for each
// row, it reads all former rows again.
type pastRows map[string][]pastRow

// pastRow is one row of one reply.
type pastRow struct {
	at    time.Time
	scan  client.Scan
	stuck bool
}

// expect takes a page and returns the events that it shows.
func (h *pastRows) expect(now time.Time, scans []client.Scan, stuck map[string]bool) []Event {
	if *h == nil {
		*h = pastRows{}
	}
	var found []Event
	done := map[string]bool{}
	for _, s := range scans {
		if s.ID == "" || s.Status == "" || done[s.ID] {
			continue
		}
		done[s.ID] = true
		looks := append((*h)[s.ID], pastRow{now, s, stuck[s.ID]})
		(*h)[s.ID] = looks
		if story := retell(looks); story != nil && story.At.Equal(now) && story.look == len(looks)-1 {
			found = append(found, story.Event)
		}
	}
	return found
}

// chapter is the newest event of a scan, and the number of the row that showed it.
type chapter struct {
	Event
	look int
}

// retell reads all rows of a scan, the oldest first.
func retell(looks []pastRow) *chapter {
	var newest *chapter
	stalled, stalledAt, begun, ended := false, -1.0, time.Time{}, time.Time{}
	for i, l := range looks {
		running := l.scan.Status == client.StatusRunning
		first := i == 0 || l.at.Sub(looks[i-1].at) >= forgetAfter
		if first {
			stalled, stalledAt = running && l.stuck, percentBy(looks[:i+1])
			begun, ended, newest = time.Time{}, time.Time{}, nil
			continue
		}
		before := looks[i-1].scan.Status
		tell := func(kind Kind, to string) {
			from := string(before)
			if stalled {
				from = theme.Stalled
			}
			newest = &chapter{Event{At: l.at, ID: l.scan.ID, From: from, To: to, Kind: kind}, i}
		}
		switch {
		case before != l.scan.Status:
			run := before
			last, newest := lastRunBy(looks[:i]), lastRunBy(looks[:i+1])
			if l.scan.Status == "waiting" && !last.IsZero() && newest.After(last) {
				run = "running" // the run has ended
			}
			tell(kindByTable(run, &l.scan))
			stalled = false
			if running {
				begun = l.at
			} else {
				ended = l.at
			}
		case ranMeanwhile(looks[:i+1]) && (ended.IsZero() || l.at.Sub(ended) >= settling):
			tell(kindByTable(client.StatusRunning, &l.scan))
			ended = l.at
		case !running:
		case runsAnew(looks[:i+1]) && (begun.IsZero() || l.at.Sub(begun) >= settling):
			tell(Started, "running")
			stalled, begun = false, l.at
		case l.stuck && !stalled:
			tell(Stalled, theme.Stalled)
			stalled, stalledAt = true, percentBy(looks[:i+1])
		case stalled && !l.stuck && percentBy(looks[:i+1]) != stalledAt:
			tell(Recovered, "running")
			stalled = false
		}
	}
	return newest
}

// kindByTable returns what a change of status means.
func kindByTable(before client.Status, s *client.Scan) (Kind, string) {
	if (before == "running" || before == "paused") && s.Status == "waiting" && s.Trigger == "interval" {
		switch s.JobStatistics {
		case "finished":
			return Finished, "finished"
		case "aborted":
			return Aborted, "aborted"
		}
	}
	if before == "paused" && s.Status == "running" {
		return Other, "running"
	}
	if before == "aborted" && s.Status == "running" {
		return Resumed, "running"
	}
	kind, ok := map[client.Status]Kind{"finished": Finished, "aborted": Aborted, "invalid": Invalid,
		"disabled": Disabled, "running": Started}[s.Status]
	if !ok {
		kind = Other
	}
	return kind, string(s.Status)
}

// percentBy returns the newest progress of the run that the last row is in, or -1.
func percentBy(looks []pastRow) float64 {
	for i := len(looks) - 1; i >= 0 && looks[i].scan.Status == client.StatusRunning; i-- {
		if p := looks[i].scan.Progress; p.Known && !p.Clamped {
			return p.Value
		}
		if i > 0 && looks[i].at.Sub(looks[i-1].at) >= forgetAfter {
			break
		}
	}
	return -1
}

// lastRunBy returns the newest date of the last run in any row.
func lastRunBy(looks []pastRow) time.Time {
	for i := len(looks) - 1; i >= 0; i-- {
		if run := looks[i].scan.LastRun; !run.IsZero() {
			return run
		}
		if i > 0 && looks[i].at.Sub(looks[i-1].at) >= forgetAfter {
			break
		}
	}
	return time.Time{}
}

// runsAnew reports whether the last row is of another run than the one before.
func runsAnew(looks []pastRow) bool {
	n := len(looks) - 1
	before, after := lastRunBy(looks[:n]), lastRunBy(looks)
	return percentBy(looks) < percentBy(looks[:n])-1 || !before.IsZero() && after.After(before)
}

// ranMeanwhile reports whether a periodic scan has run between its last two rows, which both show it
// waiting.
func ranMeanwhile(looks []pastRow) bool {
	n := len(looks) - 1
	s, before, after := looks[n].scan, lastRunBy(looks[:n]), lastRunBy(looks)
	return s.Status == "waiting" && looks[n-1].scan.Status == "waiting" && s.Trigger == "interval" &&
		(s.JobStatistics == "finished" || s.JobStatistics == "aborted") && !before.IsZero() && after.After(before)
}
