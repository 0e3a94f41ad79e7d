package credentials

import (
	"context"
	"time"
)

const (
	// searchTimeout bounds one search for keys. The default chain asks the
	// metadata service of a virtual machine, which elsewhere never answers.
	searchTimeout = 8 * time.Second
	// renewalLead is how long before their end temporary keys are renewed.
	renewalLead = 3 * time.Minute
	// renewalPause is the time between tries while the old keys are still good.
	renewalPause = 10 * time.Second
	// unknownLife is when keys that do not tell their end are asked for again.
	unknownLife = 10 * time.Minute
	// leastLife is how long the keys of a role serve at least: STS gives none for
	// less.
	leastLife = 15 * time.Minute
)

// session is a key pair with what is known of its life.
type session struct {
	keys    *KeyPair
	static  bool      // has no end of its own; renew and expires mean nothing
	renew   time.Time // when to ask for the next one
	expires time.Time // zero when nobody knows
}

// static is a session without an end.
func static(id, secret, token string) session {
	return session{keys: newKeyPair(id, secret, token), static: true}
}

// temporary is a session that ends at a time in RFC 3339, or at one that the
// place did not tell.
func temporary(id, secret, token, expiration string) session {
	s := session{keys: newKeyPair(id, secret, token), renew: time.Now().Add(unknownLife)}
	if end, err := time.Parse(time.RFC3339, expiration); err == nil {
		s.expires, s.renew = end, end.Add(-renewalLead)
	}
	return s
}

// due reports whether the place should be asked again.
func (s session) due(now time.Time) bool { return !s.static && !now.Before(s.renew) }

// good reports whether the keys may still be used, as far as anybody knows.
func (s session) good(now time.Time) bool {
	return s.static || s.expires.IsZero() || now.Before(s.expires)
}

// fetcher asks one place for keys. One search at a time calls it. An error that is
// neither a reason nor an *Error may hold secrets.
type fetcher func(context.Context) (session, error)

// credential is where keys were found, and what was found there. A later search
// replaces it and never changes it.
type credential struct {
	session
	source Source
	ask    fetcher // asks the same place again
	watch  watch   // the files that decided it
}

// with is the credential after the place gave another session.
func (c credential) with(next session) *credential {
	if next.keys.equal(c.keys) {
		next.keys = c.keys // so that a refusal still finds them
	}
	c.session = next
	return &c
}

// later is the credential after the place failed to renew keys that are still good.
func (c credential) later(now time.Time) *credential {
	c.renew = now.Add(renewalPause)
	if !c.expires.IsZero() && c.expires.Before(c.renew) {
		c.renew = c.expires
	}
	return &c
}

// describe is what may be shown of a credential, nothing of a nil one.
func (c *credential) describe() Source {
	if c == nil {
		return Source{}
	}
	source := c.source
	source.KeyID = c.keys.beginning()
	return source
}
