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
	// Patience is the time from the end of a CreateScan to the last look for its
	// scan. With the client's own time-out before it, that is more than a minute
	// after sending, when gateways have given up on a request.
	Patience = 46 * time.Second
	// Limit bounds a whole [Resolve], also while the list does not answer.
	Limit = time.Minute

	// lookTime bounds each of the two questions of a look, so that the last look
	// ends within Limit.
	lookTime = (Limit - Patience) / 2
	// lastPages bounds each question of the last look, in pages. The others ask
	// for one page: they may find the scan, but prove nothing.
	lastPages = 10
)

// moments are the times of the looks, from the end of the CreateScan.
var moments = []time.Duration{0, time.Second, 4 * time.Second, 10 * time.Second, 22 * time.Second, Patience}

// Resolve finds out whether a CreateScan that ended with cause made its scan; a
// nil cause means that nobody knows how it ended, as after a crash. An error
// that excludes an effect settles it without a look. Otherwise the list is
// looked at up to six times, with growing pauses, within Limit and in at most 30
// requests. ctx must not be one that has ended with the call.
//
// Each look asks for the name, and then for the newest scans whatever their
// name, since nobody knows which names Search finds. Only the last look can
// tell that there is no scan, and only if it shows all that a new scan could be
// among.
func Resolve(ctx context.Context, l Lister, spec client.Spec, known Baseline, cause error, wait Wait) Outcome {
	o := Outcome{Name: spec.Name, Start: spec.Start, Err: cause}
	var failure *client.Error
	if errors.As(cause, &failure) && !failure.MayHaveTakenEffect {
		o.State = NotCreated
		return o
	}
	limited, cancel := context.WithTimeout(ctx, Limit)
	defer cancel()
	s := search{l, spec, known}
	var found findings
	var whole bool
	now := time.Duration(0) // since the call ended
	for i, moment := range moments {
		depth := 1
		switch {
		case moment == Patience:
			depth = lastPages
		case moments[i+1] <= now:
			continue // the look before has taken so long
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
		if len(found.sure) > 0 {
			o.State, o.ID, o.Similar, o.LookErr = Created, found.sure[0], found.sure[1:], nil
			return o
		}
		o.Similar = found.maybe
	}
	switch {
	case ctx.Err() != nil:
		o.Why = WhyStopped
	case len(found.maybe) > 0:
		o.Why = WhySimilar
	case o.LookErr != nil:
		o.Why = WhyFailed
	case !whole:
		o.Why = WhyDoubtful
	case spec.Type == client.TypeAsset: // the document knows no such scans in the list
		o.Why = WhyUnlisted
	default:
		o.State = NotCreated
	}
	return o
}

// look reads the list once, each question up to so many pages. What one question
// gives counts also if the other one fails. Whole means that a new scan would
// have been seen.
func (s search) look(ctx context.Context, depth int) (found findings, whole bool, err error) {
	named, namedErr := s.read(ctx, client.Query{Search: s.spec.Name}, depth, s.known.named)
	if found := weigh(named.scans, s.spec, s.known, false); found.exact {
		return found, false, nil
	}
	newest, newestErr := s.read(ctx, client.Query{}, depth, s.known.all)
	whole = named.sound && named.whole && newest.sound && newest.whole
	found = weigh(merge(newest.scans, named.scans), s.spec, s.known, whole)
	return found, whole, cmp.Or(namedErr, newestErr)
}

// merge is the scans of two lists, of each ScanId the first.
func merge(a, b []client.Scan) []client.Scan {
	return append(slices.Clip(a), slices.DeleteFunc(slices.Clone(b), func(s client.Scan) bool {
		return slices.ContainsFunc(a, func(other client.Scan) bool { return other.ID == s.ID })
	})...)
}
