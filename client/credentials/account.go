package credentials

import (
	"cmp"
	"context"

	"scantop/client/reason"
)

// Account returns a text that tells the account of the next call from others, as far as that is known without
// asking any source for keys. A profile that is named, or else chosen as by [Default], stands for its account,
// whatever keys it gives. In the environment, that is the role of a pod, or the AccessKeyId of a key pair. A
// temporary pair there has another AccessKeyId every hour: if neither a role nor a profile is named beside it,
// all such pairs have the same text. So have the role of an instance and the service at a URI: "".
// The text has no secret, but an AccessKeyId in full, so it must not be shown.
func Account(profile string) string {
	if profile = trimmed(profile); profile != "" {
		return Source{Kind: KindProfile, Profile: profile}.account()
	}
	pair, bare := environment(keyFamilies...), environment("")
	for _, open := range []provider{pair, oidcEnvironment, profileOnDisk, credentialsFile, bare} { // as in Default
		source, fetch, err := open(&fileStates{})
		if err != nil {
			continue
		}
		if source.Kind != KindEnvironment {
			return source.account()
		}
		if given, _ := fetch(context.Background()); given.keys.Token() == "" {
			return "key " + given.keys.ID()
		}
		return source.account()
	}
	return ""
}

// account returns what tells the accounts of a kind of source apart, but for permanent key pairs.
func (s Source) account() string {
	switch s.Kind {
	case KindProfile:
		return "profile " + s.Profile + " " + setting(configVariable)
	case KindFile:
		section := cmp.Or(setting(profileNames...), "default")
		return "section " + section + " " + setting("ALIBABA_CLOUD_CREDENTIALS_FILE")
	default:
		return "role " + cmp.Or(roleOfThePod().RoleARN, setting(profileNames...))
	}
}

// profileOnDisk finds the profile that [Default] would use. It does not read what is no file on a disk: a pipe
// can be read only once, and may never end.
func profileOnDisk(*fileStates) (Source, fetcher, error) {
	path, _ := configFile()
	name, err := setting(profileNames...), error(nil)
	switch info := look(path); {
	case profilesDisabled():
		err = reason.Disabled
	case info == nil:
		err = reason.NoFile
	case info.Mode().IsRegular():
		var config *cliConfig
		if config, _, err = readCLIConfig(path); err == nil {
			name = cmp.Or(name, config.Current, "default")
			_, err = config.profile(name)
		}
	}
	return Source{Kind: KindProfile, Profile: name}, nil, err
}
