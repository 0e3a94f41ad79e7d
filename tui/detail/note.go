package detail

import (
	"fmt"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// Note says when about a scan: the time left, the time to its run, the time that
// it took or ran. Of old data no estimate is made.
func Note(th *theme.Theme, t *text.Catalogue, s *client.Scan, now time.Time, p Info) widget.Cell {
	w := t.Notes
	switch s.Status {
	case client.StatusRunning:
		switch {
		case p.Stale:
		case p.Stalled:
			return widget.Cell{Text: t.Status(theme.Stalled), Style: th.Caution}
		case p.HasETA:
			return widget.Cell{Text: EtaText(t, p.ETA), Style: th.Text}
		}
	case client.StatusWaiting:
		return waitNote(th, w, s, now)
	case client.StatusFinished, client.StatusAborted:
		if d, ok := s.Took(now); ok {
			return widget.Cell{Text: TookText(t, s.Status == client.StatusAborted, d), Style: th.Muted}
		}
	}
	return widget.Cell{}
}

// EtaText is an estimate of the time that a scan still takes.
func EtaText(t *text.Catalogue, eta time.Duration) string {
	return fmt.Sprintf(t.Notes.Left, text.Roughly(eta))
}

// TookText is how long a run took, or how long it ran until it was aborted.
func TookText(t *text.Catalogue, aborted bool, d time.Duration) string {
	if aborted {
		return fmt.Sprintf(t.Notes.Ran, text.Brief(d))
	}
	return fmt.Sprintf(t.Notes.Took, text.Brief(d))
}

func waitNote(th *theme.Theme, w text.Notes, s *client.Scan, now time.Time) widget.Cell {
	switch outlook, wait := s.Outlook(now); outlook {
	case client.RunUpcoming:
		return widget.Cell{Text: fmt.Sprintf(w.In, text.Brief(wait)), Style: th.Muted}
	case client.RunDue:
		return widget.Cell{Text: w.Due, Style: th.Muted}
	case client.RunMissed:
		return widget.Cell{Text: w.Missed, Style: th.Caution}
	default:
		return widget.Cell{}
	}
}

// HasProgress tells whether a progress says something: not before a scan ran.
func HasProgress(s *client.Scan) bool {
	return s.Status != client.StatusWaiting || s.Progress.Value > 0
}
