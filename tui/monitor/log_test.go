package monitor

import (
	"slices"
	"strconv"
	"testing"
)

func TestLogKeepsTheNewestAndCountsWhatNobodyRead(t *testing.T) {
	t.Parallel()
	var l log
	all := make([]Event, 2*maxEvents+7)
	for i := range all {
		all[i].ID = strconv.Itoa(i)
	}
	for i, step := range []struct{ from, to, unread int }{
		{0, 3, 3}, {3, 3, 3}, {3, 10, 10}, {10, maxEvents + 5, maxEvents}, {maxEvents + 5, len(all), maxEvents},
	} {
		l.add(all[step.from:step.to])
		kept := slices.Clone(all[max(0, step.to-maxEvents):step.to])
		slices.Reverse(kept)
		if !slices.Equal(l.newestFirst(), kept) || l.unread != step.unread || l.total != step.to {
			t.Fatalf("step %d: %d entries, %d unread, %d ever; want the newest %d, %d unread, %d ever",
				i, len(l.newestFirst()), l.unread, l.total, len(kept), step.unread, step.to)
		}
	}
	l.unread = 0
	if l.unread != 0 {
		t.Errorf("%d unread after MarkRead", l.unread)
	}
	l.add(all[:2])
	if l.unread != 2 || len(l.newestFirst()) != maxEvents {
		t.Errorf("%d unread of %d, want 2 of %d", l.unread, len(l.newestFirst()), maxEvents)
	}
	l.add(make([]Event, 5*maxEvents)) // memory of a full log is bounded
	if cap(l.events) > 8*maxEvents {
		t.Errorf("room for %d entries is kept", cap(l.events))
	}
}
