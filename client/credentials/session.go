package credentials

import (
	"context"
	"time"
)

const (
	// searchTimeout limits one search for keys. The default chain asks the metadata service of a
	// virtual machine, which never replies on other machines.
	searchTimeout = 8 * time.Second
	// renewalLead is how long before their expiry temporary keys are renewed.
	renewalLead = 3 * time.Minute
	// renewalPause is the time between two tries to renew keys that are still valid.
	renewalPause = 10 * time.Second
	// unknownLife is when keys of unknown expiry are renewed.
	unknownLife = 10 * time.Minute
	// leastLife is the shortest life of the keys of a role: STS issues none for less.
	leastLife = 15 * time.Minute
)

// session is a key pair and its life.
type session struct {
	keys    *KeyPair
	static  bool      // never expires; renew and expires are not used
	renew   time.Time // when to ask for the next pair
	expires time.Time // zero if unknown
}

// static returns a session that never expires.
func static(id, secret, token string) session {
	return session{keys: newKeyPair(id, secret, token), static: true}
}

// temporary returns a session that expires at an RFC 3339 time. If expiration is empty or invalid,
// the expiry is unknown.
func temporary(id, secret, token, expiration string) session {
	s := session{keys: newKeyPair(id, secret, token), renew: time.Now().Add(unknownLife)}
	if end, err := time.Parse(time.RFC3339, expiration); err == nil {
		s.expires, s.renew = end, end.Add(-renewalLead)
	}
	return s
}

// due reports whether the keys should be renewed.
func (s session) due(now time.Time) bool { return !s.static && !now.Before(s.renew) }

// good reports whether the keys have not expired, as far as known.
func (s session) good(now time.Time) bool {
	return s.static || s.expires.IsZero() || now.Before(s.expires)
}

// fetcher asks one source for keys. Only one search at a time calls it. An error that is neither a
// reason nor an *Error may contain secrets.
type fetcher func(context.Context) (session, error)

// credential is a session with its source. It never changes: a later search replaces it.
type credential struct {
	session
	source Source
	fetch  fetcher    // asks the same source again
	files  fileStates // the files that the search depended on
}

// with returns the credential after the source gave another session.
func (c credential) with(next session) *credential {
	if next.keys.equal(c.keys) {
		next.keys = c.keys // so that Report still recognises them
	}
	c.session = next
	return &c
}

// later returns the credential after the source failed to renew keys that are still valid.
func (c credential) later(now time.Time) *credential {
	c.renew = now.Add(renewalPause)
	if !c.expires.IsZero() && c.expires.Before(c.renew) {
		c.renew = c.expires
	}
	return &c
}

// describe returns what may be shown of a credential, the zero Source for nil.
func (c *credential) describe() Source {
	if c == nil {
		return Source{}
	}
	source := c.source
	source.KeyID = c.keys.beginning()
	return source
}
