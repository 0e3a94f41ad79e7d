package client

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

// place is one that may have keys. It adds the files that it reads to the
// watch, also those that are not there yet, and fails when it has none.
type place func(*watch) (CredentialsSource, asker, error)

// places are those of the SDK's default chain, in its order. The SDK's own
// chain is not used: its last member prints what goes wrong to standard output,
// which belongs to the screen.
func places() []place {
	return []place{environment(keyFamilies...), oidcEnvironment, profilePlace(""), credentialsFile,
		environment(""), // after the files, as these names may belong to anything else
		instanceRole, uriEnvironment}
}

func defaultCredentials() *credentialSource {
	return newCredentialSource(ErrNoCredentials, finderOf(places()...))
}

func profileCredentials(name string) *credentialSource {
	return newCredentialSource(ErrProfile, finderOf(profilePlace(name)))
}

func staticCredentials(id, secret, token string) *credentialSource {
	keys := lasting(id, secret, token)
	return newCredentialSource(ErrNoCredentials, finderOf(func(*watch) (CredentialsSource, asker, error) {
		return fixed(SourceStatic, keys)
	}))
}

// finderOf asks one place after the other. When none has keys, the first that
// was set up and failed says why.
func finderOf(places ...place) finder {
	return func(ctx context.Context, strict bool) (*holding, error) {
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
				return &holding{session: found, source: source, ask: ask, watch: files}, nil
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
func fixed(kind SourceKind, keys session) (CredentialsSource, asker, error) {
	if !keys.keys.complete() {
		return CredentialsSource{}, nil, errNothing
	}
	return CredentialsSource{Kind: kind}, func(context.Context) (session, error) { return keys, nil }, nil
}

func oidcEnvironment(files *watch) (CredentialsSource, asker, error) {
	role := roleOfThePod()
	if role.OIDCTokenFile == "" {
		return CredentialsSource{}, nil, errNothing
	}
	if !files.add(role.OIDCTokenFile) {
		return CredentialsSource{}, nil, SourceOIDC.because(ReasonUnreadable)
	}
	ask, err := role.oidc()
	if err != nil {
		return CredentialsSource{}, nil, SourceOIDC.because(err)
	}
	return CredentialsSource{Kind: SourceOIDC}, ask.of(SourceOIDC), nil
}

// credentialsFile is the file that the SDKs share.
func credentialsFile(files *watch) (CredentialsSource, asker, error) {
	named := os.Getenv("ALIBABA_CLOUD_CREDENTIALS_FILE") // as it is: the SDK reads it again
	path := cmp.Or(named, inHome(".alibabacloud", "credentials"))
	switch found := files.add(path); {
	case !found && named != "":
		return CredentialsSource{}, nil, SourceFile.because(ReasonUnreadable)
	case !found:
		return CredentialsSource{}, nil, errNothing
	}
	section := cmp.Or(setting(profileNames...), "default")
	ask, err := fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
		return sdkcredentials.NewProfileCredentialsProviderBuilder().WithProfileName(section).Build(), nil
	})
	return CredentialsSource{Kind: SourceFile, Profile: showable(section)}, func(ctx context.Context) (session, error) {
		found, err := ask(ctx)
		if err != nil {
			info := look(path)
			fresh := info != nil && time.Since(info.ModTime()) < settled
			err = &SourceError{Kind: SourceFile, Reason: ReasonNoKeyPair, fresh: fresh}
		}
		return found, err
	}, err
}

// settled is the age from which on a file without keys is taken at its word.
// Nothing in the format of the credentials file tells that it is cut off.
const settled = 10 * time.Second

// instanceRole asks the metadata service of the virtual machine.
func instanceRole(*watch) (CredentialsSource, asker, error) {
	ask, err := ecsRole("")
	return CredentialsSource{Kind: SourceECS}, ask, err
}

func uriEnvironment(*watch) (CredentialsSource, asker, error) {
	uri := setting("ALIBABA_CLOUD_CREDENTIALS_URI")
	if uri == "" {
		return CredentialsSource{}, nil, errNothing
	}
	return CredentialsSource{Kind: SourceURI}, fromURI(uri).of(SourceURI), nil
}

// inHome is a path below the home directory that the SDK and the CLI know.
func inHome(elements ...string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(append([]string{home}, elements...)...)
}
