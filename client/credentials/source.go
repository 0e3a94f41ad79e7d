package credentials

// Kind is the kind of source that a key pair comes from.
type Kind int

// The kinds of sources. Those from KindEnvironment on are in the order of the default chain.
const (
	KindNone        Kind = iota // no key pair yet
	KindStatic                  // given by the caller, see [FromKeys]
	KindEnvironment             // ALIBABA_CLOUD_ACCESS_KEY_ID and its companions
	KindOIDC                    // a role assumed with the token in ALIBABA_CLOUD_OIDC_TOKEN_FILE
	KindProfile                 // a profile of the aliyun CLI
	KindFile                    // ~/.alibabacloud/credentials, or ALIBABA_CLOUD_CREDENTIALS_FILE
	KindECS                     // the RAM role of the virtual machine
	KindURI                     // ALIBABA_CLOUD_CREDENTIALS_URI
)

// String returns the kind in one word, and "" for KindNone.
func (k Kind) String() string {
	return [...]string{"", "static", "environment", "oidc", "profile", "file", "ecs", "uri"}[k]
}

// Source is where the current key pair comes from. It contains no secrets and may be shown.
type Source struct {
	Kind    Kind
	Profile string // for KindProfile its name, for KindFile the section; empty if it cannot be shown
	Mode    string // for KindProfile its mode as the CLI spells it
	KeyID   string // the first four characters of the AccessKeyId, or fewer
}
