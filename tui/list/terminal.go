package list

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/monitor"
)

// terminalStatus is what the terminal shows of the list outside of the screen. It is made
// when data arrive, not for each frame.
type terminalStatus struct {
	title    string
	progress *tea.ProgressBar // nil: no scan runs
}

// TerminalStatus is the title of the window, and the average progress of the running
// scans, nil where none runs.
func (l *List) TerminalStatus() (title string, progress *tea.ProgressBar) {
	return l.terminal.title, l.terminal.progress
}

// tell shows events to the user.
func (l *List) tell(events []monitor.Event) tea.Cmd {
	if len(events) == 0 {
		return nil
	}
	l.toast.happened(l.now(), events)
	if !l.bell {
		return nil
	}
	return tea.Raw("\a")
}

// measure counts the running scans, and finds the first to finish and their average
// progress.
func (l *List) measure() {
	running, sum, known := 0, 0.0, 0
	var soonest time.Duration
	hasETA := false
	for _, s := range l.mon.InSight() {
		if s.Status != client.StatusRunning {
			continue
		}
		running++
		if s.Progress.Known {
			sum, known = sum+s.Progress.Value, known+1
		}
		if left, ok := l.mon.ETA(l.now(), s); ok && (!hasETA || left < soonest) {
			soonest, hasETA = left, true
		}
	}
	l.terminal = terminalStatus{title: "scantop"}
	if total, ok := l.mon.Total(1); ok {
		running = total // as the tab says
	}
	if running == 0 {
		return
	}
	title := fmt.Sprintf(l.text.Events.Many, running, l.text.Status(string(client.StatusRunning))) + theme.Separator
	state := tea.ProgressBarWarning
	if !l.mon.Health().Stale {
		state = tea.ProgressBarDefault
		if hasETA {
			title += detail.EtaText(l.text, soonest) + theme.Separator
		}
	}
	l.terminal.title = title + "scantop"
	if known > 0 {
		l.terminal.progress = tea.NewProgressBar(state, int(sum)/known)
	}
}
