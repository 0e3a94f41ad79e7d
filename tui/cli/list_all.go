package cli

import (
	"context"
	"errors"

	"scantop/client"
)

const (
	maxWalks = 3 // how often list --all walks through the list
	// listGCPercent is for debug.SetGCPercent. A page of 200 kB leaves megabytes behind, and the keys of the
	// scans, which stay, cost the collector nothing.
	listGCPercent = 25
	// window is how many scans are held back, so that scans which are found late can be printed in their
	// place, and so that a list of that length is printed in the order of the last walk.
	window = 1000
)

// errIncomplete is returned if scans may be missing.
var errIncomplete = errors.New("scans may be missing")

// listAll reads the whole list, while scans may appear and disappear. It emits each scan once, in the order
// of the list as far as the window allows, and returns how many it emitted and the total of the latest page.
// It walks through the list up to maxWalks times, until every scan that was there all the time was emitted.
// Otherwise the error is errIncomplete, or that of a request or of emit.
func listAll(ctx context.Context, ask askFunc, q client.Query, emit func(client.Scan) error) (n, total int, err error) {
	printed := newKeySet() // by earlier walks
	var unwritten error
	put := func(s client.Scan) error {
		if printed.has(keyOf(&s)) {
			return nil
		}
		n++
		unwritten = emit(s)
		return unwritten
	}
	var walks []*walk
	for range maxWalks {
		w := newWalk(q.PageSize, put)
		walks = append(walks, w)
		err = w.run(ctx, ask, q)
		total = w.total
		if unwritten != nil {
			return n, total, unwritten
		}
		if err != nil || w.whole(walks[:len(walks)-1]) {
			return n, total, errors.Join(w.rest(nil), err)
		}
		if len(walks) < maxWalks {
			printed.addExcept(w.known, w.keys)
		}
	}
	return n, total, errors.Join(walks[maxWalks-1].rest(walks[:maxWalks-1]), errIncomplete)
}

// run walks through the list once, from its top.
func (w *walk) run(ctx context.Context, ask askFunc, q client.Query) error {
	for {
		q.Page, q.PageSize = w.next()
		page, err := ask(ctx, q)
		if err != nil {
			return err
		}
		w.take(q, page)
		if err := w.flush(window); err != nil || w.ended || w.idle >= maxIdle {
			return err
		}
	}
}

// rest emits what is left of this walk, and then the scans that only earlier walks found.
func (w *walk) rest(earlier []*walk) error {
	for _, e := range earlier {
		for i, key := range e.keys {
			if !w.known.has(key) {
				w.known.add(key)
				w.keys, w.scans = append(w.keys, key), append(w.scans, e.scans[i])
			}
		}
	}
	return w.flush(0)
}
