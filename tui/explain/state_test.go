package explain

import (
	"testing"

	"scantop/tui/state"
	"scantop/tui/text"
)

func TestStateIsExplainedInBothLanguages(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, lang := range []string{"en", "zh"} {
		for kind := state.KindFailed; kind <= state.KindNewer; kind++ {
			line := State(text.For(lang), &state.Error{Kind: kind, Path: "/p"})
			if seen[line] || len(line) < 10 {
				t.Errorf("%s %d: %q", lang, kind, line)
			}
			seen[line] = true
		}
	}
}
