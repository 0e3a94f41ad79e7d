package tui

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/detail"
	"scantop/tui/effect"
	"scantop/tui/state"
)

// askNext asks one smaller question while no page is being asked for: for a
// scan that is followed, else for a tab's count. Counts give way first.
func (l *scanList) askNext() tea.Cmd {
	if l.poll.InFlight || l.poll.Paused() || l.err != nil || l.poll.Held(l.fx.Now()) > 0 {
		return nil
	}
	if id, ok := l.follow.Next(l.fx.Now(), l.poll.Period); ok {
		return l.lookUp(id)
	}
	tab, ok := l.counts.Next()
	if !ok {
		return nil
	}
	cmd, cancel := l.fx.Count(l.counts.Gen, tab, l.filter.CountQuery(tab))
	l.cancel = cancel
	return cmd
}

func (l *scanList) lookUp(id string) tea.Cmd {
	cmd, cancel := l.fx.LookUp(l.follow.Gen, id, l.lang)
	l.cancel = cancel
	return cmd
}

func (l *scanList) handleCounted(msg effect.CountedMsg) tea.Cmd {
	current := msg.Gen == l.counts.Gen
	l.counts.Counted(msg.Gen, msg.Tab, msg.Total, msg.Err != nil)
	l.measure()
	if cmd, held := l.obey(msg.Err); held && current {
		return cmd
	}
	return l.afterSmall()
}

func (l *scanList) handleLookedUp(msg effect.LookedUpMsg) tea.Cmd {
	if msg.Gen != l.follow.Gen {
		return nil
	}
	id := l.follow.Asking
	l.follow.Answered(msg.Err != nil)
	if cmd, held := l.obey(msg.Err); held {
		return cmd
	}
	if msg.Err != nil && !l.due {
		return nil // the next page will tell more
	}
	var happened tea.Cmd
	if msg.Err == nil && !slices.ContainsFunc(msg.Scans, func(s client.Scan) bool { return s.ID == id }) {
		l.follow.NotFound(id)
		l.showDetail()
	}
	for i := range msg.Scans {
		if msg.Scans[i].ID == id { // a server may not know the parameter, and list all
			happened = l.observed(msg.Scans[i : i+1])
			l.rebuild()
			break
		}
	}
	return tea.Batch(happened, l.afterSmall())
}

// obey puts the next page off where the service wished so in its answer to a
// smaller question.
func (l *scanList) obey(err error) (cmd tea.Cmd, held bool) {
	var failure *client.Error
	if !errors.As(err, &failure) || failure.RetryAfter <= 0 {
		return nil, false
	}
	now := l.fx.Now()
	l.poll.Hold(now, failure)
	if l.poll.InFlight {
		return nil, true
	}
	l.due = false
	wait, again := l.poll.Plan(now, max(0, l.poll.NextAt.Sub(now)))
	return l.replan(wait, again), true
}

// afterSmall goes on after an answer to a small question: with the page, if
// its time has come meanwhile.
func (l *scanList) afterSmall() tea.Cmd {
	if l.due && !l.counts.Asking && l.follow.Asking == "" {
		return l.refresh()
	}
	return l.askNext()
}

// watch follows the scan under the cursor, or no longer.
func (l *scanList) watch() tea.Cmd {
	s := l.subject()
	if s.ID == "" {
		l.say("%s", l.text.List.NoID)
		return nil
	}
	t, name := l.text.List, cmp.Or(s.Name, s.ID)
	switch {
	case !l.follow.Toggle(*s):
		l.say(t.TooManyWatched, len(l.follow.Watched))
		return nil
	case l.follow.IsWatched(s.ID):
		l.say(t.Watched, name)
	default:
		l.say(t.Unwatched, name)
	}
	l.rebuild()
	return l.memory.save(state.WatchedName, watchedState(l.follow.Watched))
}

// copy puts a text on the user's clipboard.
func (l *scanList) copy(text, said string) tea.Cmd {
	sequence := ""
	if l.clipboard != nil {
		sequence = l.clipboard(text)
	}
	if sequence == "" {
		l.say("%s", l.text.List.NoClipboard)
		return nil
	}
	l.say("%s", said)
	return tea.Raw(sequence)
}

func (l *scanList) copyID() tea.Cmd {
	s := l.subject()
	if s.ID == "" {
		l.say("%s", l.text.List.NoID)
		return nil
	}
	return l.copy(s.ID, fmt.Sprintf(l.text.List.Copied, s.ID))
}

func (l *scanList) copyLink() tea.Cmd {
	s := l.subject()
	link, address := detail.WebAddress(s.ReportURL)
	switch {
	case s.ReportURL == "":
		l.say("%s", l.text.List.NoReport)
		return nil
	case address == nil:
		l.say("%s", l.text.List.NoLink)
		return nil
	}
	return l.copy(link, l.text.List.LinkCopied)
}

// watchedState is what a later run has to know of the watched scans.
func watchedState(scans []client.Scan) (w state.Watched) {
	for _, s := range scans {
		w.Scans = append(w.Scans, state.WatchedScan{ScanID: s.ID, Name: s.Name})
	}
	return w
}
