package cli

import (
	"context"
	"errors"

	"scantop/client"
)

// Bounds of list --all, which holds everything it prints.
const (
	maxPages = 500 // of one walk
	maxWalks = 3
)

var (
	// errTooMany means that there are more scans than maxPages hold.
	errTooMany = errors.New("too many scans")
	// errIncomplete means that scans may be missing from those that were read.
	errIncomplete = errors.New("scans may be missing")
)

// listAll reads the whole list while scans come and go, each scan once and in the
// order of the list. It walks through the list until nothing can be missing:
// every scan that was there all the time is among those it returns. Else the
// error is errIncomplete, errTooMany, each beside what was read, or that of a
// request. The total is that of the newest page.
func listAll(ctx context.Context, ask askFunc, q client.Query) (*client.Page, error) {
	var walks []*walk
	for range maxWalks {
		w := newWalk(q.PageSize)
		walks = append(walks, w)
		if err := w.run(ctx, ask, q); err != nil {
			return w.page(nil), err
		}
		if w.whole(walks[:len(walks)-1]) {
			return w.page(nil), nil
		}
	}
	return walks[maxWalks-1].page(walks[:maxWalks-1]), errIncomplete
}

// run goes through the list once, from its top.
func (w *walk) run(ctx context.Context, ask askFunc, q client.Query) error {
	for range maxPages {
		q.Page, q.PageSize = w.next()
		page, err := ask(ctx, q)
		if err != nil {
			return err
		}
		w.take(q, page)
		if w.ended || w.idle >= maxIdle {
			return nil
		}
	}
	return errTooMany
}

// page is what was read, and what only earlier walks had.
func (w *walk) page(earlier []*walk) *client.Page {
	for _, e := range earlier {
		for i, key := range e.keys {
			if !w.known[key] {
				w.known[key] = true
				w.keys, w.scans = append(w.keys, key), append(w.scans, e.scans[i])
			}
		}
	}
	return &client.Page{Scans: w.scans, Total: w.total}
}
