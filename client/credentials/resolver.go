package credentials

import (
	"context"
	"errors"
	"sync"
	"time"

	"scantop/client/reason"
)

// chain looks for keys where they may be. When it is to be strict, a file that
// cannot be made out ends the search: the keys in use are good, so it is better
// to wait until the file is complete than to go on to the next place.
type chain func(ctx context.Context, strict bool) (*credential, error)

// Resolver finds the key pair when the first call needs it, off the caller's path
// and within a bounded time, and keeps it fresh. There is one search at a time,
// which all callers share. It is safe for concurrent use.
type Resolver struct {
	find chain
	only Kind // the only place that it asks; KindNone when there are several

	// Direct keeps the resolver from using any proxy of the environment. It must
	// not be changed once the resolver is in use.
	Direct   bool
	programs programs

	mu       sync.Mutex  // never held while anything is asked or read
	running  *search     // nil when there is none
	held     *credential // nil before the first search, after a failure and after a refusal
	lost     *credential // the last one that was given up
	shown    Source
	refused  *credential // the last one that the server refused; nil once it accepts one
	refusals int         // in a row
}

type resolverKey struct{}

// resolverOf is the resolver whose search for keys ctx belongs to.
func resolverOf(ctx context.Context) *Resolver {
	if r, ok := ctx.Value(resolverKey{}).(*Resolver); ok {
		return r
	}
	return &Resolver{}
}

// search is one look for keys; its results are set before done is closed.
type search struct {
	done chan struct{}
	keys *KeyPair
	err  error
}

// Resolve returns the key pair, or an [*Error].
func (s *Resolver) Resolve(ctx context.Context) (*KeyPair, error) {
	// A search ends in time by itself, unless a file system hangs.
	ctx, cancel := context.WithTimeout(ctx, searchTimeout+time.Second)
	defer cancel()
	search := s.join()
	select {
	case <-search.done:
		return search.keys, search.err
	case <-ctx.Done():
		return nil, s.late()
	}
}

// join returns the search under way, or starts one. It outlives its callers:
// what it finds serves the next one.
func (s *Resolver) join() *search {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running == nil {
		s.running = &search{done: make(chan struct{})}
		go s.run(s.running)
	}
	return s.running
}

func (s *Resolver) run(search *search) {
	ctx, cancel := context.WithTimeout(context.Background(), searchTimeout)
	defer cancel()
	defer close(search.done)
	found, err := s.next(context.WithValue(ctx, resolverKey{}, s))
	if err != nil {
		search.err = s.explain(Source{Kind: s.only}.because(err))
	} else {
		search.keys = found.keys
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = nil
	if found != nil && s.refused != nil && found.keys == s.refused.keys {
		return // refused while the search was under way: the next one starts afresh
	}
	if found == nil && s.held != nil {
		s.lost = s.held
	}
	s.held, s.shown = found, found.describe()
}

// next is what the next call should use: what is held, or renewed, or found
// anew after a file has changed.
func (s *Resolver) next(ctx context.Context) (*credential, error) {
	s.mu.Lock()
	held := s.held
	s.mu.Unlock()
	if held == nil {
		return s.find(ctx, false)
	}
	if held.watch.changed() {
		good := held.good(time.Now())
		found, err := s.find(ctx, good)
		var failure *Error
		if good && errors.As(err, &failure) && failure.unfinished() {
			return held, nil
		}
		return found, err
	}
	if !held.due(time.Now()) {
		return held, nil
	}
	renewed, err := held.ask(ctx)
	switch now := time.Now(); {
	case err == nil:
		return held.with(renewed), nil
	case held.good(now):
		return held.later(now), nil
	default:
		return nil, held.source.because(err)
	}
}

// explain adds to the failure of a search what it means here.
func (s *Resolver) explain(failure *Error) *Error {
	last, e := s.last(), *failure
	path, _ := configFile()
	switch {
	case e.Reason == reason.Login: // only its owner can renew it
	case last != nil && !last.static && !last.watch.changed():
		e.Expired = true
	case e.Kind == KindNone && e.Reason == reason.NotSetUp && path == "":
		e.Reason = reason.NoHome
	}
	return &e
}

// late is the error for who does not wait any longer. It looks at no file: the file
// system may be what hangs.
func (s *Resolver) late() *Error {
	last := s.last()
	return &Error{Kind: s.only, Expired: last != nil && !last.static, Reason: reason.NotSetUp}
}

// last is what was held last.
func (s *Resolver) last() *credential {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held != nil {
		return s.held
	}
	return s.lost
}

// Report tells what the server said of keys: that it refused them, or that it
// accepted them. After a refusal the next call asks their source afresh. What is
// said of keys that are no longer in use, as by the slower of two refused calls,
// changes nothing.
func (s *Resolver) Report(keys *KeyPair, refused bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held == nil || s.held.keys != keys {
		return
	}
	if !refused {
		s.refused, s.refusals = nil, 0
		return
	}
	s.held, s.lost, s.refused = nil, s.held, s.held
	s.refusals++
}

// Changed reports whether the next call may use other keys than refused ones.
func (s *Resolver) Changed() bool {
	s.mu.Lock()
	held, refused, refusals := s.held, s.refused, s.refusals
	s.mu.Unlock()
	switch {
	case refused == nil:
		return true
	case held == nil && !refused.static && refusals == 1:
		return true // its source has not been asked for others yet
	case held == nil:
		return refused.watch.changed()
	case !held.keys.equal(refused.keys):
		return true
	default:
		return held.watch.changed()
	}
}

// Source is where the keys of the last call come from.
func (s *Resolver) Source() Source {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown
}
