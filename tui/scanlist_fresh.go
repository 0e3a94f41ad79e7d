package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

// freshness tells whether the data are live, and since when not. Clock times
// stand still while nothing happens, so that nothing is written to the line.
func (l *scanList) freshness() []segment {
	t, g := l.text.Header, l.th.Glyphs
	switch {
	case l.poll.paused():
		parts := []segment{{g.Paused + " " + fmt.Sprintf(t.PausedSince, clock(l.poll.pausedAt)), l.th.Caution, 0}}
		if l.err != nil {
			return append(parts, l.failing()...)
		}
		return append(parts, l.age()...)
	case l.err != nil:
		return l.failing()
	case l.poll.obeying():
		return append([]segment{{g.Pending + " " + fmt.Sprintf(t.AsAsked, clock(l.poll.heldTill)), l.th.Caution, 0}}, l.age()...)
	case l.page == nil && !l.slow:
		return []segment{{g.Pending + " " + t.Connecting, l.th.Muted, 0}}
	case l.slow:
		return []segment{{g.Pending + " " + fmt.Sprintf(t.LoadingPage, l.wanted), l.th.Muted, 0}}
	case l.stale:
		return append([]segment{{g.Pending + " " + t.Waiting, l.th.Caution, 0}}, l.age()...)
	default:
		return []segment{
			{g.Live + " " + t.Live, l.th.Good, 0},
			{fmt.Sprintf(t.Every, exactly(l.poll.pace())), l.th.Muted, 2},
			{fmt.Sprintf(t.Changed, clock(l.changed)), l.th.Muted, 9},
		}
	}
}

// failing says what fails, since when, and when it is tried again.
func (l *scanList) failing() []segment {
	t, failedAt := l.text.Header, clock(l.poll.failedAt)
	state := t.FailingSince
	if l.poll.halted {
		state = t.StoppedSince
	}
	parts := []segment{
		{l.th.Glyphs.Failed + " " + fmt.Sprintf(state, failureWord(l.text, l.err), failedAt), l.th.Error, 0},
	}
	if !l.poll.nextAt.IsZero() {
		parts = append(parts, segment{fmt.Sprintf(t.RetryAt, clock(l.poll.nextAt)), l.th.Muted, 3})
	}
	return append(parts, l.age()...)
}

// age says how old the data are, once they are old.
func (l *scanList) age() []segment {
	if !l.stale || l.page == nil {
		return nil
	}
	return []segment{{fmt.Sprintf(l.text.Header.Old, brief(l.staleFor)), l.th.Caution, 8}}
}

func clock(t time.Time) string { return t.Format("15:04:05") }

// staleMsg says that it is time to look how old the data are.
type staleMsg struct{ gen int }

// freshAgain notes a good answer.
func (l *scanList) freshAgain() tea.Cmd {
	l.good, l.stale = l.fx.now(), false
	return l.watchAge()
}

// watchAge has the age of the data looked at when they become old. One timer at
// a time does so; one that would look too late is replaced.
func (l *scanList) watchAge() tea.Cmd {
	if l.good.IsZero() || l.stale {
		return nil
	}
	return l.lookAt(l.good.Add(l.poll.staleAfter()))
}

func (l *scanList) lookAt(at time.Time) tea.Cmd {
	if !l.staleAt.IsZero() && !at.Before(l.staleAt) {
		return nil
	}
	l.staleGen++
	l.staleAt = at
	return l.fx.after(max(0, at.Sub(l.fx.now())), staleMsg{l.staleGen})
}

// handleStale dims data that are old, and tells their age anew every minute.
func (l *scanList) handleStale(msg staleMsg) tea.Cmd {
	if msg.gen != l.staleGen {
		return nil
	}
	l.staleAt = time.Time{}
	now := l.fx.now()
	age := now.Sub(l.good)
	if age < l.poll.staleAfter() {
		return l.watchAge()
	}
	l.stale, l.staleFor = true, age
	l.rebuild()
	return l.lookAt(now.Add(time.Minute))
}

// pause stops the asking until the same key, and then asks at once.
func (l *scanList) pause() tea.Cmd {
	if l.poll.paused() {
		l.poll.resume()
		return l.ask()
	}
	l.poll.pause(l.fx.now())
	return nil
}

// replan waits for the next request, where there is one.
func (l *scanList) replan(wait time.Duration, again bool) tea.Cmd {
	switch {
	case again:
		return l.fx.after(wait, pollMsg{l.poll.gen})
	case l.poll.halted && !l.poll.paused():
		return l.fx.after(credentialsPeriod, credentialsMsg{gen: l.poll.gen})
	default:
		return nil
	}
}

// credentialsPeriod is how often a list that has stopped because of its key pair
// looks whether there is another one by now. It asks nobody but the disk.
const credentialsPeriod = 10 * time.Second

// credentialsMsg says that it is time to look, or what was seen.
type credentialsMsg struct {
	gen     int
	looked  bool
	changed bool
}

func (l *scanList) handleCredentials(msg credentialsMsg) tea.Cmd {
	switch {
	case !l.poll.current(msg.gen) || !l.poll.halted:
		return nil
	case !msg.looked:
		return l.fx.lookForCredentials(msg.gen)
	case msg.changed:
		return l.refresh()
	default:
		return l.replan(0, false)
	}
}
