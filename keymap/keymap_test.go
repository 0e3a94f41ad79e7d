package keymap

import (
	"slices"
	"testing"

	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// contexts returns, for each screen or mode, the bindings that work at the same time.
func contexts(k Keys) map[string][]key.Binding {
	flat := func(maps ...interface{ FullHelp() [][]key.Binding }) []key.Binding {
		var all []key.Binding
		for _, m := range maps {
			for _, group := range m.FullHelp() {
				all = append(all, group...)
			}
		}
		return all
	}
	list := flat(k.Global, k.List)
	text := k.Global.InText()
	form := flat(k.Form)
	// Left and Right choose options, and move the cursor in a text field.
	typing := slices.DeleteFunc(flat(k.Form.On(true, false), k.Text), func(b key.Binding) bool { return !b.Enabled() })
	inLog := []key.Binding{k.Global.Help, k.Global.Palette, k.Global.Interrupt, k.Global.Suspend, k.Global.Redraw}
	return map[string][]key.Binding{
		"findings": append(flat(k.Findings), append(inLog, k.Global.Mouse)...),
		"finding":  append(flat(k.Finding), append(inLog, k.Global.Mouse)...),
		"typing":   append(typing, text...),
		"list":     list,
		"detail":   append(slices.Concat(k.Detail.FullHelp(k.List)...), append(inLog, k.Global.Mouse)...),
		"search":   append(flat(k.Search), text...),
		"form":     append(form, text...),
		"review":   append(flat(k.Review), text...),
		"confirm":  append(flat(k.Confirm), text...),
		"events":   append(flat(k.Events), inLog...),
		"overview": append(flat(k.Overview), append(inLog, k.Global.Mouse)...),
		"reading":  append(flat(k.HelpScreen), k.Global.Interrupt),
		"recent":   append(flat(k.Recent), text...),
		"palette":  append(flat(k.Palette, k.Text), text...),
		"picker":   append(flat(k.Picker, k.Text), text...),
	}
}

func TestNoKeyMeansTwoThings(t *testing.T) {
	t.Parallel()
	for name, bindings := range contexts(New(text.For("en"))) {
		owner := map[string]string{}
		for _, b := range bindings {
			for _, k := range b.Keys() {
				if other, taken := owner[k]; taken {
					t.Errorf("%s: %q means both %q and %q", name, k, other, b.Help().Desc)
				}
				owner[k] = b.Help().Desc
			}
		}
	}
}

func TestEveryBindingHasHelpAndMatchableKeys(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		for name, bindings := range contexts(New(text.For(lang))) {
			if len(bindings) == 0 {
				t.Errorf("%s has no key bindings", name)
			}
			for _, b := range bindings {
				if b.Help().Key == "" || b.Help().Desc == "" || len(b.Keys()) == 0 {
					t.Errorf("%s, %s: binding %v has the help %q", lang, name, b.Keys(), b.Help())
				}
				if slices.Contains(b.Keys(), " ") {
					t.Errorf("%s: \" \" never matches a key press; use \"space\"", name)
				}
			}
		}
	}
}

func TestKeyMapsDoNotShareState(t *testing.T) {
	t.Parallel()
	a, b := New(text.For("en")), New(text.For("en"))
	a.List.Status[0].SetEnabled(false) // Status is a slice, which two key maps could share
	if !b.List.Status[0].Enabled() {
		t.Error("switching a binding off in one key map switched it off in another")
	}
}

func TestPressSendsAKeyOfTheBinding(t *testing.T) {
	t.Parallel()
	for name, bindings := range contexts(New(text.For("en"))) {
		for _, b := range bindings {
			if msg := Press(b); !key.Matches(msg, b) {
				t.Errorf("%s: the key of %q is %q, want one of %q", name, b.Help().Desc, msg, b.Keys())
			}
		}
	}
}

func TestPartnersShareALineOfTheHelp(t *testing.T) {
	t.Parallel()
	keys := newMove(text.For("en").Keys, "")
	keys.Last.SetEnabled(false)
	var got []string
	for _, b := range Joined(keys.column(), func(a, b string) string { return a + " or " + b }) {
		got = append(got, b.Help().Key+": "+b.Help().Desc)
	}
	want := []string{
		"↑/k ↓/j: up or down", "ctrl+u ctrl+d: half a screen up or half a screen down",
		"pgup pgdn: screen up or screen down", "ctrl+b ctrl+f: screen up or screen down",
		"g home: first row", "G end: last row",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the lines are %q, want %q", got, want)
	}
}
