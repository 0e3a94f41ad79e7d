package cli

import (
	"context"
	"errors"
	"time"

	"scantop/client"
)

// errTooMany means that there are more scans than maxPages hold.
var errTooMany = errors.New("too many scans")

// gatherer reads pages of scans.
type gatherer struct {
	ask  func(context.Context, client.Query) (*client.Page, error)
	wait func(context.Context, time.Duration)
}

// Bounds of asking again.
const (
	gatherTries = 4
	gatherStep  = time.Second
	maxBackoff  = time.Minute
)

// all reads page after page until there are no more scans. Scans come and go
// meanwhile: one that a new one has shifted to the next page counts once, and a
// page that brings nothing new is the end, whatever the totals said.
func (g gatherer) all(ctx context.Context, q client.Query) (*client.Page, error) {
	all := &client.Page{Scans: []client.Scan{}}
	seen := map[string]bool{}
	for q.Page = 1; q.Page <= maxPages; q.Page++ {
		page, err := g.patiently(ctx, q)
		if err != nil {
			return nil, err
		}
		before := len(all.Scans)
		for _, s := range page.Scans {
			if s.ID != "" && seen[s.ID] {
				continue
			}
			seen[s.ID] = true
			s.Raw = "" // nobody prints it
			all.Scans = append(all.Scans, s)
		}
		all.Total = page.Total
		last := page.Total > 0 && page.Size > 0 && q.Page*page.Size >= page.Total
		if last || len(all.Scans) == before {
			return all, nil
		}
	}
	return nil, errTooMany
}

// patiently reads one of many pages: it would be a pity to throw away those
// before because of a single failure that passes. The first page may fail.
func (g gatherer) patiently(ctx context.Context, q client.Query) (*client.Page, error) {
	for try := 1; ; try++ {
		page, err := g.ask(ctx, q)
		var failure *client.Error
		if err == nil || q.Page == 1 || try == gatherTries || !errors.As(err, &failure) || !passes(failure.Kind) {
			return page, err
		}
		g.wait(ctx, patience(gatherStep, try, failure))
	}
}

// passes reports whether a failure may be over by itself.
func passes(k client.Kind) bool {
	switch k {
	case client.KindThrottled, client.KindNetwork, client.KindTimeout, client.KindServer, client.KindDecode, client.KindOther:
		return true
	default:
		return false
	}
}

// patience is how long to wait after so many failures in a row: twice as long
// each time, up to a minute, and as long as the service wishes.
func patience(step time.Duration, failures int, failure *client.Error) time.Duration {
	if failure.Kind == client.KindThrottled {
		step *= 2
	}
	d := maxBackoff
	if failures < 16 { // no overflow
		d = min(maxBackoff, step<<failures)
	}
	return max(d, min(failure.RetryAfter, 10*time.Minute))
}
