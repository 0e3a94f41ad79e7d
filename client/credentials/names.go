package credentials

import (
	"os"
	"strings"
	"unicode"

	"scantop/client/reason"
)

// keyFamilies are the prefixes of the variables that contain a key pair, in the order of the aliyun
// CLI. The CLI also reads the names without a prefix.
var keyFamilies = []string{"ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_"}

// profileNames are the variables that name a profile, in the order of the aliyun CLI.
var profileNames = []string{"ALIBABACLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE", "ALICLOUD_PROFILE"}

// configVariable names a file to read in place of ~/.aliyun/config.json. Alibaba Cloud's SDKs use
// this variable; the aliyun CLI does not.
const configVariable = "ALIBABA_CLOUD_CONFIG_FILE"

// setting returns the value of the first variable that is not empty.
func setting(names ...string) string {
	for _, name := range names {
		if value := trimmed(os.Getenv(name)); value != "" {
			return value
		}
	}
	return ""
}

// switchedOff reports whether a variable disables a source.
func switchedOff(name string) bool { return strings.EqualFold(setting(name), "true") }

// profilesDisabled reports whether a variable of the SDKs or the aliyun CLI disables the profiles.
func profilesDisabled() bool {
	return switchedOff("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") || switchedOff("ALIBABA_CLOUD_IGNORE_PROFILE") ||
		switchedOff("ALIBABACLOUD_IGNORE_PROFILE")
}

// trimmed returns a value without what an editor, a shell or a clipboard may add around it: spaces,
// line ends, a byte order mark.
func trimmed(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) })
}

// environment takes a key pair from the variables of the given prefixes. ID, secret and token must
// have the same prefix, so that keys of two accounts are never mixed.
func environment(families ...string) provider {
	return func(*fileStates) (Source, fetcher, error) {
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

// roleOfThePod returns the role that the environment gives to a pod. It reads both spellings of
// each variable, in the order of the aliyun CLI.
func roleOfThePod() *cliProfile {
	either := func(name string) string { return setting("ALIBABACLOUD_"+name, "ALIBABA_CLOUD_"+name) }
	return &cliProfile{
		OIDCTokenFile: either("OIDC_TOKEN_FILE"), OIDCProviderARN: either("OIDC_PROVIDER_ARN"),
		RoleARN: either("ROLE_ARN"),
	}
}
