package widget

import (
	"slices"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestLinesAreBrokenWhereALanguageAllowsIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 5, []string{""}},
		{"one two", 7, []string{"one two"}},
		{"one two", 6, []string{"one", "two"}},
		{"one  two ", 3, []string{"one", "two"}},
		{"onetwothree", 4, []string{"onet", "woth", "ree"}},
		{"使用内置的 AVDS 模拟器：无需账号", 16, []string{"使用内置的 AVDS", "模拟器：无需账号"}},
		{"只读（默认），不能", 10, []string{"只读（默", "认），不能"}},
		{"不能试用 --demo。", 12, []string{"不能试用", "--demo。"}},
		{"一", 1, []string{"一"}},
		{"一二，三四", 4, []string{"一", "二，", "三四"}},
	} {
		got := Break(c.text, c.width)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %d: %q, want %q", c.text, c.width, got, c.want)
		}
		for _, line := range got {
			if ansi.StringWidth(line) > max(2, c.width) {
				t.Errorf("%q in %d: %q is too wide", c.text, c.width, line)
			}
		}
	}
}
