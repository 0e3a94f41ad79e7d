package cli

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/text"
)

func TestHelpIsInOneLanguage(t *testing.T) {
	t.Parallel()
	for environ, want := range map[string][]string{
		"LANG=en_US.UTF-8": {"\nUsage\n  scantop new [--flags]\n", "\nExamples\n  # open the form, with a target\n",
			"\nFlags\n", "  --type                Scan type: vuln", "(default cn-hangzhou)\n",
			"  -h, --help            Show this help\n"},
		"LANG=zh_CN.UTF-8": {"\n用法\n  scantop new [--选项]\n", "\n示例\n", "\n选项\n",
			"  --type                扫描类型", "  -h, --help            显示此帮助\n"},
		"LANG=C": {"\nUsage\n  scantop new [--flags]\n"},
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

// helpPages returns the help of every command in a language, by the command's name, on lines of a width.
func helpPages(t *testing.T, lang string, width int) map[string]string {
	t.Helper()
	p := program{System{Stdout: os.Stdout, Stderr: io.Discard}, nil, text.For(lang), order.Parameters()}
	root := newCommand(p)
	pages := map[string]string{}
	for _, cmd := range append(root.Commands(), root) {
		h := help{text: p.text.Command.Help, th: theme.New(theme.Variant{Mono: true}), width: width}
		h.about(cmd)
		pages[cmd.CommandPath()] = ansi.Strip(h.page.String())
	}
	return pages
}

// Every page fits a terminal of 80 columns, and a narrow one of 60, without lines that wrap.
func TestHelpFitsTheTerminal(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		for _, width := range []int{80, 60} {
			pages := helpPages(t, lang, width)
			if len(pages) != len(commandNames())+1 {
				t.Fatalf("%d pages for %d commands", len(pages), len(commandNames()))
			}
			for name, page := range pages {
				about, _, _ := strings.Cut(strings.TrimSpace(page), "\n\n"+text.For(lang).Command.Help.Usage+"\n")
				if regexp.MustCompile(`\n {0,1}\S`).MatchString(about) {
					t.Errorf("%s in %s: a paragraph is not indented: %s", name, lang, about)
				}
				for line := range strings.Lines(page) {
					if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > width {
						t.Errorf("%s in %s: a line has %d columns, want at most %d: %s", name, lang, n, width, line)
					}
				}
			}
		}
	}
}

// Where standard output is not a terminal, lines have at most 80 columns as well.
func TestPipedHelpFits80Columns(t *testing.T) {
	t.Parallel()
	_, stdout, _ := runMain(t, english, "new", "--help")
	for line := range strings.Lines(stdout) {
		if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > 80 {
			t.Errorf("a line has %d columns: %s", n, line)
		}
	}
}

// The examples are command lines that scantop accepts, and the same in both languages.
func TestExamplesInTheHelpAreAccepted(t *testing.T) {
	t.Parallel()
	inner := regexp.MustCompile(`\$\((scantop [^)]*)\)`)
	command := regexp.MustCompile(`\bscantop [^|<>&)]+`)
	ran := 0
	for name, page := range helpPages(t, "en", 80) {
		_, examples, _ := strings.Cut(page, "\nExamples\n")
		examples, _, _ = strings.Cut(examples, "\n\n")
		if other := helpPages(t, "zh", 80)[name]; withoutComments(examples) == "" ||
			!strings.Contains(withoutComments(other), withoutComments(examples)) {
			t.Errorf("%s: the examples differ in Chinese: %s", name, other)
		}
		for line := range strings.Lines(strings.ReplaceAll(withoutComments(examples), "\\\n", " ")) {
			lines := []string{line}
			if m := inner.FindStringSubmatch(line); m != nil {
				lines = []string{m[1], inner.ReplaceAllString(line, "1")}
			}
			for _, line := range lines {
				for _, written := range command.FindAllString(line, -1) {
					ran++
					checkExample(t, written)
				}
			}
		}
	}
	if ran < 15 {
		t.Errorf("only %d examples were found", ran)
	}
}

// withoutComments returns the lines of a page that are not comments in an example.
func withoutComments(page string) string {
	return regexp.MustCompile(`(?m)^ +#.*\n`).ReplaceAllString(page, "")
}

// checkExample fails the test if scantop does not accept a command line of the help.
func checkExample(t *testing.T, line string) {
	t.Helper()
	var args []string
	for _, word := range regexp.MustCompile(`'[^']*'|\S+`).FindAllString(line, -1)[1:] {
		args = append(args, strings.Trim(word, "'"))
	}
	wanted := 0
	switch command := args[0]; {
	case command == "watch":
		args, wanted = append(args, "1"), exitFailed // there are no credentials
	case command == "simulate":
		args = append(args, "--faults") // with which it does not serve
	case slices.Contains([]string{"get", "runs", "findings", "report"}, command):
		wanted = exitFailed // the demo does not have this scan
	case command == "completion":
	case strings.HasPrefix(command, "--"), isScanID(command), command == "new" && !slices.Contains(args, "--yes"):
		wanted = exitFailed // standard output is not a terminal
	}
	if !slices.Contains([]string{"watch", "simulate", "completion"}, args[0]) && !slices.Contains(args, "--profile") {
		args = append(args, "--demo")
	}
	targets := filepath.Join(t.TempDir(), "targets")
	if err := os.WriteFile(targets, []byte("a.example.com"), 0o600); err != nil {
		t.Fatal(err)
	}
	if i := slices.Index(args, "-"); i > 0 {
		args[i] = targets // in place of standard input
	}
	if code, _, stderr := runMain(t, english, args...); code != wanted {
		t.Errorf("%s ends with %d, want %d: %s", line, code, wanted, stderr)
	}
}
