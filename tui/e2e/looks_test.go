package e2e

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestSizes opens the list on small terminals, which keep the most important columns.
func TestSizes(t *testing.T) {
	t.Parallel()
	for _, size := range []struct {
		name       string
		cols, rows int
		there      []string
		gone       []string
	}{
		{"80x24", 80, 24, []string{"STATUS", "NAME", "WHEN", "running", "checkout-smoke", "Running", "page 1 of 4"},
			[]string{"TARGETS"}},
		{"40x10", 40, 10, []string{"NAME", "checkout-smoke", "page 1 of 12", "? help"}, []string{"STATUS", "WHEN"}},
	} {
		t.Run(size.name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t, size.cols, size.rows)
			s.scantop("--demo")
			screen := waitUntil(t, s, "a percentage and "+strings.Join(size.there, ", "), func(screen string) bool {
				return containsAll(screen, size.there) && percent.MatchString(screen)
			})
			for _, text := range size.gone {
				if strings.Contains(screen, text) {
					t.Errorf("the screen shows %s:\n%s", text, screen)
				}
			}
			s.keys("q")
			s.wantShell(0)
		})
	}
}

// TestResize makes the terminal too small while the program runs, and large again.
func TestResize(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo")
	waitFor(t, s, "page 1 of 3", "TARGETS")
	s.resize(30, 5)
	waitUntil(t, s, "one line in too small a terminal", func(screen string) bool {
		return strings.Contains(screen, "terminal too small") && !strings.Contains(strings.TrimSpace(screen), "\n")
	})
	s.resize(120, 36)
	waitFor(t, s, "page 1 of 3", "TARGETS", "? help", "q quit")
	waitUntil(t, s, "the list to recover", func(screen string) bool {
		return !strings.Contains(screen, "too small") && len(rows(screen)) == 29
	})
	s.resize(80, 24)
	waitFor(t, s, "page 1 of 4", "WHEN")
	waitGone(t, s, "TARGETS")
	s.keys("q")
	waitFor(t, s, "exit status 0")
}

// TestChinese checks that the list and the help are in Chinese.
func TestChinese(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo", "--lang", "zh")
	waitFor(t, s, "全部 60", "运行中", "checkout-smoke", "退出")
	s.keys("?")
	waitFor(t, s, "下一页")
	s.keys("Escape")
	waitInstead(t, s, "下一页", "全部 60")
	s.keys("n")
	waitFor(t, s, "新建任务", "核对参数")
}

// look is a key, what it shows, and what goes with it.
type look struct{ key, shows, gone string }

// tour goes through the list, the help and the form.
var tour = []look{
	{"", "page 1 of 3", "shell>"}, {"?", "suspend (fg resumes)", "page 1 of 3"},
	{"Escape", "page 1 of 3", "suspend (fg resumes)"}, {"n", "New scan", "page 1 of 3"},
}

// take presses the key of a look and waits for what it shows.
func (s *session) take(step look) string {
	s.t.Helper()
	if step.key != "" {
		s.keys(step.key)
	}
	return waitInstead(s.t, s, step.gone, step.shows)
}

// TestASCII checks that no screen has a byte outside ASCII. The Chinese names of the demo
// have to be replaced as well.
func TestASCII(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo", "--ascii")
	for _, step := range tour {
		screen := s.take(step)
		if i := strings.IndexFunc(screen, func(r rune) bool { return r > 0x7f }); i >= 0 {
			line := 1 + strings.Count(screen[:i], "\n")
			t.Errorf("line %d has %q:\n%s", line, []rune(screen[i:])[0], screen)
		}
	}
}

// TestColourless checks that the screen has no colours, and that it has them by default, as
// the test would prove nothing otherwise.
func TestColourless(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		args     []string
		env      []string
		coloured bool
	}{
		{"default", nil, nil, true},
		{"theme mono", []string{"--theme", "mono"}, nil, false},
		{"NO_COLOR", nil, []string{"NO_COLOR=yes"}, false},
		{"NO_COLOR over theme", []string{"--theme", "dark"}, []string{"NO_COLOR=1"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t, 120, 36, c.env...)
			s.scantop(append([]string{"--demo"}, c.args...)...)
			for _, step := range tour {
				s.take(step)
				if !eventually(func() bool { return coloured(s.coloured()) == c.coloured }) {
					t.Errorf("after %q: colours %v, want %v:\n%q", step.key, !c.coloured, c.coloured, s.coloured())
				}
			}
		})
	}
}

var penChange = regexp.MustCompile("\x1b\\[([0-9;:]*)m")

// coloured reports whether any sequence sets a colour.
func coloured(screen string) bool {
	for _, m := range penChange.FindAllStringSubmatch(screen, -1) {
		for _, parameter := range strings.FieldsFunc(m[1], func(r rune) bool { return r == ';' || r == ':' }) {
			n, _ := strconv.Atoi(parameter)
			if n >= 30 && n <= 38 || n >= 40 && n <= 48 || n == 58 || n >= 90 && n <= 107 {
				return true
			}
		}
	}
	return false
}
