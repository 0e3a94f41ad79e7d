package order

import (
	"slices"
	"testing"
)

func TestListsAreSplit(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][]string{
		`a, b c ,,d、e`: {"a", "b c", "d", "e"}, `"a, b", c`: {"a, b", "c"}, `"say ""hi"""`: {`say "hi"`},
		`a "b", "c`: {`a "b"`, "c"},
		`""`:        nil, `" x "y`: {"x", "y"}, "": nil, " , ": nil,
	} {
		if got := splitQuoted(s, Parameter{}.separates); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", s, got, want)
		}
	}
}
