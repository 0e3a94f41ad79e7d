package credentials

import (
	"cmp"
	"context"
	"strings"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"

	"scantop/client/reason"
)

// builder makes a provider of the SDK.
type builder func() (sdkcredentials.CredentialsProvider, error)

// askSDK asks a new provider of the SDK. These know no context, may panic, keep what
// failed, and must not be asked twice at once. One that does not answer in time is
// abandoned.
func askSDK(ctx context.Context, build builder) (session, error) {
	type answer struct {
		session
		err error
	}
	answers := make(chan answer, 1)
	go func() {
		found, err := build.ask()
		answers <- answer{found, err}
	}()
	select {
	case a := <-answers:
		return a.session, a.err
	case <-ctx.Done():
		return session{}, ctx.Err()
	}
}

// ask gets the keys. The SDK does not tell when they end.
func (build builder) ask() (found session, err error) {
	defer func() {
		if recover() != nil { // what it says may quote a file
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
	found.static = keys.ProviderName == "profile/static_ak" // written in the credentials file
	found.expires = time.Now().Add(leastLife)
	if !found.keys.complete() {
		return session{}, reason.NoKeys
	}
	return found, nil
}

// ecsRole is the RAM role of this virtual machine; without a name, the only one.
func ecsRole(ctx context.Context, name string) (session, error) {
	if switchedOff("ALIBABA_CLOUD_ECS_METADATA_DISABLED") {
		return session{}, reason.Disabled
	}
	return askSDK(ctx, func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewECSRAMRoleCredentialsProviderBuilder().WithRoleName(name).Build()
	})
}

// stsPatience keeps the SDK's requests for a role within the time of a search.
func stsPatience() *sdkcredentials.HttpOptions {
	return &sdkcredentials.HttpOptions{ConnectTimeout: 2 * time.Second, ReadTimeout: 3 * time.Second}
}

// assume assumes the profile's role with keys of another place.
func (p *cliProfile) assume(ctx context.Context, with session, err error) (session, error) {
	if err != nil {
		return session{}, err
	}
	first := sdkcredentials.NewStaticSTSCredentialsProvider(with.keys.ID(), with.keys.Secret(), with.keys.Token())
	return askSDK(ctx, func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewRAMRoleARNCredentialsProviderBuilder().WithCredentialsProvider(first).
			WithRoleArn(p.RoleARN).WithRoleSessionName(p.SessionName).WithDurationSeconds(p.Seconds).
			WithPolicy(p.Policy).WithExternalId(p.ExternalID).
			WithStsRegion(p.STSRegion).WithStsEndpoint(p.stsHost()).WithEnableVpc(p.VPC).
			WithHttpOptions(stsPatience()).Build()
	})
}

// oidc assumes a role with a token that others keep fresh in a file.
func (p *cliProfile) oidc(ctx context.Context) (session, error) {
	pod := roleOfThePod()
	return askSDK(ctx, func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewOIDCCredentialsProviderBuilder().
			WithOIDCTokenFilePath(cmp.Or(p.OIDCTokenFile, pod.OIDCTokenFile)).
			WithOIDCProviderARN(cmp.Or(p.OIDCProviderARN, pod.OIDCProviderARN)).
			WithRoleArn(cmp.Or(p.RoleARN, pod.RoleARN)).
			WithRoleSessionName(p.SessionName).WithDurationSeconds(p.Seconds).WithPolicy(p.Policy).
			WithStsRegion(p.STSRegion).WithSTSEndpoint(p.stsHost()).WithEnableVpc(p.VPC).
			WithHttpOptions(stsPatience()).Build()
	})
}

// stsHost is the profile's own address of the role service, else that of the
// environment, empty without one.
func (p *cliProfile) stsHost() string {
	host := cmp.Or(p.STSEndpoint, setting("ALIBABA_CLOUD_STS_ENDPOINT"))
	host = strings.TrimPrefix(strings.TrimPrefix(host, "https://"), "http://")
	return strings.TrimSuffix(host, "/")
}
