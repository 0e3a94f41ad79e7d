package launch

import (
	"strings"
	"time"

	"scantop/client"
)

const (
	// leeway is how far the clocks of two machines may be apart: the gateway takes
	// no request from one that is farther off than this.
	leeway = 15 * time.Minute
	// moved is how far a service may move a start: into the daily window, or by
	// the difference between its time zone and another.
	moved = 24 * time.Hour
)

// findings is what one look found, as ScanIds, newest first.
type findings struct {
	sure, maybe []string
	exact       bool // sure has the very millisecond
}

// weigh picks the scans that are the launched one, or may be it, from those that
// were not there before.
//
// It is the one with the name and the very millisecond of the start. Since that
// start is of this launch alone, it needs no baseline, and the targets need not
// all be told as they were sent. A start in full seconds others may have as well:
// it counts if a baseline shows that the scan is new, if nothing that is told of
// it differs from what was sent, and if no other one like it starts within a
// minute, as services round. That takes a whole list, and where milliseconds were
// sent, one that shows seconds and no more.
//
// Nothing else is taken for the launched scan, as another one of the same name
// and targets may have been launched seconds apart. Yet what looks alike is not
// denied either, under whatever name and start the service shows it: see similar.
func weigh(scans []client.Scan, spec client.Spec, known Baseline, whole bool) findings {
	start := time.UnixMilli(spec.Start.UnixMilli()) // as it was sent
	unique := start.Nanosecond() != 0
	cut := start
	if seconds, millis := known.shows(scans); seconds && !millis {
		cut = start.Truncate(time.Second)
	}
	var exact, maybe []string
	var near []client.Scan
	for _, s := range scans {
		if known.ids[s.ID] {
			continue
		}
		like := compare(s, spec)
		if like == another {
			continue
		}
		named := strings.TrimSpace(s.Name) == strings.TrimSpace(spec.Name)
		switch {
		case named && unique && s.Start.Equal(start) && like >= partly:
			exact = append(exact, s.ID)
		case named && known.whole && like == alike && s.Start.Sub(start).Abs() <= time.Minute:
			near = append(near, s)
			maybe = append(maybe, s.ID)
		case unique && s.Start.Equal(start), similar(s, spec, known, like):
			maybe = append(maybe, s.ID)
		}
	}
	switch {
	case len(exact) > 0:
		return findings{sure: exact, exact: true}
	case whole && len(near) == 1 && near[0].Start.Equal(cut):
		return findings{sure: []string{near[0].ID}}
	default:
		return findings{maybe: maybe}
	}
}

// similar reports whether a scan may be the launched one, changed by the service:
// it is new, as far as one can see, and has the name or what may have become of
// it, or starts within a day and is for some of the same targets.
func similar(s client.Scan, spec client.Spec, known Baseline, like likeness) bool {
	apart := s.Start.Sub(spec.Start)
	untold := s.Start.IsZero()
	switch isNew := known.whole || untold || apart >= -leeway; {
	case !isNew:
		return false
	case resembles(s.Name, spec.Name), apart == 0:
		return true
	default:
		return like >= partly && (untold || apart.Abs() <= moved)
	}
}

// shows reports whether starts in the list are told to the second, and whether to
// the millisecond.
func (b Baseline) shows(scans []client.Scan) (seconds, millis bool) {
	seconds, millis = b.seconds, b.millis
	for _, s := range scans {
		seconds = seconds || !s.Start.IsZero() && s.Start.Second() != 0
		millis = millis || s.Start.Nanosecond() != 0
	}
	return seconds, millis
}
