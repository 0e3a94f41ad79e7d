package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/detail"
)

// leastNews is how long news stay on the screen although keys are pressed: the
// key may have been on its way when they came. Only the answer to a key takes
// their place at once, as nobody would know what it did; the log has the news.
const leastNews = 2 * time.Second

// observed takes the newest state of scans, from wherever it came, and tells
// what happened to them.
func (l *scanList) observed(scans []client.Scan) tea.Cmd {
	now := l.fx.Now()
	l.paces.Observe(now, scans)
	l.follow.Seen(now, scans)
	for i := range scans {
		if sameScan(&scans[i], &l.shown) {
			l.shown, l.stub = scans[i], false
			break
		}
	}
	happened := l.tracker.Observe(now, scans, l.stalledAmong(scans))
	if len(happened) == 0 {
		return nil
	}
	l.log.Add(happened)
	if l.news == nil {
		l.news = &digest{}
	}
	l.news.add(happened)
	l.newsAt = now
	if !l.bell {
		return nil
	}
	return tea.Raw("\a")
}

// readNews takes news off the screen that have been there for a while. They
// stay in the log.
func (l *scanList) readNews() {
	if l.fx.Now().Sub(l.newsAt) >= leastNews {
		l.news = nil
	}
}

// vitals are what the terminal shows of the list around the screen. They are
// found when data arrive, not when a frame is drawn.
type vitals struct {
	title    string
	progress *tea.ProgressBar // nil: nothing runs
}

// measure sums up what runs: how many scans, the first to be ready, and how far
// they are on average.
func (l *scanList) measure() {
	running, sum, known := 0, 0.0, 0
	var soonest time.Duration
	hasETA := false
	for _, s := range l.inSight() {
		if s.Status != client.StatusRunning {
			continue
		}
		running++
		if s.Progress.Known {
			sum, known = sum+s.Progress.Value, known+1
		}
		if left, ok := l.paces.ETA(s, l.fx.Now()); ok && (!hasETA || left < soonest) {
			soonest, hasETA = left, true
		}
	}
	l.vitals = vitals{title: "scantop"}
	if total, ok := l.counts.Totals[1]; ok {
		running = total // what its tab says
	}
	if running == 0 {
		return
	}
	word := l.text.Status(string(client.StatusRunning))
	l.vitals.title = fmt.Sprintf(l.text.Events.Many, running, word) + theme.Separator
	if hasETA && !l.stale {
		l.vitals.title += detail.EtaText(l.text, soonest) + theme.Separator
	}
	l.vitals.title += "scantop"
	if known > 0 {
		l.vitals.progress = tea.NewProgressBar(l.progressState(), int(sum)/known)
	}
}

func (l *scanList) progressState() tea.ProgressBarState {
	if l.stale {
		return tea.ProgressBarWarning
	}
	return tea.ProgressBarDefault
}

// inSight are the scans of the page and those watched off it.
func (l *scanList) inSight() []*client.Scan {
	var scans []*client.Scan
	here := map[string]bool{}
	if l.page != nil {
		for i := range l.page.Scans {
			scans = append(scans, &l.page.Scans[i])
			here[l.page.Scans[i].ID] = true
		}
	}
	for i := range l.follow.Watched {
		if s := &l.follow.Watched[i]; !here[s.ID] {
			scans = append(scans, s)
		}
	}
	return scans
}

// stalledAmong reports which of some scans have not moved for long, by ScanId.
func (l *scanList) stalledAmong(scans []client.Scan) func(id string) bool {
	stalled := map[string]bool{}
	for i := range scans {
		if s := &scans[i]; l.paces.Stalled(s) {
			stalled[s.ID] = true
		}
	}
	return func(id string) bool { return stalled[id] }
}
