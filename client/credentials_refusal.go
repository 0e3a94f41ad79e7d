package client

import "errors"

// report tells what became of a call with keys. After a refusal the next call
// asks their source afresh. What is said of keys that are no longer in use, as
// by the slower of two refused calls, changes nothing.
func (s *credentialSource) report(keys *keyPair, err error) {
	var failure *Error
	refused := errors.As(err, &failure) && failure.Kind == KindCredentials && failure.Code != ""
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held == nil || s.held.keys != keys {
		return
	}
	switch {
	case err == nil:
		s.refused, s.refusals = nil, 0
	case refused:
		s.held, s.lost, s.refused = nil, s.held, s.held
		s.refusals++
	}
}

// changed reports whether the next call may use other keys than refused ones.
func (s *credentialSource) changed() bool {
	s.mu.Lock()
	held, refused, refusals := s.held, s.refused, s.refusals
	s.mu.Unlock()
	switch {
	case refused == nil:
		return true
	case held == nil && !refused.lasting && refusals == 1:
		return true // its source has not been asked for others yet
	case held == nil:
		return refused.watch.changed()
	case !held.keys.equal(refused.keys):
		return true
	default:
		return held.watch.changed()
	}
}

// inUse is where the keys of the last call come from.
func (s *credentialSource) inUse() CredentialsSource {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown
}
