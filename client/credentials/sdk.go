package credentials

import (
	"cmp"
	"context"
	"strings"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"

	"scantop/client/reason"
)

// builder creates a provider of the SDK.
type builder func() (sdkcredentials.CredentialsProvider, error)

// fetchFromSDK asks a new provider of the SDK. Such a provider accepts no context, may panic, keeps
// failed results, and must not be used concurrently. If it does not reply in time, it is abandoned.
func fetchFromSDK(ctx context.Context, build builder) (session, error) {
	type result struct {
		session
		err error
	}
	results := make(chan result, 1)
	go func() {
		found, err := build.fetch()
		results <- result{found, err}
	}()
	select {
	case r := <-results:
		return r.session, r.err
	case <-ctx.Done():
		return session{}, ctx.Err()
	}
}

// fetch gets the keys. The SDK does not tell when they expire.
func (build builder) fetch() (found session, err error) {
	defer func() {
		if recover() != nil { // the panic's value may quote a file
			err = reason.NoKeys
		}
	}()
	provider, err := build()
	if err != nil {
		return session{}, reason.Incomplete
	}
	keys, err := provider.GetCredentials()
	if err != nil {
		return session{}, err
	}
	found = temporary(keys.AccessKeyId, keys.AccessKeySecret, keys.SecurityToken, "")
	found.static = keys.ProviderName == "profile/static_ak" // stored in the credentials file
	found.expires = time.Now().Add(leastLife)
	if !found.keys.complete() {
		return session{}, reason.NoKeys
	}
	return found, nil
}

// ecsRole returns keys of the virtual machine's RAM role. An empty name means its only role.
func ecsRole(ctx context.Context, name string) (session, error) {
	if switchedOff("ALIBABA_CLOUD_ECS_METADATA_DISABLED") {
		return session{}, reason.Disabled
	}
	return fetchFromSDK(ctx, func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewECSRAMRoleCredentialsProviderBuilder().WithRoleName(name).Build()
	})
}

// stsTimeouts keeps the SDK's requests for a role within the time of a search.
func stsTimeouts() *sdkcredentials.HttpOptions {
	return &sdkcredentials.HttpOptions{ConnectTimeout: 2 * time.Second, ReadTimeout: 3 * time.Second}
}

// assume assumes the profile's role with the keys of another source.
func (p *cliProfile) assume(ctx context.Context, with session, err error) (session, error) {
	if err != nil {
		return session{}, err
	}
	first := sdkcredentials.NewStaticSTSCredentialsProvider(with.keys.ID(), with.keys.Secret(), with.keys.Token())
	return fetchFromSDK(ctx, func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewRAMRoleARNCredentialsProviderBuilder().WithCredentialsProvider(first).
			WithRoleArn(p.RoleARN).WithRoleSessionName(p.SessionName).WithDurationSeconds(p.Seconds).
			WithPolicy(p.Policy).WithExternalId(p.ExternalID).
			WithStsRegion(p.STSRegion).WithStsEndpoint(p.stsHost()).WithEnableVpc(p.VPC).
			WithHttpOptions(stsTimeouts()).Build()
	})
}

// oidc assumes a role with the token in a file, which another program renews.
func (p *cliProfile) oidc(ctx context.Context) (session, error) {
	pod := roleOfThePod()
	return fetchFromSDK(ctx, func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewOIDCCredentialsProviderBuilder().
			WithOIDCTokenFilePath(cmp.Or(p.OIDCTokenFile, pod.OIDCTokenFile)).
			WithOIDCProviderARN(cmp.Or(p.OIDCProviderARN, pod.OIDCProviderARN)).
			WithRoleArn(cmp.Or(p.RoleARN, pod.RoleARN)).
			WithRoleSessionName(p.SessionName).WithDurationSeconds(p.Seconds).WithPolicy(p.Policy).
			WithStsRegion(p.STSRegion).WithSTSEndpoint(p.stsHost()).WithEnableVpc(p.VPC).
			WithHttpOptions(stsTimeouts()).Build()
	})
}

// stsHost returns the STS endpoint of the profile, or else of the environment, or else "".
func (p *cliProfile) stsHost() string {
	host := cmp.Or(p.STSEndpoint, setting("ALIBABA_CLOUD_STS_ENDPOINT"))
	host = strings.TrimPrefix(strings.TrimPrefix(host, "https://"), "http://")
	return strings.TrimSuffix(host, "/")
}
