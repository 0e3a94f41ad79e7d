package widget

import (
	"slices"
	"testing"
)

func TestLinesAreCutVisibly(t *testing.T) {
	t.Parallel()
	for most, want := range map[int][]string{
		-1: nil, 0: nil, 1: {"first…"}, 2: {"first", "secon…"},
		3: {"first", "second", "3"}, 4: {"first", "second", "3"},
	} {
		if got := Cut([]string{"first", "second", "3"}, 6, most); !slices.Equal(got, want) {
			t.Errorf("of at most %d lines, %q are left, want %q", most, got, want)
		}
	}
}
