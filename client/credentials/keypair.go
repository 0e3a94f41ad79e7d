package credentials

// secret is a text that fmt does not print, whatever the verb and however deep
// within other values: it is hidden in a function.
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

// Secrets lists what must not appear in any text about a request; any may be empty.
func (k *KeyPair) Secrets() []string { return []string{k.Secret(), k.Token(), k.ID()} }
