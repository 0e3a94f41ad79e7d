package launch

import (
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
	// MaxRequests bounds the DescribeScans of one [Resolve].
	MaxRequests = 6 * (maxPages + 1)

	maxPages = 3
	pageSize = 100
	// leeway is how much later than asked a scan may be said to start: the gateway
	// takes no request from a clock that is farther off than this.
	leeway = 15 * time.Minute
)

// pauses are the times before each look. They add up to Patience.
func pauses() []time.Duration {
	return []time.Duration{0, time.Second, 3 * time.Second, 6 * time.Second, 12 * time.Second, 24 * time.Second}
}

// Resolve finds out whether a CreateScan that ended with cause made its scan; a
// nil cause means that nobody knows how it ended, as after a crash. An error
// that excludes an effect settles it without a look. Otherwise the list is
// looked at six times, with growing pauses, in at most MaxRequests requests. ctx
// must not be one that has ended with the call.
//
// Each look asks for the name, and then for the newest scans whatever their
// name, since nobody knows which names Search finds. Only the last look can
// tell that there is no scan, and only if it shows all that its own figures say.
func Resolve(ctx context.Context, l Lister, spec client.Spec, known Baseline, cause error, wait Wait) Outcome {
	o := Outcome{Name: spec.Name, Start: spec.Start, Err: cause}
	var failure *client.Error
	if errors.As(cause, &failure) && !failure.MayHaveTakenEffect {
		o.State = NotCreated
		return o
	}
	var seen findings
	for _, pause := range pauses() {
		if pause > 0 && wait(ctx, pause) != nil || ctx.Err() != nil {
			o.Why = WhyStopped
			return o
		}
		o.Watched += pause
		seen, o.LookErr = look(ctx, l, spec, known)
		if len(seen.sure) > 0 {
			o.State, o.ID, o.Similar, o.LookErr = Created, seen.sure[0], seen.sure[1:], nil
			return o
		}
		o.Similar = seen.maybe
	}
	switch {
	case ctx.Err() != nil:
		o.Why = WhyStopped
	case len(seen.maybe) > 0:
		o.Why = WhySimilar
	case o.LookErr != nil:
		o.Why = WhyFailed
	case !seen.proper:
		o.Why = WhyDoubtful
	case spec.Type == client.TypeAsset: // the document knows no such scans in the list
		o.Why = WhyUnlisted
	default:
		o.State = NotCreated
	}
	return o
}

// findings is what one look found, as ScanIds, newest first.
type findings struct {
	sure, maybe []string
	proper      bool // had the scan been there, it would have been found
}

func look(ctx context.Context, l Lister, spec client.Spec, known Baseline) (findings, error) {
	named, err := read(ctx, l, client.Query{Search: spec.Name}, maxPages)
	f := weigh(named.scans, spec, known)
	if err != nil || len(f.sure) > 0 {
		return f, err
	}
	newest, err := read(ctx, l, client.Query{}, 1)
	unnamed := weigh(newest.scans, spec, known)
	for _, id := range f.maybe {
		if !slices.Contains(unnamed.maybe, id) {
			unnamed.maybe = append(unnamed.maybe, id)
		}
	}
	unnamed.proper = err == nil && named.proper && newest.proper
	return unnamed, err
}

// listing is what some pages of the list show.
type listing struct {
	scans  []client.Scan // newest first, of each ScanId the first
	proper bool          // as many as the pages say, each with ScanId and name
}

// read reads up to so many pages, newest scans first. Those that were read
// before an error are returned as well.
func read(ctx context.Context, l Lister, q client.Query, pages int) (listing, error) {
	result := listing{}
	seen := map[string]bool{}
	legible, promised := true, 0
	q.PageSize = pageSize
	for q.Page = 1; q.Page <= pages; q.Page++ {
		page, err := l.DescribeScans(ctx, q)
		if err != nil {
			return result, err
		}
		for _, s := range page.Scans {
			legible = legible && s.Name != ""
			if s.ID != "" && !seen[s.ID] {
				seen[s.ID] = true
				result.scans = append(result.scans, s)
			}
		}
		legible = legible && page.Size > 0
		promised = min(page.Total, q.Page*page.Size)
		if q.Page >= page.Pages || len(page.Scans) == 0 {
			break
		}
	}
	result.proper = legible && len(seen) >= promised
	return result, nil
}
