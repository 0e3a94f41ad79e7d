package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"scantop/client/simulator"
	"scantop/tui/text"
)

// readmeSections are what both languages of the README have in common: the levels of headings, and below
// each one the commands without their comments, the number of table rows, and, sorted, links and what stands
// between backquotes. A message of scantop is named by its place in the catalogue.
func readmeSections(t *testing.T, name string, c *text.Catalogue) []string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(source), "\n"); n > 200 {
		t.Errorf("%s: %d lines, want at most 200", name, n)
	}
	messages := append([]string{
		c.Errors.NoCredentials, c.Errors.Profile, c.Errors.Credentials, c.Errors.Permission, c.Errors.Clock,
		c.Errors.NotFound, c.Errors.Quota, c.Errors.Throttled, c.Errors.Network, c.Errors.Decode,
	}, c.TooSmall[0])
	comment := regexp.MustCompile(`\s+# .*$`)
	span := regexp.MustCompile("`[^`]+`|\\]\\([^)]+\\)")
	var sections, spans []string
	section, code := "", false
	end := func() {
		slices.Sort(spans)
		sections = append(sections, section+strings.Join(spans, "\n"))
	}
	for line := range strings.SplitSeq(string(source), "\n") {
		if fence := strings.HasPrefix(line, "```"); fence || code {
			code = code != fence
			section += comment.ReplaceAllString(line, "") + "\n"
			continue
		}
		if strings.HasPrefix(line, "#") {
			end()
			level, _, _ := strings.Cut(line, " ")
			section, spans = level+"\n", nil
		}
		if strings.HasPrefix(line, "|") {
			section += "a row\n"
		}
		for _, s := range span.FindAllString(line, -1) {
			word := strings.Trim(s, "`")
			if n := slices.IndexFunc(messages, func(m string) bool {
				return len(word) > 1 && strings.HasPrefix(m, word) // one letter is a key
			}); n >= 0 {
				s = fmt.Sprintf("message %d", n)
			}
			if !strings.HasPrefix(s, "](README") { // each leads to the other
				spans = append(spans, s)
			}
		}
	}
	end()
	return sections
}

// Both languages of the README have the same headings, commands, names and messages, and the messages are
// those of scantop.
func TestReadmesSayTheSame(t *testing.T) {
	t.Parallel()
	english := readmeSections(t, "README.md", text.For("en"))
	chinese := readmeSections(t, "README.zh-CN.md", text.For("zh"))
	for i := range min(len(english), len(chinese)) {
		if english[i] != chinese[i] {
			t.Errorf("section %d is in English\n%s\n\nand in Chinese\n%s", i, english[i], chinese[i])
		}
	}
	if len(english) != len(chinese) {
		t.Errorf("%d sections in English, %d in Chinese", len(english), len(chinese))
	}
	all := strings.Join(english, "\n")
	for n := range 11 {
		if !strings.Contains(all, fmt.Sprintf("message %d\n", n)) {
			t.Errorf("message %d of scantop is not in the README", n)
		}
	}
}

// Every flag of scantop in the README exists.
func TestReadmeNamesFlags(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var help strings.Builder
	for _, command := range []string{"", "new", "list", "watch", "simulate"} {
		args := slices.DeleteFunc([]string{command, "--help"}, func(s string) bool { return s == "" })
		_, stdout, _ := runMain(t, []string{"LANG=C.UTF-8"}, args...)
		help.WriteString(stdout)
	}
	flags := regexp.MustCompile(`--[a-z][a-z-]+`).FindAllString(string(source), -1)
	for _, flag := range flags {
		if !regexp.MustCompile(regexp.QuoteMeta(flag) + `\s`).MatchString(help.String()) {
			t.Errorf("README.md: %s is no flag of scantop", flag)
		}
	}
	if len(flags) < 20 {
		t.Errorf("only %d flags found", len(flags))
	}
}

// The simulator has every fault that the READMEs and CONTRIBUTING.md name.
func TestDocumentedFaultsExist(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"README.md", "README.zh-CN.md", "CONTRIBUTING.md"} {
		source, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		faults := regexp.MustCompile(`--fault ([-.:=,\w]+)`).FindAllSubmatch(source, -1)
		for _, fault := range faults {
			if _, err := simulator.ParseFault(string(fault[1])); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if len(faults) == 0 {
			t.Errorf("%s names no fault", name)
		}
	}
}
