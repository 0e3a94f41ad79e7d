package explain

import (
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/text"
)

// Without credentials the list was not requested, so AVDS cannot have rejected them.
func TestAnUnresolvedLaunchNamesMissingCredentials(t *testing.T) {
	err := withoutCredentials(t)
	for _, lang := range []string{"en", "zh"} {
		words := text.For(lang)
		said := Unresolved(words, launch.Outcome{
			Name: "nightly", Start: time.Unix(0, 0), Why: launch.WhyFailed, LookErr: err,
		})
		if !strings.Contains(said, words.Errors.NoCredentialsShort) ||
			strings.Contains(said, words.Failure(client.KindCredentials.String())) {
			t.Errorf("%s: without credentials an unresolved launch says %q", lang, said)
		}
	}
}
