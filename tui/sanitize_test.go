package tui

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"scantop/client"
)

func TestCleanDisarmsText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain name":                "plain name",
		"单次任务":                      "单次任务",
		"two\nlines\tand\r\nmore":   "two lines and  more",
		"\x1b[2J\x1b]0;title\x07x":  "[2J]0;titlex",
		"\u009b31mred":              "31mred",
		"abc\u202edef\u2066":        "abcdef",
		"cafe\u0301":                "caf\u00e9",
		"x\u0337y":                  "xy",
		"a\xffb":                    "a\uFFFDb",
		"wave\U0001F44B\U0001F3FD!": "wave\U0001F44B!",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"name", "单次任务", "\x1b[31m", "a\u202eb", "e\u0301", "\xff\xfe", "👩‍💻", "\u2028"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, func(r rune) bool { return unicode.IsControl(r) || unicode.In(r, unicode.Cf) }) {
			t.Errorf("clean(%q) = %q", s, got)
		}
		if again := clean(got); again != got {
			t.Errorf("cleaning %q twice gives %q", got, again)
		}
	})
}

func TestHostileScansReachTheScreenDisarmed(t *testing.T) {
	t.Parallel()
	evil := "\x1b[2J\x1b]52;c;aGk=\x07" + strings.Repeat("长", 5000)
	h := start(t, &fakeAVDS{scans: []client.Scan{{
		ID: evil, Name: evil, Status: client.Status(evil), Type: client.ScanType(evil), Flow: client.FlowName(evil), Targets: []string{evil},
	}}}, 120, 36)
	for _, sequence := range []string{"\x1b[2J", "\x1b]52", "\x07"} {
		if strings.Contains(h.m.View().Content, sequence) {
			t.Errorf("%q reached the screen", sequence)
		}
	}
	fits(t, "hostile", h.m.View().Content, 120, 36)
}
