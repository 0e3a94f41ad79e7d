package tui

import (
	"fmt"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

// note says when about a scan: the time left, the time to its run, the time that
// it took or ran. Of old data no estimate is made.
func note(th *theme.Theme, t *text.Catalogue, s *client.Scan, now time.Time, p progressInfo) cell {
	w := t.Notes
	switch s.Status {
	case client.StatusRunning:
		switch {
		case p.stale:
		case p.stalled:
			return cell{t.Status(theme.Stalled), th.Caution}
		case p.hasETA:
			return cell{etaText(t, p.eta), th.Text}
		}
	case client.StatusWaiting:
		return waitNote(th, w, s, now)
	case client.StatusFinished, client.StatusAborted:
		if d, ok := took(s, now); ok {
			return cell{tookText(t, s.Status == client.StatusAborted, d), th.Muted}
		}
	}
	return cell{}
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

func waitNote(th *theme.Theme, w text.Notes, s *client.Scan, now time.Time) cell {
	switch outlook, wait := nextRun(s, now); outlook {
	case runUpcoming:
		return cell{fmt.Sprintf(w.In, text.Brief(wait)), th.Muted}
	case runDue:
		return cell{w.Due, th.Muted}
	case runMissed:
		return cell{w.Missed, th.Caution}
	default:
		return cell{}
	}
}
