package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestHelpIsInOneLanguage(t *testing.T) {
	t.Parallel()
	for environ, want := range map[string][]string{
		"LANG=en_US.UTF-8": {"\nUsage\n  scantop new [--flags]\n", "\nExamples\n  # the form, with a target\n", "\nFlags\n", "  --type                Scan for: vuln", "(cn-hangzhou)\n", "  -h, --help            Show this help\n"},
		"LANG=zh_CN.UTF-8": {"\n用法\n  scantop new [--选项]\n", "\n示例\n", "\n选项\n", "  --type                扫描类型", "  -h, --help            显示帮助\n"},
		"LANG=C":           {"\nUsage\n  scantop new [--flags]\n"},
	} {
		for _, args := range [][]string{{"new", "--help"}, {"help", "new"}, {"new", "-h", "--theme", "light"}} {
			code, stdout, stderr := runMain(t, []string{environ}, args...)
			if code != 0 || stderr != "" || strings.Contains(stdout, "\x1b") {
				t.Errorf("%s, %v: ends with %d, %q, %q", environ, args, code, stdout, stderr)
			}
			for _, part := range want {
				if !strings.Contains(stdout, part) {
					t.Errorf("%s, %v: no %q in\n%s", environ, args, part, stdout)
				}
			}
			if i := strings.IndexFunc(stdout, func(r rune) bool { return r > '~' }); environ == "LANG=C" && i >= 0 {
				t.Errorf("%v: not ASCII: %q", args, stdout[i:])
			}
		}
	}
}

func TestHelpListsTheCommands(t *testing.T) {
	t.Parallel()
	_, stdout, _ := runMain(t, []string{"LANG=en_US.UTF-8"}, "--help")
	for _, name := range commandNames() {
		if !strings.Contains(stdout, "\n  "+name+" ") {
			t.Errorf("no %s in\n%s", name, stdout)
		}
	}
	if strings.Contains(stdout, "\n  help ") {
		t.Errorf("help lists itself:\n%s", stdout)
	}
}

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
		{"一二，三四", 4, []string{"一", "二，", "三四"}},
	} {
		got := breakLines(c.text, c.width)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %d: %q, want %q", c.text, c.width, got, c.want)
		}
		for _, line := range got {
			if ansi.StringWidth(line) > c.width {
				t.Errorf("%q in %d: %q is too wide", c.text, c.width, line)
			}
		}
	}
}
