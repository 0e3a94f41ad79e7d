package detail

import (
	"fmt"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// Note returns the time left of a running scan, when a waiting scan runs next, or how long a finished or
// aborted one ran. Stale data have no estimate.
func Note(th *theme.Theme, t *text.Catalogue, s *client.Scan, now time.Time, info Info) widget.Cell {
	switch s.Status {
	case client.StatusRunning:
		switch {
		case info.Stale:
		case info.Stalled:
			return widget.Cell{Text: t.Status(theme.Stalled), Style: &th.Caution}
		case info.HasETA:
			return widget.Cell{Text: fmt.Sprintf(t.Notes.Left, text.Roughly(info.ETA)), Style: &th.Text}
		}
	case client.StatusWaiting:
		switch outlook, wait := s.Outlook(now); outlook {
		case client.RunUpcoming:
			return widget.Cell{Text: fmt.Sprintf(t.Notes.In, text.Brief(wait)), Style: &th.Muted}
		case client.RunDue:
			return widget.Cell{Text: t.Notes.DueNow, Style: &th.Muted}
		case client.RunOverdue:
			return widget.Cell{Text: t.Notes.Overdue, Style: &th.Caution}
		}
	case client.StatusFinished, client.StatusAborted:
		if took, ok := s.Took(now); ok {
			ran := t.Notes.Ran(s.Status == client.StatusAborted, text.Brief(took))
			return widget.Cell{Text: ran, Style: &th.Muted}
		}
	}
	return widget.Cell{Style: &th.Text}
}

// HasProgress reports whether the progress of a scan is known and means anything. It does not before the
// first run, nor for an invalid or a disabled scan that never ran.
func HasProgress(s *client.Scan) bool {
	switch s.Status {
	case client.StatusRunning, client.StatusFinished, client.StatusAborted:
		return s.Progress.Known
	default:
		return s.Progress.Known && s.Progress.Value > 0
	}
}

// Intrudes reports whether a scan may disrupt its targets, now or when its next run starts.
func Intrudes(s *client.Scan) bool {
	return s.Flow.Full() && (s.Status == client.StatusRunning || s.Status == client.StatusWaiting)
}

// BarStyle returns the style of a progress bar. Only bars of running scans have a colour.
func BarStyle(th *theme.Theme, s *client.Scan, stalled bool) *lipgloss.Style {
	switch {
	case s.Status != client.StatusRunning:
		return &th.Muted
	case stalled:
		return &th.Caution
	default:
		return &th.Accent
	}
}
