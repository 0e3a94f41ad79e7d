package client

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

// credentialsTimeout bounds the search for a key pair. The default chain ends
// at the metadata service of a virtual machine, which elsewhere never answers.
const credentialsTimeout = 8 * time.Second

// Credentials is one key pair as it signs requests.
type Credentials struct {
	AccessKeyID     string
	AccessKeySecret string
	SecurityToken   string // empty unless the pair is temporary
	Source          string // where the pair came from, in the SDK's words
}

// String shows the source and the first four characters of the key ID only.
func (c Credentials) String() string {
	id := []rune(c.AccessKeyID)
	return fmt.Sprintf("%s… (%s)", string(id[:min(4, len(id))]), c.Source)
}

// GoString keeps %#v from printing what String hides.
func (c Credentials) GoString() string { return c.String() }

// secrets lists what must not appear in any text about a request.
func (c Credentials) secrets() []string {
	var all []string
	for _, s := range []string{c.AccessKeySecret, c.SecurityToken, c.AccessKeyID} {
		if s != "" {
			all = append(all, s)
		}
	}
	return all
}

// credentialSource finds the key pair when the first call needs it, off the
// caller's path and within a bounded time.
type credentialSource struct {
	build func() sdkcredentials.CredentialsProvider // a fresh provider
	hint  error                                     // what to say when it finds none

	worked atomic.Bool // it gave a key pair before, so a failure is likely to pass

	turn     chan struct{} // full while the provider is in use: it is not safe for concurrent use
	provider sdkcredentials.CredentialsProvider
}

func newCredentialSource(hint error, build func() sdkcredentials.CredentialsProvider) *credentialSource {
	return &credentialSource{build: build, hint: hint, turn: make(chan struct{}, 1)}
}

// The ways to fail to find a key pair; an [*Error] wraps them. The first two are
// of KindCredentials; the last is of KindNetwork, as it is likely to pass.
var (
	// ErrNoCredentials means that no place has a key pair.
	ErrNoCredentials = errors.New("no credentials found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, " +
		"run 'aliyun configure', or attach a RAM role")
	// ErrProfile means that the chosen profile of the aliyun CLI has none.
	ErrProfile = errors.New("the aliyun CLI profile gives no credentials: check its name and 'aliyun configure list'")
	// ErrRenewal means that a place which had a key pair gives none at the moment.
	ErrRenewal = errors.New("the credentials could not be renewed")
)

func defaultCredentials() *credentialSource {
	return newCredentialSource(ErrNoCredentials, newChain)
}

func profileCredentials(name string) *credentialSource {
	return newCredentialSource(ErrProfile, func() sdkcredentials.CredentialsProvider {
		return sdkcredentials.NewCLIProfileCredentialsProviderBuilder().WithProfileName(name).Build()
	})
}

func staticCredentials(id, secret, token string) *credentialSource {
	return newCredentialSource(ErrNoCredentials, func() sdkcredentials.CredentialsProvider {
		return sdkcredentials.NewStaticSTSCredentialsProvider(id, secret, token)
	})
}

// resolve returns the key pair, or an error that quotes nothing of what the
// SDK said: it quotes configuration files whole.
func (s *credentialSource) resolve(ctx context.Context) (Credentials, error) {
	type answer struct {
		keys Credentials
		err  error
	}
	ctx, cancel := context.WithTimeout(ctx, credentialsTimeout)
	defer cancel()
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return Credentials{}, s.failure()
	}
	answers := make(chan answer, 1)
	go func() {
		defer func() { <-s.turn }() // perhaps long after the caller has left
		keys, err := s.ask()
		answers <- answer{keys, err}
	}()
	select {
	case a := <-answers:
		return a.keys, a.err
	case <-ctx.Done():
		return Credentials{}, s.failure()
	}
}

// failure is what to say when no key pair came.
func (s *credentialSource) failure() error {
	if s.worked.Load() {
		return ErrRenewal
	}
	return s.hint
}

// ask runs the SDK's provider, which knows no context. After a failure the next
// call builds a new one, as by then the environment may have changed.
func (s *credentialSource) ask() (keys Credentials, err error) {
	defer func() {
		if p := recover(); p != nil {
			s.provider, err = nil, s.failure()
		}
	}()
	if s.provider == nil {
		s.provider = s.build()
	}
	found, err := s.provider.GetCredentials()
	if err != nil || found == nil || found.AccessKeyId == "" || found.AccessKeySecret == "" {
		s.provider = nil
		return Credentials{}, s.failure()
	}
	s.worked.Store(true)
	return Credentials{
		AccessKeyID:     found.AccessKeyId,
		AccessKeySecret: found.AccessKeySecret,
		SecurityToken:   found.SecurityToken,
		Source:          found.ProviderName,
	}, nil
}
