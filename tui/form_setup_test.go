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
		if h.m.form.Focused() == "" { // the button: from there the way is back
			h.goToFirst()
			continue
		}
		h.press("tab")
	}
	h.t.Fatalf("there is no field %s:\n%s", parameter, h.screen())
}

// quiet is how long nobody may have pressed a key before one confirms.
const quiet = 400 * time.Millisecond

// goToFirst goes to the first field.
func (h *harness) goToFirst() {
	for h.m.form.Focused() != order.Parameters()[0].Name {
		h.press("shift+tab")
	}
}

// choose goes to a choice and takes an option.
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

// replace goes to a text and writes another one.
func (h *harness) replace(parameter, value string) {
	h.t.Helper()
	h.goTo(parameter)
	h.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	h.write(value)
}

// typedIn is what stands in the field of a parameter.
func typedIn(f *form.Form, parameter string) string {
	return strings.TrimSpace(f.Order().Values[parameter].Typed)
}

// specOf is the scan that entries describe, and what is wrong with them.
func specOf(entries map[string]string, now time.Time, t *text.Catalogue) (client.Spec, []order.Problem) {
	o := order.Parameters().Read(order.Parameters().Values(entries, now, t), now, t)
	return o.Spec, o.Problems
}

// applying are the parameters that apply to what is chosen.
func (h *harness) applying() order.Table {
	return slices.DeleteFunc(order.Parameters(), func(p order.Parameter) bool { return !h.m.form.Order().Applies(p.Name) })
}
