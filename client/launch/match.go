package launch

import (
	"strings"
	"time"

	"scantop/client"
)

const (
	// leeway is how far the clocks of two machines may differ. The gateway rejects requests from a
	// machine whose clock differs by more.
	leeway = 15 * time.Minute
	// maxShift is how far AVDS may shift a start: into the daily window, or by a time zone.
	maxShift = 24 * time.Hour
)

// matches is the result of one look, as ScanIds, newest first.
type matches struct {
	certain, possible []string
	exact             bool // certain has exactly the sent start, to the millisecond
}

// match picks from the new scans those that are the launched one, or may be it.
//
// A scan with the name and exactly the start in milliseconds is the launched one. That start
// belongs to this launch alone, so no baseline is needed, and the listed targets may differ. Other
// scans may have the same start in whole seconds. Such a scan counts only if the baseline shows
// that it is new, if nothing about it differs from what was sent, and if no other scan like it
// starts within a minute, since AVDS may round. This also needs a complete list, and one that shows
// seconds but no milliseconds if milliseconds were sent.
//
// No other scan counts as the launched one, because a scan of the same name and targets may have
// been launched seconds apart. But a scan that looks alike is reported as a possible match,
// whatever its name and start: see similar.
func match(scans []client.Scan, spec client.Spec, known Baseline, whole bool) matches {
	start := time.UnixMilli(spec.Start.UnixMilli()) // as it was sent
	unique := start.Nanosecond() != 0
	cut := start
	if seconds, millis := known.shows(scans); seconds && !millis {
		cut = start.Truncate(time.Second)
	}
	var exact, possible []string
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
			possible = append(possible, s.ID)
		case unique && s.Start.Equal(start), similar(s, spec, known, like):
			possible = append(possible, s.ID)
		}
	}
	switch {
	case len(exact) > 0:
		return matches{certain: exact, exact: true}
	case whole && len(near) == 1 && near[0].Start.Equal(cut):
		return matches{certain: []string{near[0].ID}}
	default:
		return matches{possible: possible}
	}
}

// similar reports whether AVDS may have changed the launched scan into this one. It must be new, as
// far as known, and have a similar name or the same start, or else start within a day and share
// some targets.
func similar(s client.Scan, spec client.Spec, known Baseline, like likeness) bool {
	apart := s.Start.Sub(spec.Start)
	untold := s.Start.IsZero()
	switch isNew := known.whole || untold || apart >= -leeway; {
	case !isNew:
		return false
	case resembles(s.Name, spec.Name), apart == 0:
		return true
	default:
		return like >= partly && (untold || apart.Abs() <= maxShift)
	}
}

// shows reports whether the starts in the list have seconds, and whether they have milliseconds.
func (b Baseline) shows(scans []client.Scan) (seconds, millis bool) {
	seconds, millis = b.seconds, b.millis
	for _, s := range scans {
		seconds = seconds || !s.Start.IsZero() && s.Start.Second() != 0
		millis = millis || s.Start.Nanosecond() != 0
	}
	return seconds, millis
}
