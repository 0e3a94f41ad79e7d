package monitor

import (
	"testing"
	"time"

	"scantop/client"
)

// look is one reply about a scan.
type look struct {
	at      time.Duration
	percent float64
}

// each returns n replies, a poll apart, in each of which the progress is higher by step.
func each(poll time.Duration, n int, from look, step float64) []look {
	looks := make([]look, n)
	for i := range looks {
		looks[i] = look{from.at + time.Duration(i)*poll, from.percent + float64(i)*step}
	}
	return looks
}

func TestStalled(t *testing.T) {
	t.Parallel()
	const s, m, h = time.Second, time.Minute, time.Hour
	for _, c := range []struct {
		name    string
		start   bool // StartDate is known and is noon
		looks   []look
		still   time.Duration // how long the progress then stands still, polled every 5 seconds
		stalled bool
	}{
		{"within its pace", true, each(5*s, 9, look{m, 10}, 1), 29 * s, false},
		{"far longer than its pace", true, each(5*s, 9, look{m, 10}, 1), 40 * s, true},
		{"polled each 30 seconds, briefly", true, each(30*s, 9, look{m, 10}, 1), 170 * s, false},
		{"polled each 30 seconds, long", true, each(30*s, 9, look{m, 10}, 1), 200 * s, true},
		{"whole percents of eight hours", true, each(288*s, 9, look{2 * h, 25}, 1), 20 * m, false},
		{"whole percents, long", true, each(288*s, 9, look{2 * h, 25}, 1), 30 * m, true},
		{"whole percents, just opened", true, []look{{2 * h, 25}}, 20 * m, false},
		{"whole percents, opened long ago", true, []look{{2 * h, 25}}, 31 * m, true},
		{"opened just before a change", true, []look{{2 * h, 25}, {2*h + s, 26}}, 20 * m, false},
		{"no StartDate, opened just before a change", false, []look{{2 * h, 25}, {2*h + s, 26}}, 14 * m, false},
		{"no StartDate", false, []look{{2 * h, 25.1}}, 14 * m, false},
		{"no StartDate, long", false, []look{{2 * h, 25.1}}, 16 * m, true},
		{
			"uneven", true,
			[]look{{m, 10}, {65 * s, 11}, {70 * s, 12}, {130 * s, 13}, {135 * s, 14}, {140 * s, 15}, {145 * s, 16}},
			110 * s, false,
		},
		{
			"uneven, long", true,
			[]look{{m, 10}, {65 * s, 11}, {70 * s, 12}, {130 * s, 13}, {135 * s, 14}, {140 * s, 15}, {145 * s, 16}},
			130 * s, true,
		},
		{"tenths, just opened", true, []look{{2 * h, 61.3}}, 3 * m, false},
		{"tenths, opened long ago", true, []look{{2 * h, 61.3}}, 5 * m, true},
		{"tenths, just begun", true, []look{{5 * m, 61.3}}, 50 * s, false},
		{"tenths, begun long ago", true, []look{{5 * m, 61.3}}, 80 * s, true},
		{"not a percent yet", true, []look{{10 * s, 0}}, 8 * m, false},
		{
			"one leap for each of three targets", true, []look{{h, 33.33}, {h + 5*s, 33.33}, {2 * h, 66.67}}, 55 * m,
			false,
		},
		{"out of sight for 20 minutes", true, append(each(5*s, 9, look{m, 10}, 1), look{21 * m, 30}), 0, false},
		{
			"out of sight, then at its pace", true,
			append(each(5*s, 9, look{m, 10}, 1), each(5*s, 9, look{21 * m, 30}, 1)...), 5 * s, false,
		},
		{"out of sight, and not moved", true, append(each(5*s, 9, look{m, 10}, 1), look{21 * m, 18}), 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ps, last := progresses{}, look{}
			show := func(l look) bool {
				scan := running(l.percent)
				if !c.start {
					scan.Start = time.Time{}
				}
				ps.see(l.at, scan)
				last = l
				return ps.stalled(&scan)
			}
			stalled := false
			for _, l := range c.looks {
				stalled = show(l)
			}
			for end := last.at + c.still; last.at+5*s <= end; {
				stalled = show(look{last.at + 5*s, last.percent})
			}
			if stalled != c.stalled {
				t.Errorf("stalled: %v", stalled)
			}
			if show(look{last.at + 5*s, last.percent + 1}) {
				t.Error("still stalled after it moved")
			}
			finished := client.Scan{ID: "1", Status: client.StatusFinished}
			if ps.stalled(&finished) {
				t.Error("a finished scan is stalled")
			}
		})
	}
}
