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
			screen := waitFor(t, s, size.there...)
			if percent.FindString(screen) == "" {
				t.Errorf("the screen shows no percentage:\n%s", screen)
			}
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
	waitFor(t, s, "全部 60")
	s.keys("n")
	waitFor(t, s, "新建任务", "核对参数")
}

// TestASCII checks that no screen has a byte outside ASCII. The Chinese names of the demo
// have to be replaced as well.
func TestASCII(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.scantop("--demo", "--ascii")
	for _, step := range []struct{ key, shows string }{
		{"", "page 1 of 3"}, {"?", "suspend (fg resumes)"}, {"Escape", "page 1 of 3"}, {"n", "New scan"},
	} {
		if step.key != "" {
			s.keys(step.key)
		}
		screen := waitFor(t, s, step.shows)
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
			for _, step := range []struct{ key, shows string }{
				{"", "Disabled 2"}, {"?", "suspend (fg resumes)"}, {"Escape", "page 1 of 3"}, {"n", "New scan"},
			} {
				if step.key != "" {
					s.keys(step.key)
				}
				waitFor(t, s, step.shows)
				if screen := s.coloured(); coloured(screen) != c.coloured {
					t.Errorf("after %q: colours %v, want %v:\n%q", step.key, !c.coloured, c.coloured, screen)
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
