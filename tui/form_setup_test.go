package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/form"
	"scantop/tui/order"
	"scantop/tui/text"
)

// goTo presses tab until a field has the focus.
func (h *harness) goTo(parameter string) {
	h.t.Helper()
	for range 2 * len(order.Parameters()) {
		if h.m.form.Focused() == parameter {
			return
		}
		if h.m.form.Focused() == "" { // the button is last: search backwards
			h.goToFirst()
			continue
		}
		h.press("tab")
	}
	h.t.Fatalf("there is no field %s:\n%s", parameter, h.screen())
}

// quiet is how long no key may have been pressed before a key can confirm.
const quiet = 400 * time.Millisecond

// goToFirst moves to the first field.
func (h *harness) goToFirst() {
	for h.m.form.Focused() != order.Parameters()[0].Name {
		h.press("shift+tab")
	}
}

// choose moves to a choice and selects an option.
func (h *harness) choose(parameter, value string) {
	h.t.Helper()
	h.goTo(parameter)
	for range 10 {
		if typedIn(h.m.form, parameter) == value {
			return
		}
		h.press("right")
	}
	h.t.Fatalf("%s has no option %q", parameter, value)
}

// replace moves to a text field and replaces its value.
func (h *harness) replace(parameter, value string) {
	h.t.Helper()
	h.goTo(parameter)
	h.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	h.write(value)
}

// typedIn returns the text in the field of a parameter.
func typedIn(f *form.Form, parameter string) string {
	return strings.TrimSpace(f.Order().Values[parameter].Typed)
}

// specOf returns the scan that entries describe, and its problems.
func specOf(entries map[string]string, now time.Time, t *text.Catalogue) (client.Spec, []order.Problem) {
	o := order.Parameters().Read(order.Parameters().Values(entries, now, t), now, t)
	return o.Spec, o.Problems
}

// applying returns the parameters that apply to the chosen options.
func (h *harness) applying() order.Table {
	o := h.m.form.Order()
	return slices.DeleteFunc(order.Parameters(), func(p order.Parameter) bool { return !o.Applies(p.Name) })
}
