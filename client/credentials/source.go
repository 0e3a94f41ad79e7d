package credentials

// Kind says what sort of place a key pair comes from.
type Kind int

// The places, in the order in which the default chain asks them, after none
// and those that a caller chooses.
const (
	KindNone        Kind = iota // no key pair has been found yet
	KindStatic                  // given by the caller, see [FromKeys]
	KindEnvironment             // ALIBABA_CLOUD_ACCESS_KEY_ID and its companions
	KindOIDC                    // a role assumed with the token in ALIBABA_CLOUD_OIDC_TOKEN_FILE
	KindProfile                 // a profile of the aliyun CLI
	KindFile                    // ~/.alibabacloud/credentials, or ALIBABA_CLOUD_CREDENTIALS_FILE
	KindECS                     // the RAM role of the virtual machine
	KindURI                     // ALIBABA_CLOUD_CREDENTIALS_URI
)

// String is the place in one word, and empty for KindNone.
func (k Kind) String() string {
	return [...]string{"", "static", "environment", "oidc", "profile", "file", "ecs", "uri"}[k]
}

// Source says where the key pair in use comes from. Nothing in it is
// secret, and all of it can be shown.
type Source struct {
	Kind    Kind
	Profile string // of KindProfile its name, of KindFile the section; empty when it cannot be shown
	Mode    string // of KindProfile, as the CLI spells it
	KeyID   string // the first four characters of the AccessKeyId, or fewer
}
