package safe

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/rangetable"

	"scantop/client"
)

func TestCleanDisarmsText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain  name":            "plain  name",
		"单次任务":                   "单次任务",
		"\x1b[2J\x1b]0;title\ax": "[2J]0;titlex", // the parameters stay, the escapes do not
		"\u009b31mred\x7f":       "31mred",
		"a\xffb\x9b31m":          "a\uFFFDb\uFFFD31m",
		"abc\u202edef\u2066":     "abcdef",
		"a\u200bb\u00adc\ufeff":  "abc",

		"two\nlines\tand\r\nmore": "two lines and more",
		"a\n\n\nb \n c\u2028d":    "a b  c d",
		"é  张　三":                  "é  张 三",

		"cafe\u0301":                "café",
		"ê\u200d\u0301":             "ế",
		"ㄱ\u0e33":                   "\uFFFD",
		"e\u200d\u0301":             "é",
		"z\u0337algo":               "zalgo", // not composed, and the renderer drops the mark
		"字\u0337\u0489":             "字",
		"字\u0337":                   "字\u0337",
		"字\u0301\u0301\u0301\u0301": "字",
		"字\ufe0e\U000e0100":         "字",
		"สวัสดี":                    "สวัสดี",
		"กำ":                        "ก\u0e4dา", // looks the same, and takes two cells everywhere
		"بِسْمِ שָׁלוֹם":            "بِسْمِ שָׁלוֹם",
		"हिन्दी":                    "हनद",
		// terminals disagree on vowels beside a letter, and on joined letters
		"\u0301a":                "a",
		"ﾊﾞﾝﾄﾞ":                  "バﾝド",
		"\u1112\u1161\u11ab":     "한",
		"\u1112\u1112":           "\uFFFD\uFFFD",
		"क\u0d4e":                "क\uFFFD",
		"\u3164\u115f\U000e0001": "",

		"🇨🇳 flag":              "CN flag",
		"wave 👋🏽!":             "wave 👋!",
		"👩‍💻 1️⃣ ❤️":           "👩💻 1 ❤",
		"🥷🫠":                   "🥷\uFFFD", // added in Unicode 13 and 14
		"☰ \ue000 \u0378":      "\uFFFD \uFFFD \uFFFD",
		"① ※ ─ α \u2800\ufffc": "① ※ ─ α \u2800\ufffc",
	} {
		if got := Clean(in); got != want {
			t.Errorf("clean(%+q) = %+q, want %+q", in, got, want)
		}
		wantClean(t, in)
	}
}

// wantClean checks the promises that Clean makes for every text.
func wantClean(t *testing.T, in string) {
	t.Helper()
	got := Clean(in)
	if again := Clean(got); again != got {
		t.Errorf("cleaning %+q gives %+q, and then %+q", in, got, again)
	}
	bad := func(r rune) bool {
		return unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) || unicode.IsSpace(r) && r != ' '
	}
	if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) || strings.ContainsFunc(got, bad) {
		t.Errorf("clean(%+q) = %+q", in, got)
	}
	each := 0 // the sum of the widths of its characters
	for _, r := range got {
		if !unicode.Is(unicode.Mn, r) {
			each += ansi.WcWidth.StringWidth(string(r))
		}
	}
	if width := lipgloss.Width(got); width != each {
		t.Errorf("clean(%+q) = %+q is %d cells wide, and its characters %d", in, got, width, each)
	}
	for _, method := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
		if cells := drawn(got, method); cells != got+"|" {
			t.Errorf("clean(%+q) = %+q is drawn as %+q", in, got, cells)
		}
	}
}

// drawn draws a text with a bar after it and returns the content of these cells.
func drawn(s string, method ansi.Method) string {
	screen := uv.NewScreenBuffer(lipgloss.Width(s)+1, 1)
	screen.Method = method
	uv.NewStyledString(s+"|").Draw(screen, screen.Bounds())
	var cells strings.Builder
	for x := range screen.Width() {
		cells.WriteString(screen.CellAt(x, 0).Content)
	}
	return cells.String()
}

// All characters are tested, except that ideographs, Hangul syllables and unassigned code
// points are only sampled.
func TestCleanOfEveryCharacter(t *testing.T) {
	t.Parallel()
	var some []rune
	for r := rune(0); r <= unicode.MaxRune; r += 199 {
		some = append(some, r)
	}
	rangetable.Visit(rangetable.Merge(
		unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf,
	), func(r rune) {
		if r < 0x3400 || r > 0xA000 && r < 0xAC00 || r > 0xD7A3 && r < 0x17000 ||
			r > 0x1B000 && r < 0x20000 || r > 0xE0000 {
			some = append(some, r)
		}
	})
	if len(some) < 30000 {
		t.Fatalf("only %d characters are tested", len(some))
	}
	for part := range slices.Chunk(some, 64) {
		for _, between := range []string{"", "字"} {
			var b strings.Builder
			for _, r := range part {
				b.WriteString(string(r) + between)
			}
			wantClean(t, b.String())
		}
	}
}

// Most names are simple: they are not looked at cluster by cluster, which takes seventy
// times as long, and come out as if they were.
func TestCleanTakesSimpleTextsAsTheyAre(t *testing.T) { // not parallel: it counts allocations
	for _, s := range []string{
		strings.Repeat("nightly web-edge (release 2.14) ~ ", 150),
		strings.Repeat("官网周检（生产环境）、【支付】接口——“漏洞扫描”…：１２。", 200),
	} {
		if got := settle(oneLine(norm.NFC.String(s))); got != s {
			t.Errorf("looked at cluster by cluster, it becomes %q", got)
		}
		if n := testing.AllocsPerRun(10, func() { Clean(s) }); n != 0 {
			t.Errorf("%.20q… is copied: %v allocations", s, n)
		}
	}
	for r := rune(0); r < 0x20000; r++ {
		s := "漏" + string(r) + "x"
		if !isSimple(s) {
			continue
		}
		if got := settle(oneLine(norm.NFC.String(s))); got != s {
			t.Errorf("%U is said to stand for itself, and becomes %q", r, got)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{
		"name", "单次任务", "\x1b[31m", "a\u202eb", "e\u0301", "\xff\xfe", "👩‍💻 🇨🇳", "\u2028",
		"न्दी क्ष",
		"น้ำ", "ﾊﾞ", "\u0d4e\u0301\u0d4e", "\u1112\u0301\u1161",
		"\xe4\xb8", "\xe4\xb8x", "\xe5\x8d\x9b31m", "\xe4\xb8\x9b\x9b31m", "\xed\xa0\x80", "\xe0\x80\x9b",
		strings.Repeat("\u0301", 40), "\U0001d15e", "\u0344ᾳ\u0345", "\u0958\u0b94", "\ufb2c\ufe70",
	} {
		f.Add(seed)
	}
	f.Fuzz(wantClean)
}

// Clean reaches every text of a reply that is drawn as it is, also when a field is added.
func TestCleanPageCleansEveryText(t *testing.T) {
	t.Parallel()
	const evil = "\x1b[31m\u202e"
	page := client.Page{Scans: []client.Scan{{}}}
	texts := 0
	eachText(reflect.ValueOf(&page).Elem(), "Page", func(_ string, text reflect.Value) {
		texts++
		text.SetString(evil)
	})
	if texts < 16 {
		t.Fatalf("only %d texts found in a reply", texts)
	}
	Page(&page)
	eachText(reflect.ValueOf(&page).Elem(), "Page", func(name string, text reflect.Value) {
		shown := strings.TrimSuffix(text.String(), "\ufffd") // of an entry that has lost characters
		if raw := name == "Page.Scans.Raw"; shown != Clean(evil) && !raw {
			t.Errorf("%s is %q", name, text)
		}
	})
}

// eachText visits every string in a value. It gives empty lists one element.
func eachText(v reflect.Value, name string, visit func(name string, text reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		visit(name, v)
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			eachText(v.Index(i), name, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				eachText(v.Field(i), name+"."+field.Name, visit)
			}
		}
	}
}

// BenchmarkClean shows that plain names cost almost nothing and that the time is
// proportional to the length of any name.
func BenchmarkClean(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"ascii", "nightly-web-edge"}, {"chinese", "单次任务支付接口00"},
		{"thai", "สวัสดีน้ำใจ"}, {"emoji", "👩🏽‍💻 🇨🇳 deploy"},
		{"ascii-5000", strings.Repeat("x", 5000)}, {"chinese-5000", strings.Repeat("长", 5000)},
		{"marks-5000", strings.Repeat("\u0301", 5000)}, {"marks-10000", strings.Repeat("\u0301", 10000)},
		{"joined-5000", strings.Repeat("न्", 2500)}, {"joined-10000", strings.Repeat("न्", 5000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Clean(c.text)
			}
		})
	}
}
