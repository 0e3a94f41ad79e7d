package credentials

import (
	"os"
	"strings"
	"unicode"

	"scantop/client/reason"
)

// keyFamilies are the prefixes of the variables with a key pair, in the order
// of the aliyun CLI. The CLI also reads the names without a prefix.
var keyFamilies = []string{"ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_"}

// profileNames are the variables with the name of a profile, in the order of
// the aliyun CLI.
var profileNames = []string{"ALIBABACLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE", "ALICLOUD_PROFILE"}

// configVariable names another file in place of ~/.aliyun/config.json. Alibaba
// Cloud's SDKs read it, the aliyun CLI does not.
const configVariable = "ALIBABA_CLOUD_CONFIG_FILE"

// setting is the value of the first variable that holds one.
func setting(names ...string) string {
	for _, name := range names {
		if value := trimmed(os.Getenv(name)); value != "" {
			return value
		}
	}
	return ""
}

// switchedOff reports whether a variable that disables a place is set.
func switchedOff(name string) bool { return strings.EqualFold(setting(name), "true") }

// profilesDisabled reports whether a variable of the SDKs or of the aliyun CLI
// forbids the profiles.
func profilesDisabled() bool {
	return switchedOff("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") || switchedOff("ALIBABA_CLOUD_IGNORE_PROFILE") ||
		switchedOff("ALIBABACLOUD_IGNORE_PROFILE")
}

// trimmed is a value without what an editor, a shell or a clipboard leaves
// around it: blanks, line ends, a byte order mark.
func trimmed(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) })
}

// environment takes a key pair from variables of the given families. ID, secret
// and token are of one family, so that keys of two accounts do not mix.
func environment(families ...string) provider {
	return func(*watch) (Source, fetcher, error) {
		for _, family := range families {
			id, secret := setting(family+"ACCESS_KEY_ID"), setting(family+"ACCESS_KEY_SECRET")
			given := static(id, secret, setting(family+"SECURITY_TOKEN"))
			if given.keys.complete() {
				return fixed(KindEnvironment, given)
			}
		}
		return Source{Kind: KindEnvironment}, nil, reason.NotSetUp
	}
}

// roleOfThePod is the role that the environment gives to a pod, with both of
// its spellings in the order of the aliyun CLI.
func roleOfThePod() *cliProfile {
	either := func(name string) string { return setting("ALIBABACLOUD_"+name, "ALIBABA_CLOUD_"+name) }
	return &cliProfile{
		OIDCTokenFile: either("OIDC_TOKEN_FILE"), OIDCProviderARN: either("OIDC_PROVIDER_ARN"),
		RoleARN: either("ROLE_ARN"),
	}
}
