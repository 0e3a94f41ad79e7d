package form

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client/target"
	"scantop/keymap"
	"scantop/tui/order"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// targetsField returns a field of targets that has the focus.
func targetsField(t *testing.T) (*field, keymap.Form) {
	t.Helper()
	keys := keymap.New(text.For("en"))
	for _, f := range newFields(order.Parameters(), keys.Text, text.For("en"), time.Time{}) {
		if f.Name == "Targets" {
			f.focus()
			return f, keys.Form
		}
	}
	t.Fatal("there is no field of targets")
	return nil, keymap.Form{}
}

func TestPastedTargetsStayApart(t *testing.T) {
	t.Parallel()
	for pasted, want := range map[string]string{
		"a.example.com\x1eb.example.net\x00c.example.org": "a.example.com,b.example.net,c.example.org",
		"a.com\ufeffb.com c.com\u200b":                    "a.com,b.com c.com",
		"1. a.com\r\n2. b.com\n- c.com # the shop":        " a.com b.com c.com ",
		"a.com\tb.com\n\nc.com":                           "a.com b.com c.com",
		"[\n  \"a.com\",\n  \"b.com\"\n]":                 "[ \"a.com\", \"b.com\" ]",
		"例子.中国，bücher.example":                            "例子.中国，bücher.example",
		"a.com|b.com":                                     "a.com|b.com",
		"https://a.com/?x=b.com,c.com":                    "https://a.com/?x=b.com,c.com",

		// A host that the screen would show as another one is shown as it is sent, or as invalid.
		"हिन्दी.com a.com":               "xn--j2bd4cyah0f.com a.com",
		"q\u0301.com":                    "xn--q-xbb.com",
		"a.com\u200bb.com":               `a.com\u200bb.com`,
		"a\u202e.com,例子.中国":              `a\u202e.com,例子.中国`,
		"b.com,\U0001F1E8\U0001F1F3.com": `b.com,\U0001f1e8\U0001f1f3.com`,
		"a\x1b[31m.com a\x08.com":        `a\x1b[31m.com a\b.com`,
		"a\u200c.com \xffa.com":          `a\u200c.com \ufffda.com`,
	} {
		f, keys := targetsField(t)
		f.update(tea.PasteMsg{Content: pasted}, keys)
		if got := f.cursor().Value(); got != want {
			t.Errorf("%q becomes %q, want %q", pasted, got, want)
		}
	}
}

// A typed target means what was typed and what the field shows, or is invalid, also with characters that the
// screen does not show: a name in the script of India must not lose its vowels.
func TestTypedTargetsMeanWhatIsShown(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"q\u0301.com": `q\u0301.com`, "e\u0301.com": "\u00e9.com", "a\u200bb.com": `a\u200bb.com`,
		"a.com b\u202e.com": `a.com b\u202e.com`, "a.com\ufeffb.com": `a.com\ufeffb.com`,
		"a.com\u200b": `a.com\u200b`, "bücher.example": "bücher.example", "例子.中国": "例子.中国",
		"a.com，b.com":         "a.com，b.com",
		"- a.com q\u0301.com": `- a.com q\u0301.com`,
		"हिन्दी.com":          `ह\u093fन\u094dद\u0940.com`,
		"ไทย.com":             "ไทย.com", "กำ.com": "กำ.com",
		"q.q\u0301a.com": `q.q\u0301a.com`, "a.com/q\u0301": "a.com/q",
		"نامه\u200cای.com": `نامه\u200cای.com`, "\U0001F1E8.com": `\U0001f1e8.com`,
	} {
		f, keys := targetsField(t)
		for _, r := range typed {
			f.update(tea.KeyPressMsg{Code: r, Text: string(r)}, keys)
		}
		got := f.cursor().Value()
		meant, shown, named := target.Parse(got), target.Parse(safe.Clean(got)), target.Parse(typed)
		another := len(meant.Bad) == 0 && !slices.Equal(meant.Hosts, named.Hosts)
		if got != want || another || !slices.Equal(meant.Hosts, shown.Hosts) || f.cursor().Position() != len(got) {
			t.Errorf("%+q becomes %+q, which means %q; want %+q", typed, got, meant.Hosts, want)
		}
	}
}

// Pasting a text and saving it in a draft does not change which targets it means.
func TestTheFieldOfTargetsMeansWhatWasPasted(t *testing.T) {
	t.Parallel()
	pieces := []string{
		"a.com", "b.net", "192.0.2.1", "10.0.0.0/24", "2001:db8::1", "[", "]", "\"", "https://", "/", "?", "x", "-",
		"* ", "1.", "1. ", "- ", "• ", " ", "\n", "\r\n", "\t", ",", ";", "|", "，", "、", "\x00", "\x1e", "\x1b",
		"\x7f",
		"\u0085", "\u00a0", "\u00ad", "\u200b", "\u200c", "\u2060", "\u202e", "\ufeff", "\ufe0f", "例子.中国",
		"हिन्दी.com", "ห\u0e33.com", "q\u0301.com", "\u0301", "\U0001F1E8\U0001F1F3.com", "\U0001F3FB",
		"ﾊﾟ.com",
		"\u1112\u1161.com", "ａ.com", "\xff", "�", "\\n", "#", " #",
	}
	r := rand.New(rand.NewPCG(3, 4))
	f, keys := targetsField(t)
	draft, _ := targetsField(t)
	good := 0
	for range 5000 {
		var b strings.Builder
		for range 1 + r.IntN(7) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		f.set(order.Value{})
		f.update(tea.PasteMsg{Content: b.String()}, keys)
		pasted, shown := target.Parse(target.Plain(b.String())), target.Parse(f.cursor().Value())
		if len(pasted.Bad) == 0 && len(pasted.Hosts) > 0 {
			good++
		}
		valid := len(shown.Bad) == 0
		if valid && (len(pasted.Bad) > 0 || !slices.Equal(shown.Hosts, pasted.Hosts)) {
			t.Fatalf("%q means %+v; the field has %q: %+v", b.String(), pasted, f.cursor().Value(), shown)
		}
		for _, host := range shown.Hosts {
			if !slices.Contains(pasted.Hosts, host) {
				t.Fatalf("%q becomes %q, which adds %q", b.String(), f.cursor().Value(), host)
			}
		}
		draft.set(draft.Value(f.kept(), time.Time{}, text.For("en")))
		kept := target.Parse(draft.cursor().Value())
		if !slices.Equal(kept.Hosts, shown.Hosts) || len(kept.Bad) != len(shown.Bad) {
			t.Fatalf("%q becomes %q, a draft of it %q", b.String(), f.cursor().Value(), draft.cursor().Value())
		}
	}
	if good < 500 {
		t.Errorf("%d pastes of valid targets are too few for this test", good)
	}
}
