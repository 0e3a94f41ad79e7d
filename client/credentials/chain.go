package credentials

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

// provider is one that may have keys. It adds the files that it reads to the
// watch, also those that are not there yet, and fails when it has none.
type provider func(*watch) (Source, fetcher, error)

// providers are those of the SDK's default chain, in its order. The SDK's own
// chain is not used: its last member prints what goes wrong to standard output,
// which belongs to the screen.
func providers() []provider {
	return []provider{environment(keyFamilies...), oidcEnvironment, profileProvider(""), credentialsFile,
		environment(""), // after the files, as these names may belong to anything else
		instanceRole, uriEnvironment}
}

// Default looks where the SDK's default chain looks, in its order.
func Default() *Resolver {
	return newResolver(ErrNone, chainOf(providers()...))
}

// FromProfile takes the named profile of the aliyun CLI; with an empty name, the one
// that the environment or the CLI has chosen.
func FromProfile(name string) *Resolver {
	return newResolver(ErrProfile, chainOf(profileProvider(name)))
}

// FromKeys takes a given key pair; the token is empty unless the pair is temporary.
func FromKeys(id, secret, token string) *Resolver {
	keys := static(id, secret, token)
	return newResolver(ErrNone, chainOf(func(*watch) (Source, fetcher, error) {
		return fixed(KindStatic, keys)
	}))
}

// chainOf asks one place after the other. When none has keys, the first that
// was set up and failed says why.
func chainOf(places ...provider) chain {
	return func(ctx context.Context, strict bool) (*credential, error) {
		var files watch
		reason := errNothing
		for _, open := range places {
			source, ask, err := open(&files)
			var found session
			if err == nil {
				found, err = ask(ctx)
			}
			switch {
			case err == nil:
				return &credential{session: found, source: source, ask: ask, watch: files}, nil
			case strict && unfinished(err), len(places) == 1:
				return nil, err
			case reason == errNothing && telling(err):
				reason = err
			}
		}
		return nil, reason
	}
}

// fixed is a place that always has the same keys.
func fixed(kind Kind, keys session) (Source, fetcher, error) {
	if !keys.keys.complete() {
		return Source{}, nil, errNothing
	}
	return Source{Kind: kind}, func(context.Context) (session, error) { return keys, nil }, nil
}

func oidcEnvironment(files *watch) (Source, fetcher, error) {
	role := roleOfThePod()
	if role.OIDCTokenFile == "" {
		return Source{}, nil, errNothing
	}
	if !files.add(role.OIDCTokenFile) {
		return Source{}, nil, KindOIDC.because(ReasonUnreadable)
	}
	ask, err := role.oidc()
	if err != nil {
		return Source{}, nil, KindOIDC.because(err)
	}
	return Source{Kind: KindOIDC}, ask.of(KindOIDC), nil
}

// credentialsFile is the file that the SDKs share.
func credentialsFile(files *watch) (Source, fetcher, error) {
	named := os.Getenv("ALIBABA_CLOUD_CREDENTIALS_FILE") // as it is: the SDK reads it again
	path := cmp.Or(named, inHome(".alibabacloud", "credentials"))
	switch found := files.add(path); {
	case !found && named != "":
		return Source{}, nil, KindFile.because(ReasonUnreadable)
	case !found:
		return Source{}, nil, errNothing
	}
	section := cmp.Or(setting(profileNames...), "default")
	ask, err := fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewProfileCredentialsProviderBuilder().WithProfileName(section).Build(), nil
	})
	return Source{Kind: KindFile, Profile: showable(section)}, func(ctx context.Context) (session, error) {
		found, err := ask(ctx)
		if err != nil {
			info := look(path)
			fresh := info != nil && time.Since(info.ModTime()) < settled
			err = &SourceError{Kind: KindFile, Reason: ReasonNoKeyPair, fresh: fresh}
		}
		return found, err
	}, err
}

// settled is the age from which on a file without keys is taken at its word.
// Nothing in the format of the credentials file tells that it is cut off.
const settled = 10 * time.Second

// instanceRole asks the metadata service of the virtual machine.
func instanceRole(*watch) (Source, fetcher, error) {
	ask, err := ecsRole("")
	return Source{Kind: KindECS}, ask, err
}

func uriEnvironment(*watch) (Source, fetcher, error) {
	uri := setting("ALIBABA_CLOUD_CREDENTIALS_URI")
	if uri == "" {
		return Source{}, nil, errNothing
	}
	return Source{Kind: KindURI}, fromURI(uri).of(KindURI), nil
}

// inHome is a path below the home directory that the SDK and the CLI know.
func inHome(elements ...string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(append([]string{home}, elements...)...)
}
