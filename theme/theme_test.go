package theme

import (
	"reflect"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
)

// signs returns every sign of a set by name.
func signs(g Glyphs) map[string]string {
	all := map[string]string{}
	for f, sign := range reflect.ValueOf(g).Fields() {
		if sign.Kind() == reflect.String {
			all[f.Name] = sign.String()
		}
	}
	for status, sign := range g.statuses {
		all["status "+status] = sign
	}
	for severity, sign := range g.severities {
		all["severity "+severity] = sign
	}
	for _, sign := range g.Bar {
		all["bar "+sign] = sign
	}
	for _, sign := range g.Column {
		all["column "+sign] = sign
	}
	return all
}

func TestGlyphsTakeOneCell(t *testing.T) {
	t.Parallel()
	for _, g := range []Glyphs{unicodeGlyphs(), asciiGlyphs()} {
		for name, sign := range signs(g) {
			if lipgloss.Width(sign) != 1 {
				t.Errorf("%s is %q, %d cells wide", name, sign, lipgloss.Width(sign))
			}
		}
	}
	for name, sign := range signs(asciiGlyphs()) {
		if sign[0] > 0x7e {
			t.Errorf("%s is %q, not ASCII", name, sign)
		}
	}
	for _, status := range []string{"running", "waiting", "finished", "aborted", "invalid", "disabled", Stalled} {
		if unicodeGlyphs().Status(status) == "?" || asciiGlyphs().Status(status) == "?" {
			t.Errorf("%s has no sign", status)
		}
	}
}

func TestNoTwoStatusesShareASign(t *testing.T) {
	t.Parallel()
	for _, g := range []Glyphs{unicodeGlyphs(), asciiGlyphs()} {
		owner := map[string]string{}
		for status, sign := range g.statuses {
			if other, taken := owner[sign]; taken {
				t.Errorf("%s and %s are both %q", status, other, sign)
			}
			owner[sign] = status
		}
	}
}

func TestFoldKeepsWidths(t *testing.T) {
	t.Parallel()
	th := New(Variant{ASCII: true})
	for in, want := range map[string]string{
		"plain": "plain", "1–20 · page": "1-20 - page", "单次-x": "????-x", "caf\u00e9…": "caf?~",
		"\x1b[1m↑\x1b[m": "\x1b[1m^\x1b[m",
	} {
		got := th.Fold(in)
		if got != want || lipgloss.Width(got) != lipgloss.Width(in) {
			t.Errorf("Fold(%q) = %q, %d wide; want %q, %d wide", in, got, lipgloss.Width(got), want, lipgloss.Width(in))
		}
	}
	if got := New(Variant{}).Fold("单次"); got != "单次" {
		t.Errorf("a Unicode theme folds to %q", got)
	}
}

func TestVariantsHaveTheColoursTheyShould(t *testing.T) {
	t.Parallel()
	sample := func(v Variant) string {
		th := New(v)
		return th.Title.Render("a") + th.Muted.Render("b") + th.Error.Render("c") + th.Status("running").Render("d") +
			th.Selected(th.Text).Render("e") + th.ActiveTab.Render("f") + th.FocusedButton.Render("g")
	}
	any := sample(Variant{AnyBackground: true})
	if strings.Contains(any, "38;") || strings.Contains(any, "48;") || !strings.Contains(any, "\x1b[36") {
		t.Errorf("the theme for any background does not use the terminal's own colours: %q", any)
	}
	dark, light, mono := sample(Variant{}), sample(Variant{Light: true}), sample(Variant{Mono: true})
	if dark == light {
		t.Error("dark and light look the same")
	}
	if strings.Contains(mono, "38;") || strings.Contains(mono, "48;") {
		t.Errorf("mono has colours: %q", mono)
	}
	for _, v := range []Variant{{Mono: true}, {AnyBackground: true}} {
		th := New(v)
		if got := th.Selected(th.Good).Render("x"); got != "\x1b[7mx\x1b[m" {
			t.Errorf("%+v: a cell of the selected row is %q, which is not reversed", v, got)
		}
	}
}
