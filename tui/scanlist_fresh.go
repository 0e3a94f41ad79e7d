package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/text"
)

// Ranks of what the header says of the data; see segment.
const (
	everyRank   = 2
	retryRank   = 3
	sinceRank   = 4
	changedRank = 9
)

// freshness tells that the data are live, or else why not, since when, and of
// what time they are. Clock times stand still while nothing happens, so that
// nothing is written to the line.
func (l *scanList) freshness() []segment {
	t, g := l.text.Header, l.th.Glyphs
	pending := func(said string, style lipgloss.Style) []segment {
		return append([]segment{{text: g.Pending + " " + said, style: style}}, l.dataOf()...)
	}
	switch {
	case l.poll.Paused():
		parts := []segment{l.since(g.Paused, fmt.Sprintf(t.PausedSince, l.clock(l.poll.PausedAt)), t.Paused, l.th.Caution)}
		if l.err != nil {
			parts = append(parts, l.failing()...)
		}
		return append(parts, l.dataOf()...)
	case l.err != nil:
		return append(l.failing(), l.dataOf()...)
	case l.poll.Obeying():
		till := l.clock(l.poll.HeldTill)
		asked := l.since(g.Pending, fmt.Sprintf(t.AsAsked, till), fmt.Sprintf(t.RetryAt, till), l.th.Caution)
		return append([]segment{asked}, l.dataOf()...)
	case l.page == nil && !l.slow:
		return pending(t.Connecting, l.th.Muted)
	case l.slow:
		return pending(fmt.Sprintf(t.LoadingPage, l.wanted), l.th.Muted)
	case l.stale:
		return pending(t.Waiting, l.th.Caution)
	default:
		return []segment{
			{text: g.Live + " " + t.Live, style: l.th.Good},
			{text: fmt.Sprintf(t.Every, text.Exactly(l.poll.Pace())), style: l.th.Muted, rank: everyRank},
			{text: fmt.Sprintf(t.Changed, l.clock(l.changed)), style: l.th.Muted, rank: changedRank},
		}
	}
}

// since is a state that began at a time, which leaves where room is short.
func (l *scanList) since(sign, long, short string, style lipgloss.Style) segment {
	return segment{text: sign + " " + long, short: sign + " " + short, style: style, rank: sinceRank}
}

// failing says what fails, since when, and when it is tried again.
func (l *scanList) failing() []segment {
	t, failedAt := l.text.Header, l.clock(l.poll.FailedAt)
	what := explain.FailureWord(l.text, l.err)
	long, short := fmt.Sprintf(t.FailingSince, what, failedAt), what
	if l.poll.Halted {
		long, short = fmt.Sprintf(t.StoppedSince, what, failedAt), fmt.Sprintf(t.Stopped, what)
	}
	parts := []segment{l.since(l.th.Glyphs.Failed, long, short, l.th.Error)}
	if next := l.poll.NextAt; !next.IsZero() {
		parts = append(parts, segment{text: fmt.Sprintf(t.RetryAt, l.clock(next)), style: l.th.Muted, rank: retryRank})
	}
	return parts
}

// dataOf says of what time the data on the screen are, if there are any.
func (l *scanList) dataOf() []segment {
	if l.page == nil {
		return nil
	}
	style := l.th.Muted
	if l.stale {
		style = l.th.Caution
	}
	return []segment{{text: fmt.Sprintf(l.text.Header.DataOf, l.clock(l.good)), style: style, rank: staysWhole}}
}

// clock is a clock time, after its date where that is not today's.
func (l *scanList) clock(at time.Time) string { return text.Clock(at, l.fx.Now()) }

// staleMsg says that it is time to look how old the data are.
type staleMsg struct{ gen int }

// freshAgain notes a good answer.
func (l *scanList) freshAgain() tea.Cmd {
	l.good, l.stale = l.fx.Now(), false
	return l.watchAge()
}

// watchAge has the age of the data looked at when they become old, and then
// every minute: the frame that follows has a date before the times of what is
// yesterday by then. One timer at a time does so; one that would look too late
// is replaced.
func (l *scanList) watchAge() tea.Cmd {
	at := l.good.Add(l.poll.StaleAfter())
	if l.good.IsZero() || l.stale {
		at = l.fx.Now().Add(time.Minute)
	}
	if !l.staleAt.IsZero() && !at.Before(l.staleAt) {
		return nil
	}
	l.staleGen++
	l.staleAt = at
	return l.fx.After(max(0, at.Sub(l.fx.Now())), staleMsg{l.staleGen})
}

func (l *scanList) handleStale(msg staleMsg) tea.Cmd {
	if msg.gen != l.staleGen {
		return nil
	}
	l.staleAt = time.Time{}
	l.dimIfOld()
	return l.watchAge()
}

// dimIfOld dims data that have become old. The monotonic clock rests while the
// machine sleeps, and the other one may be set back: the later of the two counts.
func (l *scanList) dimIfOld() {
	now := l.fx.Now()
	age := max(now.Sub(l.good), now.Round(0).Sub(l.good))
	if !l.stale && !l.good.IsZero() && age >= l.poll.StaleAfter() {
		l.stale = true
		l.rebuild()
	}
}

// pause stops the asking until the same key, and then asks at once.
func (l *scanList) pause() tea.Cmd {
	if l.poll.Paused() {
		l.poll.Resume()
		return l.ask()
	}
	l.poll.Pause(l.fx.Now())
	return l.watchAge()
}

// replan waits for the next request, where there is one.
func (l *scanList) replan(wait time.Duration, again bool) tea.Cmd {
	switch {
	case again:
		return l.fx.After(wait, pollMsg{l.poll.Gen})
	case l.poll.Halted && !l.poll.Paused():
		return l.fx.After(credentialsPeriod, effect.CredentialsMsg{Gen: l.poll.Gen})
	default:
		return nil
	}
}

// credentialsPeriod is how often a list that has stopped because of its key pair
// looks whether there is another one by now. It asks nobody but the disk.
const credentialsPeriod = 10 * time.Second

func (l *scanList) handleCredentials(msg effect.CredentialsMsg) tea.Cmd {
	switch {
	case !l.poll.Current(msg.Gen) || !l.poll.Halted:
		return nil
	case !msg.Looked:
		return l.fx.LookForCredentials(msg.Gen)
	case msg.Changed:
		return l.refresh()
	default:
		return l.replan(0, false)
	}
}
