package credentials

import (
	"cmp"
	"context"
	"os"
	"path/filepath"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"

	"scantop/client/reason"
)

// provider opens a place that may have keys. It adds the files that it reads to the
// watch, also those that are not there yet. It fails with a reason, or an *Error;
// the Source tells which place that is.
type provider func(*watch) (Source, fetcher, error)

// Default looks where the SDK's default chain looks, in its order.
func Default() *Resolver {
	return &Resolver{find: chainOf(environment(keyFamilies...), oidcEnvironment, profileProvider(""), credentialsFile,
		environment(""), // after the files, as these names may belong to anything else
		instanceRole, uriEnvironment)}
}

// FromProfile takes the named profile of the aliyun CLI; with an empty name, the one
// that the environment or the CLI has chosen.
func FromProfile(name string) *Resolver {
	return &Resolver{find: chainOf(profileProvider(name)), only: KindProfile}
}

// FromKeys takes a given key pair; the token is empty unless the pair is temporary.
func FromKeys(id, secret, token string) *Resolver {
	keys := static(id, secret, token)
	find := chainOf(func(*watch) (Source, fetcher, error) { return fixed(KindStatic, keys) })
	return &Resolver{find: find, only: KindStatic}
}

// chainOf asks one place after the other. When none has keys, the first that
// was set up and failed says why.
func chainOf(places ...provider) chain {
	return func(ctx context.Context, strict bool) (*credential, error) {
		var files watch
		failure := &Error{Reason: reason.NotSetUp}
		for _, open := range places {
			source, ask, err := open(&files)
			var found session
			if err == nil {
				found, err = ask(ctx)
			}
			if err == nil {
				return &credential{session: found, source: source, ask: ask, watch: files}, nil
			}
			why := source.because(err)
			switch {
			case strict && why.unfinished(), len(places) == 1:
				return nil, why
			case failure.Reason == reason.NotSetUp && why.telling():
				failure = why
			}
		}
		return nil, failure
	}
}

// fixed is a place that always has the same keys.
func fixed(kind Kind, keys session) (Source, fetcher, error) {
	if !keys.keys.complete() {
		return Source{Kind: kind}, nil, reason.NotSetUp
	}
	return Source{Kind: kind}, func(context.Context) (session, error) { return keys, nil }, nil
}

func oidcEnvironment(files *watch) (Source, fetcher, error) {
	source, role := Source{Kind: KindOIDC}, roleOfThePod()
	switch {
	case role.OIDCTokenFile == "":
		return source, nil, reason.NotSetUp
	case !files.add(role.OIDCTokenFile):
		return source, nil, reason.Unreadable
	}
	return source, role.oidc, nil
}

// credentialsFile is the file that the SDKs share.
func credentialsFile(files *watch) (Source, fetcher, error) {
	section := cmp.Or(setting(profileNames...), "default")
	source := Source{Kind: KindFile, Profile: showable(section)}
	named := os.Getenv("ALIBABA_CLOUD_CREDENTIALS_FILE") // as it is: the SDK reads it again
	switch found := files.add(cmp.Or(named, inHome(".alibabacloud", "credentials"))); {
	case !found && named != "":
		return source, nil, reason.Unreadable
	case !found:
		return source, nil, reason.NotSetUp
	}
	return source, func(ctx context.Context) (session, error) {
		found, err := askSDK(ctx, func() (sdkcredentials.CredentialsProvider, error) {
			return sdkcredentials.NewProfileCredentialsProviderBuilder().WithProfileName(section).Build(), nil
		})
		if err != nil {
			err = reason.NoKeyPair
		}
		return found, err
	}, nil
}

// instanceRole asks the metadata service of the virtual machine.
func instanceRole(*watch) (Source, fetcher, error) {
	return Source{Kind: KindECS}, func(ctx context.Context) (session, error) { return ecsRole(ctx, "") }, nil
}

func uriEnvironment(*watch) (Source, fetcher, error) {
	uri := setting("ALIBABA_CLOUD_CREDENTIALS_URI")
	if uri == "" {
		return Source{Kind: KindURI}, nil, reason.NotSetUp
	}
	return Source{Kind: KindURI}, func(ctx context.Context) (session, error) { return fromURI(ctx, uri) }, nil
}

// inHome is a path below the home directory that the SDK and the CLI know.
func inHome(elements ...string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(append([]string{home}, elements...)...)
}
