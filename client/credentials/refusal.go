package credentials

// Report tells what the server said of keys: that it refused them, or that it
// accepted them. After a refusal the next call asks their source afresh. What is said of keys that are no longer in use, as
// by the slower of two refused calls, changes nothing.
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
