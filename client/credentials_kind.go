package client

import "fmt"

// SourceKind says what sort of place a key pair comes from.
type SourceKind int

// The places, in the order in which the default chain asks them, after none
// and those that a caller chooses.
const (
	SourceNone        SourceKind = iota // no key pair has been found yet
	SourceStatic                        // given by [WithStaticCredentials]
	SourceEnvironment                   // ALIBABA_CLOUD_ACCESS_KEY_ID and its companions
	SourceOIDC                          // a role assumed with the token in ALIBABA_CLOUD_OIDC_TOKEN_FILE
	SourceProfile                       // a profile of the aliyun CLI
	SourceFile                          // ~/.alibabacloud/credentials, or ALIBABA_CLOUD_CREDENTIALS_FILE
	SourceECS                           // the RAM role of the virtual machine
	SourceURI                           // ALIBABA_CLOUD_CREDENTIALS_URI
)

// String describes the place in English, and says nothing for SourceNone.
func (k SourceKind) String() string {
	return [...]string{"", "given keys", "environment variables", "OIDC role", "aliyun CLI profile",
		"credentials file", "ECS RAM role", "credentials URI"}[k]
}

// CredentialsSource says where the key pair in use comes from. Nothing in it is
// secret, and all of it can be shown.
type CredentialsSource struct {
	Kind    SourceKind
	Profile string // of SourceProfile its name, of SourceFile the section; empty when it cannot be shown
	Mode    string // of SourceProfile, as the CLI spells it
	KeyID   string // the first four characters of the AccessKeyId, or fewer
}

// String describes the source in English, and says nothing for SourceNone.
func (s CredentialsSource) String() string {
	place := s.Kind.String()
	if s.Profile != "" {
		place += " " + s.Profile
	}
	if s.Mode != "" {
		place += " (" + s.Mode + ")"
	}
	if s.KeyID != "" {
		place += fmt.Sprintf(", key %s…", s.KeyID)
	}
	return place
}

// CredentialsSource says where the key pair in use comes from: the zero value
// before the first call has found one, and after none could be found any more.
// It waits for nothing.
func (c *Client) CredentialsSource() CredentialsSource { return c.credentials.inUse() }

// CredentialsChanged reports whether another call may fare better after one
// was refused for its key pair. It is false only while the next call would use
// keys that the server has refused: then somebody has to change a file first,
// or to restart with another environment. Keys that their source renews get one
// more try. It asks nobody, but looks at files: that does not belong into the
// drawing of a frame.
func (c *Client) CredentialsChanged() bool { return c.credentials.changed() }
