package launch

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"scantop/client"
)

const (
	// Patience is the time from the end of a CreateScan to the last look for its scan. Together
	// with the client's time-out before, this is more than a minute after sending, when gateways
	// have given up a request.
	Patience = 46 * time.Second
	// Limit is the longest time that [Resolve] takes, even if AVDS does not reply.
	Limit = time.Minute

	// lookTime limits each of the two queries of a look, so that the last look ends within Limit.
	lookTime = (Limit - Patience) / 2
	// lastPages is how many pages each query of the last look may read. The other looks read one
	// page: they may find the scan, but cannot prove that it is missing.
	lastPages = 10
)

// lookTimes are the times of the looks, from the end of the CreateScan.
var lookTimes = []time.Duration{0, time.Second, 4 * time.Second, 10 * time.Second, 22 * time.Second, Patience}

// Resolve finds out whether a CreateScan that ended with cause created its scan. A nil cause means
// that the end is unknown, as after a crash. If the error excludes any effect, Resolve returns at
// once. Otherwise it looks at the list up to 6 times with growing pauses, within Limit and with at
// most 30 requests. Do not pass a ctx that ended together with the call.
//
// Each look queries the name, and then the newest scans of any name, since it is not known which
// names Search finds. Only the last look can tell that there is no scan, and only if it has read
// every place where a new scan can appear.
func Resolve(ctx context.Context, l Lister, spec client.Spec, known Baseline, cause error, wait Wait) Outcome {
	o := Outcome{Name: spec.Name, Start: spec.Start, Err: cause}
	if failure, ok := errors.AsType[*client.Error](cause); ok && !failure.MayHaveTakenEffect {
		o.State = NotCreated
		return o
	}
	limited, cancel := context.WithTimeout(ctx, Limit)
	defer cancel()
	s := search{l, spec, known}
	var found matches
	var whole bool
	now := time.Duration(0) // since the end of the call
	for i, moment := range lookTimes {
		depth := 1
		switch {
		case moment == Patience:
			depth = lastPages
		case lookTimes[i+1] <= now:
			continue // the look before took too long
		}
		if pause := moment - now; pause > 0 && wait(limited, pause) != nil || ctx.Err() != nil {
			o.Why = WhyStopped
			return o
		}
		now = max(now, moment)
		o.Watched = now
		began := time.Now()
		found, whole, o.LookErr = s.look(limited, depth)
		now += time.Since(began)
		if len(found.certain) > 0 {
			o.State, o.ID, o.Similar, o.LookErr = Created, found.certain[0], found.certain[1:], nil
			return o
		}
		o.Similar = found.possible
	}
	switch {
	case ctx.Err() != nil:
		o.Why = WhyStopped
	case len(found.possible) > 0:
		o.Why = WhySimilar
	case o.LookErr != nil:
		o.Why = WhyFailed
	case !whole:
		o.Why = WhyDoubtful
	case spec.Type == client.TypeAsset: // the document lists no asset discoveries
		o.Why = WhyUnlisted
	default:
		o.State = NotCreated
	}
	return o
}

// look reads the list once, up to depth pages for each of the two queries. If one fails, the result
// of the other still counts. If whole is true, a new scan would have been seen.
func (s search) look(ctx context.Context, depth int) (found matches, whole bool, err error) {
	named, namedErr := s.read(ctx, client.Query{Search: s.spec.Name}, depth, s.known.named)
	if found := match(named.scans, s.spec, s.known, false); found.exact {
		return found, false, nil
	}
	newest, newestErr := s.read(ctx, client.Query{}, depth, s.known.all)
	whole = named.sound && named.whole && newest.sound && newest.whole && s.hasKnown(newest)
	found = match(merge(newest.scans, named.scans), s.spec, s.known, whole)
	return found, whole, cmp.Or(namedErr, newestErr)
}

// hasKnown reports whether a list has a scan from before the launch, if there were any. A list that has
// lost them all, such as that of a broken index, proves nothing.
func (s search) hasKnown(l listing) bool {
	known := func(scan client.Scan) bool { return s.known.ids[scan.ID] }
	return len(s.known.ids) == 0 || slices.ContainsFunc(l.scans, known)
}

// merge returns the scans of two lists, each ScanId once.
func merge(a, b []client.Scan) []client.Scan {
	return append(slices.Clip(a), slices.DeleteFunc(slices.Clone(b), func(s client.Scan) bool {
		return slices.ContainsFunc(a, func(other client.Scan) bool { return other.ID == s.ID })
	})...)
}
