package credentials

import (
	"cmp"
	"context"
	"os"
	"path/filepath"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"

	"scantop/client/reason"
)

// provider opens a source of keys. It records the files that it reads, including files that do not
// exist yet. It fails with a reason or an *Error; the Source is set in any case.
type provider func(*fileStates) (Source, fetcher, error)

// Default looks for keys in the same order as the SDK's default chain.
func Default() *Resolver {
	return &Resolver{find: chainOf(environment(keyFamilies...), oidcEnvironment, profileProvider(""), credentialsFile,
		environment(""), // after the files, because other programs may use these names
		instanceRole, uriEnvironment)}
}

// FromProfile takes keys from the named profile of the aliyun CLI. An empty name means the profile
// that the environment selects, or else the CLI's current profile.
func FromProfile(name string) *Resolver {
	return &Resolver{find: chainOf(profileProvider(name)), only: KindProfile}
}

// FromKeys returns the given key pair. The token is empty unless the pair is temporary.
func FromKeys(id, secret, token string) *Resolver {
	keys := static(id, secret, token)
	find := chainOf(func(*fileStates) (Source, fetcher, error) { return fixed(KindStatic, keys) })
	return &Resolver{find: find, only: KindStatic}
}

// chainOf tries one provider after the other. If none has keys, it returns the error of the first
// provider that is set up.
func chainOf(providers ...provider) chain {
	return func(ctx context.Context, strict bool) (*credential, error) {
		var files fileStates
		failure := &Error{Reason: reason.NotSetUp}
		for _, open := range providers {
			source, fetch, err := open(&files)
			var found session
			if err == nil {
				found, err = fetch(ctx)
			}
			if err == nil {
				return &credential{session: found, source: source, fetch: fetch, files: files}, nil
			}
			why := source.because(err)
			switch {
			case strict && why.unfinished(), len(providers) == 1:
				return nil, why
			case failure.Reason == reason.NotSetUp && why.informative():
				failure = why
			}
		}
		return nil, failure
	}
}

// fixed is a provider that always returns the same keys.
func fixed(kind Kind, keys session) (Source, fetcher, error) {
	if !keys.keys.complete() {
		return Source{Kind: kind}, nil, reason.NotSetUp
	}
	return Source{Kind: kind}, func(context.Context) (session, error) { return keys, nil }, nil
}

func oidcEnvironment(files *fileStates) (Source, fetcher, error) {
	source, role := Source{Kind: KindOIDC}, roleOfThePod()
	switch {
	case role.OIDCTokenFile == "":
		return source, nil, reason.NotSetUp
	case !files.add(role.OIDCTokenFile):
		return source, nil, reason.Unreadable
	}
	return source, role.oidc, nil
}

// credentialsFile reads the credentials file that the SDKs share.
func credentialsFile(files *fileStates) (Source, fetcher, error) {
	section := cmp.Or(setting(profileNames...), "default")
	source := Source{Kind: KindFile, Profile: showable(section)}
	named := os.Getenv("ALIBABA_CLOUD_CREDENTIALS_FILE") // not trimmed, because the SDK reads it again
	switch found := files.add(cmp.Or(named, inHome(".alibabacloud", "credentials"))); {
	case !found && named != "":
		return source, nil, reason.Unreadable
	case !found:
		return source, nil, reason.NotSetUp
	}
	return source, func(ctx context.Context) (session, error) {
		found, err := fetchFromSDK(ctx, func() (sdkcredentials.CredentialsProvider, error) {
			return sdkcredentials.NewProfileCredentialsProviderBuilder().WithProfileName(section).Build(), nil
		})
		if err != nil {
			err = reason.NoKeyPair
		}
		return found, err
	}, nil
}

// instanceRole asks the metadata service of the virtual machine.
func instanceRole(*fileStates) (Source, fetcher, error) {
	return Source{Kind: KindECS}, func(ctx context.Context) (session, error) { return ecsRole(ctx, "") }, nil
}

func uriEnvironment(*fileStates) (Source, fetcher, error) {
	uri := setting("ALIBABA_CLOUD_CREDENTIALS_URI")
	if uri == "" {
		return Source{Kind: KindURI}, nil, reason.NotSetUp
	}
	return Source{Kind: KindURI}, func(ctx context.Context) (session, error) { return fromURI(ctx, uri) }, nil
}

// inHome returns a path below the home directory, or "" if there is none. It finds the same
// directory as the SDK and the CLI.
func inHome(elements ...string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(append([]string{home}, elements...)...)
}
