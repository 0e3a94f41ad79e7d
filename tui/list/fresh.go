package list

import (
	"fmt"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/tui/explain"
	"scantop/tui/text"
	"scantop/tui/view"
)

// Ranks of segments of the header: those with a higher rank are dropped first. See [view.Segment].
const (
	everyRank   = 2
	retryRank   = 3
	sinceRank   = 4
	changedRank = 9
)

// Freshness says that the data are live, or why they are not, since when, and how old they are. It
// shows clock times instead of durations, because a line that changes every second costs bandwidth.
func (l *List) Freshness() []view.Segment {
	t, g, h := l.text.Header, l.th.Glyphs, l.mon.Health()
	pending := func(said string, style lipgloss.Style) view.Segment {
		return view.Segment{Text: g.Pending + " " + said, Style: style}
	}
	var parts []view.Segment
	switch {
	case !h.Paused.IsZero():
		parts = append(parts, l.since(g.Paused, fmt.Sprintf(t.PausedSince, l.clock(h.Paused)), t.Paused, l.th.Caution))
		if h.Err != nil {
			parts = append(parts, l.failing()...)
		}
	case h.Err != nil:
		parts = l.failing()
	case !h.AsAsked.IsZero():
		till := l.clock(h.AsAsked)
		long, short := fmt.Sprintf(t.Busy, till), fmt.Sprintf(t.RetryAt, till)
		parts = append(parts, l.since(g.Pending, long, short, l.th.Caution))
	case h.Slow && l.mon.Surveying():
		parts = append(parts, pending(l.text.Overview.Loading, l.th.Muted))
	case h.Slow:
		parts = append(parts, pending(fmt.Sprintf(t.LoadingPage, l.mon.Wanted()), l.th.Muted))
	case !l.mon.Loaded():
		parts = append(parts, pending(t.Connecting, l.th.Muted))
	case h.Stale:
		parts = append(parts, pending(t.NoReply, l.th.Caution))
	default:
		return []view.Segment{
			{Text: g.Live + " " + t.Live, Style: l.th.Good},
			{Text: fmt.Sprintf(t.Every, l.text.Short(text.Exactly(h.Interval))), Style: l.th.Muted, Rank: everyRank},
			{Text: fmt.Sprintf(t.Changed, l.clock(h.Changed)), Style: l.th.Muted, Rank: changedRank},
		}
	}
	if !l.mon.Loaded() {
		return parts
	}
	style := l.th.Muted
	if h.Stale {
		style = l.th.Caution
	}
	return append(parts, view.Segment{
		Text: fmt.Sprintf(t.AsOf, l.clock(h.Good)), Style: style, Rank: view.StaysWhole,
	})
}

// since returns a segment with a state and the time when it began, or a short version without the time.
func (l *List) since(sign, long, short string, style lipgloss.Style) view.Segment {
	return view.Segment{Text: sign + " " + long, Short: sign + " " + short, Style: style, Rank: sinceRank}
}

func (l *List) failing() []view.Segment {
	t, h := l.text.Header, l.mon.Health()
	what, failedAt := explain.FailureWord(l.text, h.Err), l.clock(h.FailedAt)
	long, short := fmt.Sprintf(t.FailingSince, what, failedAt), what
	if h.Stopped {
		long, short = fmt.Sprintf(t.StoppedSince, what, failedAt), fmt.Sprintf(t.Stopped, what)
	}
	parts := []view.Segment{l.since(l.th.Glyphs.Failed, long, short, l.th.Error)}
	if !h.Next.IsZero() {
		parts = append(parts, view.Segment{
			Text: fmt.Sprintf(t.RetryAt, l.clock(h.Next)), Style: l.th.Muted, Rank: retryRank,
		})
	}
	return parts
}

// clock returns a clock time, with the date unless that is today.
func (l *List) clock(at time.Time) string { return text.Clock(at, l.now()) }
