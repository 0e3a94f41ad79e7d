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

// Say answers the user at once, in the place of news, which stay in the log.
func (l *List) Say(format string, args ...any) { l.toast.say(format, args...) }

// Insist says what has to be seen, until a key is pressed.
func (l *List) Insist(said string) { l.toast.sticky = said }

// Withdraw takes back what Insist said, if that is still there.
func (l *List) Withdraw(said string) {
	if l.toast.sticky == said {
		l.toast.sticky = ""
	}
}

// Remark says what may have to wait until news are read.
func (l *List) Remark(said string) { l.toast.notice = said }

// EventsRead takes news off the screen: the user has gone to the log.
func (l *List) EventsRead() { l.toast.unread = nil }

// Vitals are what the terminal shows of the list around the screen: its title, and how
// far the running scans are on average, nil where nothing runs.
func (l *List) Vitals() (title string, progress *tea.ProgressBar) {
	return l.vitals.title, l.vitals.progress
}

// tell tells the user what happened to scans.
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

// vitals are what the terminal shows of the list around the screen. They are
// found when data arrive, not when a frame is drawn.
type vitals struct {
	title    string
	progress *tea.ProgressBar // nil: nothing runs
}

// measure sums up what runs: how many scans, the first to be ready, and how far
// they are on average.
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
	l.vitals = vitals{title: "scantop"}
	if total, ok := l.mon.Total(1); ok {
		running = total // what its tab says
	}
	if running == 0 {
		return
	}
	word := l.text.Status(string(client.StatusRunning))
	l.vitals.title = fmt.Sprintf(l.text.Events.Many, running, word) + theme.Separator
	if hasETA && !l.mon.Health().Stale {
		l.vitals.title += detail.EtaText(l.text, soonest) + theme.Separator
	}
	l.vitals.title += "scantop"
	if known > 0 {
		l.vitals.progress = tea.NewProgressBar(l.progressState(), int(sum)/known)
	}
}

func (l *List) progressState() tea.ProgressBarState {
	if l.mon.Health().Stale {
		return tea.ProgressBarWarning
	}
	return tea.ProgressBarDefault
}
