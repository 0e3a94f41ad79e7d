// Package credentials finds the AccessKey pair that signs requests: where the SDKs
// and the aliyun CLI look for one, and in what shape people have their files. It
// renews temporary pairs, and knows nothing of AVDS.
//
// github.com/aliyun/credentials-go was weighed for it and does not serve: it prints
// keys to standard output when the answer of an External program is no JSON, it
// rewrites ~/.aliyun/config.json without the fields that it does not know, and its
// errors quote whole files.
package credentials

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

// secret is a text that fmt does not print, whatever the verb and however deep
// in a value it lies: it has no way into a function.
type secret func() string

func newSecret(s string) secret { return func() string { return s } }

// KeyPair signs requests. Its fields are functions, so that fmt prints none of them.
// It is never changed, and two of the same content can be told apart by their
// addresses.
type KeyPair struct{ ID, Secret, Token secret }

// newKeyPair takes an empty token unless the pair is temporary. What is around
// the values by accident is left out.
func newKeyPair(id, secret, token string) *KeyPair {
	return &KeyPair{newSecret(trimmed(id)), newSecret(trimmed(secret)), newSecret(trimmed(token))}
}

// beginning is as much of the ID as may be shown: four characters, none of
// which can do anything to a terminal.
func (k *KeyPair) beginning() string {
	id := []rune(k.ID())
	return showable(string(id[:min(4, len(id))]))
}

func (k *KeyPair) complete() bool { return k.ID() != "" && k.Secret() != "" }

func (k *KeyPair) equal(other *KeyPair) bool {
	return k.ID() == other.ID() && k.Secret() == other.Secret() && k.Token() == other.Token()
}

// Secrets lists what must not appear in any text about a request.
func (k *KeyPair) Secrets() []string {
	var all []string
	for _, s := range []string{k.Secret(), k.Token(), k.ID()} {
		if s != "" {
			all = append(all, s)
		}
	}
	return all
}

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

// fetcher asks one place for keys. It is called by one search at a time. Its
// errors may hold secrets, unless they are a *ProfileError.
type fetcher func(context.Context) (session, error)

// of has the errors of an asker name the place that it asks.
func (a fetcher) of(kind Kind) fetcher {
	return func(ctx context.Context) (session, error) {
		found, err := a(ctx)
		if err != nil {
			err = kind.because(err)
		}
		return found, err
	}
}

// credential is where keys were found, and what was found there. A later search
// replaces it and never changes it.
type credential struct {
	session
	source Source
	ask    fetcher // asks the same place again
	watch  watch   // the files that decided it
}

// with is the credential after the place gave another session.
func (h credential) with(next session) *credential {
	if next.keys.equal(h.keys) {
		next.keys = h.keys // so that a refusal still finds them
	}
	h.session = next
	return &h
}

// later is the credential after the place failed to renew keys that are still good.
func (h credential) later(now time.Time) *credential {
	h.renew = now.Add(renewalPause)
	if !h.expires.IsZero() && h.expires.Before(h.renew) {
		h.renew = h.expires
	}
	return &h
}

// describe is what may be shown of a holding, nothing of a nil one.
func (h *credential) describe() Source {
	if h == nil {
		return Source{}
	}
	source := h.source
	source.KeyID = h.keys.beginning()
	return source
}
