package tui

import (
	"fmt"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// note says when about a scan: the time left, the time to its run, the time that
// it took or ran. Of old data no estimate is made.
func note(th *theme.Theme, t *text.Catalogue, s *client.Scan, now time.Time, p progressInfo) widget.Cell {
	w := t.Notes
	switch s.Status {
	case client.StatusRunning:
		switch {
		case p.stale:
		case p.stalled:
			return widget.Cell{Text: t.Status(theme.Stalled), Style: th.Caution}
		case p.hasETA:
			return widget.Cell{Text: etaText(t, p.eta), Style: th.Text}
		}
	case client.StatusWaiting:
		return waitNote(th, w, s, now)
	case client.StatusFinished, client.StatusAborted:
		if d, ok := s.Took(now); ok {
			return widget.Cell{Text: tookText(t, s.Status == client.StatusAborted, d), Style: th.Muted}
		}
	}
	return widget.Cell{}
}

// etaText is an estimate of the time that a scan still takes.
func etaText(t *text.Catalogue, eta time.Duration) string {
	return fmt.Sprintf(t.Notes.Left, text.Roughly(eta))
}

// tookText is how long a run took, or how long it ran until it was aborted.
func tookText(t *text.Catalogue, aborted bool, d time.Duration) string {
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
