package credentials

import (
	"context"
	"fmt"
	"sync"
	"time"
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
	hint error // what to say when it finds none

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

// search is one look for keys; its results are set before done is closed.
type search struct {
	done chan struct{}
	keys *KeyPair
	err  error
}

func newResolver(hint error, find chain) *Resolver {
	return &Resolver{hint: hint, find: find}
}

// Resolve returns the key pair, or an error that may be shown.
func (s *Resolver) Resolve(ctx context.Context) (*KeyPair, error) {
	// A search ends in time by itself, unless a file system hangs.
	ctx, cancel := context.WithTimeout(ctx, credentialsTimeout+time.Second)
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
	ctx, cancel := context.WithTimeout(context.Background(), credentialsTimeout)
	defer cancel()
	defer close(search.done)
	ctx = context.WithValue(ctx, programsKey{}, &s.programs)
	if s.Direct {
		ctx = context.WithValue(ctx, directKey{}, true)
	}
	found, err := s.next(ctx)
	if err != nil {
		search.err = s.explain(err)
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
func (s *Resolver) next(ctx context.Context) (found *credential, err error) {
	defer func() {
		if recover() != nil { // what it says may quote a file
			found, err = nil, errNothing
		}
	}()
	s.mu.Lock()
	held := s.held
	s.mu.Unlock()
	if held == nil {
		return s.find(ctx, false)
	}
	if held.watch.changed() {
		good := held.good(time.Now())
		found, err := s.find(ctx, good)
		if good && unfinished(err) {
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
		return nil, err
	}
}

// explain turns the failure of a search into an error that may be shown: those
// of the SDK quote configuration files whole.
func (s *Resolver) explain(err error) error {
	reason, known := reasonIn(err), shownError(err)
	last := s.last()
	switch {
	case reason == ReasonLogin:
		return known
	case last != nil && !last.static && !last.watch.changed():
		if reason != ReasonFailed {
			return fmt.Errorf("%w: %s", ErrRenewal, reason)
		}
		return ErrRenewal
	case known != nil:
		return known
	case s.hint == ErrNone && homeless():
		return ErrNoHome
	default:
		return s.hint
	}
}

// late is the error for who does not wait any longer.
func (s *Resolver) late() error {
	if last := s.last(); last != nil && !last.static {
		return ErrRenewal
	}
	return s.hint
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
