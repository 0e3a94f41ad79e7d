package credentials

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"scantop/client/reason"
)

// cliConfig is the content of ~/.aliyun/config.json.
type cliConfig struct {
	Current  string        `json:"current"`
	Profiles []*cliProfile `json:"profiles"`
}

// Format keeps fmt from printing secrets.
func (cliConfig) Format(f fmt.State, _ rune) { io.WriteString(f, "aliyun CLI configuration") }

// cliProfile is one profile, with the settings that concern keys.
type cliProfile struct {
	Name            string `json:"name"`
	Mode            string `json:"mode"`
	AccessKeyID     string `json:"access_key_id"`
	AccessKeySecret string `json:"access_key_secret"`
	SecurityToken   string `json:"sts_token"`
	Expiration      int64  `json:"sts_expiration"` // when the keys above end, in seconds since 1970

	RoleARN       string `json:"ram_role_arn"`
	SessionName   string `json:"ram_session_name"`
	Seconds       int    `json:"expired_seconds"`
	Policy        string `json:"policy"`
	ExternalID    string `json:"external_id"`
	STSRegion     string `json:"sts_region"`
	STSEndpoint   string `json:"sts_endpoint"`
	VPC           bool   `json:"enable_vpc"`
	SourceProfile string `json:"source_profile"`
	RoleName      string `json:"ram_role_name"`

	OIDCProviderARN string `json:"oidc_provider_arn"`
	OIDCTokenFile   string `json:"oidc_token_file"`
	ProcessCommand  string `json:"process_command"`
	CredentialsURI  string `json:"credentials_uri"`
}

// Format keeps fmt from printing secrets.
func (p cliProfile) Format(f fmt.State, _ rune) { io.WriteString(f, "aliyun CLI profile") }

// profileProvider takes keys from the named profile of the aliyun CLI. Without a name it uses the
// profile that the environment selects, or else the CLI's current profile.
func profileProvider(name string) provider {
	return func(files *fileStates) (Source, fetcher, error) {
		name := cmp.Or(trimmed(name), setting(profileNames...))
		source := Source{Kind: KindProfile, Profile: showable(name)}
		if profilesDisabled() {
			return source, nil, reason.Disabled
		}
		path, shown := configFile()
		files.add(path)
		config, line, err := readCLIConfig(path)
		if err != nil {
			failure := source.because(err)
			failure.File, failure.Line = shown, line
			return source, nil, failure
		}
		p, err := config.profile(cmp.Or(name, config.Current, "default"))
		if err != nil {
			return source, nil, err
		}
		source.Profile, source.Mode = showable(p.Name), knownMode(p.Mode)
		roleChain, err := config.roleChain(p)
		if err != nil {
			return source, nil, err
		}
		for _, p := range roleChain {
			if p.Mode == "OIDC" {
				files.add(cmp.Or(p.OIDCTokenFile, roleOfThePod().OIDCTokenFile))
			}
		}
		return source, func(ctx context.Context) (session, error) { return keys(ctx, roleChain) }, nil
	}
}

func (c *cliConfig) profile(name string) (*cliProfile, error) {
	i := slices.IndexFunc(c.Profiles, func(p *cliProfile) bool { return p != nil && p.Name == name })
	if i < 0 {
		return nil, reason.NoProfile
	}
	return c.Profiles[i], nil
}

// roleChain returns a profile, the profile that gives it the keys to assume its role, and so on. It
// detects loops, which would overflow the SDK's stack.
func (c *cliConfig) roleChain(p *cliProfile) ([]*cliProfile, error) {
	all := []*cliProfile{p}
	for p.Mode == "ChainableRamRoleArn" {
		source, err := c.profile(p.SourceProfile)
		switch {
		case err != nil:
			return nil, reason.Incomplete
		case slices.Contains(all, source):
			return nil, reason.Loop
		}
		all, p = append(all, source), source
	}
	return all, nil
}

// ProfileNames returns the names of the profiles of the aliyun CLI, in the order of its file. It
// returns none if the file cannot be read or profiles are disabled.
func ProfileNames() []string {
	if profilesDisabled() {
		return nil
	}
	path, _ := configFile()
	config, _, err := readCLIConfig(path)
	if err != nil {
		return nil
	}
	var names []string
	for _, p := range config.Profiles {
		if p != nil && p.Name != "" {
			names = append(names, showable(p.Name))
		}
	}
	return names
}
