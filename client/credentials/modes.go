package credentials

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

// knownMode is the mode if the aliyun CLI has one of that name, in any letter
// case, in the spelling of the CLI. Any other may
// be something secret that was pasted into the wrong field.
func knownMode(mode string) string {
	modes := []string{"AK", "StsToken", "RamRoleArn", "EcsRamRole", "RsaKeyPair", "RamRoleArnWithRoleName", "ChainableRamRoleArn",
		"External", "CredentialsURI", "OIDC", "CloudSSO", "OAuth", "BearerToken", "Anonymous"}
	if i := slices.IndexFunc(modes, func(known string) bool { return strings.EqualFold(known, mode) }); i >= 0 {
		return modes[i]
	}
	return ""
}

// meantMode is the mode in the spelling of the aliyun CLI. Where none is
// written, the settings tell it by the rules of the CLI.
func (p *cliProfile) meantMode() string {
	pair := p.AccessKeyID != "" && p.AccessKeySecret != ""
	switch {
	case p.Mode != "":
		return cmp.Or(knownMode(p.Mode), p.Mode)
	case pair && p.SecurityToken != "":
		return "StsToken"
	case pair && p.RoleARN != "":
		return "RamRoleArn"
	case pair:
		return "AK"
	case p.PrivateKey != "" && p.KeyPairName != "":
		return "RsaKeyPair"
	case p.RoleName != "":
		return "EcsRamRole"
	case p.ProcessCommand != "":
		return "External"
	case p.OIDCProviderARN != "" && p.OIDCTokenFile != "" && p.RoleARN != "":
		return "OIDC"
	default:
		return ""
	}
}

// open returns how to get keys of the first profile of a lineage, or a
// Reason.
func open(lineage []*cliProfile) (fetcher, error) {
	switch p := lineage[0]; p.Mode {
	case "AK":
		return p.given(static(p.AccessKeyID, p.AccessKeySecret, ""))
	case "StsToken":
		return p.given(static(p.AccessKeyID, p.AccessKeySecret, p.SecurityToken))
	case "CloudSSO", "OAuth":
		return p.login, nil
	case "RamRoleArn":
		return p.assume(func() (fetcher, error) {
			return p.given(static(p.AccessKeyID, p.AccessKeySecret, p.SecurityToken))
		})
	case "EcsRamRole":
		return ecsRole(p.RoleName)
	case "RamRoleArnWithRoleName":
		return p.assume(func() (fetcher, error) { return ecsRole(p.RoleName) })
	case "ChainableRamRoleArn":
		return p.assume(func() (fetcher, error) { return open(lineage[1:]) })
	case "OIDC":
		return p.oidc()
	case "RsaKeyPair":
		return p.rsa()
	case "External":
		return p.external()
	case "CredentialsURI":
		return p.uri()
	case "BearerToken", "Anonymous":
		return nil, ReasonUnsupported
	case "":
		return nil, ReasonNoMode
	default:
		return nil, ReasonMode
	}
}

// given are keys that the profile itself holds. The SDK would fill gaps from
// the environment, which may hold keys of another account.
func (p *cliProfile) given(keys session) (fetcher, error) {
	if !keys.keys.complete() || p.Mode == "StsToken" && keys.keys.Token() == "" {
		return nil, ReasonIncomplete
	}
	return func(context.Context) (session, error) { return keys, nil }, nil
}

// login are the keys that the CLI has stored at its last login or renewal. Only
// the CLI can renew them: then the file changes.
func (p *cliProfile) login(context.Context) (session, error) {
	end := time.Unix(p.Expiration, 0)
	keys := session{keys: newKeyPair(p.AccessKeyID, p.AccessKeySecret, p.SecurityToken), renew: end, expires: end}
	if !keys.keys.complete() || p.SecurityToken == "" || !keys.good(time.Now()) {
		return session{}, ReasonLogin
	}
	return keys, nil
}

// uri are keys of a local HTTP service.
func (p *cliProfile) uri() (fetcher, error) {
	uri := cmp.Or(p.CredentialsURI, setting("ALIBABA_CLOUD_CREDENTIALS_URI"))
	switch {
	case externalDisabled():
		return nil, ReasonDisabled
	case uri == "":
		return nil, ReasonIncomplete
	}
	return fromURI(uri), nil
}

// externalDisabled reports whether the CLI's variable forbids keys from
// programs and from HTTP services.
func externalDisabled() bool {
	const variable = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"
	return switchedOff(variable) || setting(variable) == "1"
}

// oidc assumes a role with a token that others keep fresh in a file.
func (p *cliProfile) oidc() (fetcher, error) {
	pod := roleOfThePod()
	return fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewOIDCCredentialsProviderBuilder().
			WithOIDCTokenFilePath(cmp.Or(p.OIDCTokenFile, pod.OIDCTokenFile)).
			WithOIDCProviderARN(cmp.Or(p.OIDCProviderARN, pod.OIDCProviderARN)).
			WithRoleArn(cmp.Or(p.RoleARN, pod.RoleARN)).
			WithRoleSessionName(p.SessionName).WithDurationSeconds(p.Seconds).WithPolicy(p.Policy).
			WithStsRegion(p.STSRegion).WithSTSEndpoint(p.stsHost()).WithEnableVpc(p.VPC).
			WithHttpOptions(stsPatience()).Build()
	})
}
