package client

import (
	"context"
	"time"
)

const (
	// credentialsTimeout bounds one search for keys. The default chain ends at
	// the metadata service of a virtual machine, which elsewhere never answers.
	credentialsTimeout = 8 * time.Second
	// renewalLead is how long before their end temporary keys are renewed; the
	// SDK's providers do the same.
	renewalLead = 3 * time.Minute
	// renewalPause is the time between tries while the old keys are still good.
	renewalPause = 10 * time.Second
	// unknownLife is when keys that do not tell their end are asked for again.
	// STS gives none for less than a quarter of an hour.
	unknownLife = 10 * time.Minute
)

// hidden is a text that fmt does not print, whatever the verb and however deep
// in a value it lies: it has no way into a function.
type hidden func() string

func hide(s string) hidden { return func() string { return s } }

// keyPair signs requests. It is never changed, and two of the same content can
// be told apart by their addresses.
type keyPair struct{ id, secret, token hidden }

// newKeyPair takes an empty token unless the pair is temporary. What is around
// the values by accident is left out.
func newKeyPair(id, secret, token string) *keyPair {
	return &keyPair{hide(trimmed(id)), hide(trimmed(secret)), hide(trimmed(token))}
}

// beginning is as much of the ID as may be shown: four characters, none of
// which can do anything to a terminal.
func (k *keyPair) beginning() string {
	id := []rune(k.id())
	return showable(string(id[:min(4, len(id))]))
}

func (k *keyPair) complete() bool { return k.id() != "" && k.secret() != "" }

func (k *keyPair) equal(other *keyPair) bool {
	return k.id() == other.id() && k.secret() == other.secret() && k.token() == other.token()
}

// secrets lists what must not appear in any text about a request.
func (k *keyPair) secrets() []string {
	var all []string
	for _, s := range []string{k.secret(), k.token(), k.id()} {
		if s != "" {
			all = append(all, s)
		}
	}
	return all
}

// session is a key pair with what is known of its life.
type session struct {
	keys    *keyPair
	lasting bool      // has no end of its own; renew and expires mean nothing
	renew   time.Time // when to ask for the next one
	expires time.Time // zero when nobody knows
}

// lasting is a session without an end.
func lasting(id, secret, token string) session {
	return session{keys: newKeyPair(id, secret, token), lasting: true}
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
func (s session) due(now time.Time) bool { return !s.lasting && !now.Before(s.renew) }

// good reports whether the keys may still be used, as far as anybody knows.
func (s session) good(now time.Time) bool {
	return s.lasting || s.expires.IsZero() || now.Before(s.expires)
}

// asker asks one place for keys. It is called by one search at a time. Its
// errors may hold secrets, unless they are a *ProfileError.
type asker func(context.Context) (session, error)

// of has the errors of an asker name the place that it asks.
func (a asker) of(kind SourceKind) asker {
	return func(ctx context.Context) (session, error) {
		found, err := a(ctx)
		if err != nil {
			err = kind.because(err)
		}
		return found, err
	}
}

// holding is where keys were found, and what was found there. A later search
// replaces it and never changes it.
type holding struct {
	session
	source CredentialsSource
	ask    asker // asks the same place again
	watch  watch // the files that decided it
}

// with is the holding after the place gave another session.
func (h holding) with(next session) *holding {
	if next.keys.equal(h.keys) {
		next.keys = h.keys // so that a refusal still finds them
	}
	h.session = next
	return &h
}

// later is the holding after the place failed to renew keys that are still good.
func (h holding) later(now time.Time) *holding {
	h.renew = now.Add(renewalPause)
	if !h.expires.IsZero() && h.expires.Before(h.renew) {
		h.renew = h.expires
	}
	return &h
}

// describe is what may be shown of a holding, nothing of a nil one.
func (h *holding) describe() CredentialsSource {
	if h == nil {
		return CredentialsSource{}
	}
	source := h.source
	source.KeyID = h.keys.beginning()
	return source
}
