package cli

import (
	"context"
	"errors"

	"scantop/client"
)

// Limits of list --all, which keeps all scans in memory until it prints them.
const (
	maxPages = 500 // pages of one walk
	maxWalks = 3
)

var (
	// errTooMany is returned if there are more scans than fit on maxPages pages.
	errTooMany = errors.New("too many scans")
	// errIncomplete is returned if scans may be missing.
	errIncomplete = errors.New("scans may be missing")
)

// listAll reads the whole list, while scans may appear and disappear. It returns each scan once, in the
// order of the list. It walks through the list up to maxWalks times, until every scan that was there all
// the time is among those returned. Otherwise it returns what it read with errIncomplete or errTooMany,
// or the error of a request. The total is that of the latest page.
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

// run walks through the list once, from its top.
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

// page returns the scans of this walk, followed by those that only earlier walks found.
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
