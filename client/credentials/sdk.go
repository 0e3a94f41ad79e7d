package credentials

import (
	"cmp"
	"context"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

// stsPatience keeps the SDK's requests for a role within the time of a search.
func stsPatience() *sdkcredentials.HttpOptions {
	return &sdkcredentials.HttpOptions{ConnectTimeout: 2 * time.Second, ReadTimeout: 3 * time.Second}
}

// fromSDK asks a provider of the SDK, which knows no context, may panic and is
// not safe for concurrent use. A provider that does not answer in time is
// abandoned; the next question goes to a new one. No build may share anything
// with the one before.
func fromSDK(build func() (sdkcredentials.CredentialsProvider, error)) (fetcher, error) {
	provider, err := build()
	var reason Reason
	switch {
	case errors.As(err, &reason):
		return nil, reason // of the place that a role is assumed with
	case err != nil:
		return nil, ReasonIncomplete
	}
	return func(ctx context.Context) (session, error) {
		if provider == nil {
			if provider, err = build(); err != nil {
				return session{}, err
			}
		}
		type answer struct {
			session
			err error
		}
		answers := make(chan answer, 1)
		go func(provider sdkcredentials.CredentialsProvider) {
			found, err := askSDK(provider)
			answers <- answer{found, err}
		}(provider)
		select {
		case a := <-answers:
			return a.session, a.err
		case <-ctx.Done():
			provider = nil
			return session{}, ctx.Err()
		}
	}, nil
}

// askSDK asks a provider, which renews its keys by itself some time before
// they end: those that it gives are good for about that long.
func askSDK(provider sdkcredentials.CredentialsProvider) (found session, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the SDK failed")
		}
	}()
	keys, err := provider.GetCredentials()
	if err != nil {
		return session{}, err
	}
	found = session{
		keys:    newKeyPair(keys.AccessKeyId, keys.AccessKeySecret, keys.SecurityToken),
		static:  keys.ProviderName == "profile/static_ak", // written in the credentials file
		expires: time.Now().Add(renewalLead),
	}
	if !found.keys.complete() {
		return session{}, errNothing
	}
	return found, nil
}

// ecsRole is the RAM role of this virtual machine; without a name, the only one.
func ecsRole(name string) (fetcher, error) {
	if switchedOff("ALIBABA_CLOUD_ECS_METADATA_DISABLED") {
		return nil, ReasonDisabled
	}
	return fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewECSRAMRoleCredentialsProviderBuilder().WithRoleName(name).Build()
	})
}

// assume assumes the profile's role with keys of another place.
func (p *cliProfile) assume(open func() (fetcher, error)) (fetcher, error) {
	var search atomic.Pointer[context.Context]
	role, err := fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
		ask, err := open()
		if err != nil {
			return nil, err
		}
		return sdkcredentials.NewRAMRoleARNCredentialsProviderBuilder().WithCredentialsProvider(upstream{ask, &search}).
			WithRoleArn(p.RoleARN).WithRoleSessionName(p.SessionName).WithDurationSeconds(p.Seconds).
			WithPolicy(p.Policy).WithExternalId(p.ExternalID).
			WithStsRegion(p.STSRegion).WithStsEndpoint(p.stsHost()).WithEnableVpc(p.VPC).
			WithHttpOptions(stsPatience()).Build()
	})
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) (session, error) {
		search.Store(&ctx)
		return role(ctx)
	}, nil
}

// upstream lets the SDK, which knows no context, take keys from one of our
// places for the newest search.
type upstream struct {
	ask    fetcher
	search *atomic.Pointer[context.Context]
}

// GetProviderName names it for the SDK.
func (upstream) GetProviderName() string { return "upstream" }

// GetCredentials asks the place.
func (u upstream) GetCredentials() (*sdkcredentials.Credentials, error) {
	found, err := u.ask(*u.search.Load())
	if err != nil {
		return nil, err
	}
	return &sdkcredentials.Credentials{AccessKeyId: found.keys.ID(), AccessKeySecret: found.keys.Secret(),
		SecurityToken: found.keys.Token(), ProviderName: u.GetProviderName()}, nil
}

// stsHost is the profile's own address of the role service, else that of the
// environment, empty without one.
func (p *cliProfile) stsHost() string {
	host := cmp.Or(strings.TrimSpace(p.STSEndpoint), setting("ALIBABA_CLOUD_STS_ENDPOINT"))
	host = strings.TrimPrefix(strings.TrimPrefix(host, "https://"), "http://")
	return strings.TrimSuffix(host, "/")
}

// rsa exchanges a signature of a private key for keys. The SDK wants the key in
// another form than that in which the CLI stores it, and panics at others.
func (p *cliProfile) rsa() (fetcher, error) {
	key, err := pkcs8(p.PrivateKey)
	if err != nil || p.KeyPairName == "" {
		return nil, ReasonIncomplete
	}
	return fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
		//lint:ignore SA1019 the CLI has this mode, and the SDK no other way
		return sdkcredentials.NewRSAKeyPairCredentialsProvider(p.KeyPairName, key, p.Seconds)
	})
}

// pkcs8 turns an RSA key in PEM, of either form, into base64 of PKCS #8.
func pkcs8(text string) (string, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return "", ReasonIncomplete
	}
	key, err := x509.ParsePKCS1PrivateKey(block.Bytes)
	if err != nil {
		parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
		if err != nil {
			return "", err
		}
		private, ok := parsed.(*rsa.PrivateKey)
		if !ok {
			return "", ReasonIncomplete
		}
		key = private
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	return base64.StdEncoding.EncodeToString(der), err
}
