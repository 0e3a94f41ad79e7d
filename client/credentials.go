package client

import (
	"context"
	"errors"
	"fmt"
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

	turn     chan struct{} // full while the provider is in use: it is not safe for concurrent use
	provider sdkcredentials.CredentialsProvider
}

func newCredentialSource(hint error, build func() sdkcredentials.CredentialsProvider) *credentialSource {
	return &credentialSource{build: build, hint: hint, turn: make(chan struct{}, 1)}
}

// The two ways to fail to find a key pair. An [*Error] of KindCredentials wraps
// one of them when no server was asked.
var (
	// ErrNoCredentials means that no place has a key pair.
	ErrNoCredentials = errors.New("no credentials found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, " +
		"run 'aliyun configure', or attach a RAM role")
	// ErrProfile means that the chosen profile of the aliyun CLI has none.
	ErrProfile = errors.New("the aliyun CLI profile gives no credentials: check its name and 'aliyun configure list'")
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
		return Credentials{}, s.hint
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
		return Credentials{}, s.hint
	}
}

// ask runs the SDK's provider, which knows no context. After a failure the next
// call builds a new one, as by then the environment may have changed.
func (s *credentialSource) ask() (keys Credentials, err error) {
	defer func() {
		if p := recover(); p != nil {
			s.provider, err = nil, s.hint
		}
	}()
	if s.provider == nil {
		s.provider = s.build()
	}
	found, err := s.provider.GetCredentials()
	if err != nil || found == nil || found.AccessKeyId == "" || found.AccessKeySecret == "" {
		s.provider = nil
		return Credentials{}, s.hint
	}
	return Credentials{
		AccessKeyID:     found.AccessKeyId,
		AccessKeySecret: found.AccessKeySecret,
		SecurityToken:   found.SecurityToken,
		Source:          found.ProviderName,
	}, nil
}
