package credentials

import (
	"context"
	"errors"
	"sync"
	"time"

	"scantop/client/reason"
)

// chain searches all sources for keys. If strict, a file that cannot be read ends the search: the
// current keys are still valid, so it is better to wait for the file than to switch to another
// source.
type chain func(ctx context.Context, strict bool) (*credential, error)

// Resolver finds the key pair for the first call and renews it when needed. A search runs on its
// own goroutine, within a time limit, and all waiting callers share it. It is safe for concurrent
// use.
type Resolver struct {
	find chain
	only Kind // the only source, KindNone if there are several

	// Direct makes the resolver ignore the proxies set in the environment. It must not be changed
	// while the resolver is in use.
	Direct   bool
	programs programs

	mu         sync.Mutex  // not held while a source is asked or a file is read
	running    *search     // nil if no search is running
	current    *credential // nil before the first search, after a failed one, and after a rejection
	previous   *credential // the last one before current became nil
	shown      Source
	rejected   *credential // the last one that AVDS rejected; nil once it accepts one
	rejections int         // number of rejections in a row
}

type resolverKey struct{}

// resolverOf returns the resolver that runs the search of ctx.
func resolverOf(ctx context.Context) *Resolver {
	if r, ok := ctx.Value(resolverKey{}).(*Resolver); ok {
		return r
	}
	return &Resolver{}
}

// search is one search for keys. Its results are set before done is closed.
type search struct {
	done chan struct{}
	keys *KeyPair
	err  error
}

// Resolve returns the key pair, or an [*Error].
func (r *Resolver) Resolve(ctx context.Context) (*KeyPair, error) {
	// A search ends within its time limit, unless a file system hangs.
	ctx, cancel := context.WithTimeout(ctx, searchTimeout+time.Second)
	defer cancel()
	search := r.join()
	select {
	case <-search.done:
		return search.keys, search.err
	case <-ctx.Done():
		return nil, r.late()
	}
}

// join returns the running search, or starts one. A search continues if its callers stop waiting,
// and the next caller gets its result.
func (r *Resolver) join() *search {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.running == nil {
		r.running = &search{done: make(chan struct{})}
		go r.run(r.running)
	}
	return r.running
}

func (r *Resolver) run(search *search) {
	ctx, cancel := context.WithTimeout(context.Background(), searchTimeout)
	defer cancel()
	defer close(search.done)
	found, err := r.next(context.WithValue(ctx, resolverKey{}, r))
	if err != nil {
		search.err = r.explain(Source{Kind: r.only}.because(err))
	} else {
		search.keys = found.keys
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.running = nil
	if found != nil && r.rejected != nil && found.keys == r.rejected.keys {
		return // AVDS rejected these keys during the search; the next one starts again
	}
	if found == nil && r.current != nil {
		r.previous = r.current
	}
	r.current, r.shown = found, found.describe()
}

// next returns the credential for the next call: the current one, a renewed one, or a new one if a
// file has changed.
func (r *Resolver) next(ctx context.Context) (*credential, error) {
	r.mu.Lock()
	current := r.current
	r.mu.Unlock()
	if current == nil {
		return r.find(ctx, false)
	}
	if current.files.changed() {
		good := current.good(time.Now())
		found, err := r.find(ctx, good)
		var failure *Error
		if good && errors.As(err, &failure) && failure.unfinished() {
			return current, nil
		}
		return found, err
	}
	if !current.due(time.Now()) {
		return current, nil
	}
	renewed, err := current.fetch(ctx)
	switch now := time.Now(); {
	case err == nil:
		return current.with(renewed), nil
	case current.good(now):
		return current.later(now), nil
	default:
		return nil, current.source.because(err)
	}
}

// explain completes the error of a search with what the resolver knows.
func (r *Resolver) explain(failure *Error) *Error {
	last, e := r.last(), *failure
	path, _ := configFile()
	switch {
	case e.Reason == reason.Login: // only the user can log in again
	case last != nil && !last.static && !last.files.changed():
		e.Expired = true
	case e.Kind == KindNone && e.Reason == reason.NotSetUp && path == "":
		e.Reason = reason.NoHome
	}
	return &e
}

// late returns the error for a caller that stops waiting. It does not look at files, since the file
// system may hang.
func (r *Resolver) late() *Error {
	last := r.last()
	return &Error{Kind: r.only, Expired: last != nil && !last.static, Reason: reason.NotSetUp}
}

// last returns the current credential, or else the previous one.
func (r *Resolver) last() *credential {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.current != nil {
		return r.current
	}
	return r.previous
}

// Report records whether AVDS rejected or accepted keys. After a rejection, the next call asks
// their source again. Report ignores keys that are no longer current, for example if two calls are
// rejected with the same keys.
func (r *Resolver) Report(keys *KeyPair, rejected bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.current == nil || r.current.keys != keys {
		return
	}
	if !rejected {
		r.rejected, r.rejections = nil, 0
		return
	}
	r.current, r.previous, r.rejected = nil, r.current, r.current
	r.rejections++
}

// Changed reports whether the next call may use other keys than the rejected ones.
func (r *Resolver) Changed() bool {
	r.mu.Lock()
	current, rejected, rejections := r.current, r.rejected, r.rejections
	r.mu.Unlock()
	switch {
	case rejected == nil:
		return true
	case current == nil && !rejected.static && rejections == 1:
		return true // its source can still give other keys
	case current == nil:
		return rejected.files.changed()
	case !current.keys.equal(rejected.keys):
		return true
	default:
		return current.files.changed()
	}
}

// Source returns where the keys of the last search came from.
func (r *Resolver) Source() Source {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.shown
}
