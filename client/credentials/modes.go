package credentials

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"scantop/client/reason"
)

// knownMode returns the mode of this name, in any letter case, as the aliyun CLI spells it, or "".
// An unknown mode must not be shown: it may be a secret that was pasted into the wrong field.
func knownMode(mode string) string {
	modes := []string{"AK", "StsToken", "RamRoleArn", "EcsRamRole", "RsaKeyPair", "RamRoleArnWithRoleName",
		"ChainableRamRoleArn", "External", "CredentialsURI", "OIDC", "CloudSSO", "OAuth", "BearerToken", "Anonymous"}
	if i := slices.IndexFunc(modes, func(known string) bool { return strings.EqualFold(known, mode) }); i >= 0 {
		return modes[i]
	}
	return ""
}

// keys returns the keys of the first profile of a role chain.
func keys(ctx context.Context, roleChain []*cliProfile) (session, error) {
	switch p := roleChain[0]; p.Mode {
	case "AK":
		return p.given("")
	case "StsToken":
		if p.SecurityToken == "" {
			return session{}, reason.Incomplete
		}
		return p.given(p.SecurityToken)
	case "CloudSSO", "OAuth":
		return p.login()
	case "RamRoleArn":
		with, err := p.given(p.SecurityToken)
		return p.assume(ctx, with, err)
	case "EcsRamRole":
		return ecsRole(ctx, p.RoleName)
	case "RamRoleArnWithRoleName":
		with, err := ecsRole(ctx, p.RoleName)
		return p.assume(ctx, with, err)
	case "ChainableRamRoleArn":
		with, err := keys(ctx, roleChain[1:])
		return p.assume(ctx, with, err)
	case "OIDC":
		return p.oidc(ctx)
	case "External":
		return p.external(ctx)
	case "CredentialsURI":
		return p.uri(ctx)
	case "BearerToken", "Anonymous":
		return session{}, reason.Unsupported
	case "RsaKeyPair":
		return session{}, reason.Deprecated
	case "":
		return session{}, reason.NoMode
	default:
		return session{}, reason.UnknownMode
	}
}

// given returns the keys that the profile itself contains. The SDK would fill gaps from the
// environment, which may contain keys of another account.
func (p *cliProfile) given(token string) (session, error) {
	given := static(p.AccessKeyID, p.AccessKeySecret, token)
	if !given.keys.complete() {
		return session{}, reason.Incomplete
	}
	return given, nil
}

// login returns the keys that the CLI stored at its last login or renewal. Only the CLI can renew
// them, and then the file changes.
func (p *cliProfile) login() (session, error) {
	end := time.Unix(p.Expiration, 0)
	stored := session{keys: newKeyPair(p.AccessKeyID, p.AccessKeySecret, p.SecurityToken), renew: end, expires: end}
	if !stored.keys.complete() || p.SecurityToken == "" || !stored.good(time.Now()) {
		return session{}, reason.Login
	}
	return stored, nil
}

// uri returns keys from a local HTTP service.
func (p *cliProfile) uri(ctx context.Context) (session, error) {
	uri := cmp.Or(p.CredentialsURI, setting("ALIBABA_CLOUD_CREDENTIALS_URI"))
	switch {
	case externalDisabled():
		return session{}, reason.Disabled
	case uri == "":
		return session{}, reason.Incomplete
	}
	return fromURI(ctx, uri)
}

// externalDisabled reports whether the CLI's variable forbids keys from programs and HTTP services.
func externalDisabled() bool {
	const variable = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"
	return switchedOff(variable) || setting(variable) == "1"
}
