package launch

import (
	"strings"
	"time"

	"scantop/client"
)

// weigh picks the scans that are the launched one. Of those that were not there
// before, it is the one with the name and the very millisecond of the start.
// Since that start is of this launch alone, it needs no baseline, and the
// targets need not be told as they were sent. A start in full seconds, or one
// that was rounded or moved, other launches may have as well, such as one that
// somebody else has given the same name in the same minute: it counts only if a
// whole baseline shows that the scan is new, and if nothing that is told of the
// scan differs from what was sent. What else looks alike is not denied: a new
// scan of this name with a start that makes no sense or with other targets, or
// the very start under a name that the service has changed.
func weigh(scans []client.Scan, spec client.Spec, known Baseline) findings {
	var exact, near, maybe []string
	start := time.UnixMilli(spec.Start.UnixMilli()) // as it was sent
	for _, s := range scans {
		named := strings.TrimSpace(s.Name) == strings.TrimSpace(spec.Name)
		equal := s.Start.Equal(start)
		if known.ids[s.ID] || !named && !equal {
			continue
		}
		like := compare(s, spec)
		if like == another {
			continue
		}
		unique := equal && start.Nanosecond() != 0
		old := !s.Start.IsZero() && s.Start.Before(start.Add(-leeway)) // without a baseline, a former launch
		switch {
		case named && unique && like >= partly:
			exact = append(exact, s.ID)
		case named && known.whole && isNear(s.Start, start) && like == alike:
			near = append(near, s.ID)
		case named && (known.whole || !old), unique, equal && known.whole:
			maybe = append(maybe, s.ID)
		}
	}
	if len(exact) > 0 {
		return findings{sure: exact, maybe: maybe}
	}
	return findings{sure: near, maybe: maybe}
}

// isNear reports whether a service may have made the start it was sent into
// the one it shows: the same, cut to seconds, or moved to when it could begin.
func isNear(shown, sent time.Time) bool {
	later := shown.Sub(sent)
	cut := later > -time.Second && shown.Nanosecond() == 0
	return later >= 0 && later <= leeway || later < 0 && cut
}
