package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client/target"
	"scantop/tui/view"
)

// pasteInParts pastes over a slow line that pauses after each part.
func (h *harness) pasteInParts(parts ...string) {
	h.t.Helper()
	h.send(tea.PasteStartMsg{})
	for _, part := range parts {
		h.send(tea.PasteMsg{Content: part})
	}
	h.send(tea.PasteEndMsg{})
}

// A paste in parts gives the same value as the whole paste.
func TestAPasteInPartsIsThePaste(t *testing.T) {
	t.Parallel()
	for _, parameter := range []string{"Targets", "Name"} {
		for _, pasted := range []string{
			"foo.example.com", "a.com # the shop.com\r\n- b.com", "1. a.com\r\n2. b.com", "e\u0301.com q\u0301.com",
			"a.com\u200bb.com", "a\ufffd.com b.com",
		} {
			h := openForm(t, &fakeAVDS{}, 120, 40)
			h.goTo(parameter)
			h.write("x.org ")
			h.send(tea.PasteMsg{Content: pasted})
			h.write("y")
			want := h.m.form.Order().Values[parameter]
			runes := []rune(pasted)
			for cut := 1; cut < len(runes); cut++ {
				h := openForm(t, &fakeAVDS{}, 120, 40)
				h.goTo(parameter)
				h.write("x.org ")
				h.pasteInParts(string(runes[:cut]), string(runes[cut:]))
				h.write("y")
				if got := h.m.form.Order().Values[parameter]; got.Typed != want.Typed || got.Altered != want.Altered {
					t.Errorf("%s: %q, cut at %d, becomes %q, %v; want %q, %v",
						parameter, pasted, cut, got.Typed, got.Altered, want.Typed, want.Altered)
				}
			}
		}
	}
}

func TestASearchIsPastedInParts(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
	h.press("/")
	h.pasteInParts("one\r", "\ntwo e", "\u0301")
	h.see("/ one two \u00e9")
}

// While a paste has not ended, the footer says so, and how to end it.
func TestTheFooterTellsOfAnOpenPaste(t *testing.T) {
	t.Parallel()
	for _, width := range []int{view.MinWidth, 80} {
		for language, change := range map[string]func(*Options){"en": func(*Options) {}, "zh": inChinese} {
			h := build(t, &fakeAVDS{scans: manyScans(3)}, width, 24, change)
			h.press("n")
			before := h.screen()
			h.send(tea.PasteStartMsg{})
			h.send(tea.PasteMsg{Content: "foo.exa"})
			lines := strings.Split(h.screen(), "\n")
			footer := lines[len(lines)-1]
			for _, want := range map[string][]string{
				"en": {"esc end paste", "paste not finished"}, "zh": {"esc 结束粘贴", "粘贴未结束"},
			}[language] {
				if !strings.Contains(footer, want) {
					t.Errorf("%s, %d wide: the footer %q does not say %q", language, width, footer, want)
				}
			}
			h.send(tea.PasteEndMsg{})
			if !strings.HasSuffix(h.screen(), before[strings.LastIndex(before, "\n"):]) {
				t.Errorf("%s: the footer did not change back:\n%s", language, h.screen())
			}
		}
	}
}

// A paste over the launch button does nothing, whole or in parts.
func TestAPasteInPartsPressesNothing(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 80, 24)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.pasteInParts("foo\r", "bar\r")
	if h.see("a.example.com"); len(avds.specs) != 0 || h.m.form.Reviewed() == nil {
		t.Errorf("launched %v, or left the review", avds.specs)
	}
}

// A byte that is not UTF-8 is visible and makes its target invalid.
func TestABrokenByteIsReported(t *testing.T) {
	t.Parallel()
	for name, broken := range map[string]func(h *harness){
		"typed":  func(h *harness) { h.write("b"); h.send(tea.PasteMsg{Content: "\ufffd"}); h.write(".example") },
		"pasted": func(h *harness) { h.send(tea.PasteMsg{Content: "b\ufffd.example"}) },
	} {
		h := openForm(t, &fakeAVDS{}, 120, 40)
		broken(h)
		h.press("ctrl+s")
		if h.m.form.Reviewed() != nil || len(target.Parse(h.m.form.Order().Values["Targets"].Typed).Hosts) > 0 {
			t.Errorf("%s: the entry became a host:\n%s", name, h.screen())
		}
		h.see(`b\ufffd.example`)

		h = openForm(t, &fakeAVDS{}, 120, 40)
		h.write("a.example")
		h.goTo("Name")
		broken(h)
		if got := h.m.form.Order().Values["Name"].Typed; !strings.HasSuffix(got, "b?.example") {
			t.Errorf("%s: the name becomes %q, and the mistake is invisible", name, got)
		}

		h = start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
		h.press("/")
		broken(h)
		h.see("/ b?.example")
	}
}
