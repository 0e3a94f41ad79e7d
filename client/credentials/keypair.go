package credentials

// secret is a text that fmt cannot print, whatever the verb and however deep it is nested, because
// a function returns it.
type secret func() string

func newSecret(s string) secret { return func() string { return s } }

// KeyPair signs requests. Its fields are functions, so that fmt cannot print them. A pair never
// changes. Two pairs of equal content differ by their addresses.
type KeyPair struct{ ID, Secret, Token secret }

// newKeyPair trims the values. The token is empty unless the pair is temporary.
func newKeyPair(id, secret, token string) *KeyPair {
	return &KeyPair{newSecret(trimmed(id)), newSecret(trimmed(secret)), newSecret(trimmed(token))}
}

// beginning returns the first four characters of the ID, which may be shown, or "" if one of them
// is not printable.
func (k *KeyPair) beginning() string {
	id := []rune(k.ID())
	return showable(string(id[:min(4, len(id))]))
}

func (k *KeyPair) complete() bool { return k.ID() != "" && k.Secret() != "" }

func (k *KeyPair) equal(other *KeyPair) bool {
	return k.ID() == other.ID() && k.Secret() == other.Secret() && k.Token() == other.Token()
}

// Secrets lists the texts that must not appear in messages about a request. Each may be empty.
func (k *KeyPair) Secrets() []string { return []string{k.Secret(), k.Token(), k.ID()} }
